/**
 * What is said of a column: whether it holds dates, which formats together read it, and whether the column
 * itself settles them. Where day and month could be either, no evidence turns "undecided" into "decided".
 */

import type { ColumnCounts } from './column-counts.ts'
import { dayMonthOf, fitsOf, readingsOf, timesOf } from './column-readings.ts'
import type { DayMonthCounts, ReadingGroup } from './column-readings.ts'
import { HEAD, firstOf, hasTwoDigitYear, headOf, isEndOfDay, yearOf } from './date-shape.ts'
import { settleOrder } from './day-month-order.ts'
import type { DayMonthOrder, OrderVerdict } from './day-month-order.ts'
import { suggestFormats } from './format-suggestion.ts'

export type VerdictContext = {
  /** The column's name, when there is a header. */
  readonly name: string | null
  /** Two-digit years below it are of the 2000s. */
  readonly pivot: number
  /** Year of today, for years that cannot have been meant. */
  readonly thisYear: number
  /** What is tried first where the column itself cannot tell: the order of the person's own format. */
  readonly preferred: DayMonthOrder
}

export type DateVerdict = {
  readonly kind: 'date'
  readonly fits: ReadonlyMap<string, number>
  readonly dayMonth: DayMonthCounts
  /** Formats that together read the column, best first; empty when nothing reads it. */
  readonly suggested: readonly string[]
  readonly order: OrderVerdict
  /** Values whose time is 24:00. */
  readonly endOfDay: number
  readonly groups: readonly ReadingGroup[]
}

export type TimeVerdict = {
  readonly kind: 'time'
  readonly fits: ReadonlyMap<string, number>
  readonly suggested: readonly string[]
  readonly endOfDay: number
}

export type ColumnVerdict = DateVerdict | TimeVerdict | { readonly kind: 'other' }

/** Names that people give to columns of dates, as words within the name. */
const DATE_NAME =
  /(^|[^a-z])(date|dates|day|datetime|timestamp|datum|fecha|dia|día|data|jour)([^a-z]|$)|date/i

/** Dates must be this share of what is not blank or a placeholder. */
const ENOUGH = 0.5
const ENOUGH_WITH_NAME = 0.2

/** Values read by a format that is not weak, and values that fail only because their hour is 24. */
function strongValues(groups: readonly ReadingGroup[]): number {
  let strong = 0
  for (const { shape, candidates, rows } of groups) {
    const mask = candidates.reduce((bits, { isWeak }, i) => (isWeak ? bits : bits | (1 << i)), 0)
    for (const { count, fits } of rows) if ((fits & mask) !== 0 || isEndOfDay(shape)) strong += count
  }
  return strong
}

/** Values that only a weak format reads: bare digits. */
function weakValues(fits: ReadonlyMap<string, number>, name: string | null): number {
  const isNamed = name !== null && DATE_NAME.test(name)
  const days8 = fits.get('yyyyMMdd') ?? 0
  if (isNamed) return Math.max(days8, fits.get('excel-serial') ?? 0, fits.get('yyyyMM') ?? 0)
  // Eight digits that are days, every one, are hardly anything else; with few values they may be.
  return days8 >= 3 ? days8 : 0
}

/** Spans of years, 2010-11, 2011-12: they look like months and are none. */
function areYearSpans(groups: readonly ReadingGroup[]): boolean {
  let spans = 0
  let others = 0
  for (const { shape, forEachDay } of groups) {
    forEachDay((key) => {
      const isSpan = headOf(shape) === HEAD.yearMonth && firstOf(key) === (yearOf(key) + 1) % 100
      if (isSpan) spans++
      else others++
    })
  }
  return spans > 0 && others === 0
}

/** Whether the values of a column are dates, as far as their forms and its name tell. */
function holdsDates(
  counts: ColumnCounts,
  groups: readonly ReadingGroup[],
  fits: ReadonlyMap<string, number>,
  name: string | null,
): boolean {
  const real = counts.nonBlank - counts.placeholders
  if (real === 0 || areYearSpans(groups)) return false
  const isNamed = name !== null && DATE_NAME.test(name)
  const strong = strongValues(groups)
  if (strong > 0 && strong >= real * (isNamed ? ENOUGH_WITH_NAME : ENOUGH)) return true
  return weakValues(fits, name) >= real * 0.95
}

/** The verdict on a column from its counts. */
export function judgeColumn(counts: ColumnCounts, context: VerdictContext): ColumnVerdict {
  const groups = readingsOf(counts)
  const fits = fitsOf(groups)
  if (holdsDates(counts, groups, fits, context.name)) {
    const dayMonth = dayMonthOf(groups, context.pivot)
    const order = settleOrder(groups, dayMonth, context)
    const endOfDay = groups.reduce((sum, group) => sum + (isEndOfDay(group.shape) ? totalOf(group) : 0), 0)
    return { kind: 'date', fits, dayMonth, suggested: suggestFormats(groups, order), order, endOfDay, groups }
  }
  const times = timesOf(counts)
  if (times.values === 0 || times.values < (counts.nonBlank - counts.placeholders) * ENOUGH)
    return { kind: 'other' }
  const suggested = [...times.fits].toSorted((a, b) => b[1] - a[1]).slice(0, 1)
  return {
    kind: 'time',
    fits: times.fits,
    suggested: suggested.map(([name]) => name),
    endOfDay: times.endOfDay,
  }
}

function totalOf(group: ReadingGroup): number {
  return group.rows.reduce((sum, { count }) => sum + count, 0)
}

/** Whether some values write the year with two digits. */
export function writesTwoDigitYears(verdict: DateVerdict): boolean {
  return verdict.groups.some(
    ({ shape }) => headOf(shape) !== HEAD.digits8 && hasTwoDigitYear(shape) && isYearHead(shape),
  )
}

function isYearHead(shape: number): boolean {
  const head = headOf(shape)
  return head === HEAD.numbers || head === HEAD.dayMonthName || head === HEAD.monthNameYear
}
