/** What a defect is, in an English sentence: for the command line and for files. The window has its own texts. */

import type { PatternRefusal } from './date-pattern.ts'
import type { Defect } from './defect.ts'

type Params = Defect['params']
type Sentence = (params: Params) => string

const DELIMITED = 'The reading went on as tolerantly as could be; nothing was re-aligned.'

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'unclosed-quote': () => 'A quote is opened here and never closed: everything after it is in this field.',
  'text-after-quote': () => `There is text after the closing quote; it was appended. ${DELIMITED}`,
  'quote-in-field': () =>
    'There is a quote inside a field that does not begin with one; it was kept as text.',
  'too-few-fields': (p) => `The record has ${p.fields} fields instead of ${p.columns}.`,
  'too-many-fields': (p) => `The record has ${p.fields} fields instead of ${p.columns}.`,
  'long-record': () => 'The record is longer than can be held; only the beginnings of its fields were read.',
  'broken-encoding': (p) => `Byte ${p.byte} is not UTF-8.`,
  nul: (p) => `Byte ${p.byte} is zero, which text does not contain.`,
  'not-a-date': () => 'This is not a date in any known format.',
  'no-such-year': (p) => `There is no year ${p.year}.`,
  'no-such-month': (p) => `There is no month ${p.month}.`,
  'no-such-day': (p) => `There is no day ${p.day} in month ${p.month} of ${p.year}.`,
  'no-such-time': () => 'There is no such time of day.',
  'no-such-offset': () => 'There is no such offset from UTC.',
  'hour-24': () =>
    'The time is 24:00; it is read as the end of the day only when the series is said to be hour-ending.',
  'other-order': (p) => `Day and month stand in the other order (${p.format}).`,
  'other-separator': (p) => `The separators are other ones (${p.format}).`,
  'not-padded': (p) => `Numbers below ten stand without or with a zero (${p.format}).`,
  'two-digit-year': (p) => `The year has two digits (${p.format}).`,
  'time-missing': (p) => `The time of day is missing (${p.format}).`,
  'time-unexpected': (p) => `There is a time of day (${p.format}).`,
  'month-name': (p) => `The month is written as a word (${p.format}).`,
  'spreadsheet-day': () => 'This is the day number of a spreadsheet.',
  'other-format': (p) => `The date is in another format (${p.format}).`,
  'not-a-time': (p) => `This is not a time of day in the format ${p.format}.`,
  'implausible-year': (p) => `The year ${p.year} lies outside ${p.from} to ${p.to}.`,
  'skipped-hour': (p) => `Clocks in ${p.zone} were set forward over this time: it never was.`,
  'twice-hour': (p) => `Clocks in ${p.zone} were set back: this time came twice.`,
  'not-a-number': () => 'This is not a number.',
  parentheses: () => 'A negative number has a leading minus, not parentheses.',
  separator: (p) => `A thousand separator is not accepted in the number format ${p.format}.`,
  'misplaced-separator': () => 'A separator stands where none can be.',
  sign: () => 'Only a leading minus is accepted as a sign.',
  exponent: () => 'A number with an exponent is not accepted.',
  incomplete: () => 'Digits are missing after the decimal point.',
}

/** A sentence for any defect; its code where there is no sentence. */
export function describeDefect(defect: Pick<Defect, 'reason' | 'params'>): string {
  return SENTENCES[defect.reason]?.(defect.params) ?? defect.reason
}

const REFUSALS: Readonly<Record<PatternRefusal['code'], (part: string) => string>> = {
  'unknown-letters': (part) => `"${part}" is no part of a date format; literal text stands in single quotes.`,
  repeated: (part) => `"${part}" names something that the format has already.`,
  'ambiguous-width': (part) => `"${part}" takes one or two digits and touches other digits; write it twice.`,
  'needs-am-pm': (part) =>
    `"${part}" is an hour from 1 to 12 and needs "a" for AM or PM; write HH for 0 to 23.`,
  'needs-12-hour': () => '"a" is for hours from 1 to 12, written h or hh.',
  'unclosed-literal': () => 'A single quote is opened and not closed.',
  incomplete: (part) => `The ${part} is missing.`,
  empty: () => 'There is nothing in it that could be read.',
}

/** Why a name is not that of a format, in a sentence. */
export function describeRefusal({ code, part }: PatternRefusal): string {
  return REFUSALS[code](part)
}

/** What would be accepted in place of a value, in a sentence; empty where that cannot be said. */
export function describeAccepted({ accepted, reason }: Pick<Defect, 'accepted' | 'reason'>): string {
  if (accepted === null) return ''
  return `Accepted would be ${reason.startsWith('not-a-') ? 'for example ' : ''}${accepted}.`
}
