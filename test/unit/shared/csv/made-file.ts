/** Helpers of the tests: a text as a file that was laid out and counted. */
import { FileCounts } from '../../../../src-shared/csv/file-counts.ts'
import { detectLayout, fieldTextOf, quoteCode } from '../../../../src-shared/csv/layout.ts'
import type { Layout, LayoutChoice, TextCodec } from '../../../../src-shared/csv/layout.ts'
import { markLength } from '../../../../src-shared/csv/encoding.ts'
import { profileOf } from '../../../../src-shared/csv/profile.ts'
import type { DateColumn, FileProfile, ProfileContext } from '../../../../src-shared/csv/profile.ts'
import { RecordReader } from '../../../../src-shared/csv/record-reader.ts'

const encoder = new TextEncoder()
export const codec: TextCodec = {
  decode: (label, bytes) => new TextDecoder(label, { ignoreBOM: true }).decode(bytes),
  encode: (text) => encoder.encode(text),
}

export function layoutOf(content: string | Uint8Array, choice: LayoutChoice = {}): Layout {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content
  return detectLayout(bytes, true, choice, codec)
}

export const CONTEXT: ProfileContext = {
  fileName: 'data.csv',
  pivot: 69,
  thisYear: 2026,
  preferred: 'dd/MM/yyyy',
}

export type Made = { readonly profile: FileProfile; readonly counts: FileCounts; readonly layout: Layout }

/** Counts a text as a file would be. */
export function made(text: string, context: Partial<ProfileContext> = {}, choice: LayoutChoice = {}): Made {
  const layout = layoutOf(text, choice)
  const counts = new FileCounts(layout, fieldTextOf(layout.encoding, quoteCode(layout), codec))
  const reader = new RecordReader(layout, 4096, (batch) => counts.addBatch(batch), { longestRecord: 8192 })
  reader.push(encoder.encode(text).subarray(markLength(layout.encoding)))
  reader.finish()
  return { profile: profileOf(counts, layout, reader.lineEnds, { ...CONTEXT, ...context }), counts, layout }
}

/** What is said of the first column of a file with these values under a header. */
export function dateColumnOf(
  values: readonly string[],
  context: Partial<ProfileContext> = {},
  name = 'when',
): DateColumn | null {
  const text = [`${name};n`, ...values.map((value, i) => `${value};${i}`)].join('\n')
  return made(text, context, { delimiter: ';', headerRecord: 1 }).profile.columns[0]?.date ?? null
}
