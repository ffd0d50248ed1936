import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import {
  MISFIT,
  compileDateFormat,
  dateFormat,
  isoText,
  readDate,
} from '../../../../src-shared/csv/date-format.ts'
import { dateCatalogue } from '../../../../src-shared/csv/date-catalogue.ts'
import type { DateParts } from '../../../../src-shared/csv/date-format.ts'

function read(name: string, text: string, options = {}): string {
  const format = dateFormat(name, options)
  const reading = readDate(format, text)
  if (reading.ok) return isoText(reading.parts, format)
  return Object.entries(MISFIT).find(([, code]) => code === reading.misfit)?.[0] ?? '?'
}

describe('strict reading', () => {
  it.each([
    ['dd/mm/yyyy', '03/04/2024', '2024-04-03'],
    ['mm/dd/yyyy', '03/04/2024', '2024-03-04'],
    ['dd/mm/yyyy', '3/4/2024', 'shape'],
    ['d/m/yyyy', '3/04/2024', '2024-04-03'],
    ['dd/mm/yyyy', '03/04/24', 'shape'],
    ['dd/mm/yyyy', '03/04/02024', 'shape'],
    ['dd/mm/yyyy', '03/04/2024 10:00', 'shape'],
    ['dd/mm/yyyy', ' 03/04/2024', 'shape'],
    ['dd/mm/yyyy', '03-04-2024', 'shape'],
    ['dd/mm/yyyy', '', 'shape'],
    ['dd/mm/yyyy', '08//01/2019', 'shape'],
    ['dd/mm/yyyy', '31/02/2024', 'noDay'],
    ['dd/mm/yyyy', '29/02/2023', 'noDay'],
    ['dd/mm/yyyy', '29/02/2024', '2024-02-29'],
    ['dd/mm/yyyy', '12/13/2024', 'noMonth'],
    ['dd/mm/yyyy', '00/01/2024', 'noDay'],
    ['dd/mm/yyyy', '01/01/0000', 'noYear'],
    ['dd/mm/yy', '29/02/00', '2000-02-29'],
    ['dd/mm/yy', '01/01/68', '2068-01-01'],
    ['dd/mm/yy', '01/01/69', '1969-01-01'],
    ['d-MMM-yy', '3-mAr-24', '2024-03-03'],
    ['d-MMM-yy', '3-March-24', 'shape'],
    ['d MMMM yyyy', '3 March 2024', '2024-03-03'],
    ['d MMMM yyyy', '3 Mar 2024', 'shape'],
    ['MMM yyyy', 'Feb 2024', '2024-02-01'],
    ['dd/MM/yyyy HH:mm', '03/04/2024 24:00', 'hour24'],
    ['dd/MM/yyyy HH:mm', '03/04/2024 24:01', 'noHour'],
    ['dd/MM/yyyy HH:mm', '03/04/2024 9:00', 'shape'],
    ['dd/MM/yyyy h:mm a', '03/04/2024 12:05 am', '2024-04-03T00:05'],
    ['dd/MM/yyyy h:mm a', '03/04/2024 12:05 PM', '2024-04-03T12:05'],
    ['dd/MM/yyyy h:mm a', '03/04/2024 13:05 PM', 'noHour'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2024-04-03T10:00:00.250Z', '2024-04-03T10:00:00.25Z'],
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", '2024-04-03T10:00:60Z', 'noSecond'],
    ["yyyy-MM-dd'T'HH:mmXXX", '2024-04-03T10:00-05:30', '2024-04-03T10:00-05:30'],
    ["yyyy-MM-dd'T'HH:mmXXX", '2024-04-03T10:00+19:00', 'noOffset'],
    ['excel-serial', '45385', '2024-04-03'],
    ['excel-serial', '19999', 'noDay'],
    ['excel-serial', '60001', 'noDay'],
    ['excel-serial', '45385.5', 'shape'],
    ['dd/mm/yyyy', '٠٣/٠٤/٢٠٢٤', 'shape'],
  ])('%s reads "%s" as %s', (format, text, expected) => expect(read(format, text)).toBe(expected))

  it('reads 24:00 as midnight of the next day when the series is hour-ending', () => {
    const hourEnding = { hourEnding: true }
    expect(read('dd/MM/yyyy HH:mm', '28/02/2023 24:00', hourEnding)).toBe('2023-03-01T00:00')
    expect(read('dd/MM/yyyy HH:mm', '28/02/2023 24:30', hourEnding)).toBe('noHour')
    expect(read('dd/MM/yyyy HH:mm', '28/02/2023 23:00', hourEnding)).toBe('2023-02-28T23:00')
  })

  it('takes another pivot for two-digit years', () => {
    expect(read('d/M/yy', '1/1/62', { pivot: 30 })).toBe('1962-01-01')
    expect(read('d/M/yy', '1/1/29', { pivot: 30 })).toBe('2029-01-01')
  })

  it('refuses a format without a year', () => {
    expect(compileDateFormat('HH:mm')).toEqual({ ok: false, refusal: { code: 'incomplete', part: 'year' } })
  })
})

const aDay = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 365 }))
  .map(([year, ordinal]) => DateTime.utc(year, 1, 1).plus({ days: ordinal - 1 }))
