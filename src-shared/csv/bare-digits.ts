/**
 * Digits with nothing between them. Numbers that no format could read as a date are left alone; most numbers are no dates.
 */

import { HEAD } from './date-shape.ts'

/** The arrangement of a date that so many digits may be; `HEAD.none` when it is none. */
export function headOfDigits(length: number, value: number): number {
  switch (length) {
    case 4:
      return HEAD.digits4
    case 5:
      return value < 20000 || value > 60000 ? HEAD.none : HEAD.digits5
    case 6:
      return value % 100 > 12 || value % 100 === 0 ? HEAD.none : HEAD.digits6
    case 8:
      return mayBeDay8(value) ? HEAD.digits8 : HEAD.none
    default:
      return HEAD.none
  }
}

/** Whether eight digits are a day in some order of year, month and day. */
function mayBeDay8(value: number): boolean {
  const isPair = (x: number, y: number): boolean =>
    x >= 1 && y >= 1 && Math.min(x, y) <= 12 && Math.max(x, y) <= 31
  const yearFirst = isPair(Math.floor(value / 100) % 100, value % 100)
  return yearFirst || isPair(Math.floor(value / 1_000_000), Math.floor(value / 10_000) % 100)
}
