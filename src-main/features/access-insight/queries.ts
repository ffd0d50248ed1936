// Rows that answers about access name: things with the way to them, assignments, who granted, and who can, by page.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type {
  InsightThing,
  NamedThing,
  WhoColumn,
  WhoQuery,
} from '../../../src-shared/contract/access-insight.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { InsightKind } from '../../../src-shared/policy/asking.ts'
import type { Facts, Id } from '../../../src-shared/policy/facts.ts'
import { holders } from '../../../src-shared/policy/holders.ts'
import { roles } from '../../../src-shared/policy/roles.ts'
import { bind, visibleRows } from '../../authz/visible-rows.ts'
import { whoCan } from '../../authz/who-can.ts'
import type { Question } from '../../authz/who-can.ts'
import { containsWords } from '../../db/lists.ts'
import type { Window } from '../../db/lists.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'

const tables: Readonly<Record<Exclude<InsightKind, 'organization'>, SQL>> = {
  facility: sql`facility`,
  program: sql`program`,
  entity: sql`entity`,
  asset: sql`asset`,
  source: sql`emission_source`,
}

/** Rows of a kind as things, and which of them the actor may see. */
function visibleThings(kind: Exclude<InsightKind, 'organization'>, actor: Facts): SQL {
  const id = sql`t.id`
  switch (kind) {
    case 'facility':
      return visibleRows(actor, 'facilities.search', {})
    case 'program':
      return visibleRows(actor, 'programs.view', { program: id })
    case 'entity':
      return visibleRows(actor, 'inventory.view', { entity: id })
    case 'asset':
      return visibleRows(actor, 'inventory.view', { asset: id, entity: sql`t.entity_id` })
    case 'source':
      return visibleRows(actor, 'inventory.view', {
        source: id,
        asset: sql`t.asset_id`,
        entity: sql`t.entity_id`,
      })
  }
}

/** What a thing stands in, from the root down; of a facility, its id. */
function pathOf(db: ReadDb, kind: InsightKind, id: number): string[] {
  if (kind === 'facility') {
    return db.values<[string]>(sql`SELECT site_id FROM facility WHERE id = ${id}`).map(([name]) => name)
  }
  if (kind === 'organization' || kind === 'program') return []
  const above = {
    entity: sql`SELECT parent_id FROM entity WHERE id = ${id}`,
    asset: sql`SELECT entity_id FROM asset WHERE id = ${id}`,
    source: sql`SELECT entity_id FROM emission_source WHERE id = ${id}`,
  }[kind]
  const entities = db.values<[string]>(
    sql`WITH RECURSIVE up (name, parent_id, depth) AS (
        SELECT name, parent_id, 0 FROM entity WHERE id = (${above})
        UNION ALL SELECT e.name, e.parent_id, depth + 1 FROM entity e JOIN up ON e.id = up.parent_id
      ) SELECT name FROM up ORDER BY depth DESC`,
  )
  const assets =
    kind === 'source'
      ? db.values<[string]>(
          sql`SELECT a.name FROM emission_source s JOIN asset a ON a.id = s.asset_id WHERE s.id = ${id}`,
        )
      : []
  return [...entities, ...assets].map(([name]) => name)
}

