// Messages leave through here: a feature writes one, in the transaction of what it is about; whether and when it is sent
// is not its concern.
import type { WriteDb } from '../db/open.ts'
import { insertMessage } from './queries.ts'

export interface NewMessage {
  readonly toAddress: string
  readonly subject: string
  /** Where the link belongs, the text says [link]. */
  readonly body: string
  /** As good as a password until it ends; null for a message without one. */
  readonly link: string | null
  /** Whose end ends the link; null for a message that is about no invitation. */
  readonly invitationId: number | null
  readonly createdAt: string
}

/** Puts a message into the outbox. @returns its id */
export function queueMessage(db: WriteDb, message: NewMessage): number {
  return insertMessage(db, message)
}