const aMoment = fc
  .tuple(aDay, fc.integer({ min: 0, max: 86_399_999 }))
  .map(([day, ms]) => day.plus({ milliseconds: ms }))
const formats = dateCatalogue().map((candidate) => candidate.format)
const aFormat = fc.constantFrom(...formats)
const spelledForLuxon = (name: string): string =>
  name.replace('XXX', 'ZZ').replace('XX', 'ZZZ').replace('SSSSSS', "SSS'000'")
/** luxon has no name for spreadsheet days, nor for an offset of two digits. */
const luxonKnows = (name: string): boolean => name !== 'excel-serial' && !/(?<!X)X$/.test(name)

function partsOfLuxon(moment: DateTime): DateParts {
  const { year, month, day, hour, minute, second, millisecond } = moment
  return { year, month, day, hour, minute, second, fraction: millisecond * 1e6, offset: 0 }
}

describe('against luxon', () => {
  it('writes what luxon writes, and reads back what it wrote', () => {
    fc.assert(
      fc.property(aFormat, aMoment, (format, moment) => {
        const inRange = format.hasTwoDigitYear
          ? moment.set({ year: 1969 + (moment.year % 100) })
          : format.name === 'excel-serial'
            ? moment.set({ year: 1955 + (moment.year % 100) })
            : moment
        const text = format.write(partsOfLuxon(inRange))
        if (luxonKnows(format.name)) {
          expect(text).toBe(inRange.setLocale('en').toFormat(spelledForLuxon(format.name)))
        }
        const back = readDate(format, text)
        expect(back.ok, `${format.name} ${text}`).toBe(true)
        if (back.ok) expect(format.write(back.parts)).toBe(text)
      }),
      { numRuns: 4000 },
    )
  })

  it('reads and refuses what luxon reads and refuses', () => {
    const numeric = formats.filter((format) => /^[dMyHms/.:, -]+$/.test(format.name))
    // Fields that are often out of range, each of any width.
    const digits = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1890, max: 2110 }))
    const field = fc
      .tuple(digits, fc.integer({ min: 1, max: 4 }))
      .map(([n, width]) => String(n).padStart(width, '0'))
    fc.assert(
      fc.property(
        fc.constantFrom(...numeric),
        fc.array(field, { minLength: 6, maxLength: 6 }),
        (format, fields) => {
          let next = 0
          const text = format.name.replace(/([dMyHms])\1*/g, (token) =>
            token.length === 4 ? (fields[next++] as string).padStart(4, '2') : (fields[next++] as string),
          )
          const oracle = DateTime.fromFormat(text, format.name, { zone: 'utc', locale: 'en' })
          const reading = readDate(format, text)
          // luxon takes 24:00 for the next midnight, and `yy` for two to four digits and another pivot.
          const differs = / 24/.test(text) || format.hasTwoDigitYear
          if (differs) return
          // The calendar of ISO 8601 has a year 0; no record was made in it.
          expect(reading.ok, `${format.name} "${text}"`).toBe(oracle.isValid && oracle.year > 0)
          if (reading.ok) {
            expect(isoText(reading.parts, format)).toBe(
              oracle
                .toISO({ suppressSeconds: true, includeOffset: false })
                ?.slice(0, format.hasTime ? 20 : 10),
            )
          }
        },
      ),
      { numRuns: 6000 },
    )
  })

  it('never reads a value with anything added, removed or doubled', () => {
    fc.assert(
      fc.property(
        aFormat,
        aMoment,
        fc.nat(40),
        fc.constantFrom(' ', '0x', 'th', '/', '-', 'é'),
        (format, moment, at, junk) => {
          const text = format.write(partsOfLuxon(moment))
          const place = at % (text.length + 1)
          const spoiled = text.slice(0, place) + junk + text.slice(place)
          expect(readDate(format, spoiled).ok, `${format.name} "${spoiled}"`).toBe(false)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
