/**
 * Recognizes the shape of a value from its bytes: by hand, because it runs over every field of every file.
 */

import { headOfDigits } from './bare-digits.ts'
import { AT, AT_TIME, HEAD, JOIN, NAME, SEP, dayKey, zoneOf } from './date-shape.ts'
import { MONTH_INITIALS, fullMonthLength, monthOfLetters } from './month-names.ts'
import { SHAPED, UNSURE, hourClass, readQuickly, separator, setNumbers } from './quick-shapes.ts'
import type { Codes } from './month-names.ts'

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57

/**
 * Looks at values one at a time. After {@link ShapeReader.read} says that a value may be a date or a time,
 * its shape and the numbers of its date part are in the fields.
 */
export class ShapeReader {
  shape = 0
  /** The numbers of the date part, in the order written, in one number: see {@link dayKey}. */
  key = 0
  #text: Codes = []
  #to = 0
  #at = 0
  #number = 0

  /** Whether `text[from..to)`, trimmed, has a shape at all. */
  read(text: Codes, from: number, to: number): boolean {
    const first = text[from] as number
    // The shortest is a year, the longest a full date with month name, time, fraction and offset.
    if (to - from < 4 || to - from > 48) return false
    if (first > 57 ? MONTH_INITIALS[first] !== 1 : first < 48) return false
    this.key = 0
    this.shape = 0
    if (first <= 57) {
      const quick = readQuickly(text, from, to, this)
      if (quick !== UNSURE) return quick === SHAPED
    }
    this.#text = text
    this.#to = to
    this.#at = from
    if (first > 57) return this.#readName()
    return this.#readNumbers(this.#digits())
  }

