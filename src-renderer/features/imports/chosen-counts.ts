// How much of a column the format chosen for it reads.
import type { CsvCheck } from '../../../src-shared/contract/imports.ts'
import type { PreviewColumn } from './columns.ts'
import type { ChosenCounts } from './verdict.ts'

export interface CountSources {
  readonly check: CsvCheck | null
  readonly hourEnding: boolean
}

/**
 * From the count of the file where it knows the format, else from the check. The count knows the formats of the catalogue
 * and reads no 24:00; whatever else there is, only the check knows. Null: not known yet.
 */
export function chosenCounts(
  column: PreviewColumn,
  { check, hourEnding }: CountSources,
): ChosenCounts | null {
  const { index, format, profile } = column
  if (format === null || profile === null) return null
  const counted = profile.date?.fits[format]
  if (counted !== undefined && !hourEnding)
    return { format, fits: counted, misfits: profile.nonBlank - counted }
  const checked = check?.columns.find((each) => each.column === index)
  if (checked !== undefined && checked.fits + checked.misfits > 0)
    return { format, fits: checked.fits, misfits: checked.misfits }
  return profile.date === null
    ? null
    : { format, fits: counted ?? 0, misfits: profile.nonBlank - (counted ?? 0) }
}
