import { describe, expect, it } from 'vitest'
import { columnReader, swappedFormat } from '../../../../src-renderer/features/imports/cell-reading.ts'
import {
  dateCellWords,
  numberCellWords,
  timeCellWords,
} from '../../../../src-renderer/features/imports/reading-words.ts'
import type { Settled } from '../../../../src-renderer/features/imports/reading-words.ts'
import { dateFormat } from '../../../../src-shared/csv/date-format.ts'
import { timeFormat } from '../../../../src-shared/csv/time-format.ts'
import { dateWords } from '../../../../src-shared/i18n/date-words.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'

const rules = { pivot: 69, hourEnding: false }
const context = (translation: 'en_default' | 'es' = 'en_default') => ({
  t: translator(translation),
  translation,
  dates: dateWords({ translation, timeFormat: 'hh:mm a' }),
})

function words(format: string, cell: string, settled: Settled = 'open', more: Partial<typeof rules> = {}) {
  const reader = columnReader(format, { ...rules, ...more })
  return dateCellWords(reader.read(cell), reader, settled, context())
}

describe('a date cell', () => {
  it.each([
    ['dd/MM/yyyy', '13/04/2024', '13 Apr 2024'],
    ['dd/MM/yyyy', ' 13/04/2024\u00a0', '13 Apr 2024'],
    ['dd/MM/yyyy', '04/04/2024', '4 Apr 2024'],
    ['yyyy-MM-dd', '2024-04-03', '3 Apr 2024'],
    ['dd/MM/yyyy HH:mm', '13/04/2024 14:30', '13 Apr 2024, 2:30 PM'],
    ["yyyy-MM-dd'T'HH:mmXXX", '2024-04-03T14:30+02:00', '3 Apr 2024, 2:30 PM UTC+02:00'],
    ['MM/yyyy', '04/2024', 'Apr 2024'],
    ['dd-MM-yy', '25-01-68', '25 Jan 2068'],
    ['excel-serial', '42172', '17 Jun 2015'],
  ])('in %s: %s is good and reads %s', (format, cell, short) => {
    expect(words(format, cell)).toMatchObject({ state: 'good', tone: 'good', word: 'Good', short })
  })

  it('that means two days shows both in words', () => {
    expect(words('dd/MM/yyyy', '03/04/2024')).toMatchObject({
      state: 'ambiguous',
      tone: 'attention',
      word: 'Ambiguous',
      short: '3 Apr or 4 Mar 2024',
    })
    expect(words('MM/dd/yyyy', '03/04/2024')?.short).toBe('4 Mar or 3 Apr 2024')
  })

  it('is calmer about it where the column or the person has settled the order, and warns where it is against it', () => {
    expect(words('dd/MM/yyyy', '03/04/2024', 'column')).toMatchObject({
      tone: 'neutral',
      short: '3 Apr 2024, not 4 Mar',
    })
    expect(words('dd/MM/yyyy', '03/04/2024', 'person')?.long).toContain('You confirmed the order')
    expect(words('MM/dd/yyyy', '03/04/2024', 'against')).toMatchObject({ tone: 'attention' })
  })

  it('in another order than day and month is never ambiguous', () => {
    expect(words('yyyy-MM-dd', '2024-03-04')?.state).toBe('good')
    expect(words('yyyy/dd/MM', '2024/03/04')?.state).toBe('good')
  })

  it.each([
    ['31/02/2024', 'Feb 2024 has no day 31.', 'Accepted, for example: 31/12/2024'],
    ['02/28/2024', 'Day and month stand the other way round: it is mm/dd/yyyy.', 'Accepted: 28/02/2024'],
    ['3/4/2024', 'Day and month need two digits each: it is d/m/yyyy.', 'Accepted: 03/04/2024'],
    ['03-04-2024', 'The parts are separated otherwise: it is dd-mm-yyyy.', 'Accepted: 03/04/2024'],
    ['03/04/24', 'The year has two digits: it is dd/mm/yy.', 'Accepted: 03/04/2024'],
    ['n/a', 'This is not a date in any known format.', 'Accepted, for example: 31/12/2024'],
    ['42172', "This is a spreadsheet's number for a day.", 'Accepted: 17/06/2015'],
  ])('%s is unreadable as dd/mm/yyyy: %s', (cell, short, accepted) => {
    expect(words('dd/MM/yyyy', cell)).toMatchObject({
      state: 'unreadable',
      tone: 'refused',
      word: 'Unreadable',
      short,
      accepted,
    })
  })

  it('that does not fit is explained by what the column as a whole is', () => {
    const read = (likely: readonly string[]) => {
      const reader = columnReader('dd/MM/yyyy', { ...rules, likely })
      return dateCellWords(reader.read('7/1/62'), reader, 'open', context())
    }
    expect(read([])).toMatchObject({ short: 'The year has two digits: it is d/m/yy.' })
    expect(read(['M/d/yy'])).toMatchObject({
      short: 'It is written as m/d/yy.',
      accepted: 'Accepted: 01/07/2062',
    })
    // What the column speaks for and does not read this value either is of no help.
    expect(read(['yyyy-MM-dd'])?.short).toBe('The year has two digits: it is d/m/yy.')
  })

  it('that is blank says nothing', () => {
    expect(words('dd/MM/yyyy', '')).toBeNull()
    expect(words('dd/MM/yyyy', ' \t')).toBeNull()
  })

  it('of 24:00 reads as midnight of the next day only where it is said to', () => {
    const cell = '31/12/2024 24:00'
    expect(words('dd/MM/yyyy HH:mm', cell)).toMatchObject({
      state: 'unreadable',
      accepted: 'Accepted: 01/01/2025 00:00',
    })
    expect(words('dd/MM/yyyy HH:mm', cell, 'open', { hourEnding: true })?.short).toBe('1 Jan 2025, 12:00 AM')
  })

  it('moves the century of two-digit years with the pivot', () => {
    expect(words('dd/MM/yy', '13/04/30')?.short).toBe('13 Apr 2030')
    expect(words('dd/MM/yy', '13/04/30', 'open', { pivot: 30 })?.short).toBe('13 Apr 1930')
  })

  it('is told in Spanish too', () => {
    const reader = columnReader('dd/MM/yyyy', rules)
    expect(dateCellWords(reader.read('03/04/2024'), reader, 'open', context('es'))).toMatchObject({
      word: 'Ambiguo',
      short: '3 abr o 4 mar 2024',
    })
  })

  it('that is met again is remembered, however many there are', () => {
    const reader = columnReader('dd/MM/yyyy', rules)
    const first = reader.read('03/04/2024')
    expect(reader.read('03/04/2024')).toBe(first)
    for (let i = 0; i < 12_000; i++) reader.read(`x${i}`)
    expect(reader.read('03/04/2024')).toEqual(first)
  })
})

