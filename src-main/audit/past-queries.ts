// The past, from the trail: which events there were until a moment, and what they made of the organization.
import { readAuditBody } from '../../src-shared/domain/audit-event.ts'
import type { ReadDb } from '../db/open.ts'
import { nothingYet, replay, withoutAccess } from './replay.ts'
import type { PastOrganization } from './replay.ts'

type RawDb = Pick<ReadDb, 'raw'>

/** An organization after the event of that number; 0 before the first. */
export interface Rebuilt {
  readonly seq: number
  readonly organization: PastOrganization
}

/** The last event at or before a moment, by its number; 0 before the first. Clocks go back, the order of events does not. */
export function lastSeqAt(db: RawDb, instant: string): number {
  const sql = 'SELECT ifnull(max(seq), 0) FROM audit_index WHERE at <= ?'
  return db.raw.prepare(sql).pluck().get(instant) as number
}

/** The organization after the event of that number. */
export function organizationAfter(db: RawDb, seq: number): PastOrganization {
  return goOnTo(db, { seq: 0, organization: nothingYet() }, seq, () => {}).organization
}

/** Events between two looks at who waits for them. */
const stride = 5000

/**
 * Replays what came after, in the organization itself: that of before is gone.
 * @param look called first and now and then with the events that have been replayed; what it throws ends the replay
 */
export function goOnTo(
  db: RawDb,
  { seq: from, organization }: Rebuilt,
  to: number,
  look: (events: number) => void,
): Rebuilt {
  look(0)
  const sql = `SELECT e.seq, e.body FROM audit_index i JOIN audit_event e ON e.seq = i.seq
    WHERE i.seq > ? AND i.seq <= ? AND i.outcome = 'done' AND i.action NOT IN (SELECT value FROM json_each(?))
    ORDER BY i.seq`
  const rows = db.raw.prepare(sql).raw().iterate(from, to, JSON.stringify(withoutAccess))
  let next = from + stride
  for (const [seq, body] of rows as Iterable<[number, string]>) {
    replay(organization, readAuditBody(body))
    if (seq < next) continue
    look(seq - from)
    next = seq + stride
  }
  return { seq: to, organization }
}
