/**
 * The engine under every date and time format: a pattern becomes a short list of operations that run over
 * character codes. It reads the whole value or nothing, allocates nothing, and says by a number why not.
 */

import { daysInMonth, fullYear } from './calendar.ts'
import type { DatePattern, DateSymbol } from './date-pattern.ts'
import { fullMonthLength, monthOfLetters } from './month-names.ts'
import type { Codes } from './month-names.ts'

/** Why a value does not fit. `shape` means that the characters themselves are of another form. */
export const MISFIT = {
  none: 0,
  shape: 1,
  noYear: 2,
  noMonth: 3,
  noDay: 4,
  noHour: 5,
  hour24: 6,
  noMinute: 7,
  noSecond: 8,
  noOffset: 9,
} as const
export type Misfit = (typeof MISFIT)[keyof typeof MISFIT]

/** Where {@link PatternReader.read} leaves what it read; months and days count from 1, fractions are nanoseconds. */
export const SLOT = {
  year: 0,
  month: 1,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  fraction: 6,
  half: 7,
  offset: 8,
} as const

/** Stands in the offset slot of a value that names none; real offsets are minutes east of UTC. */
export const NO_OFFSET = 0x7fff

const OP = {
  literal: 0,
  two: 1,
  oneOrTwo: 2,
  four: 3,
  utc: 4,
  monthShort: 5,
  monthLong: 6,
  half: 7,
  fraction: 8,
  offset: 9,
}

const NUMBERS: Readonly<Partial<Record<DateSymbol, readonly [number, number]>>> = {
  yyyy: [OP.four, SLOT.year],
  yy: [OP.two, SLOT.year],
  MM: [OP.two, SLOT.month],
  M: [OP.oneOrTwo, SLOT.month],
  dd: [OP.two, SLOT.day],
  d: [OP.oneOrTwo, SLOT.day],
  HH: [OP.two, SLOT.hour],
  H: [OP.oneOrTwo, SLOT.hour],
  hh: [OP.two, SLOT.hour],
  h: [OP.oneOrTwo, SLOT.hour],
  mm: [OP.two, SLOT.minute],
  ss: [OP.two, SLOT.second],
}

const OTHERS: Readonly<Partial<Record<DateSymbol, number>>> = {
  MMM: OP.monthShort,
  MMMM: OP.monthLong,
  a: OP.half,
  XXX: OP.offset,
  XX: OP.offset,
  X: OP.offset,
}

/** Characters of an offset by its symbol: `+01:00`, `+0100`, `+01`. */
const OFFSET_LENGTH: Readonly<Partial<Record<DateSymbol, number>>> = { XXX: 6, XX: 5, X: 3 }

