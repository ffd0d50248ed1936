import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../../../src-shared/csv/date-format.ts'
import { dateCatalogue } from '../../../../src-shared/csv/date-catalogue.ts'
import { exampleOf, familyOf, isEndOfDay } from '../../../../src-shared/csv/date-shape.ts'
import { ShapeReader } from '../../../../src-shared/csv/shape-reader.ts'
import { TIME_CATALOGUE, timeFormat } from '../../../../src-shared/csv/time-format.ts'

const reader = new ShapeReader()

function shapeOf(text: string): { shape: number; key: number } | undefined {
  const { codes, length } = codesOf(text)
  if (length < 0 || !reader.read(codes, 0, length)) return undefined
  return { shape: reader.shape, key: reader.key }
}

/** Names of all formats of the catalogues that read a value. */
function readers(text: string): string[] {
  const { codes, length } = codesOf(text)
  if (length < 0) return []
  const dates = dateCatalogue().filter(({ format }) => format.readCodes(codes, 0, length) === 0)
  const times = TIME_CATALOGUE.filter((name) => timeFormat(name).readCodes(codes, 0, length) === 0)
  return [...dates.map(({ format }) => format.name), ...times]
}

const anyNumber = fc.oneof(
  fc.nat(40).map(String),
  fc.nat(40).map((n) => String(n).padStart(2, '0')),
  fc.integer({ min: 1890, max: 2110 }).map(String),
  fc.constantFrom('0', '00', '0000', '2000', '24', '29', '31', '43500', '20240131', '31012024', '202402'),
)
const between = fc.constantFrom('/', '-', '.', ' ', ', ', ':', 'T', '', '. ')
const word = fc.constantFrom(
  'Jan',
  'may',
  'MAY',
  'June',
  'sept',
  'December',
  'AM',
  ' PM',
  'Z',
  ' UTC',
  '+01:00',
  '-0530',
  '+02',
  '+25:00',
)
const aTime = fc.constantFrom(
  '24:00',
  '24:00:00',
  '00:00',
  '9:05',
  '09:05:07',
  '23:59:59.123',
  '24:00:00.000',
  '25:10',
  '12:61',
  '1:00:61',
)
/** Texts that look like dates more often than not. */
const aText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(anyNumber, between).map((p) => p.join('')) },
      word,
      aTime,
      anyNumber,
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''))
const aWritten = fc
  .tuple(
    fc.constantFrom(...dateCatalogue()),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.nat(23),
  )
  .map(([{ format }, day, month, hour]) =>
    format.write({ year: 2024, month, day, hour, minute: 5, second: 9, fraction: 0, offset: 0 }),
  )

describe('shapes', () => {
  it('every value that some format reads has a shape, and its example is read by exactly the same formats', () => {
    fc.assert(
      fc.property(fc.oneof(aText, aWritten), (text) => {
        const found = shapeOf(text)
        const expected = readers(text)
        if (found === undefined) {
          expect(expected, text).toEqual([])
          return
        }
        const example = exampleOf(found.shape, found.key)
        expect(readers(example), `${text} as ${example}`).toEqual(expected)
        // A word that says nothing of numbers keeps its shape.
        if (found.key !== 0) expect(shapeOf(example)?.key).toBe(found.key)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    '',
    '0',
    '123',
    '12.5',
    '1,234.56',
    '12:3',
    'ug m-3',
    'Site-0',
    '41_10_1',
    '10.0.0.1',
    '555-12-3456',
    '1/2',
    'Marc 2024',
    '2024-01-01 ',
    '12345',
    '1999-13-',
    'December',
  ])('"%s" has none', (text) => expect(readers(text)).toEqual([]))

  it.each(['0:24-43500', '1/2/2024 9:00-43500', '2024-01-01T10:00+12345'])(
    'takes nothing of "%s" for a zone that it is not',
    (text) => expect(shapeOf(text)).toBeUndefined(),
  )

  it('tells the end of a day', () => {
    const isEnd = (text: string): boolean => isEndOfDay(shapeOf(text)?.shape ?? 0)
    expect(['24:00', '01/01/2024 24:00:00', '24:00:01', '23:00', '01/01/2024'].map(isEnd)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('has families that padding and hours do not change', () => {
    const family = (text: string): number => familyOf(shapeOf(text)?.shape ?? 0)
    expect(family('1/2/2024 9:00')).toBe(family('11/12/2024 13:00'))
    expect(family('1 May 2024')).toBe(family('1 Jun 2024'))
    expect(family('1/2/2024')).not.toBe(family('1/2/24'))
    expect(family('1/2/2024')).not.toBe(family('1-2-2024'))
    expect(family('1/2/2024')).not.toBe(family('1/2/2024 10:00'))
  })
})
