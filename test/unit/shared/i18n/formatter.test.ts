import { describe, expect, it } from 'vitest'
import { defaultPreferences } from '../../../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../../src-shared/i18n/formatter.ts'

const shown = (change: Partial<Preferences> = {}) => formatter({ ...defaultPreferences, ...change })
const afternoon = '2026-03-04T14:30:05.000Z'

describe('what a person sees (S3-25..32)', () => {
  it('shows day and time by the documented defaults', () => {
    expect(shown().dateTime(afternoon)).toBe('04/03/2026 2:30 PM')
  })

  it('takes mm for the month and leaves the leading zero of an hour away (X-13)', () => {
    expect(shown({ dateFormat: 'mm/dd/yyyy' }).date(afternoon)).toBe('03/04/2026')
    expect(shown({ timeFormat: 'hh:mm:ss a' }).time(afternoon)).toBe('2:30:05 PM')
    expect(shown({ timeFormat: 'HH:mm' }).time('2026-03-04T04:05:00Z')).toBe('04:05')
    expect(shown().time('2026-03-04T00:05:00Z')).toBe('12:05 AM')
  })

  it('shows an instant in the person’s zone, on the day that it is there (S3-27)', () => {
    const auckland = shown({ timeZone: 'Pacific/Auckland', timeFormat: 'HH:mm' })
    expect(auckland.dateTime(afternoon)).toBe('05/03/2026 03:30')
    const kathmandu = shown({ timeZone: 'Asia/Kathmandu', timeFormat: 'HH:mm' })
    expect(kathmandu.time(afternoon)).toBe('20:15')
  })

  it('keeps a calendar day the same in every zone', () => {
    expect(shown({ timeZone: 'Pacific/Auckland' }).day('2026-12-31')).toBe('31/12/2026')
    expect(shown({ timeZone: 'America/Los_Angeles' }).day('2026-12-31')).toBe('31/12/2026')
  })

  it('groups numbers or does not, rounds quantities half up to two decimals (S3-28..30, X-14)', () => {
    expect(shown().quantity('1234567.885')).toBe('1,234,567.89')
    expect(shown({ numberFormat: '1234.56' }).quantity('-1234567.885')).toBe('-1234567.89')
    expect(shown().count(48120)).toBe('48,120')
    expect(shown({ numberFormat: '1234.56' }).count(48120)).toBe('48120')
  })

  it('scales factors on display only, without losing digits (S3-32, X-14)', () => {
    expect(shown({ numberScaling: 10 }).factor('12345678901234567890.12345678905')).toBe(
      '12,345,678,901,234,567,890.1234567891',
    )
    expect(shown({ numberScaling: 0 }).factor('0.5')).toBe('1')
  })
})
