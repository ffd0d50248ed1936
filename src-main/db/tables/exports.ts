// The drizzle face of signing keys and of the exports that were made (B-14).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { bytes } from './bytes.ts'

export const signingKeyTable = sqliteTable('signing_key', {
  id: text().primaryKey(),
  publicKey: bytes('public_key').notNull(),
  wrappedKey: text('wrapped_key').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>(),
  retiredAt: text('retired_at'),
  previousId: text('previous_id'),
  crossSignature: bytes('cross_signature'),
})

export const rememberedPassphraseTable = sqliteTable('remembered_passphrase', {
  keyId: text('key_id').primaryKey(),
  wrapped: bytes().notNull(),
  rememberedAt: text('remembered_at').notNull(),
  rememberedBy: integer('remembered_by').$type<PersonId>().notNull(),
})

export const exportMadeTable = sqliteTable('export_made', {
  id: integer().primaryKey({ autoIncrement: true }),
  madeAt: text('made_at').notNull(),
  madeBy: integer('made_by').$type<PersonId>().notNull(),
  scope: text().notNull(),
  fileName: text('file_name').notNull(),
  fingerprint: bytes().notNull(),
  keyId: text('key_id').notNull(),
  chainLength: integer('chain_length').notNull(),
  chainHead: bytes('chain_head').notNull(),
})
