/**
 * Why a value is not a date in the format that was asked for, and what would be accepted in its place. Slow
 * and thorough, because it runs only for values that a person is going to look at.
 */

import { dateCatalogue } from './date-catalogue.ts'
import { MISFIT, codesOf, partsOf, readDate } from './date-format.ts'
import type { DateFormat, DateParts } from './date-format.ts'
import { SLOT } from './pattern-reader.ts'

export type MisfitReason =
  | 'not-a-date'
  | 'no-such-year'
  | 'no-such-month'
  | 'no-such-day'
  | 'no-such-time'
  | 'no-such-offset'
  | 'hour-24'
  | 'other-order'
  | 'other-separator'
  | 'not-padded'
  | 'two-digit-year'
  | 'time-missing'
  | 'time-unexpected'
  | 'month-name'
  | 'spreadsheet-day'
  | 'other-format'

export type MisfitExplanation = {
  readonly reason: MisfitReason
  readonly params: Readonly<Record<string, string | number>>
  /** The value as the format would have it; where it can mean two dates, both. Otherwise an example. */
  readonly accepted: string
}

const EXAMPLE: DateParts = {
  year: 2024,
  month: 12,
  day: 31,
  hour: 14,
  minute: 30,
  second: 0,
  fraction: 0,
  offset: 0,
}

/** What a format's values look like, for where a value cannot be rewritten in it. */
export function exampleOfFormat(format: DateFormat): string {
  return format.write(EXAMPLE)
}

const padded = (name: string): string => name.replace(/(?<![dMHhy])([dMHh])(?!\1)/g, '$1$1')
const separated = (name: string): string => name.replace(/[-/. ]/g, '?')

/** In which way the format that does read a value differs from the one asked for. */
function differenceOf(asked: string, found: string): MisfitReason {
  if (found === 'excel-serial') return 'spreadsheet-day'
  if (padded(asked) === padded(found)) return 'not-padded'
  if (separated(asked) === separated(found)) return 'other-separator'
  if (padded(asked).replace('yyyy', 'yy') === padded(found)) return 'two-digit-year'
  if (padded(asked).startsWith(`${padded(found)} `)) return 'time-missing'
  if (padded(found).startsWith(`${padded(asked)} `)) return 'time-unexpected'
  if (found.includes('MMM') && !asked.includes('MMM')) return 'month-name'
  const swapped = padded(found).replace(/dd|MM/g, (token) => (token === 'dd' ? 'MM' : 'dd'))
  return swapped === padded(asked) ? 'other-order' : 'other-format'
}

/** What is impossible about a value of the right form. */
function impossible(format: DateFormat, misfit: number): Pick<MisfitExplanation, 'reason' | 'params'> {
  const at = (slot: number): number => format.slots[slot] as number
  switch (misfit) {
    case MISFIT.noYear:
      return { reason: 'no-such-year', params: { year: at(SLOT.year) } }
    case MISFIT.noMonth:
      return { reason: 'no-such-month', params: { month: at(SLOT.month) } }
    case MISFIT.noDay:
      return {
        reason: 'no-such-day',
        params: { day: at(SLOT.day), month: at(SLOT.month), year: at(SLOT.year) },
      }
    case MISFIT.hour24:
      return { reason: 'hour-24', params: {} }
    case MISFIT.noOffset:
      return { reason: 'no-such-offset', params: {} }
    default:
      return {
        reason: 'no-such-time',
        params: { hour: at(SLOT.hour), minute: at(SLOT.minute), second: at(SLOT.second) },
      }
  }
}

/** 0: the same date written a little differently; 1: day and month exchanged; 2: something else. */
function rankOf(asked: DateFormat, found: DateFormat): number {
  const difference = differenceOf(asked.name, found.name)
  return difference === 'other-format' ? 2 : difference === 'other-order' ? 1 : 0
}

/**
 * Formats that read a value: those that the column as a whole speaks for, if they do, else those of the catalogue, the ones
 * most like the asked one first.
 */
function readersOf(asked: DateFormat, text: string, likely: readonly DateFormat[]): DateFormat[] {
  const known = likely.filter((format) => readDate(format, text).ok)
  if (known.length > 0) return known
  const rank = (format: DateFormat): number => rankOf(asked, format)
  return dateCatalogue()
    .filter(({ format }) => readDate(format, text).ok)
    .toSorted((a, b) => rank(a.format) - rank(b.format) || b.strictness - a.strictness)
    .map(({ format }) => format)
}

/** The value rewritten in the asked format, once for each date that it can mean. */
function rewritten(asked: DateFormat, readers: readonly DateFormat[], text: string): string[] {
  // Only the nearest forms count: 1/2/2024 under dd/mm/yyyy lacks zeros, it is not of the other order.
  const nearest = Math.min(...readers.map((reader) => rankOf(asked, reader)))
  const writings = readers.flatMap((reader) => {
    if (rankOf(asked, reader) > nearest) return []
    const reading = readDate(reader, text)
    const isLoss = reader.hasTime !== asked.hasTime || (asked.hasDay && !reader.hasDay)
    return reading.ok && !isLoss ? [asked.write(reading.parts)] : []
  })
  return [...new Set(writings)].slice(0, 2)
}

/**
 * Explains why the trimmed `text` does not fit `format`; ask only when it does not. `likely`: formats that the column as a
 * whole speaks for, so that 7/1/62 among m/d/yy is not taken for a day in January.
 */
export function explainMisfit(
  format: DateFormat,
  text: string,
  likely: readonly DateFormat[] = [],
): MisfitExplanation {
  const example = exampleOfFormat(format)
  const { codes, length } = codesOf(text)
  const misfit = length < 0 ? MISFIT.shape : format.readCodes(codes, 0, length)
  if (misfit === MISFIT.hour24) {
    const next = format.write(partsOf(format.slots))
    return { reason: 'hour-24', params: {}, accepted: next }
  }
  const because = misfit === MISFIT.shape ? undefined : impossible(format, misfit)
  const readers = readersOf(format, text, likely)
  const best = readers[0]
  if (best === undefined) return { ...(because ?? { reason: 'not-a-date', params: {} }), accepted: example }
  const writings = rewritten(format, readers, text)
  return {
    reason: differenceOf(format.name, best.name),
    params: { format: best.shown },
    accepted: writings.length === 0 ? example : writings.join(' / '),
  }
}
