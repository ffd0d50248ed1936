// Rows of the outbox.
import { count, desc, eq } from 'drizzle-orm'
import type { ReadDb } from '../../db/open.ts'
import { outboxTable } from '../../db/tables/outgoing.ts'
import { invitationTable } from '../../db/tables/people.ts'

/** A page of messages, newest first, each with the invitation whose link it carries. */
export function listMessages(db: ReadDb, { offset, limit }: { offset: number; limit: number }) {
  return db
    .select({ message: outboxTable, invitation: invitationTable })
    .from(outboxTable)
    .leftJoin(invitationTable, eq(invitationTable.id, outboxTable.invitationId))
    .orderBy(desc(outboxTable.id))
    .limit(limit)
    .offset(offset)
    .all()
}

export type StoredMessage = ReturnType<typeof listMessages>[number]

export function countMessages(db: ReadDb): number {
  return db.select({ n: count() }).from(outboxTable).get()?.n ?? 0
}
