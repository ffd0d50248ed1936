// Rows of invitations.
import { and, eq } from 'drizzle-orm'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import type { WriteDb } from '../db/open.ts'
import { invitationTable } from '../db/tables/people.ts'

export function insertInvitation(
  db: WriteDb,
  row: Omit<typeof invitationTable.$inferInsert, 'id' | 'state' | 'endedAt'>,
): number {
  return db
    .insert(invitationTable)
    .values({ ...row, state: 'pending' })
    .returning({ id: invitationTable.id })
    .get().id
}

/** Ends somebody's pending invitation; a trigger forgets its link. @returns whether there was one */
export function revokeInvitation(db: WriteDb, personId: PersonId, now: string): boolean {
  const { changes } = db
    .update(invitationTable)
    .set({ state: 'revoked', endedAt: now })
    .where(and(eq(invitationTable.personId, personId), eq(invitationTable.state, 'pending')))
    .run()
  return changes > 0
}
