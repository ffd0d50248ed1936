// Problems by kind, of the file itself and of the last check together.
import type { CsvCheck, CsvProfile } from '../../../src-shared/contract/imports.ts'

export type ProblemCounts = Readonly<Record<string, number>>

export function problemCounts(profile: CsvProfile, check: CsvCheck | null): ProblemCounts {
  return { ...profile.defectCounts, ...check?.defectCounts }
}

export function allProblems(counts: ProblemCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
