// Rows of the outbox that every way of sending needs.
import type { WriteDb } from '../db/open.ts'
import { outboxTable } from '../db/tables/outgoing.ts'

export function insertMessage(
  db: WriteDb,
  row: Pick<
    typeof outboxTable.$inferInsert,
    'toAddress' | 'subject' | 'body' | 'link' | 'invitationId' | 'createdAt'
  >,
): number {
  return db.insert(outboxTable).values(row).returning({ id: outboxTable.id }).get().id
}
