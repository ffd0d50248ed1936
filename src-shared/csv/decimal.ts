/**
 * Exact decimal numbers as text: `-1234.5`. Quantities never pass through binary floating point, which could
 * not hold them (X-14).
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

function partsOf(value: string): { negative: boolean; whole: string; fraction: string } {
  const match = DECIMAL.exec(value)
  if (match === null) throw new Error(`Not a decimal number: ${value}`)
  return { negative: match[1] === '-', whole: match[2] as string, fraction: match[3] ?? '' }
}

function join(negative: boolean, digits: string, places: number): string {
  const padded = digits.padStart(places + 1, '0')
  const whole = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, '')
  const fraction = padded.slice(padded.length - places)
  const isZero = /^0*$/.test(padded)
  return `${negative && !isZero ? '-' : ''}${whole}${places === 0 ? '' : `.${fraction}`}`
}

/**
 * A decimal number with exactly `places` decimals, rounded half up: a five goes away from zero, so that an
 * entry and its reversal round alike. Never gives a negative zero.
 */
export function roundDecimal(value: string, places: number): string {
  const { negative, whole, fraction } = partsOf(value)
  const kept = whole + fraction.slice(0, places).padEnd(places, '0')
  const roundsUp = (fraction[places] ?? '0') >= '5'
  return join(negative, roundsUp ? String(BigInt(kept) + 1n) : kept, places)
}

/** The shortest way to write a number: no needless zeros, `0` and not `-0`. */
export function plainDecimal(value: string): string {
  const { negative, whole, fraction } = partsOf(value)
  const short = fraction.replace(/0+$/, '')
  return join(negative, whole + short, short.length)
}

/** Decimals that a number needs. */
export function decimalPlaces(value: string): number {
  return partsOf(value).fraction.replace(/0+$/, '').length
}

/** Puts a comma before every third digit of the whole part. */
export function groupThousands(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
