// CSV files of the person's own, looked at before anything is imported (S3-25, S3-28..31): chosen or dropped, laid out,
// counted, checked against one format per date column, and read row by row. Nothing here writes to the store.
import { z } from 'zod'
import { ENCODINGS } from '../csv/encoding.ts'
import { noInput, noOutput, page, pageInput, query, taskId } from './define.ts'

/** Index of a column, from 0. */
const column = z.int().min(0).max(100_000)

/** An opaque token that stands for a file of this session; see the bridge's `fileToken`. */
const fileToken = z.string().min(1).max(64)
const chosenFile = z.object({ token: fileToken, name: z.string() })
export type ChosenCsv = z.output<typeof chosenFile>

const asciiCharacter = z.string().regex(/^[\t -~]$/)
/** What the person says of a file's layout instead of having it detected. */
export const layoutChoice = z.strictObject({
  encoding: z.enum(ENCODINGS).exactOptional(),
  delimiter: asciiCharacter.exactOptional(),
  /** Null: quotes are text. */
  quote: asciiCharacter.nullable().exactOptional(),
  /** Number of the header record from 1; 0: there is none. */
  headerRecord: z.int().min(0).max(10_000).exactOptional(),
})
export type LayoutChosen = z.output<typeof layoutChoice>

const layout = z.object({
  encoding: z.enum(ENCODINGS),
  delimiter: z.string(),
  quote: z.string().nullable(),
  headerRecord: z.int(),
  columns: z.int(),
  names: z.array(z.string()).readonly().nullable(),
})
const lineEnds = z.object({ lf: z.int(), crlf: z.int(), cr: z.int() })

/** A record as it stands in the file; `number` counts after the header from 1, `line` is physical, from 1. */
const record = z.object({
  number: z.int(),
  line: z.int(),
  /** Number of fields, those beyond what is shown included. */
  fields: z.int(),
  /** Values, cut if very long. */
  cells: z.array(z.string()).readonly(),
})
export type CsvRecord = z.output<typeof record>

const dayMonthOrder = z.enum(['day-first', 'month-first'])
const counts = z.record(z.string(), z.int()).readonly()

const dateColumn = z.object({
  ambiguousDayMonth: z.int(),
  sameDayMonth: z.int(),
  /** Values that each format reads, by its name as CSV tools spell it. */
  fits: counts,
  suggested: z.array(z.string()).readonly(),
  decided: z.boolean(),
  because: z.enum([
    'no-numeric-dates',
    'values',
    'all-both-ways',
    'both-orders',
    'year-position',
    'year-by-range',
  ]),
  evidence: z
    .array(
      z.object({
        kind: z.enum(['monthly-series', 'regular-series', 'other-column', 'file-name']),
        favours: dayMonthOrder,
        source: z.string().exactOptional(),
      }),
    )
    .readonly(),
  endOfDay: z.int(),
  range: z
    .object({
      first: z.string(),
      last: z.string(),
      implausible: z.int(),
      pivot: z.int().nullable(),
      inFuture: z.int(),
    })
    .nullable(),
  stretches: z
    .array(
      z.object({
        fromRecord: z.int(),
        toRecord: z.int(),
        fromLine: z.int(),
        toLine: z.int(),
        values: z.int(),
        example: z.string(),
        order: dayMonthOrder.nullable(),
      }),
    )
    .readonly(),
})

const columnProfile = z.object({
  index: z.int(),
  name: z.string().nullable(),
  nonBlank: z.int(),
  blank: z.int(),
  missing: z.int(),
  date: dateColumn.nullable(),
  time: z.object({ fits: counts, suggested: z.array(z.string()).readonly(), endOfDay: z.int() }).nullable(),
})
export type CsvColumn = z.output<typeof columnProfile>

export const defectKinds = [
  'unclosed-quote',
  'text-after-quote',
  'quote-in-field',
  'ragged',
  'long-record',
  'broken-encoding',
  'nul',
  'date',
  'time',
  'number',
  'skipped-hour',
  'doubled-hour',
  'year',
] as const

const problem = z.object({
  kind: z.enum(defectKinds),
  record: z.int(),
  line: z.int(),
  column: z.int().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
  accepted: z.string().nullable(),
})
export type CsvProblem = z.output<typeof problem>

/** One column and the only format that its values may have. */
const columnFormat = z.strictObject({ column, format: z.string().min(1).max(80) })

