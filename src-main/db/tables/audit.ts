// The append-only audit trail (B-08). Written by audit/record.ts alone.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from './bytes.ts'

export const auditEventTable = sqliteTable('audit_event', {
  seq: integer().primaryKey(),
  leaf: bytes().notNull(),
  head: bytes().notNull(),
  salt: bytes().notNull(),
  body: text().notNull(),
})
