// The store's side of the policy: what a person holds (facts.ts), what a question is about (targets.ts), the only maker
// of a Grant (authorize.ts), the rules as SQL filters (visible-rows.ts) and where a right comes from (explain.ts).
import type Database from 'better-sqlite3'
import type { Assignments, Facts, Held, Id, PersonState } from '../../src-shared/policy/facts.ts'
import type { CorporateRole, DataRole, GroupRole, ProgramRole } from '../../src-shared/policy/roles.ts'
import type { ReadDb } from '../db/open.ts'
import { statements } from './statements.ts'

interface PersonRow {
  readonly state: PersonState
  readonly isMainCorporate: 0 | 1
}

interface GrantRow {
  readonly module: 'submittals' | 'programs' | 'emissions'
  readonly role: string
  readonly expires: string | null
}

interface ProgramRow extends Held<ProgramRole> {
  readonly program: number
}

interface AssignmentRow {
  readonly entity: number | null
  readonly asset: number | null
  readonly source: number | null
  readonly aroundEntity: number | null
  readonly aroundAsset: number | null
}

// Exactly-one roles have no grant: the columns of organization and program are what makes them exactly one.
const prepared = statements({
  person: `SELECT state, EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = person.id)
      AS isMainCorporate FROM person WHERE id = ?`,
  grants: `SELECT module, role, expires_at AS expires FROM role_grant WHERE person_id = ?`,
  programs: `SELECT program_id AS program, role, expires_at AS expires FROM program_contact WHERE person_id = @personId
    UNION ALL
    SELECT id, 'main-site-contact', NULL FROM program WHERE main_site_contact_id = @personId`,
  assignments: `SELECT a.entity_id AS entity, a.asset_id AS asset, a.source_id AS source,
      coalesce(asset.entity_id, source.entity_id) AS aroundEntity, source.asset_id AS aroundAsset
    FROM assignment a
    LEFT JOIN asset ON asset.id = a.asset_id
    LEFT JOIN emission_source source ON source.id = a.source_id
    WHERE a.person_id = ?`,
})

/**
 * Everything that the policy must know about a person, expired grants included.
 * @param now UTC ISO 8601, the one instant of the call.
 * @throws RangeError when there is no such person.
 */
export function loadFacts(db: Pick<ReadDb, 'raw'>, personId: Id, now: string): Facts {
  const query = prepared(db)
  const person = query.person.get(personId) as PersonRow | undefined
  if (person === undefined) throw new RangeError(`no person ${personId}`)
  const grants = query.grants.all(personId) as GrantRow[]
  const held = <R extends string>(module: GrantRow['module']) => {
    const row = grants.find((grant) => grant.module === module)
    return row === undefined ? null : { role: row.role as R, expires: row.expires }
  }
  const programs = query.programs.all({ personId }) as ProgramRow[]
  return {
    person: { id: personId, state: person.state },
    now,
    group: held<GroupRole>('submittals'),
    corporate:
      person.isMainCorporate === 1 ? { role: 'main', expires: null } : held<CorporateRole>('programs'),
    data: held<DataRole>('emissions'),
    programs: new Map(programs.map(({ program, role, expires }) => [program, { role, expires }])),
    assignments: assignmentsOf(query.assignments, personId),
  }
}

function assignmentsOf(query: Database.Statement, personId: Id): Assignments {
  const rows = query.all(personId) as AssignmentRow[]
  const column = (name: keyof AssignmentRow) =>
    new Set(rows.flatMap((row) => (row[name] === null ? [] : [row[name]])))
  return {
    entities: column('entity'),
    assets: column('asset'),
    sources: column('source'),
    around: { entities: column('aroundEntity'), assets: column('aroundAsset') },
  }
}
