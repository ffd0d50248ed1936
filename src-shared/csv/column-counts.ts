/**
 * What is counted of one column while a file goes by: blanks, values by shape and day, and stretches of
 * lines that share a way of writing. Everything that is said about a column later comes from here, for any
 * format, without reading the file again.
 */

import { DayCounts, ORDER } from './day-counts.ts'
import { familyOf } from './date-shape.ts'
import { isPlaceholder, trimEnd, trimStart } from './field-trim.ts'
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
  /** Fields of every record, when all have as many and none is blank; else 0. */
  readonly evenWidth: number
  /** Code of the quote character, -1 for none. */
  readonly quote: number
  readonly space: NoBreakSpace
  /** By the first two bytes of a field: see {@link otherBeginnings}. */
  readonly isOther: Uint8Array
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
  #lastShape = -1
  /** What the stretch that goes on has shown so far. */
  #family = -1
  #order: number = ORDER.any
  /** Values and last record that the stretch does not know of yet. */
  #values = 0
  #lastRecord = 0
  #scratch = new Uint8Array(256)

  /** Counts the values of the column with the given index over a batch. */
  addBatch(batch: RecordBatch, column: number, rows: CountedRows): void {
    const { fieldsFrom, from, to, kind, bytes, records } = batch
    const { isBlank, isOther, evenWidth } = rows
    let others = 0
    let field = (fieldsFrom[rows.from] as number) + column
    for (let record = rows.from; record < records; record++, field += evenWidth) {
      if (evenWidth === 0) {
        field = (fieldsFrom[record] as number) + column
        if (field >= (fieldsFrom[record + 1] as number) || isBlank[record] === 1) continue
      }
      const start = from[field] as number
      const first = bytes[start] as number
      if (isOther[(first << 8) | (bytes[start + 1] as number)] === 1) {
        others++
        continue
      }
      const end = to[field] as number
      // Most values begin and end with something visible and need no trimming.
      const isPlain = start < end && first > 32 && first < 128 && isVisible(bytes[end - 1] as number)
      if (isPlain && kind[field] !== REBUILT) this.#addValue(batch, record, bytes, start, end)
      else this.#addField(batch, record, field, rows)
    }
    this.nonBlank += others
    this.other += others
    this.#endStretch(batch)
  }

  /** A field that has to be put together or trimmed first. */
  #addField(batch: RecordBatch, record: number, field: number, rows: CountedRows): void {
    const from = batch.from[field] as number
    const to = batch.to[field] as number
    if (batch.kind[field] !== REBUILT) {
      this.#addTrimmed(batch, record, batch.bytes, from, to, rows)
      return
    }
    const content = this.#room(to - from + 8)
    const length = rebuildField(batch.bytes, from, to, rows.quote, content)
    this.#addTrimmed(batch, record, content, 0, length, rows)
  }

  #addTrimmed(
    batch: RecordBatch,
    record: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    { space }: CountedRows,
  ): void {
    const start = trimStart(bytes, from, to, space)
    const end = trimEnd(bytes, start, to, space)
    if (start === end) this.blank++
    else this.#addValue(batch, record, bytes, start, end)
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
    const isSameFamily = shape === this.#lastShape || familyOf(shape) === this.#family
    if (!isSameFamily || (order !== ORDER.any && order !== this.#order))
      this.#turn(batch, record, shape, order)
    this.#lastShape = shape
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
    const isFirstOrder = familyOf(shape) === this.#family && this.#order === ORDER.any
    this.#family = familyOf(shape)
    this.#order = order
    if (isFirstOrder) {
      if (this.#stretch !== undefined) this.#stretch.order = order
      return
    }
    this.#endStretch(batch)
    this.isScattered = this.stretches.length === MOST_STRETCHES
    if (this.isScattered) return
    const fromRecord = batch.firstRecord + record
    const fromLine = batch.firstLine + (batch.line[record] as number)
    const { key } = this.#reader
    this.#stretch = {
      shape,
      key,
      order,
      fromRecord,
      fromLine,
      toRecord: fromRecord,
      toLine: fromLine,
      values: 0,
    }
    this.stretches.push(this.#stretch)
  }
}

/** Whether a byte at the end of a value is certainly not blank: the no-break space is 0xa0 in every encoding. */
function isVisible(byte: number): boolean {
  return byte > 32 && byte !== 0xa0
}
