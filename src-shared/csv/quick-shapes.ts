/**
 * The commonest shapes, three numbers and a plain time of day, recognized without detours: this is where most
 * of the time goes when a file is counted. Everything else is left to {@link ShapeReader}, which alone would
 * give the same answers.
 */

import { AT, AT_TIME, HEAD, HOURS, JOIN, dayKey } from './date-shape.ts'
import type { Codes } from './month-names.ts'

/** Where the result goes: the shape and the numbers of the date part. */
export type FoundShape = { shape: number; key: number }

export const UNSHAPED = 0
export const SHAPED = 1
export const UNSURE = 2
export type Quick = typeof UNSHAPED | typeof SHAPED | typeof UNSURE

/** The number of a single character between numbers; 0 when it is none. */
export function separator(code: number | undefined): number {
  if (code === 47) return 1
  if (code === 45) return 2
  if (code === 46) return 3
  return code === 32 ? 4 : 0
}

/** The class of an hour; `isMidnight` tells that minutes and seconds are zero. */
export function hourClass(hour: number, isMidnight: boolean): number {
  if (hour === 0) return HOURS.zero
  if (hour <= 12) return HOURS.toTwelve
  if (hour <= 23) return HOURS.toTwentyThree
  return hour === 24 && isMidnight ? HOURS.endOfDay : HOURS.impossible
}

/** Three numbers; what no order makes a day of is all one. */
export function setNumbers(
  found: FoundShape,
  sep: number,
  first: number,
  firstLong: number,
  second: number,
  secondLong: number,
  year: number,
  yearLength: number,
): void {
  found.shape =
    HEAD.numbers |
    (sep << AT.separator) |
    (firstLong << AT.first) |
    (secondLong << AT.second) |
    ((yearLength >> 2) << AT.year)
  const isPossible =
    (second <= 12 && first <= 31) ||
    (first <= 12 && second <= 31) ||
    (yearLength === 2 && (second <= 12 || year <= 12))
  found.key = isPossible ? dayKey(first, second, year) : 0
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Two digits as a number; -1 when they are none. */
function twoDigits(text: Codes, at: number): number {
  const tens = (text[at] as number) - 48
  const ones = (text[at + 1] as number) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Hours and minutes, with seconds or without; `at` is the place of the colon. */
function readQuickTime(
  text: Codes,
  at: number,
  to: number,
  hour: number,
  hourLong: number,
  found: FoundShape,
): Quick {
  const hasSeconds = to - at === 6 && text[at + 3] === 58
  if (to - at !== 3 && !hasSeconds) return UNSURE
  const minute = twoDigits(text, at + 1)
  const second = hasSeconds ? twoDigits(text, at + 4) : 0
  if (minute < 0 || second < 0) return UNSURE
  found.shape =
    (JOIN.alone << AT.join) |
    (hourLong << AT.hourDigits) |
    (hourClass(hour, minute === 0 && second === 0) << AT.hours) |
    ((minute > 59 ? 1 : second > 59 ? 2 : 0) << AT_TIME.bad) |
    ((hasSeconds ? 1 : 0) << AT_TIME.seconds)
  return SHAPED
}

/** The commonest shapes, three numbers and a plain time, without detours; nothing else depends on it. */
export function readQuickly(text: Codes, from: number, to: number, found: FoundShape): Quick {
  let at = from + 1
  let first = (text[from] as number) - 48
  let code = text[at] as number
  if (code >= 48 && code <= 57) {
    first = first * 10 + code - 48
    code = text[++at] as number
  }
  const firstLong = at - from - 1
  if (code === 58) return readQuickTime(text, at, to, first, firstLong, found)
  if (code !== 47 && code !== 45 && code !== 46) {
    // Three digits in a row are in no date: 123.45.
    const isThree = isDigit(code) && (at + 1 >= to || !isDigit(text[at + 1] as number))
    return isThree ? UNSHAPED : UNSURE
  }
  // The shortest is 1/2/24; shorter ones are numbers, such as 12.5.
  if (to - from < 6) return UNSHAPED
  const sep = code
  const secondFrom = ++at
  code = text[at] as number
  if (code < 48 || code > 57) return UNSURE
  let second = code - 48
  code = text[++at] as number
  if (code >= 48 && code <= 57) {
    second = second * 10 + code - 48
    code = text[++at] as number
  }
  // Two numbers and no more.
  if (at >= to) return UNSHAPED
  if (code !== sep) return UNSURE
  const secondLong = at - secondFrom - 1
  const yearLength = to - ++at
  if (yearLength !== 4 && yearLength !== 2) return UNSURE
  let year = 0
  for (; at < to; at++) {
    const next = (text[at] as number) - 48
    if (!(next >= 0 && next <= 9)) return UNSURE
    year = year * 10 + next
  }
  setNumbers(found, separator(sep), first, firstLong, second, secondLong, year, yearLength)
  return SHAPED
}
