// How moments and numbers are shown to a person: their date format, time format, zone, number format and scaling
// (S3-25..32). The formats themselves are those of CSV files, so that what is shown is what may be uploaded.
import { dateFormat } from '../csv/date-format.ts'
import type { DateParts } from '../csv/date-format.ts'
import type { Preferences } from '../domain/preferences.ts'

export interface Formatter {
  /** The day of an instant (UTC ISO 8601) in the person's zone. */
  date(instant: string): string
  /** The time of day of an instant in the person's zone. */
  time(instant: string): string
  /** Day and time of an instant in the person's zone. */
  dateTime(instant: string): string
  /** A calendar day (`yyyy-mm-dd`) that is the same in every zone. */
  day(isoDay: string): string
  /** A whole number, as in counts. */
  count(value: number): string
  /** An entered quantity: two decimals, rounded half up (S3-30, X-14). Text keeps its precision. */
  quantity(value: number | string): string
  /** A conversion factor or a computed figure: as many decimals as the person's number scaling (S3-32, X-14). */
  factor(value: number | string): string
}

type Wanted = Pick<Preferences, 'dateFormat' | 'timeFormat' | 'timeZone' | 'numberFormat' | 'numberScaling'>

const unsetTime = { hour: 0, minute: 0, second: 0, fraction: 0, offset: null }

/** The formatter of a person's preferences. Make one per change of them and keep it: it holds compiled formats. */
export function formatter(preferences: Wanted): Formatter {
  const dates = dateFormat(preferences.dateFormat)
  const inZone = zonedParts(preferences.timeZone)
  const date = (instant: string) => dates.write(inZone(instant))
  const time = (instant: string) => writeTime(preferences.timeFormat, inZone(instant))
  const useGrouping = preferences.numberFormat === '1,234.56'
  const decimals = (digits: number) =>
    new Intl.NumberFormat('en-US', {
      useGrouping,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  const [counts, quantities, factors] = [decimals(0), decimals(2), decimals(preferences.numberScaling)]
  // Intl takes decimal text at full precision; TypeScript's ES2023 library does not know it yet.
  const write = (format: Intl.NumberFormat, value: number | string) => format.format(value as number)
  return {
    date,
    time,
    dateTime: (instant) => `${date(instant)} ${time(instant)}`,
    day: (isoDay) => {
      const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number)
      return dates.write({ year, month, day, ...unsetTime })
    },
    count: (value) => write(counts, value),
    quantity: (value) => write(quantities, value),
    factor: (value) => write(factors, value),
  }
}

function zonedParts(timeZone: string): (instant: string) => DateParts {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const parts = { year: 1, month: 1, day: 1, ...unsetTime }
    for (const { type, value } of format.formatToParts(new Date(instant))) {
      if (type in parts) Object.assign(parts, { [type]: Number(value) })
    }
    return parts
  }
}

/** S3-26, X-13: `hh:mm a` shows 2:30 PM, without a leading zero; `HH:mm` shows 14:30. */
function writeTime(timeFormat: Preferences['timeFormat'], { hour, minute, second }: DateParts): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = timeFormat.includes('ss') ? `:${two(second)}` : ''
  if (timeFormat.startsWith('HH')) return `${two(hour)}:${two(minute)}${seconds}`
  return `${hour % 12 || 12}:${two(minute)}${seconds} ${hour < 12 ? 'AM' : 'PM'}`
}
