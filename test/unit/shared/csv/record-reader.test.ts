import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldText } from '../../../../src-shared/csv/field-text.ts'
import { RecordReader } from '../../../../src-shared/csv/record-reader.ts'
import type { ReaderOptions } from '../../../../src-shared/csv/record-reader.ts'
import type { Dialect } from '../../../../src-shared/csv/tokenizer.ts'
import { readReference } from './reference-reader.ts'
import type { Reference } from './reference-reader.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** Small buffers, so that thousands of readers are quickly made. */
const SMALL: ReaderOptions = { longestRecord: 4096, capacity: 1024 }
const COMMA: Dialect = { delimiter: ',', quote: '"' }

type Read = Reference & { starts: number[]; widths: number[]; shortened: number[] }

/** Everything the reader says about bytes that come in the given pieces. */
function readPieces(
  pieces: readonly Uint8Array[],
  dialect: Dialect,
  size = 4096,
  limits: ReaderOptions = {},
): Read {
  const read: Read = {
    records: [],
    odd: [],
    lineEnds: { lf: 0, crlf: 0, cr: 0 },
    starts: [],
    widths: [],
    shortened: [],
  }
  const text = createFieldText((bytes) => decoder.decode(bytes), dialect.quote?.charCodeAt(0) ?? -1)
  const reader = new RecordReader(
    dialect,
    size,
    (batch) => {
      expect(batch.firstRecord).toBe(read.records.length)
      for (const odd of batch.oddities) {
        read.odd.push(
          `${odd.kind} ${batch.firstRecord + odd.record}:${odd.field}:${batch.firstLine + odd.line}`,
        )
      }
      for (let r = 0; r < batch.records; r++) {
        read.records.push({
          fields: text.record(batch, r),
          line: batch.firstLine + (batch.line[r] as number),
        })
        read.starts.push(batch.firstByte + (batch.start[r] as number) - (batch.start[0] as number))
        read.widths.push(batch.width(r))
      }
      if (batch.isShortened) read.shortened.push(batch.firstRecord)
    },
    limits,
  )
  for (const piece of pieces) reader.push(piece)
  reader.finish()
  read.lineEnds = reader.lineEnds
  return read
}

const readWhole = (text: string, dialect = COMMA): Read => readPieces([encoder.encode(text)], dialect)
const same = (read: Read): Reference => ({ records: read.records, odd: read.odd, lineEnds: read.lineEnds })

describe('tolerant reading', () => {
  it.each([
    ['', []],
    ['a,b', [['a', 'b']]],
    ['a,b\n', [['a', 'b']]],
    ['a,', [['a', '']]],
    ['\n', [['']]],
    ['a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['a\r\r\nb', [['a'], [''], ['b']]],
    ['"a,b","c\r\nd"\n', [['a,b', 'c\r\nd']]],
    ['"a""b",""', [['a"b', '']]],
    ['""""', [['"']]],
    ['1,This "quotes" stays,3', [['1', 'This "quotes" stays', '3']]],
    ['1,"Hey, I missed " it",3', [['1', 'Hey, I missed  it"', '3']]],
    ['"a"b"c,d",e', [['ab"c', 'd"', 'e']]],
    [' "a,b"', [[' "a', 'b"']]],
    ['1,"never closed,3\n4', [['1', 'never closed,3\n4']]],
    ['a\0b,c', [['a\0b', 'c']]],
    ['é,😀\n', [['é', '😀']]],
  ])('%j', (text, records) => expect(readWhole(text).records.map((r) => r.fields)).toEqual(records))

  it('reports defects where they are', () => {
    expect(readWhole('a,b\n1,"x" y\n2,z"w"\n"p\nq"," open\n\n').odd).toEqual([
      'text-after-quote 1:1:1',
      'quote-in-field 2:1:2',
      'unclosed-quote 3:1:4',
    ])
  })

  it('has no quotes when there is no quote character', () => {
    expect(readWhole('"a,b"\n', { delimiter: ',', quote: null }).records[0]?.fields).toEqual(['"a', 'b"'])
  })
})

const dialects: Dialect[] = [
  COMMA,
  { delimiter: ';', quote: '"' },
  { delimiter: '\t', quote: "'" },
  { delimiter: '|', quote: null },
]
const aDialect = fc.constantFrom(...dialects)
/** Text made mostly of what matters to a CSV reader. */
const aMess = fc
  .array(
    fc.constantFrom('a', 'é', '😀', '\0', '"', '""', "'", ',', ';', '\t', '|', '\n', '\r', '\r\n', ' ', '1'),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))

