/**
 * The tokenizer: bytes in, places of fields out, in one pass and without a string. It reads as RFC 4180 says
 * with the tolerance of Python's csv module, and reports what it was tolerant about: a quote inside an
 * unquoted field is text, text after a closing quote is appended, an unclosed quote runs to the end.
 * Records end at LF, CRLF or CR, mixed as they come.
 */

import { PLAIN, QUOTED, REBUILT } from './record-batch.ts'
import type { Oddity, OddityKind, RecordBatch } from './record-batch.ts'

const LF = 10
const CR = 13

/** One ASCII character each; without a quote character every quote is text. */
export type Dialect = { readonly delimiter: string; readonly quote: string | null }

export class Tokenizer {
  readonly #delimiter: number
  readonly #quote: number
  /** Bytes at which a scan has to look up. */
  readonly #stops = new Uint8Array(256)
  // What a call works on; fields of the object, so that the rarer steps can be functions of their own.
  #batch: RecordBatch
  #bytes: Uint8Array
  #to = 0
  #isFinal = false
  #oddities: Oddity[] = []
  #lf = 0
  #crlf = 0
  #cr = 0
  #otherLines = 0
  #marked = { record: -1, lf: 0, crlf: 0, cr: 0 }

  constructor(dialect: Dialect, batch: RecordBatch) {
    this.#batch = batch
    this.#bytes = batch.bytes
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0)
    for (const code of [this.#delimiter, this.#quote, LF, CR]) if (code >= 0) this.#stops[code] = 1
  }

  /**
   * Fills the batch with the complete records of `bytes[from..to)`, at most `limit`, and returns where the
   * next begins. Unless `isFinal`, a record that touches the end is left for the next call. The byte at `to`
   * must be free: a sentinel is written there. One long function, because here every call costs.
   */
  fill(bytes: Uint8Array, start: number, end: number, isFinal: boolean, limit: number = Infinity): number {
    const batch = this.#begin(bytes, start, end, isFinal)
    const { from, to, fieldsFrom, line, start: starts } = batch
    const capacity = from.length
    const stops = this.#stops
    const quote = this.#quote
    const delimiter = this.#delimiter
    let record = 0
    let field = 0
    let at = start
    // Line feeds that end records; all other line ends are counted where they are found.
    let lf = 0
    records: while (at < end && record < limit && field < capacity) {
      line[record] = lf + this.#otherLines
      starts[record] = at
      for (;;) {
        let byte = bytes[at] as number
        if (byte === quote) {
          at = this.#quoted(at, record, field, lf)
          if (at < 0) break
          byte = bytes[at] as number
        } else {
          from[field] = at
          while (stops[byte] === 0) byte = bytes[++at] as number
          if (byte === quote) {
            at = this.#quoteInField(at, record, field, lf)
            byte = bytes[at] as number
          }
          to[field] = at
        }
        field++
        if (byte === delimiter) {
          at++
          continue
        }
        if (field > capacity) {
          // What does not fit goes into the next batch; what fits into none is stored in part.
          if (record > 0) break
          batch.extraFields = field - capacity
          field = capacity
        }
        if (byte === LF && at < end) {
          lf++
          at++
        } else {
          at = this.#lineEnd(at)
          if (at < 0) break
        }
        fieldsFrom[++record] = field
        continue records
      }
      batch.isFull = at >= 0
      at = this.#takeBack(record)
      field = fieldsFrom[record] as number
      break
    }
    line[record] = lf + this.#otherLines
    starts[record] = at
    batch.lineEnds = { lf: lf + this.#lf, crlf: this.#crlf, cr: this.#cr }
    batch.isFull ||= record >= limit || field >= capacity
    batch.records = record
    batch.oddities = this.#oddities
    return at
  }

  #begin(bytes: Uint8Array, from: number, to: number, isFinal: boolean): RecordBatch {
    const batch = this.#batch
    batch.bytes = bytes
    batch.extraFields = 0
    batch.isShortened = false
    batch.isFull = false
    this.#oddities = []
    batch.fieldsFrom[0] = 0
    batch.start[0] = from
    bytes[to] = LF
    this.#bytes = bytes
    this.#to = to
    this.#isFinal = isFinal
    this.#lf = this.#crlf = this.#cr = this.#otherLines = 0
    this.#mark(-1)
    batch.kind.fill(PLAIN)
    return batch
  }

  /** The record is not complete or does not fit: as if it had not been looked at. Where it starts. */
  #takeBack(record: number): number {
    if (this.#oddities.length > 0) this.#oddities = this.#oddities.filter((odd) => odd.record < record)
    if (this.#marked.record === record) {
      const { lf, crlf, cr } = this.#marked
      this.#lf = lf
      this.#crlf = crlf
      this.#cr = cr
      this.#otherLines = lf + crlf + cr
    }
    return this.#batch.start[record] as number
  }

  #quoteInField(at: number, record: number, field: number, lf: number): number {
    this.#note('quote-in-field', record, field, lf + this.#otherLines)
    return this.#endOfPlain(at)
  }

