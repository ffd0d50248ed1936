// Places what a question is about, so that the policy can decide without looking anything up.
import type {
  Id,
  PlacedAsset,
  PlacedEntity,
  PlacedSource,
  TargetPerson,
} from '../../src-shared/policy/facts.ts'
import type { CorporateRole, ProgramRole } from '../../src-shared/policy/roles.ts'
import type { ReadDb } from '../db/open.ts'
import { statements } from './statements.ts'

const prepared = statements({
  // Ends because a trigger of the schema keeps entities from being their own ancestors.
  path: `WITH RECURSIVE up (id, parent_id, depth) AS (
      SELECT id, parent_id, 0 FROM entity WHERE id = ?
      UNION ALL SELECT entity.id, entity.parent_id, depth + 1 FROM entity JOIN up ON entity.id = up.parent_id
    ) SELECT id FROM up ORDER BY depth`,
  asset: `SELECT entity_id AS entity FROM asset WHERE id = ?`,
  source: `SELECT entity_id AS entity, asset_id AS asset FROM emission_source WHERE id = ?`,
  person: `SELECT EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = person.id)
      AS isMainCorporate FROM person WHERE id = ?`,
  mainSiteOf: `SELECT id FROM program WHERE main_site_contact_id = ? ORDER BY id`,
  inProgram: `SELECT 'main-site-contact' AS role FROM program WHERE id = @program AND main_site_contact_id = @person
    UNION ALL SELECT role FROM program_contact WHERE program_id = @program AND person_id = @person`,
  corporate: `SELECT 'main' AS role FROM organization WHERE main_corporate_contact_id = @person
    UNION ALL SELECT role FROM role_grant WHERE person_id = @person AND module = 'programs'`,
})

function ids(rows: unknown[]): number[] {
  return rows.map((row) => (row as { id: number }).id)
}

/** The entity with its path to the root, or null where there is none. */
export function placeEntity(db: ReadDb, id: Id): PlacedEntity | null {
  const path = ids(prepared(db).path.all(id))
  return path.length === 0 ? null : { id, path }
}

/** The asset with the path of its entity, or null where there is none. */
export function placeAsset(db: ReadDb, id: Id): PlacedAsset | null {
  const row = prepared(db).asset.get(id) as { entity: number } | undefined
  return row === undefined ? null : { id, path: ids(prepared(db).path.all(row.entity)) }
}

/** The source with its asset and the path of its entity, or null where there is none. */
export function placeSource(db: ReadDb, id: Id): PlacedSource | null {
  const row = prepared(db).source.get(id) as { entity: number; asset: number | null } | undefined
  return row === undefined ? null : { id, asset: row.asset, path: ids(prepared(db).path.all(row.entity)) }
}

/** The person with the exactly-one roles that they hold, or null where there is none. */
export function targetPerson(db: ReadDb, id: Id): TargetPerson | null {
  const row = prepared(db).person.get(id) as { isMainCorporate: 0 | 1 } | undefined
  if (row === undefined) return null
  return { id, isMainCorporate: row.isMainCorporate === 1, mainSiteOf: ids(prepared(db).mainSiteOf.all(id)) }
}

/** The role that a person stands in a program with, expired or not: it is what a change would replace (B-07). */
export function presentInProgram(db: ReadDb, program: Id, person: Id): ProgramRole | 'none' {
  const row = prepared(db).inProgram.get({ program, person }) as { role: ProgramRole } | undefined
  return row?.role ?? 'none'
}

/** The corporate role that a person stands with, expired or not (B-07). */
export function presentCorporate(db: ReadDb, person: Id): CorporateRole {
  const row = prepared(db).corporate.get({ person }) as { role: CorporateRole } | undefined
  return row?.role ?? 'affiliate'
}
