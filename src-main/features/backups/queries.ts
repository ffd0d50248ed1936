// The trail as it stands, to be held against a backup's.
import { desc, eq, gt } from 'drizzle-orm'
import type { ReadDb } from '../../db/open.ts'
import { auditEventTable } from '../../db/tables/audit.ts'

/** Length and head (hexadecimal) of the trail; an empty one has 64 zeros. */
export function getTrailEnd(db: ReadDb): { events: number; head: string } {
  const last = db
    .select({ seq: auditEventTable.seq, head: auditEventTable.head })
    .from(auditEventTable)
    .orderBy(desc(auditEventTable.seq))
    .limit(1)
    .get()
  return last === undefined
    ? { events: 0, head: '0'.repeat(64) }
    : { events: last.seq, head: last.head.toString('hex') }
}

/** The head after an event, hexadecimal; undefined where the trail is shorter. */
export function getHeadAfter(db: ReadDb, events: number): string | undefined {
  return db
    .select({ head: auditEventTable.head })
    .from(auditEventTable)
    .where(eq(auditEventTable.seq, events))
    .get()
    ?.head.toString('hex')
}

/** Bodies of the newest events after one, newest first. */
export function listBodiesAfter(db: ReadDb, events: number, limit: number): string[] {
  return db
    .select({ body: auditEventTable.body })
    .from(auditEventTable)
    .where(gt(auditEventTable.seq, events))
    .orderBy(desc(auditEventTable.seq))
    .limit(limit)
    .all()
    .map(({ body }) => body)
}
