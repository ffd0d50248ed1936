// The drizzle face of access requests (S1-21..23, X-15).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AccessRequestId, FacilityId, PersonId, RegulatorId } from '../../../src-shared/domain/ids.ts'
import type { Recipient } from '../../../src-shared/domain/request-routing.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { bytes } from './bytes.ts'

export const accessRequestTable = sqliteTable('access_request', {
  id: integer().$type<AccessRequestId>().primaryKey({ autoIncrement: true }),
  personId: integer('person_id').$type<PersonId>().notNull(),
  facilityId: integer('facility_id').$type<FacilityId>(),
  facilityName: text('facility_name').notNull(),
  facilitySiteId: text('facility_site_id').notNull(),
  relationship: text().notNull(),
  isConsultant: integer('is_consultant', { mode: 'boolean' }).notNull(),
  level: text().$type<GroupRole>().notNull(),
  reason: text().notNull(),
  recipient: text().$type<Recipient>().notNull(),
  regulatorId: integer('regulator_id').$type<RegulatorId>(),
  recipientName: text('recipient_name').notNull().default(''),
  state: text().$type<'pending' | 'granted' | 'declined' | 'withdrawn'>().notNull().default('pending'),
  createdAt: text('created_at').notNull(),
  decidedAt: text('decided_at'),
  decidedBy: integer('decided_by').$type<PersonId>(),
  grantedLevel: text('granted_level').$type<GroupRole>(),
  decisionReason: text('decision_reason').notNull().default(''),
  answeredOn: text('answered_on'),
  answerReference: text('answer_reference').notNull().default(''),
  endedWith: text('ended_with').$type<'disabled' | 'removed'>(),
})

export const accessRequestLinkTable = sqliteTable('access_request_link', {
  codeHash: bytes('code_hash').primaryKey(),
  requestId: integer('request_id').$type<AccessRequestId>().notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
})
