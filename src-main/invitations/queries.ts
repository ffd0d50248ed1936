// Rows of invitations.
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { InvitationEnding } from '../../src-shared/contract/invitations.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { perConnection, statements } from '../authz/statements.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { programInvitationTable } from '../db/tables/invitations.ts'
import { invitationTable } from '../db/tables/people.ts'

const hole = sql.placeholder
const newInvitation = perConnection((db: WriteDb) =>
  db
    .insert(invitationTable)
    .values({
      personId: hole('personId'),
      codeHash: hole('codeHash'),
      state: 'pending',
      createdAt: hole('createdAt'),
      createdBy: hole('createdBy'),
      expiresAt: hole('expiresAt'),
      needsApproval: hole('needsApproval'),
    })
    .returning({ id: invitationTable.id })
    .prepare(),
)
const latestInvitation = perConnection((db: ReadDb) =>
  db
    .select()
    .from(invitationTable)
    .where(eq(invitationTable.personId, hole('personId')))
    .orderBy(desc(invitationTable.id))
    .limit(1)
    .prepare(),
)
const prepared = statements({
  revoke: `UPDATE invitation SET state = 'revoked', ended_at = ?, ended_because = ?
    WHERE person_id = ? AND state = 'pending'`,
})

export function insertInvitation(
  db: WriteDb,
  row: Omit<typeof invitationTable.$inferInsert, 'id' | 'state' | 'endedAt' | 'endedBecause'>,
): number {
  return newInvitation(db).get({
    ...row,
    createdBy: row.createdBy ?? null,
    needsApproval: row.needsApproval ?? false,
  }).id
}

/** Ends somebody's pending invitation; a trigger forgets its link. @returns whether there was one */
export function revokeInvitation(
  db: WriteDb,
  personId: PersonId,
  now: string,
  endedBecause: InvitationEnding = 'revoked',
): boolean {
  return prepared(db).revoke.run(now, endedBecause, personId).changes > 0
}

/** The newest invitation of somebody, whatever became of it. */
export function getLatestInvitation(db: ReadDb, personId: PersonId) {
  return latestInvitation(db).get({ personId })
}

/** The programs that somebody was invited into, newest first. */
export function listProgramInvitations(db: ReadDb, personId: PersonId) {
  return db
    .select()
    .from(programInvitationTable)
    .where(and(eq(programInvitationTable.personId, personId), isNotNull(programInvitationTable.invitationId)))
    .orderBy(desc(programInvitationTable.id))
    .all()
}

/** Everybody who holds a role that could let them approve people (S2-15), to be asked of the policy one by one. */
export function listRoleHolders(db: ReadDb): PersonId[] {
  return db
    .all<{ id: PersonId }>(
      sql`SELECT person.id FROM person WHERE state = 'active' AND (
        id IN (SELECT person_id FROM role_grant WHERE role IN ('lead-user', 'secondary', 'administrative'))
        OR id IN (SELECT main_corporate_contact_id FROM organization)) ORDER BY id`,
    )
    .map(({ id }) => id)
}
