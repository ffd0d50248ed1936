import { describe, expect, it } from 'vitest'
import {
  dayOf,
  daysBefore,
  endsBeforeItBegins,
  startOfMonth,
  startOfYear,
} from '../../../../src-shared/i18n/days.ts'

describe('days', () => {
  it('are those of the person’s zone (S3-27), not of the machine', () => {
    const evening = new Date('2026-11-22T06:40:00Z')
    expect(dayOf(evening, 'America/Los_Angeles')).toBe('2026-11-21')
    expect(dayOf(evening, 'UTC')).toBe('2026-11-22')
    expect(dayOf(new Date('2026-12-31T11:00:00Z'), 'Pacific/Auckland')).toBe('2027-01-01')
  })

  it('are counted over months, leap days and changes of the clock', () => {
    expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
    expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29')
    expect(daysBefore('2026-11-21', 89)).toBe('2026-08-24')
    expect(startOfMonth('2026-11-21')).toBe('2026-11-01')
    expect(startOfYear('2026-11-21')).toBe('2026-01-01')
  })

  it('make a period that may not end before it begins', () => {
    expect(endsBeforeItBegins('2026-03-31', '2026-03-30')).toBe(true)
    expect(endsBeforeItBegins('2026-03-31', '2026-03-31')).toBe(false)
    expect(endsBeforeItBegins('2026-03-31T14:30', '2026-03-31')).toBe(false)
    expect(endsBeforeItBegins('2026-03-31T14:30', '2026-03-31T14:29')).toBe(true)
    expect(endsBeforeItBegins(null, '2026-03-31')).toBe(false)
    expect(endsBeforeItBegins('2026-03-31', null)).toBe(false)
  })
})
