// The one organization, and the facilities and regulators of its Submittals module.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FacilityId, PersonId, RegulatorId } from '../../../src-shared/domain/ids.ts'
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'

export const organizationTable = sqliteTable('organization', {
  id: integer().primaryKey(),
  name: text().notNull(),
  headquartersAddress: text('headquarters_address').notNull(),
  passwordPolicy: text('password_policy').$type<PasswordPolicy>().notNull(),
  idleLockMinutes: integer('idle_lock_minutes').notNull().default(15),
  mainCorporateContactId: integer('main_corporate_contact_id').$type<PersonId>().notNull(),
  mainCorporateContactAt: text('main_corporate_contact_at'),
  mainCorporateContactBy: integer('main_corporate_contact_by').$type<PersonId>(),
  createdAt: text('created_at').notNull(),
  selfRegistration: integer('self_registration', { mode: 'boolean' }).notNull().default(true),
})

export const regulatorTable = sqliteTable('regulator', {
  id: integer().$type<RegulatorId>().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  kind: text().$type<'cupa' | 'state-agency'>().notNull(),
  email: text().notNull().default(''),
})

export const facilityTable = sqliteTable('facility', {
  id: integer().$type<FacilityId>().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  address: text().notNull().default(''),
  siteId: text('site_id').notNull(),
  regulatorId: integer('regulator_id').$type<RegulatorId>().notNull(),
})
