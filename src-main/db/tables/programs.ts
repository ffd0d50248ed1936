// Programs of the certification module (S2).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'

export const programTable = sqliteTable('program', {
  id: integer().$type<ProgramId>().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  mainSiteContactId: integer('main_site_contact_id').$type<PersonId>().notNull(),
  mainSiteContactAt: text('main_site_contact_at'),
  mainSiteContactBy: integer('main_site_contact_by').$type<PersonId>(),
  createdAt: text('created_at').notNull(),
})
