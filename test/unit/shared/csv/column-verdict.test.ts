import { describe, expect, it } from 'vitest'
import { countFits } from '../../../../src-shared/csv/column-readings.ts'
import { dateFormat } from '../../../../src-shared/csv/date-format.ts'
import { dateColumnOf, made } from './made-file.ts'

const p2 = (n: number): string => String(n).padStart(2, '0')
const days = (
  count: number,
  write: (day: number, month: number, year: number, i: number) => string,
): string[] =>
  Array.from({ length: count }, (_, i) => {
    const date = new Date(Date.UTC(2019, 0, 1 + i))
    return write(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear(), i)
  })
const months = (count: number, write: (month: number, year: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => write((i % 12) + 1, 2000 + Math.floor(i / 12)))

const verdict = (values: readonly string[], context = {}, name?: string): unknown => {
  const column = dateColumnOf(values, context, name)
  return column === null ? null : [column.suggested, column.decided, column.because]
}

describe('which format reads a column', () => {
  it.each([
    ['dd/MM/yyyy', days(40, (d, m, y) => `${p2(d)}/${p2(m)}/${y}`)],
    ['MM/dd/yyyy', days(40, (d, m, y) => `${p2(m)}/${p2(d)}/${y}`)],
    ['d/M/yyyy', days(40, (d, m, y) => `${d}/${m}/${y}`)],
    ['M-d-yyyy', days(40, (d, m, y) => `${m}-${d}-${y}`)],
    ['d/MM/yyyy', days(40, (d, m, y) => `${d}/${p2(m)}/${y}`)],
    ['dd.MM.yyyy HH:mm', days(40, (d, m, y) => `${p2(d)}.${p2(m)}.${y} 07:30`)],
    [
      'M/d/yyyy h:mm a',
      days(40, (d, m, y, i) => `${m}/${d}/${y} ${(i % 12) + 1}:05 ${i % 2 === 0 ? 'AM' : 'pm'}`),
    ],
    ['yyyy-MM-dd', days(40, (d, m, y) => `${y}-${p2(m)}-${p2(d)}`)],
    ['yyyy-dd-MM', days(40, (d, m, y) => `${y}-${p2(d)}-${p2(m)}`)],
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", days(40, (d, m, y) => `${y}-${p2(m)}-${p2(d)}T10:00:00Z`)],
    ['yyyy-MM-dd HH:mm:ssX', days(40, (d, m, y) => `${y}-${p2(m)}-${p2(d)} 10:00:00+01`)],
    ['dd-MMM-yy', days(40, (d, m) => `${p2(d)}-${['Jan', 'Feb', 'Mar'][m - 1]}-19`)],
    ['d MMMM yyyy', days(80, (d, m, y) => `${d} ${['January', 'February', 'March'][m - 1]} ${y}`)],
    ['MMM d, yyyy', days(40, (d, m, y) => `${['Jan', 'Feb'][m - 1]} ${d}, ${y}`)],
    ['MMM yyyy', ['Mar 2024', 'May 2024', 'Jun 2024']],
    ['yyyy-MM', months(30, (m, y) => `${y}-${p2(m)}`)],
    ['MM/yyyy', months(30, (m, y) => `${p2(m)}/${y}`)],
    ['yyyyMMdd', days(40, (d, m, y) => `${y}${p2(m)}${p2(d)}`)],
    ['dd MM yyyy', days(40, (d, m, y) => `${p2(d)} ${p2(m)} ${y}`)],
  ])('%s', (name, values) => {
    const column = dateColumnOf(values)
    expect([column?.suggested, column?.decided]).toEqual([[name], true])
    expect(column?.fits[name]).toBe(values.length)
  })

  it('knows serial days of spreadsheets by the column name or by the dates beside them', () => {
    const serials = Array.from({ length: 30 }, (_, i) => String(43_500 + i))
    expect(verdict(serials, {}, 'Paid date')).toEqual([['excel-serial'], true, 'no-numeric-dates'])
    expect(verdict(serials, {}, 'Postcode')).toBeNull()
    const mixed = [...days(40, (d, m, y) => `${p2(d)}/${p2(m)}/${y}`), ...serials]
    expect(verdict(mixed)).toEqual([['dd/MM/yyyy', 'excel-serial'], true, 'values'])
    const elsewhere = [
      ...days(40, (d, m, y) => `${p2(d)}/${p2(m)}/${y}`),
      ...serials.map((n) => String(Number(n) - 20_000)),
    ]
    expect(verdict(elsewhere)).toEqual([['dd/MM/yyyy'], true, 'values'])
  })

  it('proposes several formats where a column mixes them', () => {
    const values = [
      ...days(30, (d, m, y) => `${p2(m)}/${p2(d)}/${y}`),
      '2019-02-01T10:00:00.000Z',
      '3 May 2019',
    ]
    const column = dateColumnOf(values)
    expect(column?.suggested[0]).toBe('MM/dd/yyyy')
    expect(new Set(column?.suggested)).toEqual(
      new Set(['MM/dd/yyyy', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'd MMM yyyy']),
    )
    expect(column?.stretches.map(({ fromLine, toLine, values: n }) => [fromLine, toLine, n])).toEqual([
      [2, 31, 30],
      [32, 32, 1],
      [33, 33, 1],
    ])
  })

  it.each([
    ['numbers', ['1.5', '2.25', '3', '1234', '0']],
    ['years', ['1999', '2000', '2001']],
    ['spans of years', ['2009-10', '2010-11', '2011-12']],
    ['words', ['Maybe', 'Marching', 'Decent', 'June']],
    ['addresses', ['10.0.0.1', '10.0.0.2']],
    ['identifiers', ['41_10_1', '12-345-6789', '2024-ABC']],
    ['five digits', ['30301', '45210', '59999']],
    ['impossible days', ['45/45/2020', '32/13/2020', '99/99/9999']],
  ])('%s are no dates', (_, values) => expect(dateColumnOf(values)).toBeNull())

  it('does not count words for "no value" against a column', () => {
    const values = [
      ...days(5, (d, m, y) => `${p2(d)}/${p2(m)}/${y}`),
      ...Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? '0' : 'N/A')),
    ]
    expect(verdict([...values, '31/01/2019'])).toEqual([['dd/MM/yyyy'], true, 'values'])
  })
})

