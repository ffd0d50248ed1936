/**
 * Date formats of CSV columns, and times of day written with them: a name becomes a compiled format that
 * reads the whole value strictly and writes the same value back. The one place where a text becomes a date.
 * S3-25: the person's format is *the* format; nothing here ever tries another.
 */

import { DEFAULT_PIVOT, SPREADSHEET_DAY_ZERO, calendarDay, dayNumber } from './calendar.ts'
import { canonicalName, hasField, readPattern, shownName } from './date-pattern.ts'
import type { DatePattern, PatternRefusal } from './date-pattern.ts'
import { MONTHS } from './month-names.ts'
import type { Codes } from './month-names.ts'
import { MISFIT, NO_OFFSET, PatternReader, SLOT } from './pattern-reader.ts'
import type { Misfit, ReaderOptions } from './pattern-reader.ts'

export { MISFIT, NO_OFFSET, SLOT } from './pattern-reader.ts'
export type { Misfit } from './pattern-reader.ts'

/** A moment as written: local unless `offset` (minutes east of UTC) is given. `fraction` is in nanoseconds. */
export type DateParts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly fraction: number
  readonly offset: number | null
}

/** The name of the format of spreadsheet day numbers: five digits, 20000 to 60000 (1954 to 2064). */
export const EXCEL_SERIAL = 'excel-serial'
const SERIAL_FROM = 20000
const SERIAL_TO = 60000

export type DateFormat = {
  /** As CSV tools spell it: `dd/MM/yyyy`. */
  readonly name: string
  /** As the product shows it: `dd/mm/yyyy` (S3-25). */
  readonly shown: string
  readonly hasDay: boolean
  readonly hasTime: boolean
  readonly hasTwoDigitYear: boolean
  /** Reads `text[from..to)` into {@link DateFormat.slots}; the value must be trimmed. */
  readonly readCodes: (text: Codes, from: number, to: number) => Misfit
  /** Where `readCodes` leaves what it read, by {@link SLOT}. Overwritten by the next call. */
  readonly slots: Int32Array
  readonly write: (parts: DateParts) => string
}

export type DateFormatResult =
  | { readonly ok: true; readonly format: DateFormat }
  | { readonly ok: false; readonly refusal: PatternRefusal }

const two = (n: number): string => String(n).padStart(2, '0')

