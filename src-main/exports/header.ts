// The hundred bytes that every SQLite file begins with, looked at before SQLite sees them: what is not exactly as an export
// is written is refused unread, a file in WAL mode included, which would want other files beside it.
import { exportApplicationId, formatVersion, pageSize } from './format.ts'
import { mostBytes } from './limits.ts'
import type { Finding } from './verify.ts'

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/** What the header of an export holds at an offset, beside what SQLite counts by itself. */
const fixed: readonly (readonly [offset: number, value: number])[] = [
  [32, 0], // no free page: nothing that was deleted
  [36, 0],
  [44, 4], // schema format
  [48, 0],
  [52, 0], // no auto-vacuum
  [56, 1], // UTF-8
  [64, 0],
  ...[72, 76, 80, 84, 88].map((offset) => [offset, 0] as const),
]
/** Page size; rollback journal for writing and reading; no reserved bytes; payload fractions. */
const middle = Buffer.from([pageSize >> 8, pageSize & 255, 1, 1, 0, 64, 32, 32])

/** Why the bytes cannot be an export, or null. */
export function headerFinding(bytes: Buffer): Finding | null {
  const finding = (code: Finding['code'], at = ''): Finding => ({ code, at })
  if (bytes.length > mostBytes) return finding('too-large')
  if (bytes.length < pageSize || !bytes.subarray(0, 16).equals(magic)) return finding('not-sqlite')
  if (bytes.readUInt32BE(68) !== exportApplicationId) return finding('foreign')
  const version = bytes.readUInt32BE(60)
  if (version > formatVersion) return finding('newer-format', String(version))
  if (!bytes.subarray(16, 24).equals(middle)) return finding('header')
  if (bytes.readUInt32BE(28) * pageSize !== bytes.length) return finding('size')
  const wrong = fixed.find(([offset, value]) => bytes.readUInt32BE(offset) !== value)
  return wrong === undefined ? null : finding('header', String(wrong[0]))
}
