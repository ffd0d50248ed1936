// What is done with the records of a file as they go by: they are counted for the profile, or held against a plan. Both
// can be told by plain data, so that they run in this thread or in another.
import { FileCheck } from '../../../src-shared/csv/check.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'
import { countFits } from '../../../src-shared/csv/column-readings.ts'
import { compileDateFormat } from '../../../src-shared/csv/date-format.ts'
import { FileCounts } from '../../../src-shared/csv/file-counts.ts'
import type { Mark } from '../../../src-shared/csv/file-counts.ts'
import { fieldTextOf, quoteCode } from '../../../src-shared/csv/layout.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import { profileOf } from '../../../src-shared/csv/profile.ts'
import type { FileProfile, ProfileContext } from '../../../src-shared/csv/profile.ts'
import type { LineEnds, RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import type { CheckResult } from './messages.ts'
import { codec } from './source-file.ts'

/** Defects of each kind that a check keeps to be shown; all of them can be saved. */
export const SHOWN_DEFECTS = 1000

export interface Tally<R> {
  addBatch(batch: RecordBatch): void
  /** A stray byte that lies ahead. */
  mark(mark: Mark): void
  /** At the end of the file. */
  finish(lineEnds: LineEnds): R
}

export interface ProfileSpec {
  readonly kind: 'profile'
  readonly layout: Layout
  readonly context: ProfileContext
}

export interface CheckSpec {
  readonly kind: 'check'
  readonly layout: Layout
  readonly plan: CheckPlan
}

/** Values that each format reads; null where only the file itself could tell. */
export type FitCounts = Readonly<Record<string, number | null>>

export class ProfileTally implements Tally<FileProfile> {
  readonly #spec: ProfileSpec
  readonly #counts: FileCounts

  constructor(spec: ProfileSpec) {
    this.#spec = spec
    this.#counts = new FileCounts(
      spec.layout,
      fieldTextOf(spec.layout.encoding, quoteCode(spec.layout), codec),
    )
  }

  addBatch(batch: RecordBatch): void {
    this.#counts.addBatch(batch)
  }

  mark(mark: Mark): void {
    this.#counts.mark(mark)
  }

  finish(lineEnds: LineEnds): FileProfile {
    return profileOf(this.#counts, this.#spec.layout, lineEnds, this.#spec.context)
  }

  /** What formats of any kind read in a column, from the counts. */
  countFits(column: number, formats: readonly string[]): FitCounts {
    const counts = this.#counts.columns[column]
    const { pivot } = this.#spec.context
    return Object.fromEntries(
      formats.map((name) => {
        const compiled = compileDateFormat(name, { pivot })
        return [
          name,
          counts !== undefined && compiled.ok ? (countFits(counts, compiled.format) ?? null) : null,
        ]
      }),
    )
  }
}

export class CheckTally implements Tally<CheckResult> {
  readonly #check: FileCheck

  constructor({ layout, plan }: CheckSpec) {
    this.#check = new FileCheck(layout, plan, codec, SHOWN_DEFECTS)
  }

  addBatch(batch: RecordBatch): void {
    this.#check.addBatch(batch)
  }

  mark(): void {
    // Stray bytes are the profile's to report.
  }

  finish(): CheckResult {
    const { columns, defects } = this.#check
    return { columns, defects: defects.first, counts: Object.fromEntries(defects.counts) }
  }
}
