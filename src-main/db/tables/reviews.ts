// The drizzle face of access reviews (B-11).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'

export const reviewTable = sqliteTable('review', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  scope: text().notNull(),
  dueAt: text('due_at'),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>().notNull(),
  closedAt: text('closed_at'),
  closedBy: integer('closed_by').$type<PersonId>(),
})

export const reviewItemTable = sqliteTable('review_item', {
  id: integer().primaryKey({ autoIncrement: true }),
  reviewId: integer('review_id').notNull(),
  personId: integer('person_id').$type<PersonId>().notNull(),
  family: text().$type<'group' | 'corporate' | 'data' | 'program'>().notNull(),
  programId: integer('program_id').$type<ProgramId>(),
  role: text().notNull(),
  snapshot: text().notNull(),
  decision: text().$type<'keep' | 'change' | 'revoke'>(),
  nextRole: text('next_role'),
  reason: text().notNull().default(''),
  decidedAt: text('decided_at'),
  decidedBy: integer('decided_by').$type<PersonId>(),
  auditSeq: integer('audit_seq'),
})
