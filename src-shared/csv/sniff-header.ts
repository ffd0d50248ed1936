/**
 * Where the header is: below titles and blank lines, in the first record, or nowhere. A record is a header
 * when it says in words what the columns below it say in numbers, dates and times.
 */

import { cellKind, isTyped } from './cell-kind.ts'
import type { CellKind } from './cell-kind.ts'

/** Records below the header that are looked at. */
const BODY = 200
/** This share of a column must be numbers (or dates, or times) for it to speak. */
const TYPED = 0.8

type Sketch = {
  readonly cells: readonly string[]
  readonly kinds: readonly CellKind[]
  readonly filled: number
}

function sketchOf(cells: readonly string[]): Sketch {
  const kinds = cells.map(cellKind)
  return { cells, kinds, filled: kinds.filter((kind) => kind !== 'blank').length }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The commonest number of fields among records that are not blank; of equals, the one that comes first. */
export function commonestWidth(records: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>()
  for (const cells of records) {
    if (cells.some((cell) => cellKind(cell) !== 'blank'))
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  }
  return [...widths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Number of fields of the table itself: a few rows of many fields outweigh more lines of notes above them. */
function tableWidth(sketches: readonly Sketch[]): number {
  const weights = new Map<number, number>()
  for (const { cells, filled } of sketches) {
    if (filled > 0) weights.set(cells.length, (weights.get(cells.length) ?? 0) + cells.length)
  }
  return [...weights].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** The first record that is as full as the table: what stands above it is a title, a note or blank. */
function firstFull(sketches: readonly Sketch[], width: number): number {
  const later = sketches.slice(Math.floor(sketches.length / 2)).filter((sketch) => sketch.filled > 0)
  const usual = Math.min(median(later.map((sketch) => sketch.filled)), width)
  return sketches.findIndex(
    ({ cells, filled }) =>
      filled > 0 && cells.length >= width * 0.6 && filled >= Math.max(usual * 0.5, Math.min(2, width)),
  )
}

type Column = { readonly kind: CellKind | undefined; readonly values: ReadonlySet<string> }

function columnOf(body: readonly Sketch[], index: number): Column {
  const counts = new Map<CellKind, number>()
  const values = new Set<string>()
  let known = 0
  for (const { cells, kinds } of body) {
    const kind = kinds[index]
    if (kind === undefined || kind === 'blank' || kind === 'placeholder') continue
    known++
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    values.add(cells[index] as string)
  }
  const main = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  const isMain = main !== undefined && isTyped(main[0]) && main[1] >= known * TYPED
  return { kind: isMain ? main[0] : undefined, values }
}

/** Years, or numbers going up by one, can head columns of numbers: 2019, 2020, 2021. */
function isCountingUp(cells: readonly string[], index: number): boolean {
  const here = Number(cells[index])
  if (!Number.isInteger(here)) return false
  return Number(cells[index + 1]) === here + 1 || Number(cells[index - 1]) === here - 1
}

/** Whether a record heads the body below it. */
function heads(record: Sketch, body: readonly Sketch[]): boolean {
  if (body.length === 0) return !record.kinds.some(isTyped)
  let words = 0
  let data = 0
  let repeated = 0
  for (const [index, kind] of record.kinds.entries()) {
    const column = columnOf(body, index)
    if (column.kind === undefined) {
      if (kind === 'text' && column.values.has(record.cells[index] as string)) repeated++
    } else if (kind === 'text') words++
    else if (isTyped(kind) && !isCountingUp(record.cells, index)) data++
  }
  if (words + data > 0) return words > data
  // All words: the header says nothing twice, except where it is itself repeated.
  return repeated === 0 || body.some(({ cells }) => cells.join('\0') === record.cells.join('\0'))
}

/** Index of the header among the first records of a file; -1 when there is none. */
export function findHeader(records: readonly (readonly string[])[]): number {
  const sketches = records.slice(0, BODY).map(sketchOf)
  const at = firstFull(sketches, tableWidth(sketches))
  if (at < 0) return -1
  const body = sketches.slice(at + 1).filter(({ filled }) => filled > 0)
  return heads(sketches[at] as Sketch, body) ? at : -1
}
