// A person's preferences (S3-24..32) and how they left their screens.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'

export const preferenceTable = sqliteTable('preference', {
  personId: integer('person_id').$type<PersonId>().primaryKey(),
  translation: text().$type<Preferences['translation']>().notNull(),
  dateFormat: text('date_format').$type<Preferences['dateFormat']>().notNull(),
  timeFormat: text('time_format').$type<Preferences['timeFormat']>().notNull(),
  timeZone: text('time_zone').notNull(),
  numberFormat: text('number_format').$type<Preferences['numberFormat']>().notNull(),
  numberScaling: integer('number_scaling').notNull(),
  theme: text().$type<Preferences['theme']>().notNull(),
})

export const layoutTable = sqliteTable(
  'layout',
  {
    personId: integer('person_id').$type<PersonId>().notNull(),
    screen: text().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.screen] })],
)