  /** Takes a run of digits into `#number` and returns its length. */
  #digits(): number {
    const text = this.#text
    const start = this.#at
    let at = start
    let number = 0
    for (; at < this.#to; at++) {
      const digit = (text[at] as number) - 48
      if (!(digit >= 0 && digit <= 9)) break
      number = number * 10 + digit
      if (at - start >= 9) break
    }
    this.#at = at
    this.#number = number
    return at - start
  }

  #readNumbers(length: number): boolean {
    const first = this.#number
    if (this.#at >= this.#to) return this.#bareDigits(length, first)
    const code = this.#text[this.#at] as number
    if (length <= 2) {
      if (code === 58) return this.#time(length, first, JOIN.alone)
      const sep = separator(code)
      if (sep === SEP.none) return this.#dayThenName(length, first, SEP.none)
      this.#at++
      if (isDigit(this.#text[this.#at])) return this.#afterFirst(length, first, sep)
      if (sep === 3 && this.#text[this.#at] === 32) {
        this.#at++
        return this.#dayThenName(length, first, SEP.dotSpace)
      }
      return this.#dayThenName(length, first, sep)
    }
    return length === 4 && this.#afterYear(first)
  }

  #bareDigits(length: number, value: number): boolean {
    const head = headOfDigits(length, value)
    if (head === HEAD.none) return false
    this.shape = head
    this.key = value
    return true
  }

  /** After a number of one or two digits and a separator: two more numbers, or a year. */
  #afterFirst(length: number, first: number, sep: number): boolean {
    const middleLength = this.#digits()
    const middle = this.#number
    if (middleLength === 4 && this.#at === this.#to) {
      this.shape = HEAD.monthYear | (sep << AT.separator) | ((length - 1) << AT.first)
      this.key = dayKey(first, 0, middle)
      return true
    }
    if (middleLength > 2 || separator(this.#text[this.#at]) !== sep || this.#at >= this.#to) return false
    this.#at++
    const yearLength = this.#digits()
    if (yearLength !== 2 && yearLength !== 4) return false
    setNumbers(this, sep, first, length - 1, middle, middleLength - 1, this.#number, yearLength)
    return this.#tail()
  }

  /** After a year: month and day, a month alone, or a month's name. */
  #afterYear(year: number): boolean {
    const sep = separator(this.#text[this.#at])
    if (sep === SEP.none) return false
    this.#at++
    const year4 = (sep << AT.separator) | (1 << AT.year)
    const firstLength = this.#digits()
    const first = this.#number
    if (firstLength === 0) return this.#yearThenName(year, sep)
    if (firstLength > 2) return false
    if (this.#at === this.#to) {
      this.shape = HEAD.yearMonth | year4 | ((firstLength - 1) << AT.first)
      this.key = dayKey(first, 0, year)
      return true
    }
    if (separator(this.#text[this.#at]) !== sep) return false
    this.#at++
    const secondLength = this.#digits()
    if (secondLength === 0 || secondLength > 2) return false
    this.shape = HEAD.yearFirst | year4 | ((firstLength - 1) << AT.first) | ((secondLength - 1) << AT.second)
    const isPossible = Math.min(first, this.#number) <= 12 && Math.max(first, this.#number) <= 31
    this.key = isPossible ? dayKey(first, this.#number, year) : 0
    return this.#tail()
  }

  #yearThenName(year: number, sep: number): boolean {
    const name = this.#monthName()
    if (name === 0 || separator(this.#text[this.#at]) !== sep) return false
    const month = this.#number
    this.#at++
    const length = this.#digits()
    if (length === 0 || length > 2) return false
    this.shape = named(HEAD.yearMonthName, sep, length, 4, name)
    this.key = dayKey(this.#number, month, year)
    return this.#tail()
  }

  #dayThenName(length: number, day: number, sep: number): boolean {
    const name = this.#monthName()
    if (name === 0) return false
    const month = this.#number
    const between = sep === SEP.dotSpace ? 4 : sep
    if (between !== SEP.none) {
      if (separator(this.#text[this.#at]) !== between) return false
      this.#at++
    }
    const yearLength = this.#digits()
    if (yearLength !== 2 && yearLength !== 4) return false
    this.shape = named(HEAD.dayMonthName, sep, length, yearLength, name)
    this.key = dayKey(day, month, this.#number)
    return this.#tail()
  }

  /** A month's name at the current place into `#number`; how it is written, 0 when it is none. */
  #monthName(): number {
    const month = this.#at + 3 <= this.#to ? monthOfLetters(this.#text, this.#at) : 0
    if (month === 0) return 0
    const full = fullMonthLength(this.#text, this.#at, month)
    this.#number = month
    this.#at += full === 0 ? 3 : full
    if (full === 3) return NAME.both
    return full === 0 ? NAME.short : NAME.full
  }

  /** A value that begins with a month's name. */
  #readName(): boolean {
    const name = this.#monthName()
    if (name === 0 || this.#at >= this.#to) return false
    const month = this.#number
    const sep = separator(this.#text[this.#at])
    if (sep === SEP.none) return false
    this.#at++
    const length = this.#digits()
    const number = this.#number
    if (this.#at === this.#to && (length === 2 || length === 4)) {
      this.shape = HEAD.monthNameYear | (sep << AT.separator) | ((length >> 2) << AT.year) | (name << AT.name)
      this.key = dayKey(0, month, number)
      return true
    }
    if (sep !== 4 || length === 0 || length > 2) return false
    const hasComma = this.#text[this.#at] === 44
    if (hasComma) this.#at++
    if (this.#text[this.#at] !== 32) return false
    this.#at++
    if (this.#digits() !== 4) return false
    this.shape = named(HEAD.monthNameDay, hasComma ? SEP.commaSpace : 4, length, 4, name)
    this.key = dayKey(number, month, this.#number)
    return this.#tail()
  }

  /** After the date: the end, or a time of day. */
  #tail(): boolean {
    if (this.#at === this.#to) return true
    const code = this.#text[this.#at]
    if (this.#at > this.#to || (code !== 32 && code !== 84)) return false
    this.#at++
    const length = this.#digits()
    if (length === 0 || length > 2 || this.#text[this.#at] !== 58) return false
    return this.#time(length, this.#number, code === 84 ? JOIN.t : JOIN.space)
  }

  #time(hourDigits: number, hour: number, join: number): boolean {
    this.#at++
    if (this.#digits() !== 2) return false
    const minute = this.#number
    let second = 0
    let hasSeconds = 0
    let fraction = 0
    let isWhole = true
    if (this.#at < this.#to && this.#text[this.#at] === 58) {
      this.#at++
      if (this.#digits() !== 2) return false
      second = this.#number
      hasSeconds = 1
      if (this.#at < this.#to && this.#text[this.#at] === 46) {
        this.#at++
        fraction = this.#digits()
        if (fraction === 0 || fraction > 9) return false
        isWhole = this.#number === 0
      }
    }
    const half = this.#half()
    const zone = this.#zone()
    if (this.#at !== this.#to) return false
    const isMidnight = minute === 0 && second === 0 && isWhole
    this.shape |=
      (join << AT.join) |
      ((hourDigits - 1) << AT.hourDigits) |
      (hourClass(hour, isMidnight) << AT.hours) |
      ((minute > 59 ? 1 : second > 59 ? 2 : 0) << AT_TIME.bad) |
      (hasSeconds << AT_TIME.seconds) |
      (fraction << AT_TIME.fraction) |
      (half << AT_TIME.half) |
      (zone << AT_TIME.zone)
    return true
  }

  /** AM or PM: 1 after a space, 2 without, 0 when there is none. */
  #half(): number {
    const text = this.#text
    const spaced = text[this.#at] === 32 ? 1 : 0
    const at = this.#at + spaced
    const first = (text[at] as number) | 32
    if (at + 2 > this.#to || (first !== 97 && first !== 112) || ((text[at + 1] as number) | 32) !== 109)
      return 0
    this.#at = at + 2
    return spaced === 1 ? 1 : 2
  }

  /** The number of the zone that stands at the end; 0 when there is none, and then nothing of it has been taken. */
  #zone(): number {
    const start = this.#at
    const zone = this.#zoneHere()
    if (zone === 0) this.#at = start
    return zone
  }

  #zoneHere(): number {
    const text = this.#text
    const left = this.#to - this.#at
    if (left === 1 && text[this.#at] === 90) return this.#take(1, 1)
    if (left === 4 && text[this.#at] === 32) {
      const isUtc = text[this.#at + 1] === 85 && text[this.#at + 2] === 84 && text[this.#at + 3] === 67
      return isUtc ? this.#take(4, 5) : 0
    }
    const length = left === 6 ? 2 : left === 5 ? 3 : left === 3 ? 4 : 0
    if (length === 0 || (text[this.#at] !== 43 && text[this.#at] !== 45)) return 0
    this.#at++
    if (length === 2) {
      if (this.#digits() !== 2 || text[this.#at] !== 58) return 0
      const hours = this.#number
      this.#at++
      return this.#digits() === 2 ? zoneOf(length, hours, this.#number) : 0
    }
    if (this.#digits() !== left - 1) return 0
    return length === 3
      ? zoneOf(length, Math.floor(this.#number / 100), this.#number % 100)
      : zoneOf(length, this.#number, 0)
  }

  #take(characters: number, zone: number): number {
    this.#at += characters
    return zone
  }
}

/** The shape of a date with a day, a year and a month's name. */
function named(head: number, sep: number, dayLength: number, yearLength: number, name: number): number {
  const lengths = ((dayLength - 1) << AT.first) | ((yearLength >> 2) << AT.year)
  return head | (sep << AT.separator) | lengths | (name << AT.name)
}
