/**
 * The two number formats of S3-28 and S3-29, for reading what people enter and upload, and for showing
 * numbers. Reading is exact and strict; showing is a matter of display alone and never changes a value.
 */

import { decimalPlaces, groupThousands, plainDecimal, roundDecimal } from './decimal.ts'
import type { Codes } from './month-names.ts'

/** `1,234.56`: thousand separators optional, always normalized. `1234.56`: a separator is refused. */
export type NumberFormatName = '1,234.56' | '1234.56'
export const NUMBER_FORMATS: readonly NumberFormatName[] = ['1,234.56', '1234.56']

/** Entered quantities keep this many decimals (S3-30, X-14). */
export const ENTERED_DECIMALS = 2

/** S3-32, X-14: decimals that factors and computed figures may be shown with. */
export const MAX_SCALING = 10

export const NUMBER_MISFIT = {
  none: 0,
  blank: 1,
  notANumber: 2,
  parentheses: 3,
  separator: 4,
  misplacedSeparator: 5,
  sign: 6,
  exponent: 7,
  incomplete: 8,
} as const
export type NumberMisfit = (typeof NUMBER_MISFIT)[keyof typeof NUMBER_MISFIT]

const COMMA = 44
const MINUS = 45
const POINT = 46
const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57

/** Says why something that is no number is none, so that the person knows what to change. */
function misfitOf(text: Codes, from: number, to: number): NumberMisfit {
  let digits = 0
  let exponents = 0
  for (let i = from; i < to; i++) {
    if (isDigit(text[i])) digits++
    if (i > from && ((text[i] as number) | 32) === 0x65 && isDigit(text[i - 1])) exponents++
  }
  if (digits === 0) return NUMBER_MISFIT.notANumber
  if (text[from] === 0x28 && text[to - 1] === 0x29) return NUMBER_MISFIT.parentheses
  if (text[from] === 0x2b || text[to - 1] === MINUS) return NUMBER_MISFIT.sign
  return exponents === 1 ? NUMBER_MISFIT.exponent : NUMBER_MISFIT.notANumber
}

/** Checks a trimmed value by its character codes, without making anything of it. */
export function checkNumber(format: NumberFormatName, text: Codes, from: number, to: number): NumberMisfit {
  if (from >= to) return NUMBER_MISFIT.blank
  const allowsCommas = format === '1,234.56'
  let i = text[from] === MINUS ? from + 1 : from
  const wholeFrom = i
  let hasComma = false
  for (; i < to; i++) {
    const code = text[i] as number
    if (code >= 48 && code <= 57) continue
    if (code !== COMMA) break
    hasComma = true
    if (!isDigit(text[i - 1]) || i + 1 >= to || !isDigit(text[i + 1]) || i === wholeFrom) {
      return NUMBER_MISFIT.misplacedSeparator
    }
  }
  let digits = i - wholeFrom
  if (i < to && text[i] === POINT) {
    const fractionFrom = ++i
    while (i < to && isDigit(text[i])) i++
    if (i < to && text[i] === COMMA && digits > 0) return NUMBER_MISFIT.misplacedSeparator
    if (i === to && i === fractionFrom)
      return digits > 0 ? NUMBER_MISFIT.incomplete : NUMBER_MISFIT.notANumber
    digits += i - fractionFrom
  }
  if (i < to || digits === 0) return misfitOf(text, from, to)
  return hasComma && !allowsCommas ? NUMBER_MISFIT.separator : NUMBER_MISFIT.none
}

export type NumberReading =
  | {
      readonly ok: true
      /** Exact decimal text with at most two decimals, such as `-1234.5`. */
      readonly value: string
      /** More than two decimals were given, and rounded half up (S3-30, X-14). */
      readonly rounded: boolean
      /** Separators stood elsewhere than before every third digit, as in `1,23456` (S3-28). */
      readonly regrouped: boolean
    }
  | { readonly ok: false; readonly misfit: NumberMisfit }

/** Reads a quantity as entered or uploaded (S3-28..31). */
export function readNumber(format: NumberFormatName, text: string): NumberReading {
  const trimmed = text.trim()
  const codes = Array.from(trimmed, (char) => char.charCodeAt(0))
  const misfit = checkNumber(format, codes, 0, codes.length)
  if (misfit !== NUMBER_MISFIT.none) return { ok: false, misfit }
  const bare = trimmed.replaceAll(',', '').replace(/^(-?)\./, '$10.')
  return {
    ok: true,
    value: plainDecimal(roundDecimal(bare, ENTERED_DECIMALS)),
    rounded: decimalPlaces(bare) > ENTERED_DECIMALS,
    regrouped: trimmed.includes(',') && groupThousands(bare) !== trimmed,
  }
}

/**
 * Writes an exact decimal number for display. With `decimals` it has exactly that many, rounded half up
 * (S3-32, X-14); without, as many as it has.
 */
export function writeNumber(format: NumberFormatName, value: string, decimals?: number): string {
  const text = decimals === undefined ? plainDecimal(value) : roundDecimal(value, scaling(decimals))
  return format === '1,234.56' ? groupThousands(text) : text
}

/** A number of decimals brought into 0 to 10. */
function scaling(decimals: number): number {
  return Math.min(MAX_SCALING, Math.max(0, Math.trunc(decimals)))
}
