/** From when to when the dates of a column run, and whether any lie where nobody means them to. */

import { SPREADSHEET_DAY_ZERO, calendarDay, dayNumber, fullYear } from './calendar.ts'
import type { DateVerdict } from './column-verdict.ts'
import { SLOT, codesOf, dateFormat } from './date-format.ts'
import type { DateFormat } from './date-format.ts'
import { HEAD, exampleOf, firstOf, hasTwoDigitYear, headOf, yearOf } from './date-shape.ts'

export type DateRange = {
  /** First and last day, ISO 8601. */
  readonly first: string
  readonly last: string
  /** Values before {@link EARLIEST} or more than {@link YEARS_AHEAD} years from now. */
  readonly implausible: number
  /** The pivot that two-digit years were read with; null when no year has two digits. */
  readonly pivot: number | null
  /** Two-digit years that would lie in the future with this pivot. */
  readonly inFuture: number
}

export const EARLIEST = 1900
export const YEARS_AHEAD = 10

const iso = (day: number): string => {
  const { year, month, day: ofMonth } = calendarDay(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`
}

/** Rows of a column by the year that its suggested formats read in them. */
type YearRow = {
  readonly year: number
  readonly count: number
  readonly example: () => string
  readonly format: DateFormat
}

function* yearRows(verdict: DateVerdict, pivot: number): Generator<YearRow> {
  const formats = new Map(verdict.suggested.map((name) => [name, dateFormat(name, { pivot })]))
  for (const { shape, candidates, rows } of verdict.groups) {
    const mine = candidates.flatMap(({ format }, bit) => {
      const found = formats.get(format.name)
      return found === undefined ? [] : [{ format: found, bit }]
    })
    for (const { key, count, fits } of rows) {
      const reader = mine.find(({ bit }) => ((fits >> bit) & 1) === 1)
      if (reader === undefined) continue
      const { format } = reader
      yield { year: yearIn(shape, key, format, pivot), count, example: () => exampleOf(shape, key), format }
    }
  }
}

/** The year of a value that a format reads, from its numbers alone. */
function yearIn(shape: number, key: number, format: DateFormat, pivot: number): number {
  switch (headOf(shape)) {
    case HEAD.digits5:
      return calendarDay(SPREADSHEET_DAY_ZERO + key).year
    case HEAD.digits6:
      return Math.floor(key / 100)
    case HEAD.digits4:
      return key
    default: {
      const written = format.name.startsWith('yy') && hasTwoDigitYear(shape) ? firstOf(key) : yearOf(key)
      return hasTwoDigitYear(shape) && format.hasTwoDigitYear ? fullYear(written, pivot) : written
    }
  }
}

function dayOf({ format, example }: YearRow): number {
  const { codes, length } = codesOf(example())
  format.readCodes(codes, 0, length)
  const at = (slot: number): number => format.slots[slot] as number
  return dayNumber(at(SLOT.year), at(SLOT.month), at(SLOT.day))
}

/** The range of a column under its suggested formats; null when they read nothing or years were given up. */
export function dateRange(
  verdict: DateVerdict,
  context: { pivot: number; thisYear: number },
): DateRange | null {
  if (verdict.suggested.length === 0 || verdict.groups.some(({ isCoarse }) => isCoarse)) return null
  const rows = [...yearRows(verdict, context.pivot)]
  if (rows.length === 0) return null
  let [first, last, implausible, inFuture] = [Infinity, -Infinity, 0, 0]
  for (const { year, count, format } of rows) {
    first = Math.min(first, year)
    last = Math.max(last, year)
    if (year < EARLIEST || year > context.thisYear + YEARS_AHEAD) implausible += count
    if (format.hasTwoDigitYear && year > context.thisYear + 1) inFuture += count
  }
  // Only the days of the first and of the last year need to be looked at.
  const daysIn = (year: number): number[] => rows.filter((row) => row.year === year).map(dayOf)
  return {
    first: iso(daysIn(first).reduce((a, b) => Math.min(a, b))),
    last: iso(daysIn(last).reduce((a, b) => Math.max(a, b))),
    implausible,
    pivot: rows.some(({ format }) => format.hasTwoDigitYear) ? context.pivot : null,
    inFuture,
  }
}
