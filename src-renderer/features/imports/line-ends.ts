// How the lines of a file end, in words; mixed ends are counted one by one.
import type { LineEnds } from '../../../src-shared/csv/record-batch.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'

/** "CRLF"; null where the file has one line without an end. */
export function lineEndWords(ends: LineEnds, t: Translate, format: Formatter): string | null {
  const parts = (['lf', 'crlf', 'cr'] as const).filter((name) => ends[name] > 0)
  const [only] = parts
  if (only === undefined) return null
  if (parts.length === 1) return t(`imports:layout.ends.${only}`)
  const all = parts.map((name) =>
    t('imports:layout.part', { number: format.count(ends[name]), name: t(`imports:layout.ends.${name}`) }),
  )
  return t('imports:layout.mixed', { parts: all.join(', ') })
}