describe('what a column cannot settle', () => {
  it('is undecided when every value can be read both ways, with a series as evidence only', () => {
    const column = dateColumnOf(
      months(48, (m, y) => `01/${p2(m)}/${y}`),
      { preferred: 'MM/dd/yyyy' },
    )
    expect(column).toMatchObject({ decided: false, because: 'all-both-ways', suggested: ['dd/MM/yyyy'] })
    expect(column?.evidence).toEqual([{ kind: 'monthly-series', favours: 'day-first' }])
    expect([column?.ambiguousDayMonth, column?.sameDayMonth]).toEqual([44, 4])
  })

  it('puts the order of the person first when nothing speaks for either', () => {
    expect(verdict(['11/6/18', '11/6/18'])).toEqual([['d/M/yy'], false, 'all-both-ways'])
    expect(verdict(['11/6/18'], { preferred: 'mm/dd/yyyy' })).toEqual([['M/d/yy'], false, 'all-both-ways'])
  })

  it('is undecided when all dates are the same both ways', () => {
    expect(verdict(['04/04/2024', '05/05/2024'])).toEqual([['dd/MM/yyyy'], false, 'all-both-ways'])
  })

  it('is undecided when both orders occur, and decided when one of them is a slip', () => {
    const first = days(60, (d, m, y) => `${p2(d)}/${p2(m)}/${y}`)
    const second = days(60, (d, m, y) => `${p2(m)}/${p2(d)}/${y}`)
    const both = dateColumnOf([...first, ...second])
    expect(both).toMatchObject({ decided: false, because: 'both-orders' })
    expect(new Set(both?.suggested)).toEqual(new Set(['dd/MM/yyyy', 'MM/dd/yyyy']))
    expect(both?.stretches.map(({ order }) => order)).toEqual(['day-first', 'month-first'])
    expect(verdict([...first, '01/31/2019'])).toEqual([['dd/MM/yyyy'], true, 'values'])
  })

  it('takes a column beside it and the name of the file as evidence', () => {
    const rows = ['start,end', '01/02/2024,13/02/2024', '02/02/2024,14/02/2024', '03/04/2024,15/04/2024']
    const { columns } = made(rows.join('\n'), { preferred: 'MM/dd/yyyy' }).profile
    expect(columns[1]?.date).toMatchObject({ decided: true, suggested: ['dd/MM/yyyy'] })
    expect(columns[0]?.date).toMatchObject({ decided: false, suggested: ['dd/MM/yyyy'] })
    expect(columns[0]?.date?.evidence).toEqual([
      { kind: 'other-column', favours: 'day-first', source: 'end' },
    ])
    const named = dateColumnOf(['01/02/2024'], { fileName: 'readings_mm-dd-yyyy.csv' })
    expect(named).toMatchObject({ decided: false, suggested: ['MM/dd/yyyy'] })
    expect(named?.evidence).toEqual([{ kind: 'file-name', favours: 'month-first', source: 'mm-dd-yyyy' }])
  })
})

