import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calendarDay,
  dayNumber,
  daysInMonth,
  fullYear,
  isCalendarDay,
} from '../../../../src-shared/csv/calendar.ts'

const MS_PER_DAY = 86_400_000

/** The platform's own calendar; setUTCFullYear, because Date.UTC takes years below 100 for the 1900s. */
function platformDay(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

describe('calendar', () => {
  it('agrees with the platform on every day of years 1 to 9999', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const platform = platformDay(year, month, day)
          const exists = platform.getUTCMonth() === month - 1 && platform.getUTCDate() === day
          expect(isCalendarDay(year, month, day)).toBe(exists)
          if (!exists) return
          const days = dayNumber(year, month, day)
          expect(days).toBe(platform.getTime() / MS_PER_DAY)
          expect(calendarDay(days)).toEqual({ year, month, day })
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('knows the century rule of leap years', () => {
    expect([1900, 2000, 2023, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 28])
  })

  it('reads two-digit years by the pivot', () => {
    expect([0, 68, 69, 99].map((year) => fullYear(year))).toEqual([2000, 2068, 1969, 1999])
    expect(fullYear(40, 30)).toBe(1940)
  })
})
