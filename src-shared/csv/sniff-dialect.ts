/**
 * Delimiter and quote character from the beginning of a file. Every combination is tried; the one that wins
 * gives rows of one length whose cells make sense, which is what a person would look for.
 */

import { cellKind, isTyped } from './cell-kind.ts'
import type { CellKind } from './cell-kind.ts'
import { PLAIN } from './record-batch.ts'
import type { RecordBatch } from './record-batch.ts'
import type { FieldText } from './field-text.ts'
import { Tokenizer } from './tokenizer.ts'
import type { Dialect } from './tokenizer.ts'

/** In the order in which they are preferred where nothing tells them apart. */
export const DELIMITERS = [',', ';', '\t', '|', '^', '~', ' '] as const

/** Records whose cells are looked at, and bytes that are split in every way. */
const LOOKED_AT = 200
const LOOKED_AT_BYTES = 64 * 1024

/** How well rows of one length come out: many rows of few lengths, the more cells the better. */
function evenness(widths: readonly number[]): number {
  const rows = new Map<number, number>()
  for (const width of widths) rows.set(width, (rows.get(width) ?? 0) + 1)
  let sum = 0
  for (const [width, count] of rows) sum += (count * (width - 1)) / width
  return sum / rows.size / Math.max(widths.length, 1)
}

/** A word or a few, without the marks that a wrong delimiter leaves inside. */
const PLAIN_WORDS = /^[\p{L}\p{N}][\p{L}\p{N} _.'()/&#%+:@-]*$/u

function sense(cell: string, kind: CellKind): number {
  if (kind !== 'text') return 1
  if (cell.length <= 60 && PLAIN_WORDS.test(cell)) return 0.9
  return 0.4
}

type Trial = {
  readonly dialect: Dialect
  readonly score: number
  /** Fields in quotes, less what was wrong with quotes. */
  readonly quoting: number
}

/** Spaces stand between words: they separate columns only in even rows of numbers, dates and times. */
function areAligned(widths: readonly number[], typed: number, cells: number): boolean {
  return new Set(widths).size === 1 && typed >= cells * 0.4
}

/** Reads the sample one way and says how well it went. */
function attempt(
  batch: RecordBatch,
  sample: Uint8Array,
  length: number,
  isWhole: boolean,
  dialect: Dialect,
  text: FieldText,
): Trial {
  new Tokenizer(dialect, batch).fill(sample, 0, length, isWhole)
  // A sample that is one long record is still read; what is cut off at its end is not.
  if (batch.records === 0) new Tokenizer(dialect, batch).fill(sample, 0, length, true)
  const widths: number[] = []
  let good = 0
  let cells = 0
  let typed = 0
  let quoted = 0
  for (let record = 0; record < batch.records; record++) {
    const first = batch.fieldsFrom[record] as number
    const end = batch.fieldsFrom[record + 1] as number
    const isBlank = batch.width(record) === 1 && batch.from[first] === batch.to[first]
    if (isBlank) continue
    widths.push(batch.width(record))
    if (widths.length > LOOKED_AT) continue
    for (let field = first; field < end; field++) {
      if (batch.kind[field] !== PLAIN) quoted++
      const cell = text.field(batch, field, 200)
      const kind = cellKind(cell)
      good += sense(cell, kind)
      if (isTyped(kind)) typed++
      cells++
    }
  }
  const odd = batch.oddities.length / Math.max(batch.records, 1)
  const score = (evenness(widths) * (good / Math.max(cells, 1))) / (1 + odd)
  return {
    dialect,
    score: dialect.delimiter !== ' ' || areAligned(widths, typed, cells) ? score : 0,
    quoting: quoted - 2 * batch.oddities.length,
  }
}

/**
 * The dialect of `sample[0..sampleLength)`, with what is already known of it. `isWholeFile` tells that the
 * sample is the file; one byte after it must be free. `textFor` gives the reader of texts for a quote character;
 * the batch is only to work in.
 */
export function sniffDialect(
  batch: RecordBatch,
  sample: Uint8Array,
  sampleLength: number,
  isWholeFile: boolean,
  textFor: (quote: number) => FieldText,
  known: Partial<Dialect> = {},
): Dialect {
  const length = Math.min(sampleLength, LOOKED_AT_BYTES)
  const isWhole = isWholeFile && length === sampleLength
  // A copy, because the tokenizer puts a sentinel after what it reads.
  const bytes = sample.slice(0, length + 1)
  const present = (char: string): boolean => bytes.subarray(0, length).includes(char.charCodeAt(0))
  const delimiters = known.delimiter === undefined ? DELIMITERS.filter(present) : [known.delimiter]
  const quotes = known.quote === undefined ? ['"', ...(present("'") ? ["'"] : [])] : [known.quote]
  const trials: Trial[] = []
  for (const quote of quotes) {
    for (const delimiter of delimiters) {
      const text = textFor(quote === null ? -1 : quote.charCodeAt(0))
      trials.push(attempt(batch, bytes, length, isWhole, { delimiter, quote }, text))
    }
  }
  const best = trials.toSorted((a, b) => b.score - a.score)[0]
  const delimiter = best !== undefined && best.score > 0 ? best.dialect.delimiter : (known.delimiter ?? ',')
  return { delimiter, quote: quoteOf(trials, delimiter, known) }
}

/** An apostrophe in a word is no quote: single quotes must enclose more than double quotes do. */
function quoteOf(trials: readonly Trial[], delimiter: string, known: Partial<Dialect>): string | null {
  if (known.quote !== undefined) return known.quote
  const quoting = (quote: string): number =>
    trials.find(({ dialect }) => dialect.delimiter === delimiter && dialect.quote === quote)?.quoting ?? 0
  return quoting("'") > Math.max(1, quoting('"')) ? "'" : '"'
}
