// What main and the CSV worker say to each other: plain data, copied between threads. A job is one file that is open
// in the worker; its questions are numbered, so that answers find whoever asked.
import type { CheckPlan, ColumnCheck } from '../../../src-shared/csv/check.ts'
import type { Defect, DefectKind } from '../../../src-shared/csv/defect.ts'
import type { Layout, LayoutChoice } from '../../../src-shared/csv/layout.ts'
import type { Translation } from '../../../src-shared/domain/preferences.ts'
import type { FileProfile } from '../../../src-shared/csv/profile.ts'

/** A record as text. `record` counts after the header from 1; what stands above has 0 and below. */
export interface Row {
  readonly record: number
  /** Physical line on which it starts, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

export interface PreviewRequest {
  readonly path: string
  /** What the person said about the layout; the rest is detected. */
  readonly choice: LayoutChoice
  /** The person's date format (S3-25), in either spelling. */
  readonly dateFormat: string
  /** Two-digit years below it are of the 2000s. */
  readonly pivot: number
  readonly thisYear: number
}

export interface FirstRows {
  readonly layout: Layout
  readonly totalBytes: number
  /** Records above the header. */
  readonly above: readonly Row[]
  readonly rows: readonly Row[]
  /** Whether these are all the rows there are. */
  readonly isAll: boolean
}

export interface Progress {
  readonly phase: 'profile' | 'check'
  readonly bytes: number
  readonly totalBytes: number
  readonly records: number
}

export interface PreviewResult {
  readonly profile: FileProfile
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string
  readonly bytes: number
  /** The file was written to while it was read; nothing said about it can be relied on. */
  readonly hasChanged: boolean
}

export interface CheckResult {
  readonly columns: readonly ColumnCheck[]
  /** The first of each kind, in the order found. */
  readonly defects: readonly Defect[]
  readonly counts: Readonly<Partial<Record<DefectKind, number>>>
}

/** What can be asked about an open file, and what comes back. */
export interface Questions {
  /** Rows from the given one on (from 1, after the header). */
  rows: { ask: { readonly first: number; readonly count: number }; answer: readonly Row[] }
  /** How many values of a column each format reads, without reading the file again where that can be. */
  count: {
    ask: { readonly column: number; readonly formats: readonly string[] }
    answer: Readonly<Record<string, number | null>>
  }
  /** Every value held against chosen formats; reports progress. */
  check: { ask: CheckPlan; answer: CheckResult }
  /** All defects of a check, and those of the file itself, as CSV into a file; how many. */
  saveDefects: {
    ask: { readonly plan: CheckPlan; readonly path: string; readonly translation: Translation }
    answer: number
  }
}
export type Question = keyof Questions

export type ToWorker =
  | { readonly type: 'preview'; readonly job: number; readonly request: PreviewRequest }
  | {
      readonly [Q in Question]: {
        readonly type: 'ask'
        readonly job: number
        readonly id: number
        readonly question: Q
        readonly ask: Questions[Q]['ask']
      }
    }[Question]
  /** Stops a question, or with id 0 the preview itself. */
  | { readonly type: 'cancel'; readonly job: number; readonly id: number }
  | { readonly type: 'close'; readonly job: number }

/** `code` is the file system's (`ENOENT`), `cancelled`, or `failed`. */
export interface WorkerFailure {
  readonly code: string
  readonly message: string
  /** What was counted before the preview was cancelled; its line ends and hash are of no use. */
  readonly counted?: PreviewResult
}

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'first-rows'; readonly job: number; readonly firstRows: FirstRows }
  | { readonly type: 'progress'; readonly job: number; readonly id: number; readonly progress: Progress }
  | { readonly type: 'profiled'; readonly job: number; readonly result: PreviewResult }
  | { readonly type: 'answer'; readonly job: number; readonly id: number; readonly value: unknown }
  /** With id 0: the preview failed or was cancelled. */
  | { readonly type: 'failed'; readonly job: number; readonly id: number; readonly failure: WorkerFailure }
