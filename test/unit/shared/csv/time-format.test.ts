import { DateTime } from 'luxon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, MISFIT } from '../../../../src-shared/csv/date-format.ts'
import {
  TIME_CATALOGUE,
  compileTimeFormat,
  showTime,
  timeFormat,
} from '../../../../src-shared/csv/time-format.ts'
import { createZoneTable } from '../../../../src-shared/csv/zone-table.ts'

function read(name: string, text: string, hourEnding = false): number | string {
  const format = timeFormat(name, hourEnding)
  const { codes, length } = codesOf(text)
  const misfit = format.readCodes(codes, 0, length)
  if (misfit === MISFIT.none) return format.secondOfDay()
  return Object.entries(MISFIT).find(([, code]) => code === misfit)?.[0] ?? '?'
}

describe('times of day', () => {
  it.each([
    ['HH:mm', '14:30', 52_200],
    ['HH:mm', '9:30', 'shape'],
    ['H:mm', '9:30', 34_200],
    ['HH:mm:ss', '24:00:00', 'hour24'],
    ['HH:mm:ss', '24:00:01', 'noHour'],
    ['HH:mm', '25:00', 'noHour'],
    ['HH:mm', '12:60', 'noMinute'],
    ['h:mm a', '2:30 PM', 52_200],
    ['hh:mm a', '2:30 PM', 'shape'],
    ['h:mm a', '0:30 PM', 'noHour'],
    ['h:mm a', '12:00 am', 0],
  ])('%s reads "%s" as %s', (name, text, expected) => expect(read(name, text)).toBe(expected))

  it('ends a day at 24:00 when told so', () => expect(read('HH:mm:ss', '24:00:00', true)).toBe(86_400))

  it('shows 2:30 PM for hh:mm a (S3-26, X-13)', () => {
    expect(showTime('hh:mm a', 52_200)).toBe('2:30 PM')
    expect(showTime('hh:mm a', 0)).toBe('12:00 AM')
    expect(showTime('HH:mm', 300)).toBe('00:05')
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIME_CATALOGUE), fc.nat(86_399), (name, second) => {
        const text = timeFormat(name).write(second)
        const expected = name.includes('ss') ? second : second - (second % 60)
        expect(read(name, text)).toBe(expected)
      }),
    )
  })

  it('refuses dates and formats without hours', () => {
    expect(compileTimeFormat('dd/MM/yyyy HH:mm').ok).toBe(false)
    expect(compileTimeFormat('mm:ss').ok).toBe(false)
  })
})

describe('zones', () => {
  const kindOf = (zone: string, local: string): string =>
    createZoneTable(zone).localTime(Date.parse(`${local}:00Z`)).kind

  it.each([
    ['Europe/London', '2024-03-31T00:59', 'ordinary'],
    ['Europe/London', '2024-03-31T01:00', 'skipped'],
    ['Europe/London', '2024-03-31T01:59', 'skipped'],
    ['Europe/London', '2024-03-31T02:00', 'ordinary'],
    ['Europe/London', '2024-10-27T00:59', 'ordinary'],
    ['Europe/London', '2024-10-27T01:00', 'twice'],
    ['Europe/London', '2024-10-27T01:59', 'twice'],
    ['Europe/London', '2024-10-27T02:00', 'ordinary'],
    ['America/Los_Angeles', '2024-03-10T02:30', 'skipped'],
    ['America/Los_Angeles', '2024-11-03T01:30', 'twice'],
    ['Australia/Lord_Howe', '2024-10-06T02:15', 'skipped'],
    ['Australia/Lord_Howe', '2024-10-06T02:30', 'ordinary'],
    ['Pacific/Apia', '2011-12-30T12:00', 'skipped'],
    ['UTC', '2024-03-31T01:30', 'ordinary'],
  ])('%s %s is %s', (zone, local, kind) => expect(kindOf(zone, local)).toBe(kind))

  it('agrees with luxon on offsets and on what a local time is', () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kolkata',
      'Pacific/Apia',
    ]
    const tables = new Map(zones.map((zone) => [zone, createZoneTable(zone)]))
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) }),
        (zone, utc) => {
          const table = tables.get(zone) as ReturnType<typeof createZoneTable>
          const oracle = DateTime.fromMillis(utc, { zone })
          expect(table.offsetAt(utc)).toBe(oracle.offset)
          const local = utc + oracle.offset * 60_000
          const time = table.localTime(local)
          expect(time.kind).not.toBe('skipped')
          if (time.kind === 'ordinary') expect(time.offset).toBe(oracle.offset)
          if (table.isFarFromChange(local)) expect(time.kind).toBe('ordinary')
          expect(time.kind === 'twice').toBe(oracle.getPossibleOffsets().length > 1)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
