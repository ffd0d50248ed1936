// What the preview says of a date column, as data: whether the chosen format reads it, which other would, and whether the
// column itself settles day and month. Nothing here decides for the person: an undecided column is asked about.
import { dateCatalogue } from '../../../src-shared/csv/date-catalogue.ts'
import type { DateOrder } from '../../../src-shared/csv/date-catalogue.ts'
import type { DateColumn } from '../../../src-shared/csv/profile.ts'

/** What was counted of a column under the format chosen for it. */
export interface ChosenCounts {
  /** Name of the format as CSV tools spell it. */
  readonly format: string
  readonly fits: number
  readonly misfits: number
}

export type Verdict =
  /** Nothing in the column to read. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'reads-all'; readonly confirmed: boolean }
  /** Every value can be read in each of these ways; the person has to say which is meant. */
  | { readonly kind: 'undecided'; readonly readings: readonly string[] }
  /** Another format reads more, and `readsAll` tells whether that is everything. */
  | {
      readonly kind: 'other-format'
      readonly format: string
      readonly fits: number
      readonly readsAll: boolean
      /** It is the chosen format with a time of day behind it. */
      readonly addsTime: boolean
    }
  /** Only together these formats read the column: it was written in several ways. */
  | { readonly kind: 'mixed'; readonly formats: readonly string[] }
  /** All that does not fit says 24:00, the end of a day. */
  | { readonly kind: 'hour-ending'; readonly values: number }
  | { readonly kind: 'reads-part' }
  | { readonly kind: 'reads-nothing' }

export type VerdictTone = 'good' | 'attention' | 'refused' | 'neutral'

export function toneOf(verdict: Verdict): VerdictTone {
  switch (verdict.kind) {
    case 'reads-all':
      return 'good'
    case 'undecided':
    case 'hour-ending':
    case 'reads-part':
      return 'attention'
    case 'other-format':
      return verdict.addsTime ? 'attention' : 'refused'
    case 'mixed':
    case 'reads-nothing':
      return 'refused'
    case 'blank':
      return 'neutral'
  }
}

/** A share of values that makes another way of writing rather than a few slips. */
const enoughForAnotherWay = 0.02

/**
 * The verdict on a column.
 * @param column its profile, or null where the person says that it holds dates and the profile does not
 * @param confirmed the format that the person has confirmed for it, if any
 */
export function judge(column: DateColumn | null, chosen: ChosenCounts, confirmed: string | null): Verdict {
  const { format, fits, misfits } = chosen
  const total = fits + misfits
  if (total === 0) return { kind: 'blank' }
  if (column === null) return fits === total ? readsAll(false) : fits === 0 ? nothing : aPart
  const readings = openReadings(column)
  if (readings.length > 1 && confirmed !== format && (fits < total || readings.includes(format)))
    return { kind: 'undecided', readings }
  if (misfits === 0) return readsAll(readings.length > 1)
  const best = column.suggested[0]
  const bestFits = best === undefined ? 0 : (column.fits[best] ?? 0)
  if (column.endOfDay > 0 && misfits === column.endOfDay && bestFits <= fits)
    return { kind: 'hour-ending', values: column.endOfDay }
  if (isMixed(column, total)) return { kind: 'mixed', formats: column.suggested }
  if (best !== undefined && bestFits > fits)
    return {
      kind: 'other-format',
      format: best,
      fits: bestFits,
      readsAll: bestFits === total,
      addsTime: best.startsWith(`${format} `) || best.startsWith(`${format}'T'`),
    }
  return fits === 0 ? nothing : aPart
}

const aPart: Verdict = { kind: 'reads-part' }
const nothing: Verdict = { kind: 'reads-nothing' }
const readsAll = (confirmed: boolean): Verdict => ({ kind: 'reads-all', confirmed })

/** Several formats, each of which reads what the others do not, and not just a few values. */
function isMixed({ suggested, fits, because }: DateColumn, total: number): boolean {
  if (because === 'both-orders') return true
  const worth = suggested.filter((format) => (fits[format] ?? 0) >= total * enoughForAnotherWay)
  const best = suggested[0]
  return worth.length > 1 && best !== undefined && (fits[best] ?? 0) < total
}

const confusable: readonly DateOrder[] = ['day-first', 'month-first', 'year-first']

/** The strictest format of each order of day, month and two-digit year that reads as much as any; empty when decided. */
export function openReadings(column: DateColumn): string[] {
  if (column.decided || column.because === 'both-orders') return []
  const most = Math.max(0, ...Object.values(column.fits))
  const rivals = dateCatalogue().filter(({ format }) => column.fits[format.name] === most)
  const readings = confusable.flatMap((order) => {
    const [strictest] = rivals
      .filter((rival) => rival.order === order)
      .toSorted((a, b) => b.strictness - a.strictness)
    return strictest === undefined ? [] : [strictest.format.name]
  })
  // What the column would be read as if nobody said anything comes first.
  return readings.toSorted((a, b) => rank(column, a) - rank(column, b))
}

function rank({ suggested }: DateColumn, format: string): number {
  const at = suggested.indexOf(format)
  return at < 0 ? suggested.length : at
}

export interface Rival {
  readonly format: string
  readonly fits: number
  /** Reads no more than another one that is stricter: `d/M/yyyy` beside `dd/MM/yyyy` where all have two digits. */
  readonly isLooser: boolean
}

/** Formats beside the chosen one that read anything: what reads most first, those that add nothing last. */
export function rivalsOf(column: DateColumn, chosen: string): Rival[] {
  const strictness = new Map(dateCatalogue().map((each) => [each.format.name, each.strictness]))
  const strict = (format: string) => strictness.get(format) ?? 0
  const all = Object.entries(column.fits)
  const isLooser = (format: string, fits: number) =>
    all.some(
      ([other, more]) => more >= fits && padded(other) === padded(format) && strict(other) > strict(format),
    )
  return all
    .filter(([format]) => format !== chosen)
    .map(([format, fits]) => ({ format, fits, isLooser: isLooser(format, fits) }))
    .toSorted(
      (a, b) =>
        Number(a.isLooser) - Number(b.isLooser) ||
        b.fits - a.fits ||
        rank(column, a.format) - rank(column, b.format) ||
        strict(b.format) - strict(a.format),
    )
}

/** The name with two digits everywhere, so that formats that differ in nothing else are equal. */
function padded(format: string): string {
  return format.replace(/(?<![dMHh])([dMHh])(?!\1)/g, '$1$1')
}

/** The share in whole per cent; 100 only for all and 0 only for none. */
export function wholePercent(part: number, total: number): number {
  if (total === 0) return 0
  const percent = Math.round((part / total) * 100)
  if (percent === 100 && part < total) return 99
  return percent === 0 && part > 0 ? 1 : percent
}