  /** The end of a stretch in which quotes are text. */
  #endOfPlain(start: number): number {
    const bytes = this.#bytes
    let at = start
    while (bytes[at] !== this.#delimiter && bytes[at] !== LF && bytes[at] !== CR) at++
    return at
  }

  /** Past a line end, counting it; -1 when it cannot be told yet whether the record is complete. */
  #lineEnd(at: number): number {
    if (at >= this.#to) return this.#isFinal ? at : -1
    if (this.#bytes[at] === LF) {
      this.#lf++
      this.#otherLines++
      return at + 1
    }
    if (at + 1 >= this.#to && !this.#isFinal) return -1
    if (at + 1 < this.#to && this.#bytes[at + 1] === LF) {
      this.#crlf++
      this.#otherLines++
      return at + 2
    }
    this.#cr++
    this.#otherLines++
    return at + 1
  }

  /** Reads a field that opens with a quote; the end of it, or -1 when that is not here. */
  #quoted(open: number, record: number, field: number, lf: number): number {
    if (this.#marked.record !== record) this.#mark(record)
    const batch = this.#batch
    const openedAt = lf + this.#otherLines
    let at = this.#closingQuote(open + 1)
    let kind: number = this.#hasDoubled ? REBUILT : QUOTED
    if (at < 0) return -1
    batch.from[field] = open + 1
    batch.to[field] = at
    if (at >= this.#to) {
      this.#note('unclosed-quote', record, field, openedAt)
    } else {
      at++
      const byte = this.#bytes[at]
      if (at < this.#to && byte !== this.#delimiter && byte !== LF && byte !== CR) {
        this.#note('text-after-quote', record, field, lf + this.#otherLines)
        kind = REBUILT
        at = this.#endOfPlain(at)
        batch.to[field] = at
      }
    }
    batch.kind[field] = kind
    return at
  }

  #hasDoubled = false

  /** The closing quote of a field whose content starts at `start`; the end when there is none; -1 for "not yet". */
  #closingQuote(start: number): number {
    const bytes = this.#bytes
    const stops = this.#stops
    const to = this.#to
    let at = start
    this.#hasDoubled = false
    for (;;) {
      while (stops[bytes[at] as number] === 0) at++
      // What the last byte means may depend on the one after it.
      if (at + 1 >= to && !this.#isFinal) return -1
      if (at >= to) return to
      const byte = bytes[at]
      if (byte === this.#quote) {
        if (at + 1 >= to || bytes[at + 1] !== this.#quote) return at
        this.#hasDoubled = true
        at += 2
      } else if (byte === LF || byte === CR) {
        at = this.#lineEnd(at)
      } else {
        at++
      }
    }
  }

  /** Remembers what was counted before a record that may have to be taken back. */
  #mark(record: number): void {
    this.#marked = { record, lf: this.#lf, crlf: this.#crlf, cr: this.#cr }
  }

  #note(kind: OddityKind, record: number, field: number, line: number): void {
    this.#oddities.push({
      kind,
      record,
      field: field - (this.#batch.fieldsFrom[record] as number),
      line,
    })
  }
}
