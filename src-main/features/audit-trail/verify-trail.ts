// Verifying the whole trail (B-08): the chain, then whether the index tells the same, then the heads that are kept outside.
import { performance } from 'node:perf_hooks'
import { hasHead } from '../../audit/head-keeper.ts'
import type { KeptHead } from '../../audit/head-keeper.ts'
import { firstMisindexed, verifyChain } from '../../audit/verify.ts'
import { countEvents } from './list-queries.ts'
import type { RawDb } from './list-queries.ts'
import type { Finding } from './messages.ts'
import { goOn } from './watch.ts'
import type { JobWatch } from './watch.ts'

/** Events compared with their index between two looks at the watch. */
const stride = 20_000

/** @throws Stopped, VerificationCancelled */
export function verifyTrail(db: RawDb, keptHeads: readonly KeptHead[], watch: JobWatch): Finding {
  const start = performance.now()
  const events = countEvents(db)
  const chain = verifyChain(db, {
    isCancelled: watch.isCancelled,
    progress: (done) => watch.progress(done, events * 2),
  })
  const newest = keptHeads.at(-1)
  const kept = newest === undefined ? null : { length: newest.length, at: newest.at }
  const broken = chain.intact
    ? (keptDifference(db, keptHeads) ?? misindexed(db, events, watch))
    : { reason: chain.reason, at: chain.brokenAt }
  const holding = broken === null || broken.reason === 'shorter' ? events : Math.max(0, broken.at - 1)
  return {
    broken,
    length: holding,
    head: chain.intact ? chain.head : headAt(db, holding),
    ...firstAndLast(db, holding),
    took: Math.round(performance.now() - start),
    kept,
  }
}

/** A kept head that the trail does not have: it is shorter than it was, or another one. */
function keptDifference(db: RawDb, keptHeads: readonly KeptHead[]): Finding['broken'] {
  const events = countEvents(db)
  for (const kept of keptHeads) {
    // The look through the whole trail comes last: nearly always the head is there.
    if (hasHead(db, kept) || wasReplaced(db, kept)) continue
    return kept.length > events
      ? { reason: 'shorter', at: events + 1 }
      : { reason: 'different', at: kept.length }
  }
  return null
}

/** The trail itself says that a backup was put in the place of the one that had this head. */
function wasReplaced(db: RawDb, { length, head }: KeptHead): boolean {
  const sql = `SELECT 1 FROM audit_event
    WHERE json_extract(body, '$.action') = 'backups.restore' AND json_extract(body, '$.before.head') = ?
      AND json_extract(body, '$.before.events') = ?`
  return db.raw.prepare(sql).get(head, length) !== undefined
}

function misindexed(db: RawDb, events: number, watch: JobWatch): Finding['broken'] {
  for (let first = 1; first <= events; first += stride) {
    goOn(watch)
    const at = firstMisindexed(db, first, first + stride)
    if (at !== null) return { reason: 'index', at }
    watch.progress(events + Math.min(first + stride, events), events * 2)
  }
  return null
}

function headAt(db: RawDb, seq: number): string {
  const sql = 'SELECT lower(hex(head)) FROM audit_event WHERE seq = ?'
  return (db.raw.prepare(sql).pluck().get(seq) as string | undefined) ?? '0'.repeat(64)
}

function firstAndLast(db: RawDb, last: number): Pick<Finding, 'firstAt' | 'lastAt'> {
  const at = db.raw.prepare(`SELECT json_extract(body, '$.at') FROM audit_event WHERE seq = ?`).pluck()
  const told = (seq: number) => (at.get(seq) as string | undefined) ?? null
  return { firstAt: last === 0 ? null : told(1), lastAt: told(last) }
}
