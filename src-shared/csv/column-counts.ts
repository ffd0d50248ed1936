/**
 * What is counted of one column while a file goes by: blanks, values by shape and day, and stretches of
 * lines that share a way of writing. Everything that is said about a column later comes from here, for any
 * format, without reading the file again.
 */

import { DayCounts, ORDER } from './day-counts.ts'
import { familyOf } from './date-shape.ts'
import { NOTHING_BEGINS_WITH, isPlaceholder, trimEnd, trimStart } from './field-trim.ts'
import type { NoBreakSpace } from './field-trim.ts'
import { REBUILT, rebuildField } from './record-batch.ts'
import type { RecordBatch } from './record-batch.ts'
import { ShapeReader } from './shape-reader.ts'

/** A stretch of records whose dates are written alike; records and lines count from 0 in the file. */
export type Stretch = {
  readonly shape: number
  /** Of its first value. */
  readonly key: number
  /** One of {@link ORDER}: what the stretch itself shows of day and month. */
  order: number
  readonly fromRecord: number
  readonly fromLine: number
  toRecord: number
  toLine: number
  values: number
}

/** More stretches than this are not a file made of parts but a column without order. */
export const MOST_STRETCHES = 64

/** How a batch's records are to be counted. */
export type CountedRows = {
  readonly from: number
  /** Of each record in the batch, 1 where it is blank and does not count. */
  readonly isBlank: Uint8Array
  /** Whether every record counts and has all columns, so that neither needs to be looked at. */
  readonly isPlain: boolean
}

export class ColumnCounts {
  nonBlank = 0
  blank = 0
  /** Values without the shape of a date or time, and how many of them only say that there is none. */
  other = 0
  placeholders = 0
  readonly shapes = new Map<number, DayCounts>()
  readonly stretches: Stretch[] = []
  /** Whether there were more than {@link MOST_STRETCHES}. */
  isScattered = false
  readonly #reader = new ShapeReader()
  #last: DayCounts | undefined
  #stretch: Stretch | undefined
  #family = -1
  /** Values and last record that the stretch does not know of yet. */
  #values = 0
  #lastRecord = 0
  #scratch = new Uint8Array(256)

  /** Counts the values of the column with the given index over a batch. */
  addBatch(batch: RecordBatch, column: number, rows: CountedRows, quote: number, space: NoBreakSpace): void {
    const { fieldsFrom, from, to, kind, bytes } = batch
    const { isBlank, isPlain } = rows
    let skipped = 0
    for (let record = rows.from; record < batch.records; record++) {
      const field = (fieldsFrom[record] as number) + column
      if (!isPlain && (field >= (fieldsFrom[record + 1] as number) || isBlank[record] === 1)) continue
      const start = from[field] as number
      const end = to[field] as number
      const first = bytes[start] as number
      if (kind[field] === REBUILT) {
        this.#addRebuilt(batch, record, field, quote, space)
      } else if (NOTHING_BEGINS_WITH[first] === 1 && start < end) {
        skipped++
      } else if (start < end && first > 32 && first < 128 && isVisible(bytes[end - 1] as number)) {
        // Most values begin and end with something visible and need no trimming.
        this.#addValue(batch, record, bytes, start, end)
      } else {
        const trimmedStart = trimStart(bytes, start, end, space)
        const trimmedEnd = trimEnd(bytes, trimmedStart, end, space)
        if (trimmedStart === trimmedEnd) this.blank++
        else this.#addValue(batch, record, bytes, trimmedStart, trimmedEnd)
      }
    }
    this.nonBlank += skipped
    this.other += skipped
    this.#endStretch(batch)
  }

  #addRebuilt(batch: RecordBatch, record: number, field: number, quote: number, space: NoBreakSpace): void {
    const from = batch.from[field] as number
    const to = batch.to[field] as number
    const content = this.#room(to - from + 8)
    const length = rebuildField(batch.bytes, from, to, quote, content)
    const start = trimStart(content, 0, length, space)
    const end = trimEnd(content, start, length, space)
    if (start === end) this.blank++
    else this.#addValue(batch, record, content, start, end)
  }

  #addValue(batch: RecordBatch, record: number, bytes: Uint8Array, from: number, to: number): void {
    this.nonBlank++
    const reader = this.#reader
    if (!reader.read(bytes, from, to)) {
      this.other++
      if (isPlaceholder(bytes, from, to)) this.placeholders++
      return
    }
    const { shape } = reader
    let counts = this.#last
    if (counts === undefined || counts.shape !== shape) counts = this.#countsOf(shape)
    const order = counts.add(reader.key)
    const stretch = this.#stretch
    if (
      stretch === undefined ||
      familyOf(shape) !== this.#family ||
      (order !== ORDER.any && order !== stretch.order)
    ) {
      this.#endStretch(batch)
      this.#turn(batch, record, shape, order)
    }
    this.#values++
    this.#lastRecord = record
  }

  /** Notes in the stretch how far it reaches; not done for every value, because it costs. */
  #endStretch(batch: RecordBatch): void {
    const stretch = this.#stretch
    if (stretch === undefined || this.#values === 0) return
    stretch.toRecord = batch.firstRecord + this.#lastRecord
    stretch.toLine = batch.firstLine + (batch.line[this.#lastRecord] as number)
    stretch.values += this.#values
    this.#values = 0
  }

  /** A buffer for the content of a field with doubled quotes. */
  #room(length: number): Uint8Array {
    if (this.#scratch.length < length) this.#scratch = new Uint8Array(length * 2)
    return this.#scratch
  }

  #countsOf(shape: number): DayCounts {
    let counts = this.shapes.get(shape)
    if (counts === undefined) {
      counts = new DayCounts(shape)
      this.shapes.set(shape, counts)
    }
    this.#last = counts
    return counts
  }

  /** The way of writing changes here, or shows its order for the first time. */
  #turn(batch: RecordBatch, record: number, shape: number, order: number): void {
    const stretch = this.#stretch
    const here = {
      record: batch.firstRecord + record,
      line: batch.firstLine + (batch.line[record] as number),
    }
    if (stretch !== undefined && familyOf(shape) === this.#family && stretch.order === ORDER.any) {
      stretch.order = order
      return
    }
    this.#family = familyOf(shape)
    this.#stretch = {
      shape,
      key: this.#reader.key,
      order,
      fromRecord: here.record,
      fromLine: here.line,
      toRecord: here.record,
      toLine: here.line,
      values: 0,
    }
    if (this.stretches.length < MOST_STRETCHES) this.stretches.push(this.#stretch)
    else this.isScattered = true
  }
}

/** Whether a byte at the end of a value is certainly not blank: the no-break space is 0xa0 in every encoding. */
function isVisible(byte: number): boolean {
  return byte > 32 && byte !== 0xa0
}
