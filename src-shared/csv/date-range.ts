/** From when to when the dates of a column run, and whether any lie where nobody means them to. */

import { calendarDay, dayNumber } from './calendar.ts'
import type { DateVerdict } from './column-verdict.ts'
import { MISFIT, SLOT, codesOf, dateFormat } from './date-format.ts'
import { exampleOf } from './date-shape.ts'

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

/** The range of a column under its suggested formats; null when they read nothing or years were given up. */
export function dateRange(
  verdict: DateVerdict,
  context: { pivot: number; thisYear: number },
): DateRange | null {
  if (verdict.suggested.length === 0 || verdict.groups.some(({ isCoarse }) => isCoarse)) return null
  const formats = verdict.suggested.map((name) => dateFormat(name, { pivot: context.pivot }))
  let [first, last, implausible, inFuture] = [Infinity, -Infinity, 0, 0]
  for (const { shape, rows } of verdict.groups) {
    for (const { key, count } of rows) {
      const { codes, length } = codesOf(exampleOf(shape, key))
      const format = formats.find((candidate) => candidate.readCodes(codes, 0, length) === MISFIT.none)
      if (format === undefined) continue
      const year = format.slots[SLOT.year] as number
      const day = dayNumber(year, format.slots[SLOT.month] as number, format.slots[SLOT.day] as number)
      first = Math.min(first, day)
      last = Math.max(last, day)
      if (year < EARLIEST || year > context.thisYear + YEARS_AHEAD) implausible += count
      if (format.hasTwoDigitYear && year > context.thisYear + 1) inFuture += count
    }
  }
  if (last < first) return null
  const hasTwoDigitYear = formats.some((format) => format.hasTwoDigitYear)
  return {
    first: iso(first),
    last: iso(last),
    implausible,
    pivot: hasTwoDigitYear ? context.pivot : null,
    inFuture,
  }
}
