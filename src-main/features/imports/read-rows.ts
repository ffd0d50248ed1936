// Rows as text: the first screen from the beginning of the file, and later ones through the index of places.
import { fieldTextOf, quoteCode } from '../../../src-shared/csv/layout.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import type { RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import { RecordReader } from '../../../src-shared/csv/record-reader.ts'
import type { OnBatch } from '../../../src-shared/csv/record-reader.ts'
import type { FirstRows, Row } from './messages.ts'
import { scanFile } from './scan-file.ts'
import type { Place } from './scan-file.ts'
import { SlotPool } from './slot-pool.ts'
import { codec, contentStart, streamDecoder } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

/** Rows of the first screen. */
export const FIRST_ROWS = 200
/** Bytes of a field that are shown. */
const SHOWN_BYTES = 2000
/** Pieces in which a page of rows is looked for. */
const PAGE_BYTES = 64 * 1024
const memory = new SlotPool({ count: 2, size: PAGE_BYTES, isShared: false, capacity: PAGE_BYTES / 4 })
/** Rows in one answer. */
const MOST_ROWS = 1000

type RowMaker = (batch: RecordBatch, record: number) => Row

function rowMaker(layout: Layout): RowMaker {
  const text = fieldTextOf(layout.encoding, quoteCode(layout), codec)
  return (batch, record) => ({
    record: batch.firstRecord + record - layout.headerRecord + 1,
    line: batch.firstLine + (batch.line[record] as number) + 1,
    fields: text.record(batch, record, SHOWN_BYTES),
  })
}

/** The first screen, from the sample alone: takes the same time whatever the size of the file. */
export function firstRows(source: SourceFile, layout: Layout): FirstRows {
  const makeRow = rowMaker(layout)
  const above: Row[] = []
  const rows: Row[] = []
  let isMore = !source.isWhole
  const onBatch: OnBatch = (batch) => {
    for (let record = 0; record < batch.records; record++) {
      const index = batch.firstRecord + record
      if (index < layout.headerRecord - 1) above.push(makeRow(batch, record))
      if (index < layout.headerRecord) continue
      isMore ||= rows.length === FIRST_ROWS
      if (isMore && rows.length === FIRST_ROWS) return false
      rows.push(makeRow(batch, record))
    }
    return true
  }
  const slots = memory.take()
  const reader = new RecordReader(layout, PAGE_BYTES, onBatch, { slots })
  const content = source.sample.subarray(contentStart(layout.encoding))
  reader.push(streamDecoder(layout.encoding)?.(content, source.isWhole) ?? content)
  // What is cut off at the end of the sample is not shown, unless it would be all.
  if (source.isWhole || rows.length === 0) reader.finish()
  memory.giveBack(slots)
  return { layout, totalBytes: source.state.bytes, above, rows, isAll: !isMore }
}

/** Rows from number `first` (from 1, after the header) on, read from the nearest known place before them. */
export async function readRows(
  source: SourceFile,
  layout: Layout,
  places: readonly Place[],
  ask: { readonly first: number; readonly count: number },
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = []
  const count = Math.min(ask.count, MOST_ROWS)
  const wanted = layout.headerRecord + Math.max(ask.first, 1) - 1
  if (count <= 0) return rows
  const makeRow = rowMaker(layout)
  const from = places.findLast((place) => place.record <= wanted)
  const slots = memory.take()
  await scanFile(source, layout, {
    signal,
    ...(from === undefined ? {} : { from }),
    pieceBytes: PAGE_BYTES,
    reader: { slots },
    onBatch: (batch) => {
      const start = Math.max(wanted - batch.firstRecord, 0)
      for (let record = start; record < batch.records; record++) {
        rows.push(makeRow(batch, record))
        if (rows.length === count) return false
      }
      return true
    },
  }).finally(() => memory.giveBack(slots))
  return rows
}
