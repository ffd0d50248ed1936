/**
 * How often each day was written in one shape: a hash table of whole numbers, because it is asked once for
 * every value of a file. Its size is bounded; when a column has more different days than there are in two
 * lifetimes, years are no longer told apart except by what matters to a calendar.
 */

import { isLeapYear } from './calendar.ts'
import { HEAD, dayKey, firstOf, hasTwoDigitYear, headOf, secondOf, yearOf } from './date-shape.ts'

/** Different days that are told apart in one shape: 179 years of daily values. */
export const MOST_DAYS = 65_536

/** Which of day and month can stand first in a value of three numbers. */
export const ORDER = { any: 0, onlyDayFirst: 1, onlyMonthFirst: 2 } as const

const EMPTY = -1

/** A year of the same kind: none, a leap year, another. */
function kindOfYear(year: number): number {
  if (year === 0) return 0
  return isLeapYear(year) ? 2000 : 2001
}

/** A key that every format of the catalogue treats like the given one, out of few: years matter by their kind. */
export function coarseKey(shape: number, key: number): number {
  const year = kindOfYear(yearOf(key))
  switch (headOf(shape)) {
    case HEAD.numbers:
    case HEAD.dayMonthName:
      return hasTwoDigitYear(shape) ? key : dayKey(firstOf(key), secondOf(key), year)
    case HEAD.yearFirst:
    case HEAD.monthNameDay:
    case HEAD.yearMonthName:
    case HEAD.digits8:
      return dayKey(firstOf(key), secondOf(key), year)
    case HEAD.digits6:
      return (key < 100 ? 0 : 200_000) + (key % 100)
    case HEAD.digits4:
      return key === 0 ? 0 : 2000
    default:
      return dayKey(firstOf(key), secondOf(key), hasTwoDigitYear(shape) ? yearOf(key) : year)
  }
}

function orderOf(shape: number, key: number): number {
  if (headOf(shape) !== HEAD.numbers) return ORDER.any
  const first = firstOf(key)
  const second = secondOf(key)
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return ORDER.onlyDayFirst
  if (second > 12 && second <= 31 && first >= 1 && first <= 12) return ORDER.onlyMonthFirst
  return ORDER.any
}

export class DayCounts {
  readonly shape: number
  /** Values of this shape. */
  total = 0
  /** Whether years were given up: see {@link MOST_DAYS}. */
  isCoarse = false
  #keys = new Int32Array(64).fill(EMPTY)
  #counts = new Uint32Array(64)
  #orders = new Uint8Array(64)
  #mask = 63
  #size = 0
  #lastKey = EMPTY
  #lastAt = 0

  constructor(shape: number) {
    this.shape = shape
  }

  /** Counts a value and returns its {@link ORDER}. */
  add(key: number): number {
    this.total++
    if (key === this.#lastKey) {
      this.#counts[this.#lastAt]!++
      return this.#orders[this.#lastAt] as number
    }
    const at = this.#find(this.isCoarse ? coarseKey(this.shape, key) : key)
    this.#counts[at]!++
    this.#lastKey = key
    this.#lastAt = at
    return this.#orders[at] as number
  }

  #find(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> 8) & this.#mask
    while (this.#keys[at] !== key) {
      if (this.#keys[at] === EMPTY) return this.#insert(at, key)
      at = (at + 1) & this.#mask
    }
    return at
  }

  #insert(at: number, key: number): number {
    if (this.#size >= MOST_DAYS && !this.isCoarse && !hasTwoDigitYear(this.shape)) {
      this.isCoarse = true
      this.#rebuild(64, (old) => coarseKey(this.shape, old))
      return this.#find(coarseKey(this.shape, key))
    }
    if (this.#size * 2 > this.#mask) {
      this.#rebuild((this.#mask + 1) * 4, (old) => old)
      return this.#find(key)
    }
    this.#keys[at] = key
    this.#orders[at] = orderOf(this.shape, key)
    this.#size++
    return at
  }

  #rebuild(size: number, rename: (key: number) => number): void {
    const keys = this.#keys
    const counts = this.#counts
    this.#keys = new Int32Array(size).fill(EMPTY)
    this.#counts = new Uint32Array(size)
    this.#orders = new Uint8Array(size)
    this.#mask = size - 1
    this.#size = 0
    this.#lastKey = EMPTY
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === EMPTY) continue
      const at = this.#find(rename(keys[i] as number))
      this.#counts[at]! += counts[i] as number
    }
  }

  /** Calls `visit` with every different key and how often it came. */
  forEach(visit: (key: number, count: number) => void): void {
    for (let i = 0; i < this.#keys.length; i++) {
      if (this.#keys[i] !== EMPTY) visit(this.#keys[i] as number, this.#counts[i] as number)
    }
  }
}
