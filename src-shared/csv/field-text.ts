/** From a field's place in a batch to its text, for what a person gets to see. */

import { REBUILT, rebuildField } from './record-batch.ts'
import type { RecordBatch } from './record-batch.ts'

/** Bytes to text in the encoding of the file; given from outside, because this folder is pure. */
export type Decode = (bytes: Uint8Array) => string

export type FieldText = {
  /** Text of one field, at most `longest` bytes of it. */
  readonly field: (batch: RecordBatch, field: number, longest?: number) => string
  /** All fields of a record. */
  readonly record: (batch: RecordBatch, record: number, longest?: number) => string[]
}

/** Reader of texts for files with the given quote character (its code, -1 for none). */
export function createFieldText(decode: Decode, quote: number): FieldText {
  function field(batch: RecordBatch, index: number, longest = Infinity): string {
    const from = batch.from[index] as number
    const to = batch.to[index] as number
    if (batch.kind[index] !== REBUILT) return decode(batch.bytes.subarray(from, Math.min(to, from + longest)))
    const content = new Uint8Array(to - from)
    const length = rebuildField(batch.bytes, from, to, quote, content)
    return decode(content.subarray(0, Math.min(length, longest)))
  }
  function record(batch: RecordBatch, index: number, longest = Infinity): string[] {
    const texts: string[] = []
    const end = batch.fieldsFrom[index + 1] as number
    for (let i = batch.fieldsFrom[index] as number; i < end; i++) texts.push(field(batch, i, longest))
    return texts
  }
  return { field, record }
}