/** How the values are to be read. */
export const readingRules = z.strictObject({
  dates: z.array(columnFormat).max(500),
  times: z.array(columnFormat).max(500),
  /** Columns that are read by the person's number format (S3-28..31). */
  numbers: z.array(column).max(2000),
  /** Whether 24:00 is read, as the end of its day. */
  hourEnding: z.boolean(),
})
export type ReadingRules = z.output<typeof readingRules>

const file = { file: fileToken }
/** Defects counted by kind, those included that are not listed. */
const defectCounts = z.record(z.string(), z.int()).readonly()

const opened = z.object({
  bytes: z.int(),
  layout,
  /** Records above the header; their numbers are 0 and below. */
  above: z.array(record).readonly(),
  /** First records after the header. */
  records: z.array(record).readonly(),
  /** The first records are all there are. */
  isWhole: z.boolean(),
})
export type OpenedCsv = z.output<typeof opened>

const profiled = z.object({
  layout,
  lineEnds,
  headerLine: z.int(),
  recordsAfterHeader: z.int(),
  blankRecords: z.int(),
  dataRecords: z.int(),
  raggedRecords: z.int(),
  columns: z.array(columnProfile).readonly(),
  defectCounts,
  /** False where it was cancelled: everything counts only what was read until then. */
  isWhole: z.boolean(),
  /** The file was written to meanwhile: what was counted is of neither state. */
  hasChanged: z.boolean(),
})
export type CsvProfile = z.output<typeof profiled>

const checked = z.object({
  columns: z.array(z.object({ column: z.int(), fits: z.int(), misfits: z.int(), blank: z.int() })).readonly(),
  defectCounts,
  /** Records with a problem that is listed, those of quoting and width included. */
  recordsWithProblems: z.int(),
})
export type CsvCheck = z.output<typeof checked>

export const importsCalls = {
  /** Wakes the reader of CSV files up, and names the made-up files of the demonstration, if this is one. */
  'imports.start': query({
    access: 'signed-in',
    input: noInput,
    output: z.object({ samples: z.array(z.string()).readonly() }),
  }),
  /** Ends all previews and the reader with them. The end of the session does the same. */
  'imports.end': query({ access: 'signed-in', whileViewing: 'own', input: noInput, output: noOutput }),
  /** The native dialog; null where the person cancelled it. */
  'imports.choose': query({
    access: 'signed-in',
    input: noInput,
    output: z.object({ file: chosenFile.nullable() }),
  }),
  'imports.choose-sample': query({
    access: 'signed-in',
    input: z.strictObject({ name: z.string().max(200) }),
    output: z.object({ file: chosenFile }),
  }),
  /**
   * Lays the file out, gives its first records and goes on to count it. One file is open at a time: another takes its
   * place, and the same opened again, as with another layout, begins anew.
   */
  'imports.open': query({
    access: 'signed-in',
    input: z.strictObject({
      ...file,
      layout: layoutChoice,
      /** Two-digit years below it are of the 2000s. */
      pivot: z.int().min(0).max(100),
    }),
    output: opened,
  }),
  /** Lets go of the file; it can be opened again by its token. */
  'imports.close': query({
    access: 'signed-in',
    whileViewing: 'own',
    input: z.strictObject(file),
    output: noOutput,
  }),
  /** What was counted of the whole file. Progress is in bytes. */
  'imports.profile': query({
    access: 'signed-in',
    input: z.strictObject({ ...file, taskId }),
    output: profiled,
  }),
  /** Holds every value against the format of its column. Progress is in bytes. */
  'imports.check': query({
    access: 'signed-in',
    input: z.strictObject({ ...file, taskId, rules: readingRules }),
    output: checked,
  }),
  /** Records in the order of the file, all or those with a problem that is listed. Before the count: the first ones only. */
  'imports.rows': query({
    access: 'signed-in',
    input: z.strictObject({ ...file, ...pageInput, problemsOnly: z.boolean() }),
    output: page(record),
  }),
  /** What the count and the last check found: the first of each kind, in the order of the file. No kinds: all. */
  'imports.problems': query({
    access: 'signed-in',
    input: z.strictObject({ ...file, ...pageInput, kinds: z.array(z.enum(defectKinds)).max(20) }),
    output: page(problem),
  }),
  /** Writes all problems to a CSV file that the person chooses; cells that a spreadsheet would run are neutralized. */
  'imports.save-problems': query({
    access: 'signed-in',
    input: z.strictObject({ ...file, taskId, rules: readingRules }),
    output: z.object({ fileName: z.string(), problems: z.int() }),
  }),
}
