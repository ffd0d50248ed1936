// One pass over a file: bytes to records, with the hash, the encoding and stray bytes looked after on the way.
import type { Mark } from '../../../src-shared/csv/file-counts.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import type { LineEnds, RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import { RecordReader } from '../../../src-shared/csv/record-reader.ts'
import type { Area, OnBatch, ReaderOptions } from '../../../src-shared/csv/record-reader.ts'
import { PIECE_BYTES, contentStart, pump, streamDecoder } from './source-file.ts'
import type { Hasher, Sink, SourceFile } from './source-file.ts'
import { Utf8Watch } from './utf8-watch.ts'

/** A record from which a file can be read on: numbers from 0, `byte` in the bytes that records are read from. */
export interface Place {
  readonly record: number
  readonly line: number
  readonly byte: number
  /** Position in the file; the same as `byte` where the encoding is read as it is. */
  readonly position: number
}

export interface ScanOptions {
  readonly signal: AbortSignal
  /** Batches as they come; `false` ends the scan. */
  readonly onBatch: (batch: RecordBatch, place: Place, slot: number) => boolean | void
  /** Stray bytes ahead of the batches that they are in. */
  readonly onMark?: (mark: Mark) => void
  /** After each piece: position in the file. */
  readonly onPiece?: (position: number) => void
  readonly hasher?: Hasher
  /** Where to begin; without it, at the first record. */
  readonly from?: Place
  readonly reader?: ReaderOptions
  /** Bytes of a piece. */
  readonly pieceBytes?: number
}

export interface ScanResult {
  readonly lineEnds: LineEnds
  /** Broken places of UTF-8 and sound characters beyond ASCII near them. */
  readonly utf8: { readonly broken: number; readonly sound: number }
}

/** Stray bytes of a kind that are named; a file of nothing else is not worth more. */
const MOST_MARKS = 10_000

/** Bytes that UTF-8 text takes in UTF-16. */
function utf16Bytes(bytes: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
  }
  return units * 2
}

/** Reads all records of a file, or those from a known place on. */
export async function scanFile(
  source: SourceFile,
  layout: Layout,
  options: ScanOptions,
): Promise<ScanResult> {
  const start = contentStart(layout.encoding)
  const first = options.from ?? { record: 0, line: 0, byte: start, position: start }
  const pieceBytes = options.pieceBytes ?? PIECE_BYTES
  const decode = streamDecoder(layout.encoding)
  let decodedTo = first.position
  const onBatch: OnBatch = (batch, slot) => {
    const { firstRecord, firstLine, firstByte } = batch
    const position = decode === undefined ? firstByte : decodedTo
    const place = { record: firstRecord, line: firstLine, byte: firstByte, position }
    const goesOn = options.onBatch(batch, place, slot)
    // Only here is it known how long the records of a decoded file are in the file itself.
    if (decode !== undefined) {
      decodedTo += utf16Bytes(batch.bytes, batch.start[0] as number, batch.start[batch.records] as number)
    }
    return goesOn
  }
  const reader = new RecordReader(layout, pieceBytes, onBatch, options.reader)
  reader.startAt(first)
  const watch = new Utf8Watch((at) => marks.note('broken-encoding', at))
  const marks = createMarks(options.onMark)
  if (first.position > 0 && options.from === undefined)
    options.hasher?.update(source.sample.subarray(0, first.position))
  const isUtf8 = layout.encoding === 'utf-8' || layout.encoding === 'utf-8-bom'
  const sink: Sink = {
    area: () => (decode === undefined ? reader.area() : rawArea(pieceBytes)),
    take: (area, length, at) => {
      const bytes = area.bytes.subarray(area.at, area.at + length)
      options.hasher?.update(bytes)
      if (decode === undefined) {
        if (isUtf8) watch.feed(bytes, 0, length, at)
        marks.findNul(bytes, at)
        reader.take(area, length)
      } else reader.push(decode(bytes, false))
      options.onPiece?.(at + length)
    },
    get isStopped() {
      return reader.isStopped
    },
  }
  await pump(source.handle, first.position, sink, options.signal)
  if (decode !== undefined) reader.push(decode(new Uint8Array(0), true))
  if (isUtf8 && !reader.isStopped) watch.finish(source.state.bytes)
  reader.finish()
  return { lineEnds: reader.lineEnds, utf8: { broken: watch.broken, sound: watch.sound } }
}

/** A buffer for bytes that are decoded before they are read. */
const rawArea = (size: number): Area => ({ slot: 0, bytes: new Uint8Array(size), at: 0, size })

function createMarks(onMark: ScanOptions['onMark']): {
  note: (kind: Mark['kind'], at: number) => void
  findNul: (bytes: Uint8Array, position: number) => void
} {
  const counts = { nul: 0, 'broken-encoding': 0 }
  const note = (kind: Mark['kind'], at: number): void => {
    if (counts[kind]++ < MOST_MARKS) onMark?.({ kind, byte: at })
  }
  return {
    note,
    findNul: (bytes, position) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = buffer.indexOf(0); at >= 0 && counts.nul < MOST_MARKS; at = buffer.indexOf(0, at + 1)) {
        note('nul', position + at)
      }
    },
  }
}
