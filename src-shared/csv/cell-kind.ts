/** A first impression of a value, for telling headers from data and columns of numbers from others. */

import { codesOf } from './date-format.ts'
import { HEAD, headOf } from './date-shape.ts'
import { isPlaceholder, trimmed } from './field-trim.ts'
import { ShapeReader } from './shape-reader.ts'

export type CellKind = 'blank' | 'placeholder' | 'number' | 'date' | 'time' | 'text'

const NUMBER = /^[-+(]?[£$€¥]?[-+]?(\d[\d.,' ]*|[.,]\d+)([eE][-+]?\d+)?\s?[%)]?-?$/
const shapes = new ShapeReader()

/** The kind of a value; bare digits are numbers, whatever date they may also be. */
export function cellKind(text: string): CellKind {
  const value = trimmed(text)
  if (value === '') return 'blank'
  const { codes, length } = codesOf(value)
  if (length > 0) {
    if (isPlaceholder(codes, 0, length) && value !== '0') return 'placeholder'
    if (shapes.read(codes, 0, length) && headOf(shapes.shape) < HEAD.digits8) {
      return headOf(shapes.shape) === HEAD.none ? 'time' : 'date'
    }
  }
  return NUMBER.test(value) ? 'number' : 'text'
}

/** Whether a kind is more than words: a column of it shows in its header by being different. */
export function isTyped(kind: CellKind): boolean {
  return kind === 'number' || kind === 'date' || kind === 'time'
}
