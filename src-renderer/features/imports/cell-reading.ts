// How one cell of a date column reads under the format chosen for that column, and under nothing else (S3-25): a date, a
// date that the other order of day and month would make another, or none, with the reason.
import { dateFormat, readDate } from '../../../src-shared/csv/date-format.ts'
import type { DateFormat, DateParts } from '../../../src-shared/csv/date-format.ts'
import { explainMisfit } from '../../../src-shared/csv/date-misfit.ts'
import type { MisfitExplanation } from '../../../src-shared/csv/date-misfit.ts'
import { orderOfFormat } from '../../../src-shared/csv/file-evidence.ts'
import { trimmed } from '../../../src-shared/csv/field-trim.ts'

export type CellReading =
  | { readonly state: 'blank' }
  | { readonly state: 'good'; readonly parts: DateParts }
  /** `other` is what the value means with day and month the other way round. */
  | { readonly state: 'ambiguous'; readonly parts: DateParts; readonly other: DateParts }
  | { readonly state: 'unreadable'; readonly why: MisfitExplanation }

export interface ReadingOptions {
  /** Two-digit years below it are of the 2000s. */
  readonly pivot: number
  /** Whether 24:00 is read, as the end of its day. */
  readonly hourEnding: boolean
  /** Formats that the column as a whole speaks for; they explain what does not fit. */
  readonly likely?: readonly string[]
}

export interface ColumnReader {
  readonly format: DateFormat
  /** Reads a cell as it stands in the file. */
  readonly read: (cell: string) => CellReading
}

const blank: CellReading = { state: 'blank' }
/** Different values of a column that are remembered; a screen shows a few hundred. */
const mostRemembered = 5000

/** The reader of a column. It remembers what it has read: make one per column and format, and keep it. */
export function columnReader(formatName: string, options: ReadingOptions): ColumnReader {
  const format = dateFormat(formatName, options)
  const swapped = swappedFormat(format, options)
  const likely = (options.likely ?? []).map((name) => dateFormat(name, options))
  const known = new Map<string, CellReading>()
  return {
    format,
    read: (cell) => {
      const value = trimmed(cell)
      if (value === '') return blank
      let reading = known.get(value)
      if (reading === undefined) {
        reading = readValue(value, { format, swapped, likely })
        if (known.size >= mostRemembered) known.clear()
        known.set(value, reading)
      }
      return reading
    },
  }
}

interface Formats {
  readonly format: DateFormat
  readonly swapped: DateFormat | null
  readonly likely: readonly DateFormat[]
}

function readValue(value: string, { format, swapped, likely }: Formats): CellReading {
  const reading = readDate(format, value)
  if (!reading.ok) return { state: 'unreadable', why: explainMisfit(format, value, likely) }
  const { parts } = reading
  const other = swapped === null ? null : readDate(swapped, value)
  if (other === null || !other.ok || (other.parts.month === parts.month && other.parts.day === parts.day))
    return { state: 'good', parts }
  return { state: 'ambiguous', parts, other: other.parts }
}

/** The format with day and month exchanged; null where they cannot be mistaken for each other. */
export function swappedFormat(format: DateFormat, options: ReadingOptions): DateFormat | null {
  if (orderOfFormat(format) === null) return null
  const swap: Readonly<Record<string, string>> = { d: 'M', M: 'd' }
  // Quoted text stays as it is.
  const name = format.name.replace(/'[^']*'|[dM]/g, (piece) => swap[piece] ?? piece)
  return dateFormat(name, options)
}
