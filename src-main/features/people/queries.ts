// Rows of single people: what they are noted down for.
import { and, eq, sql } from 'drizzle-orm'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { Module, ProgramRole } from '../../../src-shared/policy/roles.ts'
import type { AuditSubject } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { signInThrottleTable } from '../../db/tables/people.ts'
import { statements } from '../../authz/statements.ts'
import { assignmentTable, programContactTable, roleGrantTable } from '../../db/tables/roles.ts'

interface ProgramContact {
  readonly id: ProgramId
  readonly name: string
  readonly role: ProgramRole
  readonly expiresAt: string | null
}

/** The programs whose contact somebody is, by name. */
export function listPrograms(db: ReadDb, personId: PersonId): ProgramContact[] {
  return db.all<ProgramContact>(sql`
    SELECT program.id, program.name, contact.role, contact.expires_at AS expiresAt
    FROM program_contact contact JOIN program ON program.id = contact.program_id
    WHERE contact.person_id = ${personId}
    UNION ALL
    SELECT id, name, 'main-site-contact', NULL FROM program WHERE main_site_contact_id = ${personId}
    ORDER BY 2`)
}

/** Entities, assets and sources assigned to somebody, as the audit trail names them. */
export function listAssigned(db: ReadDb, personId: PersonId): AuditSubject[] {
  return db.all<AuditSubject>(sql`
    SELECT 'entity' AS kind, e.id, e.name FROM assignment a JOIN entity e ON e.id = a.entity_id
    WHERE a.person_id = ${personId}
    UNION ALL
    SELECT 'asset', asset.id, asset.name FROM assignment a JOIN asset ON asset.id = a.asset_id
    WHERE a.person_id = ${personId}
    UNION ALL
    SELECT 'source', s.id, s.name FROM assignment a JOIN emission_source s ON s.id = a.source_id
    WHERE a.person_id = ${personId}`)
}

export function deleteGrant(db: WriteDb, personId: PersonId, module: Module): void {
  db.delete(roleGrantTable)
    .where(and(eq(roleGrantTable.personId, personId), eq(roleGrantTable.module, module)))
    .run()
}

export function deleteProgramContacts(db: WriteDb, personId: PersonId): void {
  db.delete(programContactTable).where(eq(programContactTable.personId, personId)).run()
}

export function deleteAssignments(db: WriteDb, personId: PersonId): void {
  db.delete(assignmentTable).where(eq(assignmentTable.personId, personId)).run()
}

export function insertGrant(db: WriteDb, row: typeof roleGrantTable.$inferInsert): void {
  db.insert(roleGrantTable).values(row).run()
}

/** Wrong passwords of before a reset are no reason to wait any more. */
export function deleteThrottle(db: WriteDb, userName: string): void {
  db.delete(signInThrottleTable).where(eq(signInThrottleTable.userName, userName)).run()
}

const prepared = statements({
  invitation: `SELECT EXISTS (SELECT 1 FROM invitation WHERE person_id = ? AND state = 'pending')`,
})

export function hasPendingInvitation(db: ReadDb, personId: PersonId): boolean {
  return prepared(db).invitation.pluck().get(personId) === 1
}