function writeOffset(offset: number, symbol: string): string {
  const size = Math.abs(offset)
  const hours = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}`
  if (symbol === 'X') return hours
  return `${hours}${symbol === 'XX' ? '' : ':'}${two(size % 60)}`
}

function writeSymbol(symbol: string, parts: DateParts): string {
  const month = MONTHS[parts.month - 1] as string
  switch (symbol) {
    case 'yyyy':
      return String(parts.year).padStart(4, '0')
    case 'yy':
      return two(parts.year % 100)
    case 'MMMM':
      return month
    case 'MMM':
      return month.slice(0, 3)
    case 'MM':
      return two(parts.month)
    case 'M':
      return String(parts.month)
    case 'dd':
      return two(parts.day)
    case 'd':
      return String(parts.day)
    case 'HH':
      return two(parts.hour)
    case 'H':
      return String(parts.hour)
    case 'hh':
      return two(parts.hour % 12 || 12)
    case 'h':
      return String(parts.hour % 12 || 12)
    case 'mm':
      return two(parts.minute)
    case 'ss':
      return two(parts.second)
    case 'a':
      return parts.hour < 12 ? 'AM' : 'PM'
    default:
      return writeOffset(parts.offset ?? 0, symbol)
  }
}

/** Writes a moment by a pattern. Finer parts than the pattern names are cut, not rounded. */
export function writePattern(pattern: DatePattern, parts: DateParts): string {
  return pattern
    .map((token) => {
      if ('literal' in token) return token.literal
      if ('symbol' in token) return writeSymbol(token.symbol, parts)
      return String(parts.fraction).padStart(9, '0').slice(0, token.fractionDigits)
    })
    .join('')
}

function readSerial(slots: Int32Array, text: Codes, from: number, to: number): Misfit {
  if (to - from !== 5) return MISFIT.shape
  let serial = 0
  for (let i = from; i < to; i++) {
    const digit = (text[i] as number) - 48
    if (!(digit >= 0 && digit <= 9)) return MISFIT.shape
    serial = serial * 10 + digit
  }
  if (serial < SERIAL_FROM || serial > SERIAL_TO) return MISFIT.noDay
  const { year, month, day } = calendarDay(SPREADSHEET_DAY_ZERO + serial)
  slots.fill(0)
  slots[SLOT.year] = year
  slots[SLOT.month] = month
  slots[SLOT.day] = day
  slots[SLOT.offset] = NO_OFFSET
  return MISFIT.none
}

function serialFormat(): DateFormat {
  const slots = new Int32Array(9)
  return {
    name: EXCEL_SERIAL,
    shown: EXCEL_SERIAL,
    hasDay: true,
    hasTime: false,
    hasTwoDigitYear: false,
    slots,
    readCodes: (text, from, to) => readSerial(slots, text, from, to),
    write: (parts) => String(dayNumber(parts.year, parts.month, parts.day) - SPREADSHEET_DAY_ZERO),
  }
}

export type DateFormatOptions = Partial<ReaderOptions>

/**
 * Compiles a format of dates (with or without a time of day) by its name, in either spelling; the result may
 * be kept and used without end. A name without a year is refused, as is anything that
 * {@link readPattern} refuses.
 */
export function compileDateFormat(name: string, options: DateFormatOptions = {}): DateFormatResult {
  if (name.trim().toLowerCase() === EXCEL_SERIAL) return { ok: true, format: serialFormat() }
  const read = readPattern(name.trim())
  if (!read.ok) return read
  const { pattern } = read
  if (!hasField(pattern, 'year')) return { ok: false, refusal: { code: 'incomplete', part: 'year' } }
  const reader = new PatternReader(pattern, {
    pivot: options.pivot ?? DEFAULT_PIVOT,
    hourEnding: options.hourEnding ?? false,
  })
  const format: DateFormat = {
    name: canonicalName(pattern),
    shown: shownName(pattern),
    hasDay: hasField(pattern, 'day'),
    hasTime: hasField(pattern, 'hour'),
    hasTwoDigitYear: pattern.some((token) => 'symbol' in token && token.symbol === 'yy'),
    slots: reader.slots,
    readCodes: (text, from, to) => reader.read(text, from, to),
    write: (parts) => writePattern(pattern, parts),
  }
  return { ok: true, format }
}

/** The compiled format of a name that is known to be good; throws on one that is not. */
export function dateFormat(name: string, options: DateFormatOptions = {}): DateFormat {
  const result = compileDateFormat(name, options)
  if (!result.ok)
    throw new Error(`Not a date format: ${name} (${result.refusal.code} ${result.refusal.part})`)
  return result.format
}

const scratch = new Uint8Array(72)

/**
 * Character codes of a short text in a buffer that the next call overwrites; `length` is -1 when it is too
 * long for a date. What is not ASCII becomes 255, which fits nothing, as its bytes in a file would.
 */
export function codesOf(text: string): { codes: Uint8Array; length: number } {
  if (text.length > 64) return { codes: scratch, length: -1 }
  for (let i = 0; i < text.length; i++) scratch[i] = Math.min(text.charCodeAt(i), 255)
  scratch[text.length] = 0
  return { codes: scratch, length: text.length }
}

/** What a format's slots hold, as a value; an hour 24 becomes midnight of the next day. */
export function partsOf(slots: Int32Array): DateParts {
  const at = (slot: number): number => slots[slot] as number
  const isEndOfDay = at(SLOT.hour) === 24
  const date = isEndOfDay
    ? calendarDay(dayNumber(at(SLOT.year), at(SLOT.month), at(SLOT.day)) + 1)
    : { year: at(SLOT.year), month: at(SLOT.month), day: at(SLOT.day) }
  return {
    ...date,
    hour: isEndOfDay ? 0 : at(SLOT.hour),
    minute: at(SLOT.minute),
    second: at(SLOT.second),
    fraction: at(SLOT.fraction),
    offset: at(SLOT.offset) === NO_OFFSET ? null : at(SLOT.offset),
  }
}

export type DateReading =
  { readonly ok: true; readonly parts: DateParts } | { readonly ok: false; readonly misfit: Misfit }

/** Reads one whole, trimmed value by one format. */
export function readDate(format: DateFormat, text: string): DateReading {
  const { codes, length } = codesOf(text)
  const misfit = length < 0 ? MISFIT.shape : format.readCodes(codes, 0, length)
  return misfit === MISFIT.none ? { ok: true, parts: partsOf(format.slots) } : { ok: false, misfit }
}

/** A moment in ISO 8601, as long as the format that it came from: `2024-04`, `2024-04-03`, `2024-04-03T14:30`. */
export function isoText(parts: DateParts, format: DateFormat): string {
  const date = `${String(parts.year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`
  if (!format.hasTime) return date
  const seconds = parts.second === 0 && parts.fraction === 0 ? '' : `:${two(parts.second)}`
  const fraction =
    parts.fraction === 0 ? '' : `.${String(parts.fraction).padStart(9, '0').replace(/0+$/, '')}`
  const offset = parts.offset === null ? '' : parts.offset === 0 ? 'Z' : writeOffset(parts.offset, 'XXX')
  return `${date}T${two(parts.hour)}:${two(parts.minute)}${seconds}${fraction}${offset}`
}
