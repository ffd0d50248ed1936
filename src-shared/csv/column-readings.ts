/**
 * What every format says about every different value of a column: the table from which all counts, and the
 * verdict, are drawn. Small, because values of one shape and day share a row.
 */

import { dateCatalogue } from './date-catalogue.ts'
import type { Candidate } from './date-catalogue.ts'
import { MISFIT, codesOf } from './date-format.ts'
import type { DateFormat } from './date-format.ts'
import type { ColumnCounts } from './column-counts.ts'
import { coarseKey } from './day-counts.ts'
import type { DayCounts } from './day-counts.ts'
import {
  HEAD,
  exampleOf,
  firstOf,
  hasLongName,
  hasTwoDigitYear,
  headOf,
  isEndOfDay,
  secondOf,
  yearOf,
} from './date-shape.ts'
import { fullYear, isCalendarDay } from './calendar.ts'
import { TIME_CATALOGUE, timeFormat } from './time-format.ts'

/** Values of one shape that are all read alike. Bit `i` of `fits` tells whether `candidates[i]` reads them. */
export type ReadingRow = { readonly key: number; readonly count: number; readonly fits: number }

export type ReadingGroup = {
  readonly shape: number
  /** Years are not told apart: see {@link DayCounts.isCoarse}. */
  readonly isCoarse: boolean
  /** The formats that could read values of this shape, if their numbers allow it. */
  readonly candidates: readonly Candidate[]
  /** By kind of day: years are told apart only by whether they are leap years, because formats do no more. */
  readonly rows: readonly ReadingRow[]
  /** By day, years and all. */
  readonly forEachDay: (visit: (key: number, count: number, fits: number) => void) => void
}

function readExample(format: DateFormat, example: string): number {
  const { codes, length } = codesOf(example)
  return length < 0 ? MISFIT.shape : format.readCodes(codes, 0, length)
}

/** Formats of the catalogue that could read values of a shape, going by one of them. */
function candidatesOf(example: string): Candidate[] {
  return dateCatalogue().filter(({ format }) => readExample(format, example) !== MISFIT.shape)
}

function fitBits(candidates: readonly Candidate[], example: string): number {
  let bits = 0
  for (const [i, { format }] of candidates.entries()) {
    if (readExample(format, example) === MISFIT.none) bits |= 1 << i
  }
  return bits
}

function groupOf(shape: number, days: DayCounts): ReadingGroup {
  const counts = new Map<number, number>()
  days.forEach((key, count) => {
    const kind = coarseKey(shape, key)
    counts.set(kind, (counts.get(kind) ?? 0) + count)
  })
  const [first = 0] = counts.keys()
  const candidates = candidatesOf(exampleOf(shape, first))
  const rows = Array.from(counts, ([key, count]) => {
    return { key, count, fits: fitBits(candidates, exampleOf(shape, key)) }
  })
  const fitsOfKind = new Map(rows.map(({ key, fits }) => [key, fits]))
  return {
    shape,
    isCoarse: days.isCoarse,
    candidates,
    rows,
    forEachDay: (visit) =>
      days.forEach((key, count) => visit(key, count, fitsOfKind.get(coarseKey(shape, key)) ?? 0)),
  }
}

/** Readings of the values of a column that have a date in them. */
export function readingsOf(counts: ColumnCounts): ReadingGroup[] {
  return [...counts.shapes]
    .filter(([shape]) => headOf(shape) !== HEAD.none)
    .map(([shape, days]) => groupOf(shape, days))
}

const isShortNamed = ({ format }: Candidate): boolean => /MMM(?!M)/.test(format.name)

/** How many values each format reads, those that read none left out. */
export function fitsOf(groups: readonly ReadingGroup[]): Map<string, number> {
  const fits = new Map<string, number>()
  // May is its own abbreviation: a format with full names that reads nothing but Mays is no rival of its
  // twin with short ones.
  const hasLongNames = groups.some(({ shape }) => hasLongName(shape))
  const hasShortNames = groups.some(
    ({ shape, candidates }) => !hasLongName(shape) && candidates.some(isShortNamed),
  )
  const skipsLong = !hasLongNames && hasShortNames
  for (const { candidates, rows } of groups) {
    for (const [i, { format }] of candidates.entries()) {
      if (skipsLong && format.name.includes('MMMM')) continue
      const count = rows.reduce((sum, row) => sum + ((row.fits >> i) & 1) * row.count, 0)
      if (count > 0) fits.set(format.name, (fits.get(format.name) ?? 0) + count)
    }
  }
  return fits
}

/** How many values of a column one format reads, for a format of any kind; undefined when only a new reading of the file can tell. */
export function countFits(counts: ColumnCounts, format: DateFormat): number | undefined {
  let fits = 0
  for (const [shape, days] of counts.shapes) {
    if (days.isCoarse) return undefined
    days.forEach((key, count) => {
      if (readExample(format, exampleOf(shape, key)) === MISFIT.none) fits += count
    })
  }
  return fits
}

export type DayMonthCounts = {
  /** Values that are a date with the day first and another with the month first. */
  readonly ambiguous: number
  /** The same date both ways: 04/04/2024. */
  readonly same: number
  readonly onlyDayFirst: number
  readonly onlyMonthFirst: number
}

/** What the numeric dates of a column show of day and month; the time of day does not matter. */
export function dayMonthOf(groups: readonly ReadingGroup[], pivot: number): DayMonthCounts {
  const sum = { ambiguous: 0, same: 0, onlyDayFirst: 0, onlyMonthFirst: 0 }
  for (const { shape, rows } of groups) {
    if (headOf(shape) !== HEAD.numbers) continue
    for (const { key, count } of rows) {
      const first = firstOf(key)
      const second = secondOf(key)
      const year = hasTwoDigitYear(shape) ? fullYear(yearOf(key), pivot) : yearOf(key)
      const dayFirst = isCalendarDay(year, second, first)
      const monthFirst = isCalendarDay(year, first, second)
      if (dayFirst && monthFirst) sum[first === second ? 'same' : 'ambiguous'] += count
      else if (dayFirst) sum.onlyDayFirst += count
      else if (monthFirst) sum.onlyMonthFirst += count
    }
  }
  return sum
}

export type TimeReadings = {
  /** Values that are a time of day and nothing else. */
  readonly values: number
  readonly fits: Map<string, number>
  /** Times of 24:00, the end of a day. */
  readonly endOfDay: number
}

/** What the catalogue of time formats says of a column. */
export function timesOf(counts: ColumnCounts): TimeReadings {
  const fits = new Map<string, number>()
  let values = 0
  let endOfDay = 0
  for (const [shape, { total }] of counts.shapes) {
    if (headOf(shape) !== HEAD.none) continue
    values += total
    if (isEndOfDay(shape)) endOfDay += total
    const { codes, length } = codesOf(exampleOf(shape, 0))
    for (const name of TIME_CATALOGUE) {
      if (timeFormat(name).readCodes(codes, 0, length) === MISFIT.none)
        fits.set(name, (fits.get(name) ?? 0) + total)
    }
  }
  return { values, fits, endOfDay }
}
