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

/** What a value that may matter begins with: two letters of a month or of such a word. */
const BEGINNINGS = new Set(
  ['ja', 'fe', 'ma', 'ap', 'ju', 'au', 'se', 'oc', 'no', 'de', ...PLACEHOLDERS.split(' ')].map((word) =>
    word.slice(0, 2),
  ),
)

/**
 * For the first two bytes of a field, 1 where they tell that it is neither blank, nor a date or time, nor a word
 * for "no value". One look says so of most fields that are text.
 */
export function otherBeginnings(delimiter: number, quote: number): Uint8Array {
  const isOther = new Uint8Array(65_536)
  for (let first = 33; first < 127; first++) {
    if (first === delimiter || first === quote || (first >= 48 && first <= 57)) continue
    for (let second = 48; second < 123; second++) {
      const pair = String.fromCharCode(first, second).toLowerCase()
      if (second === delimiter || second === quote || !/^[0-9a-z]$/.test(pair[1] as string)) continue
      if (!BEGINNINGS.has(pair)) isOther[first * 256 + second] = 1
    }
  }
  return isOther
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
