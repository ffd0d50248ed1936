// Rows of notices.
import { and, count, desc, eq, isNull, lte } from 'drizzle-orm'
import type { NoticeId, PersonId } from '../../src-shared/domain/ids.ts'
import { statements } from '../authz/statements.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { noticeTable } from '../db/tables/notices.ts'

const prepared = statements({
  add: `INSERT INTO notice (person_id, kind, params, place, created_at, once_key) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
  told: `SELECT person_id FROM notice WHERE once_key = ?`,
})

/** A notice whose key the person has been told already is left out. @returns whether it was new */
export function insertNotice(
  db: WriteDb,
  row: Required<Omit<typeof noticeTable.$inferInsert, 'id' | 'readAt'>>,
): boolean {
  const { personId, kind, params, place, createdAt, onceKey } = row
  return prepared(db).add.run(personId, kind, params, place, createdAt, onceKey).changes > 0
}

/** Everybody who has been told something that is told once. */
export function listTold(db: ReadDb, onceKey: string): ReadonlySet<PersonId> {
  return new Set(prepared(db).told.pluck().all(onceKey) as PersonId[])
}

/** A person's notices, newest first. */
export function listNotices(
  db: ReadDb,
  person: PersonId,
  { offset, limit }: { offset: number; limit: number },
) {
  return db
    .select()
    .from(noticeTable)
    .where(eq(noticeTable.personId, person))
    .orderBy(desc(noticeTable.id))
    .limit(limit)
    .offset(offset)
    .all()
}

export function countNotices(db: ReadDb, person: PersonId): number {
  return db.select({ n: count() }).from(noticeTable).where(eq(noticeTable.personId, person)).get()?.n ?? 0
}

const unread = (person: PersonId) => and(eq(noticeTable.personId, person), isNull(noticeTable.readAt))

export function countUnread(db: ReadDb, person: PersonId): number {
  return db.select({ n: count() }).from(noticeTable).where(unread(person)).get()?.n ?? 0
}

export function markRead(db: WriteDb, person: PersonId, notice: NoticeId, at: string): void {
  db.update(noticeTable)
    .set({ readAt: at })
    .where(and(unread(person), eq(noticeTable.id, notice)))
    .run()
}

/** That one and all before it. */
export function markReadUpTo(db: WriteDb, person: PersonId, notice: NoticeId, at: string): void {
  db.update(noticeTable)
    .set({ readAt: at })
    .where(and(unread(person), lte(noticeTable.id, notice)))
    .run()
}
