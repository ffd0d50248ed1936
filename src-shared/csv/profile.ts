/**
 * The profile of a file: everything that the preview says about it, as plain data that can be sent and
 * stored. Made from the counts of one pass.
 */

import { dateRange } from './date-range.ts'
import type { DateRange } from './date-range.ts'
import { judgeColumn } from './column-verdict.ts'
import type { ColumnVerdict, DateVerdict } from './column-verdict.ts'
import type { ColumnCounts, Stretch } from './column-counts.ts'
import { dateFormat } from './date-format.ts'
import { orderOfFormat, withEvidence } from './file-evidence.ts'
import type { DayMonthOrder, OrderEvidence, OrderVerdict } from './day-month-order.ts'
import type { Defect, DefectKind } from './defect.ts'
import { exampleOf } from './date-shape.ts'
import type { FileCounts } from './file-counts.ts'
import type { Layout } from './layout.ts'
import { ORDER } from './day-counts.ts'
import type { LineEnds } from './record-batch.ts'

/** A stretch of lines in which dates are written alike; records count after the header, from 1. */
export type FormatStretch = {
  readonly fromRecord: number
  readonly toRecord: number
  readonly fromLine: number
  readonly toLine: number
  readonly values: number
  /** Its first value; a time in it stands for any. */
  readonly example: string
  /** What the stretch itself shows of day and month; null when both work. */
  readonly order: DayMonthOrder | null
}

export type DateColumn = {
  readonly ambiguousDayMonth: number
  readonly sameDayMonth: number
  readonly fits: Readonly<Record<string, number>>
  readonly suggested: readonly string[]
  readonly decided: boolean
  readonly because: OrderVerdict['because']
  readonly evidence: readonly OrderEvidence[]
  /** Times of 24:00, the end of a day. */
  readonly endOfDay: number
  readonly range: DateRange | null
  /** More than one where the column changes its way of writing; empty when it changes all the time. */
  readonly stretches: readonly FormatStretch[]
}

export type TimeColumn = {
  readonly fits: Readonly<Record<string, number>>
  readonly suggested: readonly string[]
  readonly endOfDay: number
}

export type ColumnProfile = {
  readonly index: number
  readonly name: string | null
  readonly nonBlank: number
  readonly blank: number
  /** Records that are too short to have this column. */
  readonly missing: number
  readonly date: DateColumn | null
  readonly time: TimeColumn | null
}

export type FileProfile = {
  readonly layout: Layout
  readonly lineEnds: LineEnds
  readonly headerLine: number
  readonly recordsAfterHeader: number
  readonly blankRecords: number
  readonly dataRecords: number
  readonly raggedRecords: number
  readonly columns: readonly ColumnProfile[]
  /** The first defects of each kind, in the order found. */
  readonly defects: readonly Defect[]
  readonly defectCounts: Readonly<Partial<Record<DefectKind, number>>>
}

export type ProfileContext = {
  readonly fileName: string
  readonly pivot: number
  readonly thisYear: number
  /** The person's date format (S3-25): its order is put first where the column cannot tell. */
  readonly preferred: string
}

/** Fields of a file without header: the commonest number over the whole file. */
function columnsOf(layout: Layout, widths: ReadonlyMap<number, number>): number {
  if (layout.names !== null) return layout.columns
  const commonest = [...widths].toSorted((a, b) => b[1] - a[1])[0]
  return commonest === undefined || commonest[0] < 0 ? layout.columns : commonest[0]
}

function stretchesOf(counts: ColumnCounts, headerRecord: number): FormatStretch[] {
  if (counts.isScattered) return []
  const order = (stretch: Stretch): DayMonthOrder | null => {
    if (stretch.order === ORDER.any) return null
    return stretch.order === ORDER.onlyDayFirst ? 'day-first' : 'month-first'
  }
  return counts.stretches.map((stretch) => ({
    fromRecord: stretch.fromRecord - headerRecord + 1,
    toRecord: stretch.toRecord - headerRecord + 1,
    fromLine: stretch.fromLine + 1,
    toLine: stretch.toLine + 1,
    values: stretch.values,
    example: exampleOf(stretch.shape, stretch.key),
    order: order(stretch),
  }))
}

function dateColumn(
  counts: ColumnCounts,
  verdict: DateVerdict,
  layout: Layout,
  context: ProfileContext,
): DateColumn {
  return {
    ambiguousDayMonth: verdict.dayMonth.ambiguous,
    sameDayMonth: verdict.dayMonth.same,
    fits: Object.fromEntries([...verdict.fits].toSorted((a, b) => b[1] - a[1])),
    suggested: verdict.suggested,
    decided: verdict.order.decided,
    because: verdict.order.because,
    evidence: verdict.order.evidence,
    endOfDay: verdict.endOfDay,
    range: dateRange(verdict, context),
    stretches: stretchesOf(counts, layout.headerRecord),
  }
}

/** Makes the profile from the counts of a whole file. */
export function profileOf(
  counts: FileCounts,
  layout: Layout,
  lineEnds: LineEnds,
  context: ProfileContext,
): FileProfile {
  const columns = columnsOf(layout, counts.widths)
  const dataRecords = counts.records - counts.blankRecords
  const preferred = orderOfFormat(dateFormat(context.preferred)) ?? 'day-first'
  const verdicts = counts.columns.map((column, index): ColumnVerdict => {
    const name = layout.names?.[index] ?? null
    return judgeColumn(column, { name, pivot: context.pivot, thisYear: context.thisYear, preferred })
  })
  const judged = withEvidence(verdicts, layout.names, context)
  return {
    layout: { ...layout, columns },
    lineEnds,
    headerLine: counts.headerLine,
    recordsAfterHeader: counts.records,
    blankRecords: counts.blankRecords,
    dataRecords,
    raggedRecords: dataRecords - (counts.widths.get(columns) ?? 0),
    columns: counts.columns.map((column, index) => {
      const verdict = judged[index] as ColumnVerdict
      return {
        index,
        name: layout.names?.[index] ?? null,
        nonBlank: column.nonBlank,
        blank: column.blank,
        missing: dataRecords - column.nonBlank - column.blank,
        date: verdict.kind === 'date' ? dateColumn(column, verdict, layout, context) : null,
        time: verdict.kind === 'time' ? timeColumn(verdict.fits, verdict.suggested, verdict.endOfDay) : null,
      }
    }),
    defects: counts.defects.first,
    defectCounts: Object.fromEntries(counts.defects.counts),
  }
}

function timeColumn(
  fits: ReadonlyMap<string, number>,
  suggested: readonly string[],
  endOfDay: number,
): TimeColumn {
  return { fits: Object.fromEntries([...fits].toSorted((a, b) => b[1] - a[1])), suggested, endOfDay }
}
