// Rows of the outbox and of the mail server that every way of sending needs.
import { and, asc, eq, inArray, isNull, lt, lte, min, or, sql } from 'drizzle-orm'
import { perConnection } from '../authz/statements.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { mailServerTable, outboxTable } from '../db/tables/outgoing.ts'
import { invitationTable } from '../db/tables/people.ts'

export type StoredLetter = typeof outboxTable.$inferSelect
export type StoredServer = typeof mailServerTable.$inferSelect
type LetterChange = Partial<typeof outboxTable.$inferInsert>

const hole = sql.placeholder
const newMessage = perConnection((db: WriteDb) =>
  db
    .insert(outboxTable)
    .values({
      toAddress: hole('toAddress'),
      subject: hole('subject'),
      body: hole('body'),
      link: hole('link'),
      invitationId: hole('invitationId'),
      createdAt: hole('createdAt'),
    })
    .returning({ id: outboxTable.id })
    .prepare(),
)

export function insertMessage(
  db: WriteDb,
  row: Pick<
    typeof outboxTable.$inferInsert,
    'toAddress' | 'subject' | 'body' | 'link' | 'invitationId' | 'createdAt'
  >,
): number {
  return newMessage(db).get({ ...row, link: row.link ?? null, invitationId: row.invitationId ?? null }).id
}

export function getMailServer(db: ReadDb): StoredServer | undefined {
  return db.select().from(mailServerTable).get()
}

const isQueued = eq(outboxTable.state, 'queued')
const isDue = (now: string) =>
  and(isQueued, or(isNull(outboxTable.nextAttemptAt), lte(outboxTable.nextAttemptAt, now)))

/** The message whose turn it is: those that nobody has tried first, in the order in which they were written. */
export function getDueMessage(db: ReadDb, now: string): StoredLetter | undefined {
  return db
    .select()
    .from(outboxTable)
    .where(isDue(now))
    .orderBy(asc(outboxTable.nextAttemptAt), asc(outboxTable.id))
    .limit(1)
    .get()
}

/** When the next message is due; null where none waits for its time. */
export function getNextAttempt(db: ReadDb): string | null {
  return (
    db
      .select({ at: min(outboxTable.nextAttemptAt) })
      .from(outboxTable)
      .where(isQueued)
      .get()?.at ?? null
  )
}

/** Messages that were on their way when the program ended. */
export function listInterrupted(db: ReadDb): StoredLetter[] {
  return db.select().from(outboxTable).where(eq(outboxTable.state, 'sending')).all()
}

/** Some of the messages that have not left and whose invitation has run out. */
export function listExpired(db: ReadDb, now: string, limit: number): StoredLetter[] {
  const expired = db
    .select({ id: invitationTable.id })
    .from(invitationTable)
    .where(and(eq(invitationTable.state, 'pending'), lte(invitationTable.expiresAt, now)))
  return db
    .select()
    .from(outboxTable)
    .where(and(isQueued, inArray(outboxTable.invitationId, expired)))
    .limit(limit)
    .all()
}

/** @returns whether it was in one of the states that the change starts from */
export function updateMessage(
  db: WriteDb,
  id: number,
  from: readonly StoredLetter['state'][],
  change: LetterChange,
): boolean {
  const { changes } = db
    .update(outboxTable)
    .set(change)
    .where(and(eq(outboxTable.id, id), inArray(outboxTable.state, [...from])))
    .run()
  return changes > 0
}

/** Nothing is tried before `until`: what failed concerns the server, not one message. */
export function postponeAll(db: WriteDb, until: string): void {
  db.update(outboxTable)
    .set({ nextAttemptAt: until })
    .where(and(isQueued, or(isNull(outboxTable.nextAttemptAt), lt(outboxTable.nextAttemptAt, until))))
    .run()
}

/** Everything that waits is due: the server has been changed. */
export function makeAllDue(db: WriteDb): void {
  db.update(outboxTable)
    .set({ nextAttemptAt: sql`NULL` })
    .where(isQueued)
    .run()
}
