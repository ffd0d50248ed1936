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

/** Words for "no value" by first letter and length, so that most values need no comparison. */
const WORDS: Uint8Array[][] = Array.from({ length: 256 * 16 }, () => [])
const LONGEST_WORD = 8
const PLACEHOLDERS =
  '0 - . ? * x na n/a -- .. ... --- #n/a n.a. nan nil null none nat (null) <null> tbc tba tbd unknown missing pending'
for (const word of [...PLACEHOLDERS.split(' '), 'no data']) {
  const codes = Uint8Array.from(word, (char) => char.charCodeAt(0) | 32)
  const [first = 0] = codes
  for (const initial of new Set([first, word.charCodeAt(0), word.toUpperCase().charCodeAt(0)])) {
    WORDS[initial * 16 + word.length]?.push(codes)
  }
}

/** First bytes of values that are neither such a word nor a date nor a time. */
export const NOTHING_BEGINS_WITH = new Uint8Array(256)
for (let code = 33; code < 128; code++) {
  const isWord = WORDS.slice(code * 16, code * 16 + 16).some((words) => words.length > 0)
  const isDate = /[0-9ADFJMNOS]/i.test(String.fromCharCode(code))
  NOTHING_BEGINS_WITH[code] = isWord || isDate ? 0 : 1
}

/** Whether `text[from..to)` is one of the words that people write for "no value". */
export function isPlaceholder(text: Codes, from: number, to: number): boolean {
  const length = to - from
  if (length > LONGEST_WORD) return false
  const words = WORDS[(text[from] as number) * 16 + length] as Uint8Array[]
  for (const word of words) {
    let i = 0
    while (i < length && ((text[from + i] as number) | 32) === word[i]) i++
    if (i === length) return true
  }
  return false
}
