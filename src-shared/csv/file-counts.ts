/**
 * Counts a whole file as its batches of records go by: records, widths, blanks, defects, and every column.
 * One pass, bounded memory, whatever the size of the file.
 */

import { ColumnCounts } from './column-counts.ts'
import type { CountedRows } from './column-counts.ts'
import { DefectList } from './defect.ts'
import type { FieldText } from './field-text.ts'
import { otherBeginnings, trimStart } from './field-trim.ts'
import type { NoBreakSpace } from './field-trim.ts'
import type { Layout } from './layout.ts'
import { quoteCode, noBreakSpaceOf } from './layout.ts'
import type { RecordBatch } from './record-batch.ts'

/** A byte that should not be there, by its place in the bytes that the records are read from. */
export type Mark = { readonly kind: 'nul' | 'broken-encoding'; readonly byte: number }

/** Defects of each kind that are kept. */
export const KEPT_DEFECTS = 1000

/** Widths that are told apart; files with more are counted under the last. */
const MOST_WIDTHS = 1000

/** Columns that are looked into. */
export const MOST_COLUMNS = 2000

export class FileCounts {
  readonly columns: readonly ColumnCounts[]
  readonly defects = new DefectList(KEPT_DEFECTS)
  /** Records after the header, and those of them in which every field is blank. */
  records = 0
  blankRecords = 0
  /** Line of the header from 1; 0 when there is none. */
  headerLine = 0
  /** Data records by their number of fields. */
  readonly widths = new Map<number, number>()
  readonly #layout: Layout
  readonly #text: FieldText
  readonly #rows: Pick<CountedRows, 'quote' | 'space' | 'isOther'>
  readonly #space: NoBreakSpace
  #isBlank = new Uint8Array(1024)
  #marks: Mark[] = []

  constructor(layout: Layout, text: FieldText) {
    this.#layout = layout
    this.#text = text
    this.#space = noBreakSpaceOf(layout.encoding)
    const quote = quoteCode(layout)
    const isOther = otherBeginnings(layout.delimiter.charCodeAt(0), quote)
    this.#rows = { quote, space: this.#space, isOther }
    this.columns = Array.from({ length: Math.min(layout.columns, MOST_COLUMNS) }, () => new ColumnCounts())
  }

  /** Notes a byte that lies ahead; its record is named when it comes. */
  mark(mark: Mark): void {
    this.#marks.push(mark)
  }