describe('against a plain state machine and csv-parse', () => {
  it('the plain state machine agrees with csv-parse on well-formed files', () => {
    const aField = fc.string({
      unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n', ' ', 'é'),
      maxLength: 6,
    })
    const aTable = fc.array(fc.array(aField, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(aTable, fc.constantFrom('\n', '\r\n', '\r'), (table, lineEnd) => {
        const text = table
          .map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',') + lineEnd)
          .join('')
        const oracle = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })
        expect(readReference(text, ',', '"').records.map((r) => r.fields)).toEqual(oracle)
        expect(readWhole(text).records.map((r) => r.fields)).toEqual(oracle)
      }),
      { numRuns: 200 },
    )
  })

  it('reads any text like the plain state machine', () => {
    fc.assert(
      fc.property(aDialect, aMess, (dialect, text) => {
        expect(same(readWhole(text, dialect))).toEqual(readReference(text, dialect.delimiter, dialect.quote))
      }),
      { numRuns: 1500 },
    )
  })

  it('reads the same however the bytes are cut', () => {
    fc.assert(
      fc.property(aDialect, aMess, (dialect, text) => {
        const bytes = encoder.encode(text)
        const whole = readPieces([bytes], dialect)
        for (let cut = 1; cut < bytes.length; cut++) {
          expect(readPieces([bytes.subarray(0, cut), bytes.subarray(cut)], dialect)).toEqual(whole)
        }
        expect(
          readPieces(
            Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)),
            dialect,
          ),
        ).toEqual(whole)
        expect(readPieces([bytes], dialect, 3, { ...SMALL, capacity: 3 }).records.map((r) => r.line)).toEqual(
          whole.records.map((r) => r.line),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('knows at which byte each record starts', () => {
    fc.assert(
      fc.property(aDialect, aMess, (dialect, text) => {
        const bytes = encoder.encode(text)
        const read = readPieces([bytes], dialect, 7)
        for (const [index, start] of read.starts.entries()) {
          const rest = readPieces([bytes.subarray(start)], dialect)
          expect(rest.records.map((r) => r.fields)).toEqual(read.records.slice(index).map((r) => r.fields))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('records that are too long', () => {
  const limits = { longestRecord: 64, keptOfLongField: 8 }

  it('keeps the beginnings of fields and stays right about everything after', () => {
    const text = `a,"${'x\r\n'.repeat(100)}y""z",${'w'.repeat(500)},d\r\nnext,row\r\n`
    const read = readPieces([encoder.encode(text)], COMMA, 16, limits)
    expect(read.records).toEqual([
      { fields: ['a', 'x\r\nx\r\nx\r\n', 'wwwwwwww', 'd'], line: 0 },
      { fields: ['next', 'row'], line: 101 },
    ])
    expect(read.shortened).toEqual([0])
    expect(read.starts).toEqual([0, text.indexOf('next')])
    expect(read.lineEnds).toEqual({ lf: 0, crlf: 102, cr: 0 })
  })

  it('survives an unclosed quote in a huge file', () => {
    const read = readPieces([encoder.encode(`a,b\n1,"open${'\nx,y'.repeat(1000)}`)], COMMA, 16, limits)
    expect(read.records.length).toBe(2)
    expect(read.odd).toEqual(['unclosed-quote 1:1:1'])
    expect(read.lineEnds.lf).toBe(1001)
  })

  it('counts the fields that it does not keep', () => {
    const read = readPieces([encoder.encode(`${'a,'.repeat(999)}a\nb,c\n`)], COMMA, 16, limits)
    expect(read.widths).toEqual([1000, 2])
    expect(read.records[1]).toEqual({ fields: ['b', 'c'], line: 1 })
    const wide = readPieces([encoder.encode('a,b,c,d,e\nf\n')], COMMA, 64, { capacity: 3 })
    expect([wide.widths, wide.records[0]?.fields]).toEqual([
      [5, 1],
      ['a', 'b', 'c'],
    ])
  })

  it('agrees with the unlimited reading on lines, widths, starts and line ends', () => {
    fc.assert(
      fc.property(
        fc.array(aMess, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (parts, size) => {
          const bytes = encoder.encode(parts.join('abcdefghijklm'))
          const whole = readPieces([bytes], COMMA)
          const limited = readPieces([bytes], COMMA, size, { longestRecord: 40, keptOfLongField: 8 })
          const outline = ({ records, starts, widths, lineEnds }: Read): unknown => [
            records.map((r) => r.line),
            starts,
            widths,
            lineEnds,
          ]
          expect(outline(limited)).toEqual(outline(whole))
        },
      ),
      { numRuns: 700 },
    )
  })
})
