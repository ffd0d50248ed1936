// The past, from the trail: which events there were until a moment, and what they made of the organization.
import { readAuditBody } from '../../src-shared/domain/audit-event.ts'
import type { ReadDb } from '../db/open.ts'
import { nothingYet, replay, withoutAccess } from './replay.ts'
import type { PastOrganization } from './replay.ts'

type RawDb = Pick<ReadDb, 'raw'>

/** The last event at or before a moment, by its number; 0 before the first. Clocks go back, the order of events does not. */
export function lastSeqAt(db: RawDb, instant: string): number {
  const sql = 'SELECT ifnull(max(seq), 0) FROM audit_index WHERE at <= ?'
  return db.raw.prepare(sql).pluck().get(instant) as number
}

/** The organization after the event of that number. */
export function organizationAfter(db: RawDb, seq: number): PastOrganization {
  const past = nothingYet()
  const sql = `SELECT e.body FROM audit_index i JOIN audit_event e ON e.seq = i.seq
    WHERE i.seq <= ? AND i.outcome = 'done' AND i.action NOT IN (SELECT value FROM json_each(?)) ORDER BY i.seq`
  const bodies = db.raw.prepare(sql).pluck().iterate(seq, JSON.stringify(withoutAccess))
  for (const body of bodies as Iterable<string>) replay(past, readAuditBody(body))
  return past
}
