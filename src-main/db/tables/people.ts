// The drizzle face of the people tables; resources/migrations is what creates them. A test compares the two.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { InvitationEnding } from '../../../src-shared/contract/invitations.ts'
import type { PersonState } from '../../../src-shared/policy/facts.ts'
import { bytes } from './bytes.ts'

export const personTable = sqliteTable('person', {
  id: integer().$type<PersonId>().primaryKey({ autoIncrement: true }),
  userName: text('user_name').notNull(),
  email: text().notNull(),
  firstName: text('first_name').notNull().default(''),
  lastName: text('last_name').notNull().default(''),
  sortName: text('sort_name').notNull(),
  phone: text().notNull().default(''),
  title: text().notNull().default(''),
  isConsultant: integer('is_consultant', { mode: 'boolean' }).notNull().default(false),
  state: text().$type<PersonState>().notNull(),
  stateBefore: text('state_before').$type<Exclude<PersonState, 'removed'>>(),
  createdAt: text('created_at').notNull(),
  registeredAt: text('registered_at'),
  lastSignInAt: text('last_sign_in_at'),
  groupRank: integer('group_rank').notNull().default(0),
  corporateRank: integer('corporate_rank').notNull().default(0),
  dataRank: integer('data_rank').notNull().default(0),
  programCount: integer('program_count').notNull().default(0),
})

export const credentialTable = sqliteTable('credential', {
  personId: integer('person_id').$type<PersonId>().primaryKey(),
  passwordHash: text('password_hash').notNull(),
  changedAt: text('changed_at').notNull(),
})

export const signInThrottleTable = sqliteTable('sign_in_throttle', {
  userName: text('user_name').primaryKey(),
  failures: integer().notNull(),
  failedAt: text('failed_at').notNull(),
  uptime: integer().notNull(),
  waitSeconds: integer('wait_seconds').notNull(),
})

export const invitationTable = sqliteTable('invitation', {
  id: integer().primaryKey({ autoIncrement: true }),
  personId: integer('person_id').$type<PersonId>().notNull(),
  codeHash: bytes('code_hash').notNull(),
  state: text().$type<'pending' | 'accepted' | 'revoked'>().notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>(),
  expiresAt: text('expires_at').notNull(),
  endedAt: text('ended_at'),
  needsApproval: integer('needs_approval', { mode: 'boolean' }).notNull().default(false),
  endedBecause: text('ended_because').$type<InvitationEnding>(),
})
