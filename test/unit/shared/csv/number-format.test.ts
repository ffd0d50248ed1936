import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupThousands, plainDecimal, roundDecimal } from '../../../../src-shared/csv/decimal.ts'
import { NUMBER_MISFIT, readNumber, writeNumber } from '../../../../src-shared/csv/number-format.ts'
import type { NumberFormatName } from '../../../../src-shared/csv/number-format.ts'

function read(format: NumberFormatName, text: string): string {
  const reading = readNumber(format, text)
  if (reading.ok)
    return `${reading.value}${reading.rounded ? ' rounded' : ''}${reading.regrouped ? ' regrouped' : ''}`
  return Object.entries(NUMBER_MISFIT).find(([, code]) => code === reading.misfit)?.[0] ?? '?'
}

describe('number format 1,234.56 (S3-28, S3-30, S3-31)', () => {
  it.each([
    ['1,234.56', '1234.56'],
    ['1234.56', '1234.56'],
    ['1,23456', '123456 regrouped'],
    ['12,34,567', '1234567 regrouped'],
    ['1,234.567', '1234.57 rounded'],
    ['1.005', '1.01 rounded'],
    ['1.004999999999999999999', '1 rounded'],
    ['-1.005', '-1.01 rounded'],
    ['-0.004', '0 rounded'],
    ['99.995', '100 rounded'],
    ['0012.50', '12.5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['123456789012345678901234567890.12', '123456789012345678901234567890.12'],
    [' 12 ', '12'],
    ['', 'blank'],
    ['(1,234.56)', 'parentheses'],
    ['+5', 'sign'],
    ['5-', 'sign'],
    ['−5', 'notANumber'],
    ['--5', 'notANumber'],
    ['1e5', 'exponent'],
    ['1.5E+03', 'exponent'],
    ['5.', 'incomplete'],
    [',5', 'misplacedSeparator'],
    ['1,,234', 'misplacedSeparator'],
    ['1,234,', 'misplacedSeparator'],
    ['1.234,56', 'misplacedSeparator'],
    ['1,.5', 'misplacedSeparator'],
    ['1.2.3', 'notANumber'],
    ['£12', 'notANumber'],
    ['NaN', 'notANumber'],
    ['-', 'notANumber'],
    ['.', 'notANumber'],
    ['١٢', 'notANumber'],
  ])('"%s" is %s', (text, expected) => expect(read('1,234.56', text)).toBe(expected))
})

describe('number format 1234.56 (S3-29)', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', 'separator'],
    ['-1234.567', '-1234.57 rounded'],
    ['(5)', 'parentheses'],
  ])('"%s" is %s', (text, expected) => expect(read('1234.56', text)).toBe(expected))
})

describe('showing numbers (S3-32, X-14)', () => {
  it.each([
    ['1,234.56', '1234567.891', undefined, '1,234,567.891'],
    ['1,234.56', '123456', undefined, '123,456'],
    ['1234.56', '1234567.891', undefined, '1234567.891'],
    ['1,234.56', '1234.5', 0, '1,235'],
    ['1,234.56', '0.00000000005', 10, '0.0000000001'],
    ['1,234.56', '-999.5', 0, '-1,000'],
    ['1,234.56', '1', 99, '1.0000000000'],
  ] as const)('%s shows %s with %s decimals as %s', (format, value, decimals, shown) =>
    expect(writeNumber(format, value, decimals)).toBe(shown),
  )

  it('reads what it shows, exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (cents) => {
        const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
        const exact = plainDecimal(`${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`)
        for (const format of ['1,234.56', '1234.56'] as const) {
          expect(read(format, writeNumber(format, exact))).toBe(exact)
        }
      }),
    )
  })

  it('rounds like whole-number arithmetic', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(6), (millionths, places) => {
        const size = millionths < 0n ? -millionths : millionths
        const text = String(size).padStart(7, '0')
        const rounded = roundDecimal(
          `${millionths < 0n ? '-' : ''}${text.slice(0, -6)}.${text.slice(-6)}`,
          places,
        )
        const unit = 10n ** BigInt(6 - places)
        const expected = (size + unit / 2n) / unit
        expect(BigInt(rounded.replace('-', '').replace('.', ''))).toBe(expected)
        expect(rounded.startsWith('-')).toBe(millionths < 0n && expected > 0n)
      }),
    )
  })

  it('groups thousands', () => {
    expect(['1', '123', '1234', '-123456', '1234567.1234'].map(groupThousands)).toEqual([
      '1',
      '123',
      '1,234',
      '-123,456',
      '1,234,567.1234',
    ])
  })
})
