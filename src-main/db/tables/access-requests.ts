// The drizzle face of access requests (S1-21..23, X-15).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FacilityId, PersonId, RegulatorId } from '../../../src-shared/domain/ids.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { bytes } from './bytes.ts'

export const accessRequestTable = sqliteTable('access_request', {
  id: integer().primaryKey({ autoIncrement: true }),
  personId: integer('person_id').$type<PersonId>().notNull(),
  facilityId: integer('facility_id').$type<FacilityId>().notNull(),
  relationship: text().notNull(),
  isConsultant: integer('is_consultant', { mode: 'boolean' }).notNull(),
  level: text().$type<GroupRole>().notNull(),
  reason: text().notNull(),
  recipient: text().$type<'lead-users' | 'regulator' | 'state-agency'>().notNull(),
  regulatorId: integer('regulator_id').$type<RegulatorId>(),
  routedBy: text('routed_by').notNull(),
  state: text().$type<'pending' | 'granted' | 'declined' | 'withdrawn'>().notNull().default('pending'),
  createdAt: text('created_at').notNull(),
  decidedAt: text('decided_at'),
  decidedBy: integer('decided_by').$type<PersonId>(),
  grantedLevel: text('granted_level').$type<GroupRole>(),
  decisionReason: text('decision_reason').notNull().default(''),
})

export const accessRequestLinkTable = sqliteTable('access_request_link', {
  codeHash: bytes('code_hash').primaryKey(),
  requestId: integer('request_id').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
})
