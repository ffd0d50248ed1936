/**
 * Formats of times of day: the person's preference for showing (S3-26), and the strict forms of time columns
 * in CSV files, which may end a day at 24:00.
 */

import { writePattern } from './date-format.ts'
import type { DateParts } from './date-format.ts'
import { canonicalName, hasField, readPattern } from './date-pattern.ts'
import type { DatePattern, PatternRefusal } from './date-pattern.ts'
import type { Codes } from './month-names.ts'
import { PatternReader, SLOT } from './pattern-reader.ts'
import type { Misfit } from './pattern-reader.ts'

export type TimeFormat = {
  /** As CSV tools spell it: `HH:mm:ss`, `h:mm a`. */
  readonly name: string
  /** Reads `text[from..to)`; on success {@link TimeFormat.secondOfDay} holds the time. */
  readonly readCodes: (text: Codes, from: number, to: number) => Misfit
  /** Seconds since midnight of the value read last; 86,400 for 24:00. */
  readonly secondOfDay: () => number
  readonly write: (secondOfDay: number) => string
}

export type TimeFormatResult =
  | { readonly ok: true; readonly format: TimeFormat }
  | { readonly ok: false; readonly refusal: PatternRefusal }

function formatOf(pattern: DatePattern, hourEnding: boolean): TimeFormat {
  const reader = new PatternReader(pattern, { pivot: 0, hourEnding })
  const at = (slot: number): number => reader.slots[slot] as number
  return {
    name: canonicalName(pattern),
    readCodes: (text, from, to) => reader.read(text, from, to),
    secondOfDay: () => at(SLOT.hour) * 3600 + at(SLOT.minute) * 60 + at(SLOT.second),
    write: (secondOfDay) => writePattern(pattern, timeParts(secondOfDay)),
  }
}

function timeParts(secondOfDay: number): DateParts {
  return {
    year: 1970,
    month: 1,
    day: 1,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    fraction: 0,
    offset: null,
  }
}

/** Compiles the strict format of a time column: `HH:mm`, `H:mm:ss`, `h:mm a`. A date in it is refused. */
export function compileTimeFormat(name: string, hourEnding = false): TimeFormatResult {
  const read = readPattern(name.trim())
  if (!read.ok) return read
  const hasDate = hasField(read.pattern, 'year') || hasField(read.pattern, 'month')
  if (hasDate) return { ok: false, refusal: { code: 'unknown-letters', part: 'y' } }
  if (!hasField(read.pattern, 'hour')) return { ok: false, refusal: { code: 'incomplete', part: 'hour' } }
  return { ok: true, format: formatOf(read.pattern, hourEnding) }
}

/** The compiled time format of a name that is known to be good; throws on one that is not. */
export function timeFormat(name: string, hourEnding = false): TimeFormat {
  const result = compileTimeFormat(name, hourEnding)
  if (!result.ok) throw new Error(`Not a time format: ${name}`)
  return result.format
}

/** Time formats that the preview counts for a time column. */
export const TIME_CATALOGUE: readonly string[] = [
  'HH:mm',
  'H:mm',
  'HH:mm:ss',
  'H:mm:ss',
  'HH:mm:ss.SSS',
  'h:mm a',
  'hh:mm a',
  'h:mm:ss a',
  'hh:mm:ss a',
]

/** What a person may choose to see times in (S3-26); the first is the default. */
export const TIME_PREFERENCES = ['hh:mm a', 'HH:mm', 'hh:mm:ss a', 'HH:mm:ss'] as const
export type TimePreference = (typeof TIME_PREFERENCES)[number]

/** A time of day as the person likes it: `hh:mm a` shows 2:30 PM, not 02:30 PM. */
export function showTime(preference: TimePreference, secondOfDay: number): string {
  return timeFormat(preference.replace('hh', 'h')).write(secondOfDay)
}
