/** Which formats to propose for a column: as few as read it, the strictest of those that read the same. */

import { dateCatalogue } from './date-catalogue.ts'
import type { Candidate } from './date-catalogue.ts'
import type { ReadingGroup } from './column-readings.ts'
import type { OrderVerdict } from './day-month-order.ts'
import { HEAD, headOf, yearOf } from './date-shape.ts'

/** A weak format is added to others only for at least this share of the values. */
const WEAK_SHARE = 0.02

/** Whether a format may be proposed at all, given how the numeric dates of the column are read. */
function isAllowed(candidate: Candidate, verdict: OrderVerdict): boolean {
  const isTwoDigitYearFirst =
    candidate.format.name.startsWith('yy') && !candidate.format.name.startsWith('yyyy')
  if (isTwoDigitYearFirst) return verdict.order === 'year-first'
  const { order } = candidate
  if (order !== 'day-first' && order !== 'month-first') return true
  if (verdict.because === 'both-orders') return true
  return order === verdict.order
}

type Open = { readonly group: ReadingGroup; readonly rows: ReadingGroup['rows'] }

/** Values among the rows not yet read that a format reads. */
function gainOf(candidate: Candidate, open: readonly Open[]): number {
  let gain = 0
  for (const { group, rows } of open) {
    const bit = group.candidates.indexOf(candidate)
    if (bit < 0) continue
    for (const row of rows) gain += ((row.fits >> bit) & 1) * row.count
  }
  return gain
}

function without(candidate: Candidate, open: readonly Open[]): Open[] {
  return open.map(({ group, rows }) => {
    const bit = group.candidates.indexOf(candidate)
    return { group, rows: bit < 0 ? rows : rows.filter((row) => ((row.fits >> bit) & 1) === 0) }
  })
}

/** First and last year that is written in four digits; serial numbers have none. */
function writtenYears(groups: readonly ReadingGroup[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const { shape, forEachDay } of groups) {
    if (headOf(shape) !== HEAD.numbers && headOf(shape) !== HEAD.yearFirst) continue
    forEachDay((key, _count, fits) => {
      const year = yearOf(key)
      if (fits === 0 || year < 1000) return
      low = Math.min(low, year)
      high = Math.max(high, year)
    })
  }
  return [low, high]
}

/** Whether bare digits beside real dates may be dates too: enough of them, and in the same years. */
function isPlausible(
  candidate: Candidate,
  gain: number,
  all: readonly ReadingGroup[],
  total: number,
): boolean {
  if (gain < total * WEAK_SHARE) return false
  const [low, high] = writtenYears(all)
  if (low > high) return true
  let isIn = true
  for (const { candidates, forEachDay } of all) {
    const bit = candidates.indexOf(candidate)
    if (bit < 0) continue
    forEachDay((key, _count, fits) => {
      isIn &&= ((fits >> bit) & 1) === 0 || isWithin(candidate.format.name, key, low, high)
    })
  }
  return isIn
}

function isWithin(name: string, key: number, low: number, high: number): boolean {
  const year =
    name === 'excel-serial'
      ? 1900 + key / 365.25
      : name === 'yyyyMM'
        ? key / 100
        : name === 'yyyy'
          ? key
          : key / 10_000
  return year >= low - 1 && year <= high + 2
}

/** The formats that together read a column, best first. */
export function suggestFormats(groups: readonly ReadingGroup[], verdict: OrderVerdict): string[] {
  const total = groups.reduce((sum, { rows }) => rows.reduce((s, row) => s + row.count, sum), 0)
  const catalogue = dateCatalogue()
  const rank = new Map(catalogue.map((candidate, i) => [candidate, i]))
  const candidates = [...new Set(groups.flatMap((group) => group.candidates))].filter((c) =>
    isAllowed(c, verdict),
  )
  const suggested: string[] = []
  let open: Open[] = groups.map((group) => ({ group, rows: group.rows }))
  for (;;) {
    const ranked = candidates
      .map((candidate) => ({ candidate, gain: gainOf(candidate, open) }))
      .filter(
        ({ candidate, gain }) =>
          gain > 0 &&
          (!candidate.isWeak || suggested.length === 0 || isPlausible(candidate, gain, groups, total)),
      )
      .toSorted(
        (a, b) =>
          Number(a.candidate.isWeak) - Number(b.candidate.isWeak) ||
          b.gain - a.gain ||
          b.candidate.strictness - a.candidate.strictness ||
          preferenceOf(a.candidate, verdict) - preferenceOf(b.candidate, verdict) ||
          (rank.get(a.candidate) as number) - (rank.get(b.candidate) as number),
      )
    const best = ranked[0]
    if (best === undefined) return suggested
    suggested.push(best.candidate.format.name)
    open = without(best.candidate, open)
  }
}

/** Of two orders that read the same the one that the column was found to have comes first. */
function preferenceOf(candidate: Candidate, verdict: OrderVerdict): number {
  return candidate.order === verdict.order ? 0 : 1
}
