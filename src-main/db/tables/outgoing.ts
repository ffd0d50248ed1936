// The drizzle face of messages and of the server that sends them.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { MailFailure, MailSecurity, MessageState } from '../../../src-shared/domain/mail.ts'
import { bytes } from './bytes.ts'

export const outboxTable = sqliteTable('outbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  toAddress: text('to_address').notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  link: text(),
  state: text().$type<MessageState>().notNull().default('queued'),
  createdAt: text('created_at').notNull(),
  invitationId: integer('invitation_id'),
  attempts: integer().notNull().default(0),
  nextAttemptAt: text('next_attempt_at'),
  failure: text().$type<MailFailure>(),
  serverWords: text('server_words'),
  endedAt: text('ended_at'),
  endedBy: integer('ended_by').$type<PersonId>(),
})

export const mailServerTable = sqliteTable('mail_server', {
  id: integer().primaryKey(),
  host: text().notNull(),
  port: integer().notNull(),
  security: text().$type<MailSecurity>().notNull(),
  userName: text('user_name').notNull().default(''),
  wrappedSecret: bytes('wrapped_secret'),
  senderName: text('sender_name').notNull().default(''),
  senderAddress: text('sender_address').notNull(),
})