describe('the exchanged format', () => {
  it.each([
    ['dd/MM/yyyy', 'MM/dd/yyyy'],
    ['M-d-yy', 'd-M-yy'],
    ['dd.MM.yyyy HH:mm', 'MM.dd.yyyy HH:mm'],
  ])('of %s is %s', (name, swapped) => {
    expect(swappedFormat(dateFormat(name), rules)?.name).toBe(swapped)
  })

  it.each(['yyyy-MM-dd', 'dd MMM yyyy', 'MM/yyyy', 'excel-serial'])('of %s is none', (name) => {
    expect(swappedFormat(dateFormat(name), rules)).toBeNull()
  })
})

describe('a time cell', () => {
  const time = (cell: string, hourEnding = false) =>
    timeCellWords(cell, timeFormat('HH:mm', hourEnding), context())

  it('says nothing where it reads', () => {
    for (const cell of ['', '00:00', ' 23:59 ']) expect(time(cell)).toBeNull()
  })

  it('of 24:00 is unreadable unless it is said to end a day', () => {
    expect(time('24:00')).toMatchObject({
      state: 'unreadable',
      short: '24:00 is the end of a day and not one of its times.',
    })
    expect(time('24:00', true)).toBeNull()
  })

  it('that is no time says what would be accepted', () => {
    expect(time('2.30')).toMatchObject({
      short: 'This is not a time of day as HH:mm.',
      accepted: 'Accepted, for example: 14:30',
    })
    expect(time('x'.repeat(100))?.state).toBe('unreadable')
  })
})

describe('a number cell (S3-28..31)', () => {
  const number = (cell: string, format: '1,234.56' | '1234.56' = '1,234.56') =>
    numberCellWords(cell, format, context())

  it('says nothing where the value is what is written', () => {
    for (const cell of ['', '1', '1,234.56', '-3.5']) expect(number(cell)).toBeNull()
  })

  it('warns where commas are not thousand separators', () => {
    expect(number('2,6')).toMatchObject({ state: 'regrouped', tone: 'attention', short: '26' })
    expect(number('1,23456')?.short).toBe('123,456')
  })

  it('mentions rounding', () => {
    expect(number('2.345')).toMatchObject({ state: 'rounded', tone: 'neutral', short: '2.35' })
  })

  it.each([
    ['(3)', '1,234.56', 'A negative number has a leading minus, not parentheses.'],
    ['1,234', '1234.56', 'Your number format has no thousand separators.'],
    ['n/a', '1,234.56', 'This is not a number.'],
    ['1e5', '1,234.56', 'A number with an exponent is not accepted. Write it out.'],
  ] as const)('refuses %s as %s', (cell, format, short) => {
    expect(number(cell, format)).toMatchObject({ state: 'unreadable', short })
  })
})
