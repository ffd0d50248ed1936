// How moments and numbers are shown to a person: their date format, time format, zone, number format and scaling
// (S3-25..32). The formats themselves are those of CSV files, so that what is shown is what may be uploaded.
import { dateFormat } from '../csv/date-format.ts'
import type { DateParts } from '../csv/date-format.ts'
import { ENTERED_DECIMALS, writeNumber } from '../csv/number-format.ts'
import { showTime } from '../csv/time-format.ts'
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
  /** An entered quantity, decimal text: two decimals, rounded half up (S3-30, X-14). */
  quantity(value: string): string
  /** A conversion factor or computed figure, decimal text: decimals by the person's number scaling (S3-32, X-14). */
  factor(value: string): string
}

type Wanted = Pick<Preferences, 'dateFormat' | 'timeFormat' | 'timeZone' | 'numberFormat' | 'numberScaling'>

const noTime = { hour: 0, minute: 0, second: 0, fraction: 0, offset: null }

/** The formatter of a person's preferences. Make one per change of them and keep it: it holds compiled formats. */
export function formatter(preferences: Wanted): Formatter {
  const { timeZone, numberFormat, numberScaling } = preferences
  const dates = dateFormat(preferences.dateFormat)
  const inZone = zonedParts(timeZone)
  const date = (parts: DateParts) => dates.write(parts)
  const time = ({ hour, minute, second }: DateParts) =>
    showTime(preferences.timeFormat, (hour * 60 + minute) * 60 + second)
  return {
    date: (instant) => date(inZone(instant)),
    time: (instant) => time(inZone(instant)),
    dateTime: (instant) => {
      const parts = inZone(instant)
      return `${date(parts)} ${time(parts)}`
    },
    day: (isoDay) => {
      const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number)
      return date({ year, month, day, ...noTime })
    },
    count: (value) => writeNumber(numberFormat, String(value)),
    quantity: (value) => writeNumber(numberFormat, value, ENTERED_DECIMALS),
    factor: (value) => writeNumber(numberFormat, value, numberScaling),
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
    const parts = { year: 1, month: 1, day: 1, ...noTime }
    for (const { type, value } of format.formatToParts(new Date(instant))) {
      if (type in parts) Object.assign(parts, { [type]: Number(value) })
    }
    return parts
  }
}
