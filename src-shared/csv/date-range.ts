/** From when to when the dates of a column run, and whether any lie where nobody means them to. */

import { SPREADSHEET_DAY_ZERO, calendarDay, dayNumber, fullYear } from './calendar.ts'
import type { ReadingGroup } from './column-readings.ts'
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

type Days = { first: number; last: number; implausible: number; inFuture: number }

/** The formats of a column that could read values of a shape, with their places in the group's readings. */
function readersOf(
  verdict: DateVerdict,
  { candidates }: ReadingGroup,
  pivot: number,
): { format: DateFormat; bit: number }[] {
  return candidates.flatMap(({ format: { name } }, bit) =>
    verdict.suggested.includes(name) ? [{ format: dateFormat(name, { pivot }), bit }] : [],
  )
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

function dayOf(format: DateFormat, shape: number, key: number): number {
  const { codes, length } = codesOf(exampleOf(shape, key))
  format.readCodes(codes, 0, length)
  const at = (slot: number): number => format.slots[slot] as number
  return dayNumber(at(SLOT.year), at(SLOT.month), at(SLOT.day))
}

/** Goes over the days of one shape. Only days that may be the first or the last are looked at closely. */
function addDays(days: Days, verdict: DateVerdict, group: ReadingGroup, context: Context): void {
  const readers = readersOf(verdict, group, context.pivot)
  // Years within which no day is the first or the last.
  let [low, high] = [Infinity, -Infinity]
  group.forEachDay((key, count, fits) => {
    const reader = readers.find(({ bit }) => ((fits >> bit) & 1) === 1)
    if (reader === undefined) return
    const year = yearIn(group.shape, key, reader.format, context.pivot)
    if (year < EARLIEST || year > context.thisYear + YEARS_AHEAD) days.implausible += count
    if (reader.format.hasTwoDigitYear && year > context.thisYear + 1) days.inFuture += count
    if (year > low && year < high) return
    low = Math.min(low, year)
    high = Math.max(high, year)
    const day = dayOf(reader.format, group.shape, key)
    days.first = Math.min(days.first, day)
    days.last = Math.max(days.last, day)
  })
}

type Context = { readonly pivot: number; readonly thisYear: number }

/** The range of a column under its suggested formats; null when they read nothing or years were given up. */
export function dateRange(verdict: DateVerdict, context: Context): DateRange | null {
  if (verdict.groups.some(({ isCoarse }) => isCoarse)) return null
  const days = { first: Infinity, last: -Infinity, implausible: 0, inFuture: 0 }
  for (const group of verdict.groups) addDays(days, verdict, group, context)
  if (days.last < days.first) return null
  const isShort = verdict.suggested.some((name) => dateFormat(name).hasTwoDigitYear)
  return {
    first: iso(days.first),
    last: iso(days.last),
    implausible: days.implausible,
    pivot: isShort ? context.pivot : null,
    inFuture: days.inFuture,
  }
}
