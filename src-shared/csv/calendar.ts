/** The Gregorian calendar in whole numbers: no Date object, no zone, no allocation. */

const DAYS_BEFORE_1970 = 719468

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days of a month (1–12) in a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  if (month < 1 || month > 12) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether the three numbers name a day that exists. There is no year 0. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days from 1 January 1970 to a day of the Gregorian calendar (negative before). */
export function dayNumber(year: number, month: number, day: number): number {
  // Counting from March puts the leap day last, so a month's offset needs no look at the year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - DAYS_BEFORE_1970
}

export type CalendarDay = { year: number; month: number; day: number }

/** The inverse of {@link dayNumber}. */
export function calendarDay(days: number): CalendarDay {
  const z = days + DAYS_BEFORE_1970
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** Two-digit years below this are of the 2000s, the others of the 1900s, unless the person says otherwise. */
export const DEFAULT_PIVOT = 69

export function fullYear(twoDigits: number, pivot: number = DEFAULT_PIVOT): number {
  return twoDigits < pivot ? 2000 + twoDigits : 1900 + twoDigits
}

/** Day 0 of the serial numbers that spreadsheets store (1900 system, as of March 1900). */
export const SPREADSHEET_DAY_ZERO = dayNumber(1899, 12, 30)
