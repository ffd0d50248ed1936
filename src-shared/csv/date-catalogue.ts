/**
 * Every date format that the preview counts for a column, beside the one that was asked for. A list, so that
 * the answer to "what else would read this column" never depends on what was seen first.
 */

import { EXCEL_SERIAL, dateFormat } from './date-format.ts'
import type { DateFormat } from './date-format.ts'

/** Where day, month and year stand; `day-first` and `month-first` are the two that can be mistaken. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first' | 'year-day-month' | 'other'

export type Candidate = {
  readonly format: DateFormat
  readonly order: DateOrder
  /** Higher is stricter: of two formats that read the same values the stricter one is named. */
  readonly strictness: number
  /** Too weak to make a column of dates by itself: bare numbers that may be anything. */
  readonly isWeak: boolean
}

const SEPARATORS = ['/', '-', '.', ' '] as const

const NUMERIC: readonly (readonly [string, DateOrder])[] = [
  ['dd?MM?yyyy', 'day-first'],
  ['d?MM?yyyy', 'day-first'],
  ['d?M?yyyy', 'day-first'],
  ['MM?dd?yyyy', 'month-first'],
  ['M?d?yyyy', 'month-first'],
  ['dd?MM?yy', 'day-first'],
  ['d?M?yy', 'day-first'],
  ['MM?dd?yy', 'month-first'],
  ['M?d?yy', 'month-first'],
  ['yy?MM?dd', 'year-first'],
  ['yyyy?MM?dd', 'year-first'],
  ['yyyy?M?d', 'year-first'],
  ['yyyy?dd?MM', 'year-day-month'],
]

const NAMED: readonly string[] = [
  ...['-', ' ', '/'].flatMap((s) => [
    `dd${s}MMM${s}yy`,
    `d${s}MMM${s}yy`,
    `dd${s}MMM${s}yyyy`,
    `d${s}MMM${s}yyyy`,
  ]),
  ...['-', ' '].flatMap((s) => [`dd${s}MMMM${s}yyyy`, `d${s}MMMM${s}yyyy`]),
  'd. MMMM yyyy',
  'ddMMMyyyy',
  'ddMMMyy',
  'yyyy-MMM-dd',
  'MMM d yyyy',
  'MMM dd yyyy',
  'MMM d, yyyy',
  'MMM dd, yyyy',
  'MMMM d yyyy',
  'MMMM dd yyyy',
  'MMMM d, yyyy',
  'MMMM dd, yyyy',
]

const WITHOUT_DAY: readonly string[] = [
  'yyyy-MM',
  'yyyy/MM',
  'MM/yyyy',
  'M/yyyy',
  'MM-yyyy',
  'MMM-yy',
  'MMM yy',
  'MMM-yyyy',
  'MMM yyyy',
  'MMMM yyyy',
]

const TIMES = ['HH:mm', 'H:mm', 'HH:mm:ss', 'H:mm:ss', 'HH:mm:ss.SSS', 'HH:mm:ss.SSSSSS'] as const
const TWELVE_HOUR_TIMES = ['h:mm a', 'hh:mm a', 'h:mm:ss a', 'hh:mm:ss a'] as const
const ISO_TIMES = ['HH:mm', 'HH:mm:ss', 'HH:mm:ss.SSS', 'HH:mm:ss.SSSSSS'] as const
const ISO_ZONES = ['', "'Z'", 'XXX', 'XX', 'X'] as const

function timesOf(date: string): string[] {
  const plain = [...TIMES, ...TWELVE_HOUR_TIMES].map((time) => `${date} ${time}`)
  if (date !== 'yyyy-MM-dd' && date !== 'yyyy-M-d') return plain
  const zoned = ISO_TIMES.flatMap((time) => ISO_ZONES.map((zone) => `${time}${zone}`))
  const spaced = zoned.filter((time) => !/[m:sS]$/.test(time)).map((time) => `${date} ${time}`)
  const utc = ISO_TIMES.map((time) => `${date} ${time} 'UTC'`)
  return [...plain, ...zoned.map((time) => `${date}'T'${time}`), ...spaced, ...utc]
}

function candidate(name: string, order: DateOrder, isWeak = false): Candidate {
  // A symbol of fixed width is stricter than one that takes one or two digits.
  const loose = name.replace(/'[^']*'/g, '').match(/(?<![dMHh])[dMHh](?![dMHh])/g)?.length ?? 0
  return { format: dateFormat(name), order, strictness: -loose, isWeak }
}

function build(): Candidate[] {
  const dates: [string, DateOrder][] = [
    ...SEPARATORS.flatMap((s) =>
      NUMERIC.map(([name, order]): [string, DateOrder] => [name.replaceAll('?', s), order]),
    ),
    ...NAMED.map((name): [string, DateOrder] => [name, 'other']),
  ]
  return [
    ...dates.flatMap(([name, order]) => [name, ...timesOf(name)].map((n) => candidate(n, order))),
    ...WITHOUT_DAY.map((name) => candidate(name, 'other')),
    candidate('yyyyMMdd', 'other', true),
    candidate('yyyyMM', 'other', true),
    candidate('yyyy', 'other', true),
    candidate(EXCEL_SERIAL, 'other', true),
  ]
}

let built: readonly Candidate[] | undefined

/** All candidates; compiled at the first call and kept. */
export function dateCatalogue(): readonly Candidate[] {
  built ??= build()
  return built
}
