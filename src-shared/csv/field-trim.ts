/**
 * Blanks around values, and the words that stand for "no value". Space, tab, line ends and the no-break space
 * are not part of a value, in whatever encoding they come.
 */

import type { Codes } from './month-names.ts'

/** How a no-break space is written: one byte (windows-1252) or two (UTF-8). */
export type NoBreakSpace = 'one-byte' | 'utf-8'

const isBlank = (code: number | undefined): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** First place that is not blank, at most `to`. */
export function trimStart(text: Codes, from: number, to: number, space: NoBreakSpace): number {
  let at = from
  while (at < to) {
    if (isBlank(text[at])) at++
    else if (space === 'utf-8' && at + 1 < to && text[at] === 0xc2 && text[at + 1] === 0xa0) at += 2
    else if (space === 'one-byte' && text[at] === 0xa0) at++
    else break
  }
  return at
}

/** Place after the last that is not blank, at least `from`. */
export function trimEnd(text: Codes, from: number, to: number, space: NoBreakSpace): number {
  let at = to
  while (at > from) {
    if (isBlank(text[at - 1])) at--
    else if (space === 'utf-8' && at - 1 > from && text[at - 2] === 0xc2 && text[at - 1] === 0xa0) at -= 2
    else if (space === 'one-byte' && text[at - 1] === 0xa0) at--
    else break
  }
  return at
}

/** The same for text that has been decoded. */
export function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, '')
}

const PLACEHOLDERS = [
  '0',
  '-',
  '.',
  '?',
  '*',
  'x',
  'na',
  'n/a',
  '--',
  '..',
  '...',
  '---',
  '#n/a',
  'n.a.',
  'nan',
  'nil',
]
  .concat([
    'null',
    'none',
    'nat',
    '(null)',
    '<null>',
    'tbc',
    'tba',
    'tbd',
    'unknown',
    'missing',
    'no data',
    'pending',
  ])
  .map((word) => Array.from(word, (char) => char.charCodeAt(0) | 32))

const LONGEST_PLACEHOLDER = 8
/** For each first byte, the lengths of placeholders that begin with it, as bits. */
const LENGTHS = new Uint16Array(256)
for (const word of PLACEHOLDERS) {
  const first = word[0] as number
  for (const code of [first, first & ~32, first ^ 32]) LENGTHS[code]! |= 1 << word.length
}

/** Whether `text[from..to)` is one of the words that people write for "no value". */
export function isPlaceholder(text: Codes, from: number, to: number): boolean {
  const length = to - from
  if (length > LONGEST_PLACEHOLDER || ((LENGTHS[text[from] as number] as number) & (1 << length)) === 0)
    return false
  return PLACEHOLDERS.some(
    (word) => word.length === length && word.every((code, i) => ((text[from + i] as number) | 32) === code),
  )
}
