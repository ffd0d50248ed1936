// A value to ask about: one that means two different days, taken from the file itself.
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import { trimmed } from '../../../src-shared/csv/field-trim.ts'

const threeNumbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?!\d)/

/** The first value of a column whose day and month could be exchanged and would make another day; null where there is none. */
export function doubleExample(records: readonly CsvRecord[], column: number): string | null {
  for (const { cells } of records) {
    const value = trimmed(cells[column] ?? '')
    const [, first, second] = threeNumbers.exec(value) ?? []
    if (first !== undefined && Number(first) !== Number(second) && isMonth(first) && isMonth(second))
      return value
  }
  return null
}

function isMonth(digits: string | undefined): boolean {
  const month = Number(digits)
  return month >= 1 && month <= 12
}
