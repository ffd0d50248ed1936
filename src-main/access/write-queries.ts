// Writes the difference between two holdings. The order matters to the triggers of the store: exactly-one columns before
// the rows that they exclude, promotions to lead user before demotions.
import { and, eq, inArray } from 'drizzle-orm'
import type { AssetId, EntityId, PersonId, ProgramId, SourceId } from '../../src-shared/domain/ids.ts'
import type { Facts, Held, Id } from '../../src-shared/policy/facts.ts'
import type { Module, ProgramRole } from '../../src-shared/policy/roles.ts'
import { statements } from '../authz/statements.ts'
import type { WriteDb } from '../db/open.ts'
import { organizationTable } from '../db/tables/organization.ts'
import { programTable } from '../db/tables/programs.ts'
import { assignmentTable } from '../db/tables/roles.ts'
import type { roleGrantTable } from '../db/tables/roles.ts'
import type { Holdings } from './apply.ts'

const prepared = statements({
  endGrant: `DELETE FROM role_grant WHERE person_id = ? AND module = ?`,
  grant: `INSERT INTO role_grant (person_id, module, role, granted_at, granted_by, expires_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (person_id, module) DO UPDATE SET role = excluded.role, granted_at = excluded.granted_at,
      granted_by = excluded.granted_by, expires_at = excluded.expires_at`,
  endContact: `DELETE FROM program_contact WHERE program_id = ? AND person_id = ?`,
  setContact: `INSERT INTO program_contact (program_id, person_id, role, granted_at, granted_by, expires_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (program_id, person_id) DO UPDATE SET role = excluded.role,
      granted_at = excluded.granted_at, granted_by = excluded.granted_by, expires_at = excluded.expires_at`,
})

interface Stamp {
  readonly by: PersonId
  readonly at: string
}

interface Difference extends Stamp {
  readonly person: PersonId
  readonly before: Facts
  readonly after: Facts
}

/** Brings the store from `before`, which it must hold, to `after`. */
export function writeDifference(db: WriteDb, before: Holdings, after: Holdings, stamp: Stamp): void {
  const differences = [...after].map(([person, facts]) => ({
    ...stamp,
    person,
    before: before.get(person)!,
    after: facts,
  }))
  for (const difference of differences) writeMainRoles(db, difference)
  const leadsFirst = differences.toSorted((a, b) => Number(willLead(b)) - Number(willLead(a)))
  for (const difference of leadsFirst) {
    writeGrant(db, difference, 'submittals', difference.before.group, difference.after.group)
    writeGrant(db, difference, 'programs', notMain(difference.before), notMain(difference.after))
    writeGrant(db, difference, 'emissions', difference.before.data, difference.after.data)
    writeContacts(db, difference)
    writeAssignments(db, difference)
  }
}

function willLead({ after }: Difference): boolean {
  return after.group?.role === 'lead-user'
}

/** The exactly-one roles: a successor's column. Triggers take the row that the successor had beside it. */
function writeMainRoles(db: WriteDb, { person, before, after, at, by }: Difference): void {
  if (after.corporate?.role === 'main' && before.corporate?.role !== 'main') {
    db.update(organizationTable)
      .set({ mainCorporateContactId: person, mainCorporateContactAt: at, mainCorporateContactBy: by })
      .run()
  }
  for (const [program, { role }] of after.programs) {
    if (role !== 'main-site-contact' || before.programs.get(program)?.role === role) continue
    db.update(programTable)
      .set({ mainSiteContactId: person, mainSiteContactAt: at, mainSiteContactBy: by })
      .where(eq(programTable.id, program as ProgramId))
      .run()
  }
}

type StoredRole = typeof roleGrantTable.$inferInsert.role

function notMain({ corporate }: Facts): Held<'secondary'> | null {
  return corporate?.role === 'secondary' ? { role: corporate.role, expires: corporate.expires } : null
}

function writeGrant(
  db: WriteDb,
  { person, at, by }: Difference,
  module: Module,
  before: Held<StoredRole> | null,
  after: Held<StoredRole> | null,
): void {
  if (isSame(before, after)) return
  if (after === null) {
    prepared(db).endGrant.run(person, module)
    return
  }
  prepared(db).grant.run(person, module, after.role, at, by, after.expires)
}

function isSame(a: Held<string> | null, b: Held<string> | null): boolean {
  return a?.role === b?.role && a?.expires === b?.expires
}

function writeContacts(db: WriteDb, { person, before, after, at, by }: Difference): void {
  for (const program of new Set([...before.programs.keys(), ...after.programs.keys()])) {
    const had = contactIn(before, program)
    const has = contactIn(after, program)
    if (isSame(had, has)) continue
    if (has === null) {
      prepared(db).endContact.run(program, person)
      continue
    }
    prepared(db).setContact.run(program, person, has.role, at, by, has.expires)
  }
}

function contactIn({ programs }: Facts, program: Id): Held<Exclude<ProgramRole, 'main-site-contact'>> | null {
  const held = programs.get(program)
  return held === undefined || held.role === 'main-site-contact'
    ? null
    : { role: held.role, expires: held.expires }
}

function writeAssignments(db: WriteDb, { person, before, after, at, by }: Difference): void {
  const stamp = { personId: person, grantedAt: at, grantedBy: by }
  const columns = {
    entities: { column: assignmentTable.entityId, row: (id: Id) => ({ entityId: id as EntityId }) },
    assets: { column: assignmentTable.assetId, row: (id: Id) => ({ assetId: id as AssetId }) },
    sources: { column: assignmentTable.sourceId, row: (id: Id) => ({ sourceId: id as SourceId }) },
  } as const
  for (const kind of ['entities', 'assets', 'sources'] as const) {
    const { column, row } = columns[kind]
    const had = before.assignments[kind]
    const has = after.assignments[kind]
    const gone = [...had].filter((id) => !has.has(id))
    if (gone.length > 0) {
      db.delete(assignmentTable)
        .where(and(eq(assignmentTable.personId, person), inArray(column, gone as never[])))
        .run()
    }
    for (const id of has)
      if (!had.has(id))
        db.insert(assignmentTable)
          .values({ ...stamp, ...row(id) })
          .run()
  }
}
