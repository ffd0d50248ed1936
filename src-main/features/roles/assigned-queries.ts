// The people of one thing: direct assignments, and those to what it stands in.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AssignablePlace } from '../../../src-shared/contract/thing-assignments.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb } from '../../db/open.ts'

export interface AssignedRow {
  readonly person: PersonId
  readonly kind: 'entity' | 'asset' | 'source'
  readonly id: number
  readonly name: string
  readonly depth: number
  readonly at: string
  readonly by: PersonId | null
}

export interface StandingPlace {
  readonly name: string
  /** From the root down. */
  readonly path: string[]
}

/** What the place is and stands in: itself first, then its asset, then the entities up to the root. */
function way({ kind, id }: AssignablePlace): SQL {
  const start = {
    entity: sql`SELECT ${id} AS entity, 0 AS depth`,
    asset: sql`SELECT entity_id, 1 FROM asset WHERE id = ${id}`,
    source: sql`SELECT entity_id, 2 FROM emission_source WHERE id = ${id}`,
  }[kind]
  const own = {
    entity: sql``,
    asset: sql`UNION ALL SELECT 'asset', id, name, 0 FROM asset WHERE id = ${id}`,
    source: sql`UNION ALL SELECT 'source', id, name, 0 FROM emission_source WHERE id = ${id}
      UNION ALL SELECT 'asset', a.id, a.name, 1 FROM emission_source s JOIN asset a ON a.id = s.asset_id WHERE s.id = ${id}`,
  }[kind]
  return sql`WITH RECURSIVE up (entity, depth) AS (
      ${start} UNION ALL SELECT e.parent_id, depth + 1 FROM entity e JOIN up ON e.id = up.entity WHERE e.parent_id IS NOT NULL
    ), way (kind, id, name, depth) AS (
      SELECT 'entity', e.id, e.name, up.depth FROM up JOIN entity e ON e.id = up.entity ${own}
    )`
}

/** Undefined where there is no such thing. */
export function getStandingPlace(db: ReadDb, place: AssignablePlace): StandingPlace | undefined {
  const names = db
    .values<[string]>(sql`${way(place)} SELECT name FROM way ORDER BY depth DESC`)
    .map(([name]) => name)
  const name = names.at(-1)
  return name === undefined ? undefined : { name, path: names.slice(0, -1) }
}

/** Everybody assigned to some of the way. One arm for each kind, so that each finds its own index. */
const assignedAlong = sql`(
    SELECT way.*, a.person_id, a.granted_at, a.granted_by FROM way CROSS JOIN assignment a ON a.entity_id = way.id
      WHERE way.kind = 'entity'
    UNION ALL SELECT way.*, a.person_id, a.granted_at, a.granted_by FROM way CROSS JOIN assignment a ON a.asset_id = way.id
      WHERE way.kind = 'asset'
    UNION ALL SELECT way.*, a.person_id, a.granted_at, a.granted_by FROM way CROSS JOIN assignment a ON a.source_id = way.id
      WHERE way.kind = 'source'
  ) AS w JOIN person p ON p.id = w.person_id AND p.state <> 'removed'`

/** Removed people hold nothing. The direct ones first, then by how near, then by name. */
export function listAssignedTo(db: ReadDb, place: AssignablePlace, limit: number): AssignedRow[] {
  return db.all<AssignedRow>(sql`${way(place)}
    SELECT p.id AS person, w.kind, w.id, w.name, w.depth, w.granted_at AS at, w.granted_by AS by
    FROM ${assignedAlong} ORDER BY w.depth, p.sort_name, p.id LIMIT ${limit}`)
}

export function countAssignedTo(db: ReadDb, place: AssignablePlace): number {
  return db.get<{ n: number }>(sql`${way(place)} SELECT count(*) AS n FROM ${assignedAlong}`).n
}
