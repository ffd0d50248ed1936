/**
 * What the dates of a column look like under one reading: whether they follow each other like a series. That
 * is evidence, and shown as such; it never decides which of day and month stands first.
 */

import { calendarDay } from './calendar.ts'

/** Days from 1970 with the number of values on each; any order. */
export type DayValues = ReadonlyMap<number, number>

export type Series =
  /** The same day of every month, no month left out. */
  | { readonly kind: 'monthly'; readonly months: number }
  /** The same day of every year, no year left out. */
  | { readonly kind: 'yearly'; readonly years: number }
  /** The same number of days between any two neighbours. */
  | { readonly kind: 'regular'; readonly days: number; readonly values: number }
  | { readonly kind: 'none' }

/** Fewer different days than this make no series to speak of. */
const SHORTEST = 6

const goesBySteps = (numbers: readonly number[], step: number): boolean =>
  numbers.every((number, i) => i === 0 || number - (numbers[i - 1] as number) === step)

/** The series that the different days of a column form, if there are at least `shortest` and they form one. */
export function seriesOf(values: DayValues, shortest: number = SHORTEST): Series {
  const days = [...values.keys()].toSorted((a, b) => a - b)
  if (days.length < shortest) return { kind: 'none' }
  const dates = days.map(calendarDay)
  const months = dates.map(({ year, month }) => year * 12 + month)
  if (dates.every(({ day }) => day === dates[0]?.day)) {
    if (goesBySteps(months, 1)) return { kind: 'monthly', months: days.length }
    if (goesBySteps(months, 12)) return { kind: 'yearly', years: days.length }
  }
  const step = (days[1] as number) - (days[0] as number)
  return goesBySteps(days, step) ? { kind: 'regular', days: step, values: days.length } : { kind: 'none' }
}

/** Days from the first to the last, both counted; 0 of none. */
export function spanOf(values: DayValues): number {
  let first = Infinity
  let last = -Infinity
  for (const day of values.keys()) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return last < first ? 0 : last - first + 1
}
