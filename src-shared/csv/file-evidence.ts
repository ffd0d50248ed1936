/**
 * What other parts of a file say about a column that cannot settle day and month: a column beside it that
 * can, or the file's name. Evidence puts a format first and is shown; the person decides.
 */

import type { ColumnVerdict, DateVerdict } from './column-verdict.ts'
import type { DateFormat } from './date-format.ts'
import type { DayMonthOrder, OrderEvidence } from './day-month-order.ts'
import { suggestFormats } from './format-suggestion.ts'

/** Whether a format has the day or the month first; null when it cannot be mistaken. */
export function orderOfFormat(format: DateFormat): DayMonthOrder | null {
  const day = format.name.search(/d/)
  const month = format.name.search(/M/)
  const isNumeric = !format.name.includes('MMM') && format.name.search(/y/) > Math.max(day, month)
  if (day < 0 || month < 0 || !isNumeric) return null
  return day < month ? 'day-first' : 'month-first'
}

const isUndecided = (verdict: ColumnVerdict): verdict is DateVerdict =>
  verdict.kind === 'date' && !verdict.order.decided && verdict.order.because === 'all-both-ways'

/** Orders of the columns that settle theirs by themselves. */
function settledColumns(
  verdicts: readonly ColumnVerdict[],
  names: readonly string[] | null,
): OrderEvidence[] {
  return verdicts.flatMap((verdict, index): OrderEvidence[] => {
    if (verdict.kind !== 'date' || !verdict.order.decided) return []
    const { order } = verdict.order
    if (order !== 'day-first' && order !== 'month-first') return []
    return [{ kind: 'other-column', favours: order, source: names?.[index] || String(index + 1) }]
  })
}

/** A format spelled out in the file's name: `readings_dd-mm-yyyy.csv`. */
function fromFileName(fileName: string): OrderEvidence[] {
  const match = /(?<![a-z])(dd?[-_. ]?mm?[-_. ]?yy(?:yy)?|mm?[-_. ]?dd?[-_. ]?yy(?:yy)?)(?![a-z])/i.exec(
    fileName,
  )
  const spelled = match?.[1]
  if (spelled === undefined) return []
  return [{ kind: 'file-name', favours: /^d/i.test(spelled) ? 'day-first' : 'month-first', source: spelled }]
}

/** The verdicts, with evidence from elsewhere added to those that are undecided. */
export function withEvidence(
  verdicts: readonly ColumnVerdict[],
  names: readonly string[] | null,
  context: { readonly fileName: string },
): ColumnVerdict[] {
  const elsewhere = [...settledColumns(verdicts, names), ...fromFileName(context.fileName)]
  return verdicts.map((verdict) => {
    if (!isUndecided(verdict) || elsewhere.length === 0) return verdict
    const evidence = [...verdict.order.evidence, ...elsewhere]
    const order = { ...verdict.order, evidence, order: (evidence[0] as OrderEvidence).favours }
    return { ...verdict, order, suggested: suggestFormats(verdict.groups, order) }
  })
}
