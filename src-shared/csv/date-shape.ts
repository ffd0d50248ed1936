/**
 * The outward form of a value that may be a date: which groups of digits and letters stand where. Two values
 * of one shape with the same numbers in the date part are read alike by every format there is, so a column
 * of millions of values is counted once per shape and day, and any format can be asked for afterwards. What
 * the hours are does not matter to a format, only whether they are possible.
 */

import { MONTHS } from './month-names.ts'

/** Arrangements of the date part. */
export const HEAD = {
  none: 0,
  /** Three numbers, the year last or two digits: 03/04/2024, 24-03-01. */
  numbers: 1,
  yearFirst: 2,
  dayMonthName: 3,
  monthNameDay: 4,
  monthNameYear: 5,
  yearMonthName: 6,
  yearMonth: 7,
  monthYear: 8,
  digits8: 9,
  digits6: 10,
  digits5: 11,
  digits4: 12,
} as const

/** What stands between the groups; the index is the number in the shape. */
const SEPARATORS = ['', '/', '-', '.', ' ', '. ', ', '] as const
export const SEP = { none: 0, dotSpace: 5, commaSpace: 6 } as const
export const JOIN = { space: 1, t: 2, alone: 3 } as const
export const NAME = { short: 1, full: 2, both: 3 } as const

/** Classes of hours that formats may treat differently. */
export const HOURS = { zero: 0, toTwelve: 1, toTwentyThree: 2, endOfDay: 3, impossible: 4 } as const
const ZONES = ['', 'Z', '+00:00', '+0000', '+00', ' UTC'] as const
/** In place of an offset that does not exist. */
const ZONE_IMPOSSIBLE = 7

// Places of the parts in a shape's number, in bits.
export const AT = {
  separator: 4,
  first: 7,
  second: 8,
  year: 9,
  name: 10,
  join: 12,
  hourDigits: 14,
  hours: 15,
} as const
export const AT_TIME = { bad: 18, seconds: 20, fraction: 21, half: 25, zone: 27 } as const

export const headOf = (shape: number): number => shape & 15
const part = (shape: number, at: number, bits: number): number => (shape >> at) & ((1 << bits) - 1)
export const hasTime = (shape: number): boolean => part(shape, AT.join, 2) !== 0
export const hasTwoDigitYear = (shape: number): boolean => part(shape, AT.year, 1) === 0
/** Whether a month is written with a full name that is not also its short one. */
export const hasLongName = (shape: number): boolean => part(shape, AT.name, 2) === NAME.full
export const isHyphenated = (shape: number): boolean => part(shape, AT.separator, 3) === 2
export const isEndOfDay = (shape: number): boolean =>
  hasTime(shape) && part(shape, AT.hours, 3) === HOURS.endOfDay

/** The same shape whatever the padding and the hours: what changes when a column changes its format. */
export function familyOf(shape: number): number {
  const noise = (3 << AT.first) | (3 << AT.name) | (31 << AT.hourDigits)
  return shape & ~noise
}

/** The number of a zone that is written in this form. */
export function zoneOf(form: number, hours: number, minutes: number): number {
  return hours > 18 || minutes > 59 ? ZONE_IMPOSSIBLE : form
}

/** Packs the numbers of a date part; `first` and `second` are at most two digits. */
export function dayKey(first: number, second: number, year: number): number {
  return (year * 100 + first) * 100 + second
}

export const firstOf = (key: number): number => Math.floor(key / 100) % 100
export const secondOf = (key: number): number => key % 100
export const yearOf = (key: number): number => Math.floor(key / 10_000)

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

function writeHead(shape: number, key: number): string {
  const sep = SEPARATORS[part(shape, AT.separator, 3)] as string
  const first = pad(firstOf(key), part(shape, AT.first, 1) + 1)
  const second = pad(secondOf(key), part(shape, AT.second, 1) + 1)
  const year = pad(yearOf(key), hasTwoDigitYear(shape) ? 2 : 4)
  const fullName = MONTHS[secondOf(key) - 1] ?? ''
  const name = part(shape, AT.name, 2) === NAME.full ? fullName : fullName.slice(0, 3)
  switch (headOf(shape)) {
    case HEAD.numbers:
      return `${first}${sep}${second}${sep}${year}`
    case HEAD.yearFirst:
      return `${year}${sep}${first}${sep}${second}`
    case HEAD.dayMonthName:
      return `${first}${sep}${name}${sep === '. ' ? ' ' : sep}${year}`
    case HEAD.monthNameDay:
      return `${name} ${first}${sep}${year}`
    case HEAD.monthNameYear:
      return `${name}${sep}${year}`
    case HEAD.yearMonthName:
      return `${year}${sep}${name}${sep}${first}`
    case HEAD.yearMonth:
      return `${year}${sep}${first}`
    case HEAD.monthYear:
      return `${first}${sep}${pad(yearOf(key), 4)}`
    case HEAD.digits8:
      return pad(key, 8)
    case HEAD.digits6:
      return pad(key, 6)
    case HEAD.digits5:
      return pad(key, 5)
    case HEAD.digits4:
      return pad(key, 4)
    default:
      return ''
  }
}

const HOUR_EXAMPLES = [0, 1, 13, 24, 25] as const

function writeTail(shape: number): string {
  const join = ['', ' ', 'T', ''][part(shape, AT.join, 2)] as string
  const hours = HOUR_EXAMPLES[part(shape, AT.hours, 3)] as number
  const hour = part(shape, AT.hourDigits, 1) === 1 ? pad(hours, 2) : String(hours)
  const bad = part(shape, AT_TIME.bad, 2)
  const seconds = part(shape, AT_TIME.seconds, 1) === 1 ? `:${bad === 2 ? '60' : '00'}` : ''
  const digits = part(shape, AT_TIME.fraction, 4)
  const fraction = digits === 0 ? '' : `.${'0'.repeat(digits)}`
  const half = ['', ' AM', 'AM'][part(shape, AT_TIME.half, 2)] as string
  const zone = part(shape, AT_TIME.zone, 3)
  return `${join}${hour}:${bad === 1 ? '60' : '00'}${seconds}${fraction}${half}${ZONES[zone] ?? '+99:99'}`
}

/** A value with this shape and these numbers: what a format says of it, it says of all of them. */
export function exampleOf(shape: number, key: number): string {
  return hasTime(shape) ? writeHead(shape, key) + writeTail(shape) : writeHead(shape, key)
}
