// A CSV file of people, read whole and in pieces: between two of them main answers other calls, so that no thread is needed
// for files of this size.
import { readFile, stat } from 'node:fs/promises'
import { isBinary } from '../../../src-shared/csv/binary.ts'
import { isByteWise, decoderLabel, markLength } from '../../../src-shared/csv/encoding.ts'
import { detectLayout, fieldTextOf, quoteCode } from '../../../src-shared/csv/layout.ts'
import type { Layout, TextCodec } from '../../../src-shared/csv/layout.ts'
import type { OddityKind } from '../../../src-shared/csv/record-batch.ts'
import { RecordReader } from '../../../src-shared/csv/record-reader.ts'
import { emailSchema } from '../../../src-shared/domain/contact.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Task } from '../../tasks/tasks.ts'

/** What makes a row's cells uncertain: nothing is read from such a row, and none of it is put into other columns. */
export type RowFault = 'unclosed-quote' | 'text-after-quote' | 'too-many-fields'

export interface FileRow {
  /** Record in the file, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  readonly fault: RowFault | null
}

export interface PeopleFile {
  readonly layout: Layout
  readonly rows: readonly FileRow[]
}

const mostBytes = 64 * 1024 * 1024
export const mostRows = 100_000
const sampleBytes = 64 * 1024
const pieceBytes = 64 * 1024

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()
const encoder = new TextEncoder()
const codec: TextCodec = {
  decode: (label, bytes) => {
    const decoder = decoders.get(label) ?? new TextDecoder(label, { ignoreBOM: true })
    decoders.set(label, decoder)
    return decoder.decode(bytes)
  },
  encode: (text) => encoder.encode(text),
}

/** @throws Refusal where the file cannot be read, is empty or too large, or the task is cancelled. */
export async function readPeopleFile(path: string, task: Task): Promise<PeopleFile> {
  const content = await contentOf(path)
  const isWhole = content.length <= sampleBytes
  const layout = layoutOf(content.subarray(0, sampleBytes), isWhole)
  const { encoding } = layout
  const unmarked = content.subarray(markLength(encoding))
  const bytes = isByteWise(encoding) ? unmarked : codec.encode(codec.decode(decoderLabel(encoding), unmarked))
  const text = fieldTextOf(encoding, quoteCode(layout), codec)
  const rows: FileRow[] = []
  const reader = new RecordReader(layout, pieceBytes, (batch) => {
    const faults = new Map(batch.oddities.map(({ record, kind }) => [record, kind]))
    for (let record = 0; record < batch.records; record++) {
      const number = batch.firstRecord + record + 1
      const cells = number <= layout.headerRecord ? [] : text.record(batch, record).map((cell) => cell.trim())
      const fault = faultOf(faults.get(record), cells, layout)
      if (cells.some((cell) => cell !== '')) rows.push({ number, cells, fault })
    }
    return rows.length <= mostRows
  })
  for (let from = 0; from < bytes.length && !reader.isStopped; from += pieceBytes) {
    if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
    reader.push(bytes.subarray(from, from + pieceBytes))
    task.progress(from, bytes.length)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  reader.finish()
  if (rows.length > mostRows) throw new Refusal('refused', 'import-too-many', { count: mostRows })
  const texts = [...(layout.names ?? []), ...rows.slice(0, 50).flatMap(({ cells }) => cells)]
  if (texts.some(isBinary)) throw new Refusal('refused', 'csv-not-text')
  return { layout, rows }
}

/** Whatever the record above the others looks like: one that holds somebody's address is about somebody. */
function layoutOf(sample: Uint8Array, isWhole: boolean): Layout {
  const found = detectLayout(sample, isWhole, {}, codec)
  return found.names?.some(isAddress) === true
    ? detectLayout(sample, isWhole, { headerRecord: 0 }, codec)
    : found
}

export function isAddress(cell: string): boolean {
  return emailSchema.safeParse(cell.trim()).success
}

function faultOf(odd: OddityKind | undefined, cells: readonly string[], layout: Layout): RowFault | null {
  // A quote inside a plain value is a character like any other.
  if (odd !== undefined && odd !== 'quote-in-field') return odd
  return cells.slice(layout.columns).some((cell) => cell !== '') ? 'too-many-fields' : null
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size === 0) throw new Refusal('refused', 'csv-empty')
    if (size > mostBytes) throw new Refusal('refused', 'import-too-many', { count: mostRows })
    return await readFile(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const detail = (error as { code?: string }).code ?? 'read'
    throw detail === 'ENOENT'
      ? new Refusal('refused', 'csv-gone')
      : new Refusal('refused', 'csv-not-read', { detail })
  }
}