/** The things of a kind that the actor may see, by name. */
export function listThings(
  db: ReadDb,
  actor: Facts,
  { kind, search, offset, limit }: Window & { readonly kind: InsightKind; readonly search: string },
): { rows: NamedThing[]; total: number } {
  if (kind === 'organization') return { rows: [theOrganization(db)], total: 1 }
  const columns = kind === 'facility' ? [sql`t.name`, sql`t.site_id`] : [sql`t.name`]
  const where = sql`${visibleThings(kind, actor)} AND ${containsWords(search, columns) ?? sql`1`}`
  const found = db.all<{ id: number; name: string }>(
    sql`SELECT t.id, t.name FROM ${tables[kind]} AS t WHERE ${where} ORDER BY t.name, t.id LIMIT ${limit} OFFSET ${offset}`,
  )
  const { n } = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${tables[kind]} AS t WHERE ${where}`)
  return { rows: found.map(({ id, name }) => ({ kind, id, name, path: pathOf(db, kind, id) })), total: n }
}

function theOrganization(db: ReadDb): NamedThing {
  const row = db.get<{ name: string } | undefined>(sql`SELECT name FROM organization`)
  return { kind: 'organization', id: null, name: row?.name ?? null, path: [] }
}

/** The thing by name, if the actor may see it and it is there. */
export function nameThing(db: ReadDb, actor: Facts, thing: InsightThing): NamedThing {
  if (thing.kind === 'organization') return theOrganization(db)
  const { kind, id } = thing
  const [row] = db.all<{ name: string }>(
    sql`SELECT t.name FROM ${tables[kind]} AS t WHERE t.id = ${id} AND ${visibleThings(kind, actor)}`,
  )
  if (row === undefined) return { kind, id, name: null, path: [] }
  return { kind, id, name: row.name, path: pathOf(db, kind, id) }
}

/** The name of whoever granted something. */
export function nameOf(db: ReadDb, person: Id | null): string | null {
  const row = person === null ? undefined : getPerson(db, Number(person) as PersonId)
  return row === undefined ? null : displayName(row)
}

export interface AssignmentRow {
  readonly kind: 'entity' | 'asset' | 'source'
  readonly name: string
  readonly at: string
  readonly by: number | null
}

export function getAssignment(db: ReadDb, id: number): AssignmentRow {
  return db.get<AssignmentRow>(sql`
    SELECT CASE WHEN a.entity_id IS NOT NULL THEN 'entity' WHEN a.asset_id IS NOT NULL THEN 'asset' ELSE 'source' END AS kind,
      coalesce(e.name, b.name, s.name) AS name, a.granted_at AS at, a.granted_by AS by
    FROM assignment a LEFT JOIN entity e ON e.id = a.entity_id LEFT JOIN asset b ON b.id = a.asset_id
    LEFT JOIN emission_source s ON s.id = a.source_id WHERE a.id = ${id}`)
}

const orders: Readonly<Record<WhoColumn, SQL>> = {
  name: sql`p.sort_name`,
  email: sql`p.email`,
  role: sql`w.rank`,
  reach: sql`w.reach`,
  since: sql`w.since`,
  until: sql`w.until`,
}
const searched = [sql`p.sort_name`, sql`p.email`, sql`p.user_name`, sql`p.first_name`, sql`p.last_name`]

/** Everybody who can and matches, in order. Finding all of them costs what counting them would. */
export function listWho(
  db: ReadDb,
  questions: readonly Question[],
  { search, filters, sort }: Pick<WhoQuery, 'search' | 'filters' | 'sort'>,
  now: string,
): PersonId[] {
  const ways = whoCan(questions, now, { roles: filters.role, reach: filters.reach })
  const order = sort === null ? sql`w.rank` : orders[sort.column]
  const direction = sql.raw(sort?.descending === true ? 'DESC' : 'ASC')
  const found = db.values<[PersonId]>(sql`
    SELECT p.id FROM (${ways}) AS w JOIN person p ON p.id = w.person_id
    WHERE ${containsWords(search, searched) ?? sql`1`}
    ORDER BY ${order} ${direction}, p.sort_name ${direction}, p.id ${direction}`)
  return found.map(([id]) => id)
}

/** How many can, whatever the filters. */
export function countWho(db: ReadDb, questions: readonly Question[], now: string): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${whoCan(questions, now)})`).n
}

/** How many active people hold each role, by its key; a role in programs counts each person once. */
export function countHolders(db: ReadDb, now: string): Record<string, number> {
  const counted = roles.map(({ key, module, id }) => {
    const held = bind(holders.ofRule({ module, role: id }, now))
    const { n } = db.get<{ n: number }>(
      sql`SELECT count(DISTINCT h.person_id) AS n FROM (${held}) AS h
        JOIN person p ON p.id = h.person_id AND p.state = 'active'`,
    )
    return [key, n] as const
  })
  return Object.fromEntries(counted)
}
