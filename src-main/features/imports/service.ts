// CSV previews, the part without a worker: what is checked, what is shown of it, and what a failure is called.
import { isBinary } from '../../../src-shared/csv/binary.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'
import type { Defect } from '../../../src-shared/csv/defect.ts'
import type { FileProfile } from '../../../src-shared/csv/profile.ts'
import type { CsvRecord, ReadingRules } from '../../../src-shared/contract/imports.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { FirstRows, Row } from './analyse.ts'

/** Characters of a cell that are shown. */
const shownOfCell = 500

export function recordOf({ record, line, fields }: Row): CsvRecord {
  const cells = fields.map((cell) => (cell.length > shownOfCell ? `${cell.slice(0, shownOfCell)}…` : cell))
  return { number: record, line, fields: fields.length, cells }
}

export interface PlanContext {
  readonly preferences: Preferences
  readonly now: string
  readonly pivot: number
  readonly profile: FileProfile | null
}

/** What the worker is to check: one format per column (S3-25), numbers by the person's own (S3-28..31). */
export function planOf(rules: ReadingRules, { preferences, now, pivot, profile }: PlanContext): CheckPlan {
  const { timeZone, numberFormat } = preferences
  return {
    columns: [
      ...rules.dates.map(({ column, format }) => ({
        kind: 'date' as const,
        column,
        formats: [format],
        likely: profile?.columns[column]?.date?.suggested ?? [],
      })),
      ...rules.times.map(({ column, format }) => ({ kind: 'time' as const, column, formats: [format] })),
      ...rules.numbers.map((column) => ({ kind: 'number' as const, column, format: numberFormat })),
    ],
    pivot,
    thisYear: thisYear(now),
    hourEnding: rules.hourEnding,
    zone: timeZone,
  }
}

export function thisYear(now: string): number {
  return Number(now.slice(0, 4))
}

/** Defects in the order of the file. */
export function inFileOrder(defects: readonly Defect[]): Defect[] {
  return defects.toSorted((a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1))
}

/** Numbers of the records that have one of these defects, ascending; what stands above the data has none. */
export function recordsOf(defects: readonly Defect[]): number[] {
  const numbers = new Set(defects.map(({ record }) => record).filter((record) => record > 0))
  return [...numbers].toSorted((a, b) => a - b)
}

export interface Run {
  readonly first: number
  readonly count: number
}

/** Ascending numbers as runs without a gap, so that neighbours are read together. */
export function runsOf(numbers: readonly number[]): Run[] {
  const runs: { first: number; count: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && number === last.first + last.count) last.count++
    else runs.push({ first: number, count: 1 })
  }
  return runs
}

/** @throws Refusal when the first rows are not those of a text file with records */
export function refuseUnlessText(first: FirstRows): void {
  if (first.totalBytes === 0) throw new Refusal('refused', 'csv-empty')
  const texts = [...first.above, ...first.rows].slice(0, 50).flatMap(({ fields }) => fields)
  if ([...(first.layout.names ?? []), ...texts].some(isBinary)) throw new Refusal('refused', 'csv-not-text')
}

const keys: Readonly<Record<string, string>> = {
  ENOENT: 'csv-gone',
  EACCES: 'csv-not-allowed',
  EPERM: 'csv-not-allowed',
  EISDIR: 'csv-is-folder',
  EBUSY: 'csv-in-use',
}

/** Why a file was not read, as the window shows it; `code` is the file system's or the worker's own. */
export function notRead(code: string): Refusal {
  if (isCancelled(code)) return new Refusal('cancelled', 'cancelled')
  return new Refusal('refused', keys[code] ?? 'csv-not-read', { detail: code })
}

/** Why the problems were not written where they should be. */
export function notWritten(code: string): Refusal {
  return isCancelled(code)
    ? new Refusal('cancelled', 'cancelled')
    : new Refusal('refused', 'file-not-written')
}

function isCancelled(code: string): boolean {
  return code === 'cancelled' || code === 'closed'
}
