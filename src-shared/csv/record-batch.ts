/**
 * A stretch of CSV records as the tokenizer leaves it: no strings, only places in a buffer of bytes. Whoever
 * counts dates looks at the bytes; only what a person gets to see becomes text.
 */

// How a field stands in the file.
/** Without quotes. */
export const PLAIN = 0
/** In quotes; the places leave them out. */
export const QUOTED = 1
/** In quotes, with doubled quotes inside or text after the closing one: see {@link rebuildField}. */
export const REBUILT = 2

export type OddityKind = 'unclosed-quote' | 'text-after-quote' | 'quote-in-field'

/** A defect of quoting that was read through all the same; `record` counts within the batch. */
export type Oddity = {
  readonly kind: OddityKind
  readonly record: number
  readonly field: number
  /** Physical line of the defect, counted from the batch's first. */
  readonly line: number
}

export type LineEnds = { lf: number; crlf: number; cr: number }

export function addLineEnds(sum: LineEnds, more: LineEnds): void {
  sum.lf += more.lf
  sum.crlf += more.crlf
  sum.cr += more.cr
}

/** The arrays of a batch; in shared memory when another thread reads them. */
export type BatchPlaces = Pick<RecordBatch, 'fieldsFrom' | 'line' | 'start' | 'from' | 'to' | 'kind'>

/** Room for so many fields, in as many records at most. */
export function createPlaces(capacity: number, isShared: boolean = false): BatchPlaces {
  const buffer = (bytes: number): ArrayBufferLike =>
    isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)
  const numbers = (length: number): Int32Array => new Int32Array(buffer(length * 4))
  return {
    // One more, for where the record after the last would begin.
    fieldsFrom: numbers(capacity + 1),
    line: numbers(capacity + 1),
    start: numbers(capacity + 1),
    from: numbers(capacity),
    to: numbers(capacity),
    kind: new Uint8Array(buffer(capacity)),
  }
}

export class RecordBatch {
  bytes: Uint8Array
  /** Complete records in the batch. */
  records = 0
  /** Number of the first record and line in the file, from 0; position of the first byte. */
  firstRecord = 0
  firstLine = 0
  firstByte = 0
  /** Record `r` has the fields `fieldsFrom[r]` to `fieldsFrom[r + 1] - 1`. */
  readonly fieldsFrom: Int32Array
  /** Line on which each record starts, counted from `firstLine`. */
  readonly line: Int32Array
  /** Where each record starts in `bytes`; the entry after the last is where the next would. */
  readonly start: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly kind: Uint8Array
  oddities: readonly Oddity[] = []
  /** Line ends in this batch, those inside quotes too. */
  lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 }
  /** Fields of the first record that did not fit into the batch and are only counted. */
  extraFields = 0
  /** Whether there may be more complete records behind this batch, for which it had no room. */
  isFull = false
  /** Whether the first record was so long that the middle of its fields is missing. */
  isShortened = false

  constructor(places: BatchPlaces) {
    this.bytes = new Uint8Array(0)
    this.fieldsFrom = places.fieldsFrom
    this.line = places.line
    this.start = places.start
    this.from = places.from
    this.to = places.to
    this.kind = places.kind
  }

  /** Number of fields of a record, those included that are only counted. */
  width(record: number): number {
    const stored = (this.fieldsFrom[record + 1] as number) - (this.fieldsFrom[record] as number)
    return record === 0 ? stored + this.extraFields : stored
  }
}

/**
 * Writes the content of a {@link REBUILT} field into `into` (at least as long) and returns its length:
 * doubled quotes become one, and text after the closing quote is appended.
 */
export function rebuildField(
  bytes: Uint8Array,
  from: number,
  to: number,
  quote: number,
  into: Uint8Array,
): number {
  let length = 0
  let isQuoted = true
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number
    if (!isQuoted || byte !== quote) {
      into[length++] = byte
    } else if (i + 1 < to && bytes[i + 1] === quote) {
      into[length++] = quote
      i++
    } else {
      isQuoted = false
    }
  }
  return length
}