/** Literal text that says that the time is UTC. */
export function isUtcMark(literal: string): boolean {
  return literal === 'Z' || literal === 'UTC'
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57

export type ReaderOptions = {
  /** Two-digit years below it are of the 2000s. */
  readonly pivot: number
  /** Whether 24:00 is read, as the end of its day (an hour-ending series). */
  readonly hourEnding: boolean
}

export class PatternReader {
  readonly slots = new Int32Array(9)
  readonly #ops: Uint8Array
  readonly #args: Int32Array
  readonly #options: ReaderOptions
  readonly #twoDigitYear: boolean
  readonly #twelveHours: boolean
  readonly #hasDate: boolean

  constructor(pattern: DatePattern, options: ReaderOptions) {
    const ops: number[] = []
    const args: number[] = []
    for (const token of pattern) {
      if ('literal' in token) {
        for (let i = 0; i < token.literal.length; i++) {
          ops.push(OP.literal)
          args.push(token.literal.charCodeAt(i))
        }
        if (isUtcMark(token.literal)) {
          ops.push(OP.utc)
          args.push(0)
        }
      } else if ('fractionDigits' in token) {
        ops.push(OP.fraction)
        args.push(token.fractionDigits)
      } else {
        const number = NUMBERS[token.symbol]
        ops.push(number === undefined ? (OTHERS[token.symbol] as number) : number[0])
        args.push(number === undefined ? (OFFSET_LENGTH[token.symbol] ?? 0) : number[1])
      }
    }
    const has = (symbol: DateSymbol): boolean => pattern.some((t) => 'symbol' in t && t.symbol === symbol)
    this.#ops = Uint8Array.from(ops)
    this.#args = Int32Array.from(args)
    this.#options = options
    this.#twoDigitYear = has('yy')
    this.#twelveHours = has('a')
    this.#hasDate = has('yy') || has('yyyy')
  }

  /** Reads `text[from..to)` whole. On success the slots hold the values, 24-hour and with the century. */
  read(text: Codes, from: number, to: number): Misfit {
    const slots = this.slots
    const ops = this.#ops
    const args = this.#args
    // What a pattern does not name is the start of its period: the first month, day, midnight.
    slots[0] = 1970
    slots[1] = slots[2] = 1
    slots[3] = slots[4] = slots[5] = slots[6] = slots[7] = 0
    slots[8] = NO_OFFSET
    let at = from
    for (let k = 0; k < ops.length; k++) {
      switch (ops[k]) {
        case 0:
          if (text[at] !== args[k]) return MISFIT.shape
          at++
          break
        case 1: {
          const tens = (text[at] as number) - 48
          const ones = (text[at + 1] as number) - 48
          if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return MISFIT.shape
          slots[args[k] as number] = tens * 10 + ones
          at += 2
          break
        }
        case 2: {
          const first = (text[at] as number) - 48
          if (!(first >= 0 && first <= 9)) return MISFIT.shape
          const second = (text[at + 1] as number) - 48
          const isTwo = second >= 0 && second <= 9 && at + 1 < to
          slots[args[k] as number] = isTwo ? first * 10 + second : first
          at += isTwo ? 2 : 1
          break
        }
        case 3: {
          let year = 0
          for (let i = 0; i < 4; i++) {
            const digit = (text[at + i] as number) - 48
            if (!(digit >= 0 && digit <= 9)) return MISFIT.shape
            year = year * 10 + digit
          }
          slots[args[k] as number] = year
          at += 4
          break
        }
        case 4:
          slots[8] = 0
          break
        default: {
          const length = this.#readOther(ops[k] as number, args[k] as number, text, at, to)
          if (length === 0) return MISFIT.shape
          at += length
        }
      }
    }
    return at === to ? this.#check() : MISFIT.shape
  }

  /** The rarer operations; the number of characters taken, 0 when they do not stand there. */
  #readOther(op: number, arg: number, text: Codes, at: number, to: number): number {
    const slots = this.slots
    if (op === OP.monthShort || op === OP.monthLong) {
      const month = at + 3 <= to ? monthOfLetters(text, at) : 0
      slots[SLOT.month] = month
      if (month === 0) return 0
      return op === OP.monthShort ? 3 : fullMonthLength(text, at, month)
    }
    if (op === OP.half) {
      const first = (text[at] as number) | 32
      if ((first !== 0x61 && first !== 0x70) || ((text[at + 1] as number) | 32) !== 0x6d) return 0
      slots[SLOT.half] = first === 0x70 ? 1 : 0
      return 2
    }
    if (op === OP.fraction) {
      let nanoseconds = 0
      for (let i = 0; i < arg; i++) {
        if (!isDigit(text[at + i])) return 0
        nanoseconds = nanoseconds * 10 + (text[at + i] as number) - 48
      }
      slots[SLOT.fraction] = nanoseconds * 10 ** (9 - arg)
      return arg
    }
    return this.#readOffset(arg, text, at, to)
  }

  /** An offset of the given length; an impossible one is noted for the check that follows. */
  #readOffset(length: number, text: Codes, at: number, to: number): number {
    const sign = text[at]
    if ((sign !== 0x2b && sign !== 0x2d) || at + length > to) return 0
    if (length === 6 && text[at + 3] !== 0x3a) return 0
    const minutesAt = at + length - 2
    for (const place of [at + 1, at + 2, minutesAt, minutesAt + 1]) if (!isDigit(text[place])) return 0
    const two = (place: number): number =>
      ((text[place] as number) - 48) * 10 + (text[place + 1] as number) - 48
    const hours = two(at + 1)
    const minutes = length === 3 ? 0 : two(minutesAt)
    const east = (hours * 60 + minutes) * (sign === 0x2d ? -1 : 1)
    this.slots[SLOT.offset] = hours > 18 || minutes > 59 ? NO_OFFSET + 1 : east
    return length
  }

  #check(): Misfit {
    const slots = this.slots
    if (this.#hasDate) {
      if (this.#twoDigitYear) slots[0] = fullYear(slots[0] as number, this.#options.pivot)
      if (slots[0] === 0) return MISFIT.noYear
      const month = slots[1] as number
      if (month < 1 || month > 12) return MISFIT.noMonth
      const day = slots[2] as number
      if (day < 1 || (day > 28 && day > daysInMonth(slots[0] as number, month))) return MISFIT.noDay
    }
    return this.#checkTime()
  }

  #checkTime(): Misfit {
    const slots = this.slots
    let hour = slots[SLOT.hour] as number
    if (this.#twelveHours) {
      if (hour < 1 || hour > 12) return MISFIT.noHour
      hour = (hour % 12) + (slots[SLOT.half] as number) * 12
      slots[SLOT.hour] = hour
    }
    if ((slots[SLOT.minute] as number) > 59) return MISFIT.noMinute
    if ((slots[SLOT.second] as number) > 59) return MISFIT.noSecond
    if ((slots[SLOT.offset] as number) > NO_OFFSET) return MISFIT.noOffset
    if (hour < 24) return MISFIT.none
    const isEndOfDay = hour === 24 && slots[4] === 0 && slots[5] === 0 && slots[6] === 0
    if (!isEndOfDay) return MISFIT.noHour
    return this.#options.hourEnding ? MISFIT.none : MISFIT.hour24
  }
}
