// Rows of notices.
import type { WriteDb } from '../db/open.ts'
import { noticeTable } from '../db/tables/notices.ts'

/** A notice whose key the person has been told already is left out. */
export function insertNotice(db: WriteDb, row: Omit<typeof noticeTable.$inferInsert, 'id'>): void {
  db.insert(noticeTable).values(row).onConflictDoNothing().run()
}
