// What a column is called: by its header, or by its place.
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { PreviewColumn } from './columns.ts'

export function columnName({ name, index }: Pick<PreviewColumn, 'name' | 'index'>, t: Translate): string {
  return name?.replace(/\s+/g, ' ').trim() || t('imports:column.unnamed', { number: index + 1 })
}
