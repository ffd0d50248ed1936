// The size of a file as people say it: 78.5 MB.
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'

const units = ['kb', 'mb', 'gb'] as const

/** Bytes in decimal units, as file managers of most systems count them. */
export function byteSize(bytes: number, t: Translate, format: Formatter): string {
  if (bytes < 1000) return t('imports:size.bytes', { count: bytes, bytes: format.count(bytes) })
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  const size = bytes / 1000 ** power
  const rounded = size < 100 ? Math.round(size * 10) / 10 : Math.round(size)
  return t(`imports:size.${units[power - 1] ?? 'kb'}`, { size: format.count(rounded) })
}
