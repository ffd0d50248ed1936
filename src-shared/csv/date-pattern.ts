/**
 * How the name of a date or time format is spelled and understood. The names of the CSV world (`dd/MM/yyyy`,
 * where case tells month from minute) and the product's own (`dd/mm/yyyy`, where the place does: S3-25, X-13)
 * are read into one list of tokens, and written back in either spelling.
 */

export type DateSymbol =
  | 'yyyy'
  | 'yy'
  | 'MMMM'
  | 'MMM'
  | 'MM'
  | 'M'
  | 'dd'
  | 'd'
  | 'HH'
  | 'H'
  | 'hh'
  | 'h'
  | 'mm'
  | 'ss'
  | 'a'
  | 'XXX'
  | 'XX'
  | 'X'

export type PatternToken =
  { readonly symbol: DateSymbol } | { readonly fractionDigits: number } | { readonly literal: string }

export type DatePattern = readonly PatternToken[]

/** Why a format's name is refused; `part` is the piece of the name that it is about. */
export type PatternRefusal = {
  readonly code:
    | 'unknown-letters'
    | 'repeated'
    | 'ambiguous-width'
    | 'needs-am-pm'
    | 'needs-12-hour'
    | 'unclosed-literal'
    | 'incomplete'
    | 'empty'
  readonly part: string
}

export type PatternResult =
  | { readonly ok: true; readonly pattern: DatePattern }
  | { readonly ok: false; readonly refusal: PatternRefusal }

type Piece = { readonly letters: string } | { readonly literal: string }

const LETTER = /[A-Za-z]/

/** Cuts a name into runs of one letter (either case) and literal text. */
function cut(name: string): Piece[] | undefined {
  const pieces: Piece[] = []
  for (let i = 0; i < name.length;) {
    const start = i
    const char = name[i] as string
    if (char === "'") {
      const end = name.indexOf("'", i + 1)
      if (end < 0) return undefined
      pieces.push({ literal: end === i + 1 ? "'" : name.slice(i + 1, end) })
      i = end + 1
    } else if (LETTER.test(char)) {
      while (i < name.length && name[i] === char) i++
      pieces.push({ letters: name.slice(start, i) })
    } else {
      pieces.push({ literal: char })
      i++
    }
  }
  return pieces
}

const PLAIN_SYMBOLS: Readonly<Record<string, DateSymbol>> = {
  yyyy: 'yyyy',
  yy: 'yy',
  mmmm: 'MMMM',
  mmm: 'MMM',
  dd: 'dd',
  d: 'd',
  ss: 'ss',
  a: 'a',
  xxx: 'XXX',
  xx: 'XX',
  x: 'X',
}

type Neighbours = { readonly before: string; readonly literalBefore: string; readonly after: string }

/** What surrounds a piece: the letter runs before and after it, and the text just before it. */
function neighbours(pieces: readonly Piece[], at: number): Neighbours {
  const letters = (piece: Piece): string => ('letters' in piece ? piece.letters : '')
  const before = pieces.slice(0, at).map(letters).filter(Boolean)
  const after = pieces
    .slice(at + 1)
    .map(letters)
    .filter(Boolean)
  const previous = pieces[at - 1]
  return {
    before: before.at(-1) ?? '',
    literalBefore: previous !== undefined && 'literal' in previous ? previous.literal : '',
    after: after[0] ?? '',
  }
}

function tokenOf(letters: string, around: Neighbours): PatternToken | undefined {
  const lower = letters.toLowerCase()
  const plain = PLAIN_SYMBOLS[lower]
  const followsSeconds = /^s/i.test(around.before) && /[.,]/.test(around.literalBefore)
  if (/^s+$/.test(lower) && followsSeconds) return { fractionDigits: letters.length }
  if (plain !== undefined) return { symbol: plain }
  if (lower === 'h' || lower === 'hh') return { symbol: letters as DateSymbol }
  if (lower === 'm' || lower === 'mm') {
    // The place decides, whatever the case: after hours and before seconds it is the minute.
    const isMinute = /^h/i.test(around.before) || /^s/i.test(around.after)
    if (isMinute) return lower === 'mm' ? { symbol: 'mm' } : undefined
    return { symbol: lower.toUpperCase() as DateSymbol }
  }
  if (letters === 'T' || letters === 'Z') return { literal: letters }
  return undefined
}

/** Values are compared byte by byte in any encoding, so literal text is ASCII. */
function plainLiteral(literal: string): PatternToken | undefined {
  return /^[ -~]+$/.test(literal) ? { literal } : undefined
}

