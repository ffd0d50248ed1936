// Checks the audit chain from the first event to the last.
import type { ReadDb } from '../db/open.ts'
import { chainHead, genesisHead, leafHash } from './record.ts'

export type Verdict =
  | { readonly intact: true; readonly length: number; readonly head: string }
  | { readonly intact: false; readonly brokenAt: number; readonly reason: 'gap' | 'body' | 'head' }

/** Recomputes every leaf and head. `head` is hexadecimal; an empty trail's is 64 zeros. */
export function verifyChain(db: ReadDb): Verdict {
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
  }
  return { intact: true, length, head: Buffer.from(previous).toString('hex') }
}