  addBatch(batch: RecordBatch): void {
    const header = this.#layout.headerRecord
    // Records before and including the header are not data; record numbers count from 0 here.
    const from = Math.min(Math.max(header - batch.firstRecord, 0), batch.records)
    if (header > batch.firstRecord && header <= batch.firstRecord + batch.records) {
      this.headerLine = batch.firstLine + (batch.line[header - 1 - batch.firstRecord] as number) + 1
    }
    const isEven = this.#addRecords(batch, from)
    for (const odd of batch.oddities) this.#addOddity(batch, odd.kind, odd.record, odd.field, odd.line)
    if (batch.isShortened) this.#addLong(batch)
    if (this.#marks.length > 0) this.#addMarks(batch)
    const rows = { ...this.#rows, from, isBlank: this.#isBlank, evenWidth: isEven ? this.#layout.columns : 0 }
    for (const [index, column] of this.columns.entries()) {
      column.addBatch(batch, index, rows)
    }
  }

  /** Whether all records are as wide as expected and none is blank. */
  #addRecords(batch: RecordBatch, from: number): boolean {
    if (this.#isBlank.length < batch.records) this.#isBlank = new Uint8Array(batch.records * 2)
    const isBlank = this.#isBlank
    const { fieldsFrom, from: fieldFrom, to: fieldTo, bytes } = batch
    const expected = this.#layout.columns
    let usual = 0
    for (let record = from; record < batch.records; record++) {
      const field = fieldsFrom[record] as number
      const start = fieldFrom[field] as number
      const width = record === 0 ? batch.width(0) : (fieldsFrom[record + 1] as number) - field
      // Most records begin with something visible and need no further look.
      const isVisible =
        start < (fieldTo[field] as number) && (bytes[start] as number) > 32 && (bytes[start] as number) < 127
      const blank = !isVisible && this.#isBlankRecord(batch, record)
      isBlank[record] = blank ? 1 : 0
      if (blank) this.blankRecords++
      else if (width === expected) usual++
      else this.#addRagged(batch, record, width)
    }
    this.#countWidth(expected, usual)
    this.records += batch.records - from
    return usual === batch.records - from && batch.extraFields === 0
  }

  #isBlankRecord(batch: RecordBatch, record: number): boolean {
    const end = batch.fieldsFrom[record + 1] as number
    for (let field = batch.fieldsFrom[record] as number; field < end; field++) {
      const from = batch.from[field] as number
      const to = batch.to[field] as number
      if (from < to && trimStart(batch.bytes, from, to, this.#space) < to) return false
    }
    return true
  }

  #countWidth(width: number, count: number): void {
    if (count === 0) return
    const known = this.widths.has(width) || this.widths.size < MOST_WIDTHS ? width : -1
    this.widths.set(known, (this.widths.get(known) ?? 0) + count)
  }

  #addRagged(batch: RecordBatch, record: number, width: number): void {
    this.#countWidth(width, 1)
    this.defects.add('ragged', () => ({
      record: this.#numberOf(batch, record),
      line: this.#lineOf(batch, record),
      column: null,
      value: null,
      reason: width < this.#layout.columns ? 'too-few-fields' : 'too-many-fields',
      params: { fields: width, columns: this.#layout.columns },
      accepted: null,
    }))
  }

  #addOddity(
    batch: RecordBatch,
    kind: 'unclosed-quote' | 'text-after-quote' | 'quote-in-field',
    record: number,
    field: number,
    line: number,
  ): void {
    const at = (batch.fieldsFrom[record] as number) + field
    const isStored = at < (batch.fieldsFrom[record + 1] as number)
    this.defects.add(kind, () => ({
      record: this.#numberOf(batch, record),
      line: batch.firstLine + line + 1,
      column: field,
      value: isStored ? this.#text.field(batch, at, 200) : null,
      reason: kind,
      params: { quote: this.#layout.quote ?? '' },
      accepted: null,
    }))
  }

  #addLong(batch: RecordBatch): void {
    this.defects.add('long-record', () => ({
      record: this.#numberOf(batch, 0),
      line: this.#lineOf(batch, 0),
      column: null,
      value: null,
      reason: 'long-record',
      params: {},
      accepted: null,
    }))
  }

  /** Names the records of the marks that lie within this batch. */
  #addMarks(batch: RecordBatch): void {
    const bytes = (batch.start[batch.records] as number) - (batch.start[0] as number)
    const later: Mark[] = []
    for (const mark of this.#marks) {
      const place = mark.byte - batch.firstByte
      if (place >= bytes && !batch.isShortened) {
        later.push(mark)
        continue
      }
      let record = 0
      while (
        record + 1 < batch.records &&
        (batch.start[record + 1] as number) - (batch.start[0] as number) <= place
      )
        record++
      this.defects.add(mark.kind, () => ({
        record: this.#numberOf(batch, record),
        line: this.#lineOf(batch, record),
        column: null,
        value: null,
        reason: mark.kind,
        params: { byte: mark.byte },
        accepted: null,
      }))
    }
    this.#marks = later
  }

  #numberOf(batch: RecordBatch, record: number): number {
    return batch.firstRecord + record - this.#layout.headerRecord + 1
  }

  #lineOf(batch: RecordBatch, record: number): number {
    return batch.firstLine + (batch.line[record] as number) + 1
  }
}
