// Rows of the outbox.
import { count, desc, eq, inArray } from 'drizzle-orm'
import type { MessageState } from '../../../src-shared/domain/mail.ts'
import type { ReadDb } from '../../db/open.ts'
import { outboxTable } from '../../db/tables/outgoing.ts'
import { invitationTable } from '../../db/tables/people.ts'

interface MessagesQuery {
  readonly offset: number
  readonly limit: number
  /** Empty: every state. */
  readonly states: readonly MessageState[]
}

const ofStates = (states: readonly MessageState[]) =>
  states.length === 0 ? undefined : inArray(outboxTable.state, [...states])

const messages = (db: ReadDb) =>
  db
    .select({ message: outboxTable, invitation: invitationTable })
    .from(outboxTable)
    .leftJoin(invitationTable, eq(invitationTable.id, outboxTable.invitationId))

/** A page of messages, newest first, each with the invitation whose link it carries. */
export function listMessages(db: ReadDb, { offset, limit, states }: MessagesQuery) {
  return messages(db).where(ofStates(states)).orderBy(desc(outboxTable.id)).limit(limit).offset(offset).all()
}

export type StoredMessage = ReturnType<typeof listMessages>[number]

export function getMessage(db: ReadDb, id: number): StoredMessage | undefined {
  return messages(db).where(eq(outboxTable.id, id)).get()
}

export function countMessages(db: ReadDb, states: readonly MessageState[]): number {
  return db.select({ n: count() }).from(outboxTable).where(ofStates(states)).get()?.n ?? 0
}