describe('two-digit years', () => {
  it('tells the year at the end from the year in front by how far the dates spread', () => {
    expect(verdict(days(100, (d, m, y) => `${p2(d)}-${p2(m)}-${p2(y % 100)}`))).toEqual([
      ['dd-MM-yy'],
      true,
      'year-by-range',
    ])
    expect(verdict(days(100, (d, m, y) => `${p2(y % 100)}-${p2(m)}-${p2(d)}`))).toEqual([
      ['yy-MM-dd'],
      true,
      'year-by-range',
    ])
    expect(verdict(days(100, (d, m) => `85-${p2(m)}-${p2(d)}`))).toEqual([['yy-MM-dd'], true, 'values'])
  })

  it.each([
    ['months over many years', months(240, (m, y) => `${p2((y % 100) + 1)}-${p2(m)}-01`)],
    ['a day of every year', Array.from({ length: 10 }, (_, i) => `${p2(i + 10)}-06-20`)],
    ['one date', ['25-01-20']],
  ])('%s with the year in front is not taken for days in silence', (_, values) => {
    expect(dateColumnOf(values)?.decided).toBe(false)
  })

  it('shows the pivot and counts years that it puts into the future', () => {
    const column = dateColumnOf(['7/13/62', '8/14/64', '3/15/99', '4/16/05'])
    expect(column?.range).toEqual({
      first: '1999-03-15',
      last: '2064-08-14',
      implausible: 2,
      pivot: 69,
      inFuture: 2,
    })
    expect(dateColumnOf(['7/13/62', '4/16/05'], { pivot: 30 })?.range).toMatchObject({
      first: '1962-07-13',
      inFuture: 0,
    })
  })
})

describe('times', () => {
  it('counts the ends of days', () => {
    const column = dateColumnOf(['01/02/2019 23:00', '01/02/2019 24:00', '13/02/2019 01:00'])
    expect(column).toMatchObject({
      endOfDay: 1,
      suggested: ['dd/MM/yyyy HH:mm'],
      fits: { 'dd/MM/yyyy HH:mm': 2 },
    })
    const { columns } = made('t;n\n01:00:00;1\n24:00:00;2\n9:00:00;3\n', {}, { delimiter: ';' }).profile
    expect(columns[0]?.time).toEqual({
      fits: { 'H:mm:ss': 2, 'HH:mm:ss': 1 },
      suggested: ['H:mm:ss'],
      endOfDay: 1,
    })
  })
})

describe('counts', () => {
  it('answer for any format afterwards', () => {
    const { counts } = made(
      `d;n\n${days(400, (d, m, y, i) => `${d}/${m}/${y};${i}`).join('\n')}`,
      {},
      { delimiter: ';' },
    )
    const column = counts.columns[0]
    const fits = (name: string): number | undefined => column && countFits(column, dateFormat(name))
    expect(fits('d/M/yyyy')).toBe(400)
    expect(fits('dd/M/yyyy')).toBe(days(400, (d) => String(d)).filter((d) => d.length === 2).length)
  })

  it('stay exact for thousands of years of days, without telling years apart', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => {
      const date = new Date(Date.UTC(1600, 0, 1 + i))
      return `${p2(date.getUTCDate())}/${p2(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
    })
    const { profile, counts } = made(
      `d;n\n${[...values, '29/02/1900', '00/00/0000'].map((v) => `${v};1`).join('\n')}`,
      {},
      { delimiter: ';' },
    )
    const column = profile.columns[0]?.date
    expect(column?.fits['dd/MM/yyyy']).toBe(100_000)
    expect(column?.fits['MM/dd/yyyy']).toBe(values.filter((v) => Number(v.slice(0, 2)) <= 12).length)
    expect(column?.range).toBeNull()
    expect(counts.columns[0] && countFits(counts.columns[0], dateFormat('dd/MM/yyyy'))).toBeUndefined()
  })

  it('tell blank, missing and other values apart', () => {
    const text = 'a,d\n1,01/02/2024\n2,\n3\n4,\u00a0 \n,\n5, 13/02/2024\u00a0\n6,"14/02/2024"\n7,"1""5"\n'
    const { profile } = made(text, {}, { headerRecord: 1 })
    expect(profile).toMatchObject({
      recordsAfterHeader: 8,
      blankRecords: 1,
      dataRecords: 7,
      raggedRecords: 1,
    })
    expect(profile.columns[1]).toMatchObject({
      nonBlank: 4,
      blank: 2,
      missing: 1,
      date: { fits: { 'dd/MM/yyyy': 3 } },
    })
  })

  it.each([',', ';', '|', ':', '^'])('know a blank record by %j', (delimiter) => {
    const records = ['a,b,c', ',,', '1,2,3', ' ,"",\u00a0', ',,4', '"",,', '']
    const text = records.map((record) => record.replaceAll(',', delimiter)).join('\n')
    const { profile } = made(text, {}, { delimiter, headerRecord: 1 })
    expect([profile.dataRecords, profile.blankRecords]).toEqual([2, 3])
  })

  it('take the commonest width of the whole file where there is no header', () => {
    const { profile } = made(`1,2\n${'1,2,3\n'.repeat(5)}`, {}, { headerRecord: 0 })
    expect([profile.layout.columns, profile.raggedRecords]).toEqual([3, 1])
  })
})
