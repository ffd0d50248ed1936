import { describe, expect, it } from 'vitest'
import { layoutOf } from './made-file.ts'

const p2 = (n: number): string => String(n).padStart(2, '0')
const WORDS = [
  'Boiler house',
  "O'Brien & Sons",
  'Flow (m3/h)',
  'Checked, see note',
  'He said "ok"',
  'Ångström',
  'n/a',
  '',
  'A|B test',
  '12 High Street, Leeds; UK',
  'https://example.com/a?b=1,2',
]
const word = (i: number): string => WORDS[(i * 7) % WORDS.length] as string

const TABLES: Record<string, { header: string[]; row: (i: number) => string[] }> = {
  readings: {
    header: ['Site', 'Date', 'Time', 'Value', 'Unit', 'Comment'],
    row: (i) => [
      `Site ${i % 5}`,
      `${p2((i % 28) + 1)}/${p2((i % 12) + 1)}/2023`,
      `${p2(i % 24)}:00`,
      (i / 7).toFixed(2),
      'ug m-3',
      word(i),
    ],
  },
  spending: {
    header: ['Family', 'Entity', 'Date', 'Supplier', 'Transaction', 'Amount'],
    row: (i) => [
      'Department for Tests',
      `Unit ${i % 3}`,
      `${(i % 28) + 1}-Mar-21`,
      word(i),
      String(1_000_000 + i),
      `£${i},123.50`,
    ],
  },
  decimalComma: {
    header: ['Datum', 'Wert', 'Menge'],
    row: (i) => [`${p2((i % 28) + 1)}.${p2((i % 12) + 1)}.2020`, `${i},25`, `${i * 3},5`],
  },
  twoColumns: { header: ['date', 'count'], row: (i) => [`2024-01-${p2((i % 28) + 1)}`, String(i * 3)] },
}

type Style = 'where needed' | 'everywhere' | 'text'

function written(
  table: string,
  rows: number,
  delimiter: string,
  quote: string,
  style: Style,
  above: string[],
  hasHeader: boolean,
): string {
  const { header, row } = TABLES[table] as (typeof TABLES)[string]
  const field = (value: string): string => {
    const needs = value.includes(delimiter) || value.includes(quote)
    const isText = style === 'text' && !/^[\d.,/:-]+$/.test(value)
    return needs || isText || style === 'everywhere'
      ? quote + value.replaceAll(quote, quote + quote) + quote
      : value
  }
  const records = [...(hasHeader ? [header] : []), ...Array.from({ length: rows }, (_, i) => row(i))]
  return [...above, ...records.map((fields) => fields.map(field).join(delimiter))].join('\n')
}

describe('delimiter, quote and header', () => {
  for (const table of Object.keys(TABLES)) {
    it.each([',', ';', '\t', '|'])(`${table} separated by %j`, (delimiter) => {
      for (const quote of ['"', "'"]) {
        for (const style of ['where needed', 'everywhere', 'text'] as const) {
          for (const rows of [1, 2, 10, 300]) {
            for (const above of [[], ['Report of 2024'], ['Title', '', 'Printed 01/02/2024']]) {
              const text = written(table, rows, delimiter, quote, style, above, true)
              const layout = layoutOf(text)
              const where = JSON.stringify({ quote, style, rows, above })
              expect(layout.delimiter, where).toBe(delimiter)
              expect(layout.headerRecord, where).toBe(above.length + 1)
              if (style === 'everywhere') expect(layout.quote, where).toBe(quote)
            }
            const bare = layoutOf(written(table, rows, delimiter, quote, style, [], false))
            expect([bare.delimiter, bare.headerRecord]).toEqual([delimiter, 0])
          }
        }
      }
    })
  }

  it.each([
    ['one column', 'name\nAnn Lee\nBob Ray\nEve Poe', ',', 1],
    ['one line', 'foo,bar,baz', ',', 1],
    ['one line of data', '1,2,3', ',', 0],
    ['words only', 'a,b\nc,d\ne,f', ',', 1],
    ['words only, the first again below', 'red,x\nblue,y\nred,z', ',', 0],
    ['years as names', 'country,2019,2020,2021\nAA,1.5,2.5,3\nBB,2,3.25,4', ',', 1],
    ['the header twice', 'date,n\ndate,n\n01/02/2024,1\n02/02/2024,2', ',', 1],
    ['a header narrower than the data', 'a,b\n1,2,3\n4,5,6\n7,8,9', ',', 1],
    ['a first row with a gap', '01/02/2024,,5\n02/02/2024,3,6\n03/02/2024,4,7', ',', 0],
    ['quoted line breaks above', '"Title\nof two lines",,\n,,\nday,n,m\n01/02/2024,1,2\n', ',', 3],
    ['an empty file', '', ',', 0],
    ['blank lines', '\n\n\n', ',', 0],
    ['aligned by spaces', 'day n\n01/02/2024 5\n02/02/2024 6\n03/02/2024 7', ' ', 1],
    ['apostrophes', "name,note\nO'Hara,it's\nO'Neil,don't\n", ',', 1],
  ])('%s', (_, text, delimiter, headerRecord) => {
    expect(layoutOf(text)).toMatchObject({ delimiter, headerRecord, quote: '"' })
  })

  it('believes what it is told', () => {
    const text = 'a;b,c\n1;2,3\n'
    expect(layoutOf(text, { delimiter: ',' })).toMatchObject({ delimiter: ',', names: ['a;b', 'c'] })
    expect(layoutOf(text, { headerRecord: 2 })).toMatchObject({ headerRecord: 2 })
    expect(layoutOf(text, { quote: null }).quote).toBeNull()
    const latin = Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x62])
    expect(layoutOf(latin, { encoding: 'windows-1252' }).names).toEqual(['café', 'b'])
    expect(layoutOf(latin, { encoding: 'utf-8' }).names).toEqual(['caf\uFFFD', 'b'])
  })
})
