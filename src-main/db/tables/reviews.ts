// The drizzle face of access reviews (B-11).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId, ProgramId, ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import type { PersonState } from '../../../src-shared/policy/facts.ts'

export const reviewTable = sqliteTable('review', {
  id: integer().$type<ReviewId>().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  scope: text().notNull(),
  dueOn: text('due_on'),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>().notNull(),
  closedAt: text('closed_at'),
  closedBy: integer('closed_by').$type<PersonId>(),
})

export const reviewItemTable = sqliteTable('review_item', {
  id: integer().$type<ReviewItemId>().primaryKey({ autoIncrement: true }),
  reviewId: integer('review_id').$type<ReviewId>().notNull(),
  personId: integer('person_id').$type<PersonId>().notNull(),
  family: text().$type<'group' | 'corporate' | 'data' | 'program'>().notNull(),
  programId: integer('program_id').$type<ProgramId>(),
  role: text().notNull(),
  personName: text('person_name').notNull(),
  personEmail: text('person_email').notNull(),
  personState: text('person_state').$type<PersonState>().notNull(),
  programName: text('program_name'),
  grantedAt: text('granted_at'),
  grantedByName: text('granted_by_name'),
  expiresAt: text('expires_at'),
  lastSignInAt: text('last_sign_in_at'),
  assignments: integer().notNull().default(0),
  decision: text().$type<'keep' | 'change' | 'revoke'>(),
  nextRole: text('next_role'),
  reason: text().notNull().default(''),
  decidedAt: text('decided_at'),
  decidedBy: integer('decided_by').$type<PersonId>(),
  auditSeq: integer('audit_seq'),
})
