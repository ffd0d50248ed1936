// Checks the audit chain from the first event to the last.
import type { ReadDb } from '../db/open.ts'
import { chainHead, genesisHead, leafHash } from './record.ts'

export type Verdict =
  | { readonly intact: true; readonly length: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: number; readonly reason: 'gap' | 'body' | 'head' }

/**
 * The first event that the index tells otherwise than its body does, or leaves out, from `first` on and before `end`;
 * null where there is none. What only the index hid would be missing on screen and nowhere else.
 */
export function firstMisindexed(db: Pick<ReadDb, 'raw'>, first: number, end: number): number | null {
  const sql = `SELECT min(e.seq) FROM audit_index_of e LEFT JOIN audit_index i ON i.seq = e.seq
    WHERE e.seq >= ? AND e.seq < ?
      AND (i.at, i.action, i.outcome, i.subject_kind) IS NOT (e.at, e.action, e.outcome, e.subject_kind)`
  return db.raw.prepare(sql).pluck().get(first, end) as number | null
}

/** For long trails: how far it is, and whether to stop. */
export interface Watch {
  readonly progress: (events: number) => void
  readonly isCancelled: () => boolean
}

/** Events between two looks at the watch. */
const stride = 2000

/** Stopped by whoever watches. */
export class VerificationCancelled extends Error {}

/**
 * Recomputes every leaf and head. `head` is hexadecimal; an empty trail's is 64 zeros.
 * @throws VerificationCancelled
 */
export function verifyChain(db: Pick<ReadDb, 'raw'>, watch?: Watch): Verdict {
  let previous: Uint8Array = genesisHead
  let length = 0
  const rows = db.raw.prepare('SELECT seq, leaf, head, salt, body FROM audit_event ORDER BY seq').iterate()
  for (const row of rows as Iterable<{
    seq: number
    leaf: Buffer
    head: Buffer
    salt: Buffer
    body: string
  }>) {
    if (row.seq !== length + 1) return { intact: false, brokenAt: length + 1, reason: 'gap' }
    const leaf = leafHash(row.salt, row.body)
    if (!row.leaf.equals(leaf)) return { intact: false, brokenAt: row.seq, reason: 'body' }
    previous = chainHead(previous, leaf)
    if (!row.head.equals(previous)) return { intact: false, brokenAt: row.seq, reason: 'head' }
    length += 1
    if (watch !== undefined && length % stride === 0) {
      watch.progress(length)
      if (watch.isCancelled()) throw new VerificationCancelled()
    }
  }
  return { intact: true, length, head: Buffer.from(previous).toString('hex') }
}