const FIELD_OF: Readonly<Record<DateSymbol, string>> = {
  yyyy: 'year',
  yy: 'year',
  MMMM: 'month',
  MMM: 'month',
  MM: 'month',
  M: 'month',
  dd: 'day',
  d: 'day',
  HH: 'hour',
  H: 'hour',
  hh: 'hour',
  h: 'hour',
  mm: 'minute',
  ss: 'second',
  a: 'half',
  XXX: 'offset',
  XX: 'offset',
  X: 'offset',
}

/** Digits of unknown number next to digits cannot be told apart: `dMyyyy`. */
function runsTogether(pattern: DatePattern): string | undefined {
  const isNumeric = (token: PatternToken | undefined): boolean =>
    token !== undefined &&
    ('fractionDigits' in token || ('symbol' in token && !/^(MMM|a|X)/.test(token.symbol)))
  for (const [index, token] of pattern.entries()) {
    if (!('symbol' in token) || !['d', 'M', 'H', 'h'].includes(token.symbol)) continue
    if (isNumeric(pattern[index - 1]) || isNumeric(pattern[index + 1])) return token.symbol
  }
  return undefined
}

function refusalOf(pattern: DatePattern): PatternRefusal | undefined {
  const seen = new Set<string>()
  for (const token of pattern) {
    if ('literal' in token) continue
    const field = 'symbol' in token ? FIELD_OF[token.symbol] : 'fraction'
    if (seen.has(field)) return { code: 'repeated', part: 'symbol' in token ? token.symbol : 'S' }
    seen.add(field)
  }
  const twelve = pattern.find((t) => 'symbol' in t && (t.symbol === 'h' || t.symbol === 'hh'))
  if (twelve !== undefined && !seen.has('half')) {
    return { code: 'needs-am-pm', part: 'symbol' in twelve ? twelve.symbol : '' }
  }
  if (seen.has('half') && twelve === undefined) return { code: 'needs-12-hour', part: 'a' }
  const together = runsTogether(pattern)
  if (together !== undefined) return { code: 'ambiguous-width', part: together }
  const gaps: readonly (readonly [string, string])[] = [
    ['day', 'month'],
    ['minute', 'hour'],
    ['second', 'minute'],
    ['fraction', 'second'],
    ['offset', 'hour'],
  ]
  const gap = gaps.find(([part, needed]) => seen.has(part) && !seen.has(needed))
  if (gap !== undefined) return { code: 'incomplete', part: gap[1] }
  return seen.size === 0 ? { code: 'empty', part: '' } : undefined
}

/**
 * Reads the name of a format, in the spelling of CSV tools or in the product's, any case where that is
 * unambiguous: `dd/MM/yyyy`, `dd/mm/yyyy`, `DD/MM/YYYY HH:MM`, `yyyy-MM-dd'T'HH:mm:ss'Z'` (S3-25, S3-26, X-13).
 */
export function readPattern(name: string): PatternResult {
  const pieces = cut(name)
  if (pieces === undefined) return { ok: false, refusal: { code: 'unclosed-literal', part: name } }
  const pattern: PatternToken[] = []
  for (const [index, piece] of pieces.entries()) {
    const token =
      'literal' in piece ? plainLiteral(piece.literal) : tokenOf(piece.letters, neighbours(pieces, index))
    if (token === undefined) {
      const part = 'letters' in piece ? piece.letters : piece.literal
      return { ok: false, refusal: { code: 'unknown-letters', part } }
    }
    pattern.push(token)
  }
  const refusal = refusalOf(pattern)
  return refusal === undefined ? { ok: true, pattern } : { ok: false, refusal }
}

function spell(pattern: DatePattern, symbol: (symbol: DateSymbol) => string): string {
  return pattern
    .map((token) => {
      if ('symbol' in token) return symbol(token.symbol)
      if ('fractionDigits' in token) return 'S'.repeat(token.fractionDigits)
      if (token.literal === "'") return "''"
      return LETTER.test(token.literal) ? `'${token.literal}'` : token.literal
    })
    .join('')
}

/** The name as CSV tools spell it, months in capitals: `dd/MM/yyyy HH:mm`. */
export function canonicalName(pattern: DatePattern): string {
  return spell(pattern, (symbol) => symbol)
}

/** The name as the product shows it, months in small letters: `dd/mm/yyyy HH:mm` (S3-25, X-13). */
export function shownName(pattern: DatePattern): string {
  return spell(pattern, (symbol) => (symbol.startsWith('M') ? symbol.toLowerCase() : symbol))
}

/** Whether a pattern has the given part of a date or time. */
export function hasField(pattern: DatePattern, field: 'year' | 'month' | 'day' | 'hour' | 'minute'): boolean {
  return pattern.some((token) => 'symbol' in token && FIELD_OF[token.symbol] === field)
}
