// The way of records from the reader to a tally. Small files take the short way, within the thread; large ones are
// counted in a thread beside it, while the next piece is split.
import type { Mark } from '../../../src-shared/csv/file-counts.ts'
import type { FileProfile } from '../../../src-shared/csv/profile.ts'
import type { LineEnds, RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import type { ReaderOptions } from '../../../src-shared/csv/record-reader.ts'
import type { CheckResult } from './messages.ts'
import { CheckTally, ProfileTally } from './tally.ts'
import type { CheckSpec, FitCounts, ProfileSpec, Tally } from './tally.ts'

export interface Lane<R> {
  /** How the reader has to be made. */
  readonly options: ReaderOptions
  add(batch: RecordBatch, slot: number): void
  mark(mark: Mark): void
  /** The result, when everything has been added and counted. */
  end(lineEnds: LineEnds): Promise<R>
  /** Instead of the end: nobody wants the result any more. */
  drop(): void
}

/** A profile, and the counts behind it. */
export interface CountedFile {
  readonly profile: FileProfile
  countFits(column: number, formats: readonly string[]): Promise<FitCounts>
  /** Lets go of the counts. */
  forget(): void
}

export interface Lanes {
  profile(spec: ProfileSpec): Lane<CountedFile>
  check(spec: CheckSpec): Lane<CheckResult>
}

function localLane<T extends Tally<unknown>, R>(
  tally: T,
  result: (tally: T, lineEnds: LineEnds) => R,
): Lane<R> {
  return {
    options: {},
    add: (batch) => tally.addBatch(batch),
    mark: (mark) => tally.mark(mark),
    end: async (lineEnds) => result(tally, lineEnds),
    drop: () => undefined,
  }
}

/** Lanes within the thread. */
export const localLanes: Lanes = {
  profile: (spec) =>
    localLane(new ProfileTally(spec), (tally, lineEnds) => ({
      profile: tally.finish(lineEnds),
      countFits: async (column, formats) => tally.countFits(column, formats),
      forget: () => undefined,
    })),
  check: (spec) => localLane(new CheckTally(spec), (tally) => tally.finish()),
}
