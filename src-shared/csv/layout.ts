/**
 * How a file is laid out: encoding, delimiter, quotes, header. Everything is detected from the first bytes,
 * and everything can be said instead.
 */

import { detectEncoding, decoderLabel, isByteWise, markLength } from './encoding.ts'
import type { Encoding } from './encoding.ts'
import { createFieldText } from './field-text.ts'
import type { FieldText } from './field-text.ts'
import type { NoBreakSpace } from './field-trim.ts'
import { RecordBatch, createPlaces } from './record-batch.ts'
import { sniffDialect } from './sniff-dialect.ts'
import { commonestWidth, findHeader } from './sniff-header.ts'
import { Tokenizer } from './tokenizer.ts'
import type { Dialect } from './tokenizer.ts'

/** What a person may say about a file instead of having it detected. */
export type LayoutChoice = {
  readonly encoding?: Encoding
  /** One ASCII character. */
  readonly delimiter?: string
  /** `null`: quotes are text. */
  readonly quote?: string | null
  /** Number of the header record from 1; 0: there is none. */
  readonly headerRecord?: number
}

export type Layout = Dialect & {
  readonly encoding: Encoding
  readonly headerRecord: number
  /** Number of fields: of the header, or the commonest where there is none. */
  readonly columns: number
  /** The header's fields; null where there is none. */
  readonly names: readonly string[] | null
}

/** Text and bytes; given from outside, because this folder knows no platform. */
export type TextCodec = {
  /** A whole text in a named encoding; what does not fit it becomes U+FFFD. */
  readonly decode: (label: string, bytes: Uint8Array) => string
  readonly encode: (text: string) => Uint8Array
}

/** Longest piece of a field that is looked at. */
const LONGEST = 1000
const SAMPLE_RECORDS = 500
/** Fields of a sample that are looked at. */
const CAPACITY = 16 * 1024

/** Made once: whatever is laid out, is done before the next file is. */
let sampleBatch: RecordBatch | undefined

/** The reader of texts for files in an encoding; UTF-16 is read as the UTF-8 that it is turned into. */
export function fieldTextOf(encoding: Encoding, quote: number, codec: TextCodec): FieldText {
  const label = isByteWise(encoding) ? decoderLabel(encoding) : 'utf-8'
  return createFieldText((bytes) => codec.decode(label, bytes), quote)
}

export function noBreakSpaceOf(encoding: Encoding): NoBreakSpace {
  return encoding === 'windows-1252' ? 'one-byte' : 'utf-8'
}

/** Code of the quote character of a dialect; -1 when it has none. */
export function quoteCode(dialect: Dialect): number {
  return dialect.quote === null ? -1 : dialect.quote.charCodeAt(0)
}

/** The sample as bytes that can be split, without its mark, with a free byte at the end. */
function splittable(sample: Uint8Array, encoding: Encoding, codec: TextCodec): Uint8Array {
  const content = sample.subarray(markLength(encoding))
  const bytes = isByteWise(encoding) ? content : codec.encode(codec.decode(decoderLabel(encoding), content))
  const roomy = new Uint8Array(bytes.length + 1)
  roomy.set(bytes)
  return roomy
}

/** The first records of a sample as text. */
function firstRecords(
  batch: RecordBatch,
  bytes: Uint8Array,
  isWhole: boolean,
  dialect: Dialect,
  text: FieldText,
): string[][] {
  const length = bytes.length - 1
  const tokenizer = new Tokenizer(dialect, batch)
  tokenizer.fill(bytes, 0, length, isWhole, SAMPLE_RECORDS)
  if (batch.records === 0) tokenizer.fill(bytes, 0, length, true, SAMPLE_RECORDS)
  return Array.from({ length: batch.records }, (_, record) => text.record(batch, record, LONGEST))
}

/** Lays a file out from its first bytes, which may be all of it, and what the person said about it. */
export function detectLayout(
  sample: Uint8Array,
  isWhole: boolean,
  choice: LayoutChoice,
  codec: TextCodec,
): Layout {
  const encoding = choice.encoding ?? detectEncoding(sample)
  const bytes = splittable(sample, encoding, codec)
  const textFor = (quote: number): FieldText => fieldTextOf(encoding, quote, codec)
  sampleBatch ??= new RecordBatch(createPlaces(CAPACITY))
  const dialect = sniffDialect(sampleBatch, bytes, bytes.length - 1, isWhole, textFor, choice)
  const records = firstRecords(sampleBatch, bytes, isWhole, dialect, textFor(quoteCode(dialect)))
  const headerRecord = choice.headerRecord ?? findHeader(records) + 1
  const names = headerRecord === 0 ? null : (records[headerRecord - 1] ?? null)
  return { ...dialect, encoding, headerRecord, names, columns: names?.length ?? commonestWidth(records) }
}
