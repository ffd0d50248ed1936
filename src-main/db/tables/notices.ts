// The drizzle face of notices.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { NoticeId, PersonId } from '../../../src-shared/domain/ids.ts'
import type { NoticeKind } from '../../../src-shared/domain/notice.ts'

export const noticeTable = sqliteTable('notice', {
  id: integer().$type<NoticeId>().primaryKey({ autoIncrement: true }),
  personId: integer('person_id').$type<PersonId>().notNull(),
  kind: text().$type<NoticeKind>().notNull(),
  params: text().notNull(),
  place: text(),
  createdAt: text('created_at').notNull(),
  readAt: text('read_at'),
  onceKey: text('once_key'),
})
