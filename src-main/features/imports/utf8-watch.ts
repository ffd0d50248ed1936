// Finds bytes that are not UTF-8 in a stream that is cut anywhere. Sound pieces cost next to nothing: Node checks them
// natively, and only a broken one is looked at byte by byte.
import { isUtf8 } from 'node:buffer'
import { checkUtf8 } from '../../../src-shared/csv/encoding.ts'

export class Utf8Watch {
  /** Broken places found, and sound characters beyond ASCII in the pieces that had some. */
  broken = 0
  sound = 0
  #open = new Uint8Array(0)
  readonly #onBroken: (position: number) => void

  /** `onBroken` is told the position in the file of each broken place. */
  constructor(onBroken: (position: number) => void) {
    this.#onBroken = onBroken
  }

  /** Looks at `bytes[from..to)`, which stand at `position` in the file. */
  feed(bytes: Uint8Array, from: number, to: number, position: number): void {
    const start = from + this.#close(bytes, from, to, position)
    if (start === to) return
    const end = to - this.#openAtEnd(bytes, start, to)
    const piece = bytes.subarray(start, end)
    if (!isUtf8(piece)) this.#check(piece, position + start - from)
    else if (this.broken > 0) this.sound += checkUtf8(piece, 0, piece.length).sound
    this.#open = bytes.slice(end, to)
  }

  /** At the end of the file: a character that was begun is broken. */
  finish(position: number): void {
    if (this.#open.length === 0) return
    this.broken++
    this.#onBroken(position - this.#open.length)
  }

  /** Tells every broken place of bytes that are not followed by others of the same character. */
  #check(bytes: Uint8Array, position: number): void {
    const check = checkUtf8(bytes, 0, bytes.length, (at) => this.#onBroken(position + at))
    this.broken += check.broken
    this.sound += check.sound
    if (check.open === 0) return
    this.broken++
    this.#onBroken(position + bytes.length - check.open)
  }

  /** Joins what the last piece left open with the beginning of this one; how much of this one that takes. */
  #close(bytes: Uint8Array, from: number, to: number, position: number): number {
    const open = this.#open
    if (open.length === 0) return 0
    let taken = 0
    while (taken < 3 && from + taken < to && ((bytes[from + taken] as number) & 0xc0) === 0x80) taken++
    const joined = new Uint8Array(open.length + taken)
    joined.set(open)
    joined.set(bytes.subarray(from, from + taken), open.length)
    const check = checkUtf8(joined, 0, joined.length)
    const goesOn = check.open > 0 && from + taken === to
    if (!goesOn) this.#check(joined, position - open.length)
    this.#open = goesOn ? joined.slice(joined.length - check.open) : new Uint8Array(0)
    return taken
  }

  /** Bytes at the end that may begin a character. */
  #openAtEnd(bytes: Uint8Array, from: number, to: number): number {
    const start = Math.max(from, to - 3)
    return checkUtf8(bytes, lastLead(bytes, start, to), to).open
  }
}

/** Place of the last byte that is no continuation, so that a check can begin there. */
function lastLead(bytes: Uint8Array, from: number, to: number): number {
  let at = to - 1
  while (at > from && ((bytes[at] as number) & 0xc0) === 0x80) at--
  return Math.max(at, from)
}
