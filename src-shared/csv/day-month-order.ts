/**
 * Day first, month first, or the year first in two digits: what the values of a column settle by themselves,
 * and what merely speaks for one of them. A column in which either reading works is never decided here.
 */

import { dayNumber, fullYear, isCalendarDay } from './calendar.ts'
import type { DayMonthCounts, ReadingGroup } from './column-readings.ts'
import { HEAD, firstOf, hasTwoDigitYear, headOf, isHyphenated, secondOf, yearOf } from './date-shape.ts'
import { seriesOf, spanOf } from './series-evidence.ts'

export type DayMonthOrder = 'day-first' | 'month-first'
/** Order of three numbers; `year-first` is that of two-digit years, 24-04-03. */
export type NumberOrder = DayMonthOrder | 'year-first'

export type OrderEvidence = {
  readonly kind: 'monthly-series' | 'regular-series' | 'other-column' | 'file-name'
  readonly favours: DayMonthOrder
  /** The other column's name or number, or the part of the file's name. */
  readonly source?: string
}

export type OrderVerdict = {
  /** How numeric dates are read; null when the column has none. */
  readonly order: NumberOrder | null
  readonly decided: boolean
  readonly because:
    | 'no-numeric-dates'
    /** Some values can be read in one order only. */
    | 'values'
    /** Every value can be read in both orders. */
    | 'all-both-ways'
    /** Some values can be read in one order only, others in the other only. */
    | 'both-orders'
    /** Every value can also be read with the year first. */
    | 'year-position'
    | 'year-by-range'
  readonly evidence: readonly OrderEvidence[]
}

/** A share of values in the losing order that may be slips rather than a second way of writing. */
const SLIPS = 0.05

type Context = { readonly pivot: number; readonly thisYear: number; readonly preferred: DayMonthOrder }

/** Day of a row under an order; undefined when it is none. */
function dayOf(shape: number, key: number, order: NumberOrder, pivot: number): number | undefined {
  const [first, second, last] = [firstOf(key), secondOf(key), yearOf(key)]
  const isTwo = hasTwoDigitYear(shape)
  if (order === 'year-first') {
    const year = fullYear(first, pivot)
    return isTwo && isCalendarDay(year, second, last) ? dayNumber(year, second, last) : undefined
  }
  const year = isTwo ? fullYear(last, pivot) : last
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  return isCalendarDay(year, month, day) ? dayNumber(year, month, day) : undefined
}

/** Values by day under an order, over the numeric dates of a column. */
function daysUnder(groups: readonly ReadingGroup[], order: NumberOrder, pivot: number): Map<number, number> {
  const days = new Map<number, number>()
  for (const { shape, forEachDay } of groups) {
    if (headOf(shape) !== HEAD.numbers) continue
    forEachDay((key, count) => {
      const day = dayOf(shape, key, order, pivot)
      if (day !== undefined) days.set(day, (days.get(day) ?? 0) + count)
    })
  }
  return days
}

const sumOf = (days: ReadonlyMap<number, number>): number => [...days.values()].reduce((sum, n) => sum + n, 0)

/** Two-digit years up to next year are of this century; for telling series, not for reading values. */
const naturalPivot = (thisYear: number): number => (thisYear + 2) % 100

/** What the days themselves say for an order that they do not settle. */
function evidenceOf(groups: readonly ReadingGroup[], thisYear: number): OrderEvidence[] {
  if (groups.some((group) => group.isCoarse)) return []
  const pivot = naturalPivot(thisYear)
  const dayFirst = seriesOf(daysUnder(groups, 'day-first', pivot))
  const monthFirst = seriesOf(daysUnder(groups, 'month-first', pivot))
  for (const kind of ['monthly', 'regular'] as const) {
    if ((dayFirst.kind === kind) === (monthFirst.kind === kind)) continue
    const favours = dayFirst.kind === kind ? 'day-first' : 'month-first'
    return [{ kind: kind === 'monthly' ? 'monthly-series' : 'regular-series', favours }]
  }
  return []
}

/**
 * Day first against month first. Both readings of a value such as 03/04/2024 are dates, so only values that
 * have one reading count; without any the person is asked.
 */
function settleDayMonth(
  groups: readonly ReadingGroup[],
  counts: DayMonthCounts,
  context: Context,
): OrderVerdict {
  const { onlyDayFirst, onlyMonthFirst } = counts
  if (onlyDayFirst === 0 && onlyMonthFirst === 0) {
    const evidence = evidenceOf(groups, context.thisYear)
    const order = evidence[0]?.favours ?? context.preferred
    return { order, decided: false, because: 'all-both-ways', evidence }
  }
  const order = onlyDayFirst >= onlyMonthFirst ? 'day-first' : 'month-first'
  const share = Math.min(onlyDayFirst, onlyMonthFirst) / (onlyDayFirst + onlyMonthFirst)
  if (share > SLIPS) return { order, decided: false, because: 'both-orders', evidence: [] }
  return { order, decided: true, because: 'values', evidence: [] }
}

/** How far apart two spans of days must be for the wider one to be out of the question. */
const TIGHTER = 8
/** Enough days to be a series of years or months, when it is to speak against a tighter reading. */
const FEW = 3

/**
 * Two-digit years at the end against two-digit years in front, where both read every value: 25-01-20. A
 * reading that spreads the same values over many times as many days is not meant, unless it makes a series
 * of them. With too few values to tell, slashes and points speak for the year at the end; hyphens do not.
 */
function settleYearPosition(
  groups: readonly ReadingGroup[],
  verdict: OrderVerdict,
  context: Context,
): OrderVerdict {
  const order = verdict.order as DayMonthOrder
  const pivot = naturalPivot(context.thisYear)
  const yearLast = daysUnder(groups, order, pivot)
  const yearFirst = daysUnder(groups, 'year-first', pivot)
  const [lastCount, firstCount] = [sumOf(yearLast), sumOf(yearFirst)]
  if (firstCount === 0 || firstCount < lastCount) return verdict
  if (firstCount > lastCount) return { order: 'year-first', decided: true, because: 'values', evidence: [] }
  const isSeries = (days: ReadonlyMap<number, number>): boolean => seriesOf(days, FEW).kind !== 'none'
  if (spanOf(yearFirst) > spanOf(yearLast) * TIGHTER && !isSeries(yearFirst)) {
    return verdict.decided ? { ...verdict, because: 'year-by-range' } : verdict
  }
  if (spanOf(yearLast) > spanOf(yearFirst) * TIGHTER && !isSeries(yearLast)) {
    return { order: 'year-first', decided: true, because: 'year-by-range', evidence: [] }
  }
  if (yearLast.size < FEW && groups.every(({ shape }) => !isHyphenated(shape))) return verdict
  return { ...verdict, decided: false, because: 'year-position' }
}

/** What the numeric dates of a column settle. */
export function settleOrder(
  groups: readonly ReadingGroup[],
  counts: DayMonthCounts,
  context: Context,
): OrderVerdict {
  const numeric = groups.filter(
    ({ shape, rows }) => headOf(shape) === HEAD.numbers && rows.some((row) => row.fits !== 0),
  )
  if (numeric.length === 0) return { order: null, decided: true, because: 'no-numeric-dates', evidence: [] }
  const verdict = settleDayMonth(numeric, counts, context)
  const hasTwoDigits = numeric.some(({ shape }) => hasTwoDigitYear(shape))
  return hasTwoDigits ? settleYearPosition(numeric, verdict, context) : verdict
}
