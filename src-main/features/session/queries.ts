// The rows of signing in, registration and set-up.
import { and, eq } from 'drizzle-orm'
import type { InvitationId, PersonId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { organizationTable } from '../../db/tables/organization.ts'
import { invitationTable, personTable, signInThrottleTable } from '../../db/tables/people.ts'
import { preferenceTable } from '../../db/tables/preferences.ts'
import { roleGrantTable } from '../../db/tables/roles.ts'
import type { ThrottleRow } from '../../session/throttle.ts'

export function getThrottle(db: ReadDb, userName: string): ThrottleRow | undefined {
  return db.select().from(signInThrottleTable).where(eq(signInThrottleTable.userName, userName)).get()
}

export function putThrottle(db: WriteDb, userName: string, row: ThrottleRow, failedAt: string): void {
  const values = { ...row, failedAt }
  db.insert(signInThrottleTable)
    .values({ userName, ...values })
    .onConflictDoUpdate({ target: signInThrottleTable.userName, set: values })
    .run()
}

export function deleteThrottle(db: WriteDb, userName: string): void {
  db.delete(signInThrottleTable).where(eq(signInThrottleTable.userName, userName)).run()
}

export function insertOrganization(
  db: WriteDb,
  row: Omit<typeof organizationTable.$inferInsert, 'id'>,
): void {
  db.insert(organizationTable)
    .values({ id: 1, ...row })
    .run()
}

/** The first person's roles; Main Corporate Contact is the organization's column. */
export function insertFirstRoles(db: WriteDb, personId: PersonId, grantedAt: string): void {
  db.insert(roleGrantTable)
    .values([
      { personId, module: 'submittals', role: 'lead-user', grantedAt, grantedBy: personId },
      { personId, module: 'emissions', role: 'administrative', grantedAt, grantedBy: personId },
    ])
    .run()
}

export type InvitedPerson = ReturnType<typeof getInvitation>

/** The invitation whose code has that SHA-256, with the invited person. */
export function getInvitation(db: ReadDb, codeHash: Buffer) {
  return db
    .select({ invitation: invitationTable, person: personTable })
    .from(invitationTable)
    .innerJoin(personTable, eq(personTable.id, invitationTable.personId))
    .where(eq(invitationTable.codeHash, codeHash))
    .get()
}

export function acceptInvitation(db: WriteDb, id: InvitationId | number, now: string): void {
  db.update(invitationTable)
    .set({ state: 'accepted', endedAt: now })
    .where(and(eq(invitationTable.id, id), eq(invitationTable.state, 'pending')))
    .run()
}

/** Whoever registers says where they are; the person who invited them could not know (S3-27). */
export function updateTimeZone(db: WriteDb, personId: PersonId, timeZone: string): void {
  db.update(preferenceTable).set({ timeZone }).where(eq(preferenceTable.personId, personId)).run()
}
