// The columns of the open file as the screen treats them: which hold dates, times or numbers, what they are called, and by
// which format each is read. Before the count the first records speak, afterwards the profile, and the person above both.
import { cellKind } from '../../../src-shared/csv/cell-kind.ts'
import type { CellKind } from '../../../src-shared/csv/cell-kind.ts'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { trimmed } from '../../../src-shared/csv/field-trim.ts'
import { readNumber } from '../../../src-shared/csv/number-format.ts'
import type {
  CsvColumn,
  CsvProfile,
  CsvRecord,
  OpenedCsv,
  ReadingRules,
} from '../../../src-shared/contract/imports.ts'
import type { ColumnRole } from './preview-store.ts'

export interface PreviewColumn {
  readonly index: number
  /** Of the header; null where it has none or an empty one. */
  readonly name: string | null
  readonly kind: 'date' | 'time' | 'number' | 'text'
  /** How dates are read, as CSV tools spell it; of times, the format that reads most of them. */
  readonly format: string | null
  /** What was counted; null before the count. */
  readonly profile: CsvColumn | null
  /** Only the person says that these are dates. */
  readonly isNamed: boolean
}

export interface ColumnSources {
  readonly opened: OpenedCsv
  readonly profile: CsvProfile | null
  readonly roles: Readonly<Record<number, ColumnRole>>
  readonly formats: Readonly<Record<number, string>>
  /** The person's date format, as the product spells it (S3-25). */
  readonly preferred: string
}

/** A share of a column's first values that makes it one of that kind. */
const enough = { date: 0.6, time: 0.6, number: 0.9 } as const

export function columnsOf({ opened, profile, roles, formats, preferred }: ColumnSources): PreviewColumn[] {
  const { names, columns: width } = profile?.layout ?? opened.layout
  const own = dateFormat(preferred).name
  return Array.from({ length: width }, (_, index) => {
    const found = profile?.columns[index] ?? null
    const role = roles[index]
    const guessed = profile === null ? kindOf(opened.records, index) : kindIn(found, opened.records, index)
    const kind = role === 'date' ? 'date' : role === 'other' && guessed === 'date' ? 'text' : guessed
    return {
      index,
      name: names?.[index] || null,
      kind,
      format:
        kind === 'date'
          ? (formats[index] ?? own)
          : kind === 'time'
            ? (found?.time?.suggested[0] ?? null)
            : null,
      profile: found,
      isNamed: role === 'date' && guessed !== 'date',
    }
  })
}

function kindIn(
  found: CsvColumn | null,
  records: readonly CsvRecord[],
  index: number,
): PreviewColumn['kind'] {
  if (found?.date) return 'date'
  if (found?.time) return 'time'
  return kindOf(records, index) === 'number' ? 'number' : 'text'
}

/** What the first values of a column look like. Amounts with a currency look like numbers and are none (S3-28). */
function kindOf(records: readonly CsvRecord[], index: number): PreviewColumn['kind'] {
  const kinds = new Map<CellKind, number>()
  let known = 0
  let readable = 0
  for (const { cells } of records) {
    const cell = cells[index] ?? ''
    const kind = cellKind(cell)
    if (kind === 'blank' || kind === 'placeholder') continue
    known++
    if (kind === 'number' && readNumber('1,234.56', trimmed(cell)).ok) readable++
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  for (const kind of ['date', 'time', 'number'] as const) {
    if (known === 0 || (kinds.get(kind) ?? 0) < known * enough[kind]) continue
    if (kind !== 'number' || readable >= known / 2) return kind
  }
  return 'text'
}

/** What main is to hold the values against. */
export function rulesOf(columns: readonly PreviewColumn[], hourEnding: boolean): ReadingRules {
  const formatted = (kind: 'date' | 'time') =>
    columns.flatMap((column) =>
      column.kind === kind && column.format !== null ? [{ column: column.index, format: column.format }] : [],
    )
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ index }) => index)
  return { dates: formatted('date'), times: formatted('time'), numbers, hourEnding }
}
