import { describe, expect, it } from 'vitest'
import { byteSize } from '../../../../src-renderer/features/imports/byte-size.ts'
import { columnsOf, rulesOf } from '../../../../src-renderer/features/imports/columns.ts'
import type { ColumnSources } from '../../../../src-renderer/features/imports/columns.ts'
import { doubleExample } from '../../../../src-renderer/features/imports/double-example.ts'
import { clampCursor, moveCursor } from '../../../../src-renderer/features/imports/grid-cursor.ts'
import { layOutColumns, shownColumns } from '../../../../src-renderer/features/imports/grid-columns.ts'
import type { OpenedCsv } from '../../../../src-shared/contract/imports.ts'
import { formatter } from '../../../../src-shared/i18n/formatter.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'
import { defaultPreferences } from '../../../../src-shared/domain/preferences.ts'

const rows = [
  ['03/04/2024', '18:00', '1,5', 'Kiln', ''],
  ['05/04/2024', '19:00', '2', 'Boiler', ''],
  ['', '20:00', '-3', 'Kiln', ''],
]
const records = rows.map((cells, index) => ({ number: index + 1, line: index + 2, fields: 5, cells }))
const opened: OpenedCsv = {
  bytes: 100,
  layout: {
    encoding: 'utf-8',
    delimiter: ';',
    quote: '"',
    headerRecord: 1,
    columns: 5,
    names: ['When', 'Hour', 'Amount', 'Source', ''],
  },
  above: [],
  records,
  isWhole: true,
}
const sources = (more: Partial<ColumnSources> = {}): ColumnSources => ({
  opened,
  profile: null,
  roles: {},
  formats: {},
  preferred: 'dd/mm/yyyy',
  ...more,
})

describe('the columns of a file', () => {
  it('are told from the first records before anything is counted', () => {
    const columns = columnsOf(sources())
    expect(columns.map(({ kind, name }) => [kind, name])).toEqual([
      ['date', 'When'],
      ['time', 'Hour'],
      ['number', 'Amount'],
      ['text', 'Source'],
      ['text', null],
    ])
  })

  it('are read by the person’s own format, and by another only where one was chosen (S3-25)', () => {
    expect(columnsOf(sources())[0]?.format).toBe('dd/MM/yyyy')
    expect(columnsOf(sources({ preferred: 'mm/dd/yyyy' }))[0]?.format).toBe('MM/dd/yyyy')
    expect(columnsOf(sources({ formats: { 0: 'yyyy-MM-dd' } }))[0]?.format).toBe('yyyy-MM-dd')
  })

  it('are what the person says they are', () => {
    const columns = columnsOf(sources({ roles: { 0: 'other', 3: 'date' } }))
    expect(columns.map(({ kind }) => kind)).toEqual(['text', 'time', 'number', 'date', 'text'])
    expect(columns[3]).toMatchObject({ isNamed: true, format: 'dd/MM/yyyy' })
  })

  it('are no numbers where every amount has a currency (S3-28)', () => {
    const priced = {
      ...opened,
      records: records.map((record) => ({ ...record, cells: ['', '', '$5.00', '', ''] })),
    }
    expect(columnsOf(sources({ opened: priced }))[2]?.kind).toBe('text')
  })

  it('give the rules that main checks by', () => {
    expect(rulesOf(columnsOf(sources()), true)).toEqual({
      dates: [{ column: 0, format: 'dd/MM/yyyy' }],
      times: [],
      numbers: [2],
      hourEnding: true,
    })
  })
})

describe('the columns on screen', () => {
  const laid = layOutColumns(columnsOf(sources()), records, ({ name }) => name ?? '')

  it('stand one after the other', () => {
    let left = 0
    for (const column of laid) {
      expect(column.left).toBe(left)
      left += column.width
    }
  })

  it('are only those that show', () => {
    expect(shownColumns(laid, 0, 10).map(({ index }) => index)).toEqual([0])
    expect(
      shownColumns(laid, laid[1]?.left ?? 0, (laid[2]?.left ?? 0) + 1).map(({ index }) => index),
    ).toEqual([1, 2])
    expect(shownColumns(laid, 1_000_000, 1_000_100)).toEqual([])
  })
})

describe('an example to ask about', () => {
  it('is a value of the file that means two days', () => {
    expect(doubleExample(records, 0)).toBe('03/04/2024')
    const cells = ['13/04/2024', '04/04/2024', 'x', ' 5-6-99 10:00 ']
    const odd = cells.map((cell, index) => ({ number: index, line: index, fields: 1, cells: [cell] }))
    expect(doubleExample(odd, 0)).toBe('5-6-99 10:00')
    expect(doubleExample(odd.slice(0, 3), 0)).toBeNull()
  })
})

describe('the cursor', () => {
  const size = { rows: 10, columns: 3, page: 4 }
  const plain = { altKey: false, ctrlKey: false, metaKey: false }

  it.each([
    ['ArrowDown', { row: 6, column: 1 }],
    ['ArrowUp', { row: 4, column: 1 }],
    ['ArrowRight', { row: 5, column: 2 }],
    ['ArrowLeft', { row: 5, column: 0 }],
    ['PageDown', { row: 9, column: 1 }],
    ['PageUp', { row: 1, column: 1 }],
    ['Home', { row: 0, column: 1 }],
    ['End', { row: 9, column: 1 }],
  ])('moves with %s', (key, to) => {
    expect(moveCursor({ ...plain, key }, { row: 5, column: 1 }, size)).toEqual(to)
  })

  it('leaves other keys alone, and stays within', () => {
    expect(moveCursor({ ...plain, key: 'a' }, { row: 0, column: 0 }, size)).toBeNull()
    expect(moveCursor({ ...plain, key: 'ArrowLeft', altKey: true }, { row: 0, column: 1 }, size)).toBeNull()
    expect(moveCursor({ ...plain, key: 'ArrowUp' }, { row: 0, column: 0 }, size)).toEqual({
      row: 0,
      column: 0,
    })
    expect(clampCursor({ row: 5, column: 5 }, { ...size, rows: 0, columns: 0 })).toEqual({
      row: 0,
      column: 0,
    })
  })
})

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [34_149, '34.1 kB'],
  [78_500_000, '78.5 MB'],
  [123_400_000, '123 MB'],
  [2_000_000_000_000, '2,000 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(byteSize(bytes, translator('en_default'), formatter(defaultPreferences))).toBe(words)
})
