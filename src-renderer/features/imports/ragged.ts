// Records that are narrower or wider than the header. Nothing is moved to make them fit.
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'

/** Blank lines are records of one empty field, and no defect. */
export function isRagged({ fields, cells }: CsvRecord, width: number): boolean {
  return fields !== width && cells.some((cell) => cell.trim() !== '')
}

export function raggedWords({ fields }: CsvRecord, width: number, t: Translate): string {
  return t(`imports:reason.${fields < width ? 'too-few-fields' : 'too-many-fields'}`, {
    count: fields,
    fields,
    columns: width,
  })
}
