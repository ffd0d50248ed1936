// Why something in a CSV file cannot be read, in words: on the screen and in the file of problems alike. The engine gives
// codes and numbers; here they become sentences that say what would be accepted.
import { compileDateFormat } from '../csv/date-format.ts'
import type { Preferences } from '../domain/preferences.ts'
import { monthWord } from './date-words.ts'
import type { Translate } from './translate.ts'

interface CsvReason {
  /** A code of the engine, as in `no-such-day`. */
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
}

/** A sentence for one of the engine's reasons. */
export function csvReason(
  { reason, params }: CsvReason,
  t: Translate,
  translation: Preferences['translation'],
): string {
  const { month, format, quote } = params
  return t(`imports:reason.${reason}`, {
    ...params,
    ...(typeof params['fields'] === 'number' ? { count: params['fields'] } : {}),
    ...(typeof month === 'number' ? { monthName: monthWord(translation, month) } : {}),
    ...(typeof format === 'string' ? { format: formatName(format, t) } : {}),
    ...(quote === '' ? { quote: '"' } : {}),
  })
}

/** A format as the product spells it, `dd/mm/yyyy` (S3-25); the one without letters in words. */
export function formatName(name: string, t: Translate): string {
  if (name === 'excel-serial') return t('imports:format.excelSerial')
  const compiled = compileDateFormat(name)
  // Quoted letters stand for themselves: people know the T of a time stamp without quotes.
  return compiled.ok ? compiled.format.shown.replace(/'([^']+)'/g, '$1') : name
}
