// How wide the columns of the rows are, and which of them show: a file may have thousands.
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import type { PreviewColumn } from './columns.ts'

export interface GridColumn extends PreviewColumn {
  /** Pixels from the left of the first. */
  readonly left: number
  readonly width: number
}

const widths = { date: 258, least: 76, most: 280 } as const
/** A character of our font at 13 px, on average; and what stands around a value. */
const perCharacter = 7.8
const around = 26

/** Lays columns out by their names and first values. */
export function layOutColumns(
  columns: readonly PreviewColumn[],
  records: readonly CsvRecord[],
  nameOf: (column: PreviewColumn) => string,
): GridColumn[] {
  let left = 0
  return columns.map((column) => {
    const width = column.kind === 'date' ? widths.date : fitting(column, records, nameOf(column))
    const laid = { ...column, left, width }
    left += width
    return laid
  })
}

function fitting({ index, kind }: PreviewColumn, records: readonly CsvRecord[], name: string): number {
  const lengths = records.slice(0, 60).map(({ cells }) => cells[index]?.length ?? 0)
  // One long value among short ones does not make the column wide.
  const usual = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0
  const least = kind === 'number' || kind === 'time' ? widths.least + 40 : widths.least
  const wanted = Math.max(usual, Math.min(name.length, 24)) * perCharacter + around
  return Math.round(Math.min(widths.most, Math.max(least, wanted)))
}

/** Columns that show between two positions. */
export function shownColumns(
  columns: readonly GridColumn[],
  from: number,
  to: number,
): readonly GridColumn[] {
  const first = columns.findIndex(({ left, width }) => left + width > from)
  if (first < 0) return []
  const after = columns.findIndex(({ left }) => left >= to)
  return columns.slice(first, after < 0 ? columns.length : after)
}
