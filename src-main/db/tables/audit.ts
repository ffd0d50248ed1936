// The append-only audit trail (B-08), written by audit/record.ts alone, and its index, which triggers fill.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from './bytes.ts'

export const auditEventTable = sqliteTable('audit_event', {
  seq: integer().primaryKey(),
  leaf: bytes().notNull(),
  head: bytes().notNull(),
  salt: bytes().notNull(),
  body: text().notNull(),
})

export const auditIndexTable = sqliteTable('audit_index', {
  seq: integer().primaryKey(),
  at: text().notNull(),
  action: text().notNull(),
  outcome: text().notNull(),
  subjectKind: text('subject_kind').notNull(),
})

export const auditPartyTable = sqliteTable(
  'audit_party',
  {
    kind: text().notNull(),
    id: integer().notNull(),
    seq: integer().notNull(),
    parts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.seq] })],
)
