// A column that cannot settle day and month by itself: both readings of one of its values in words, and the person says
// which is meant. What else speaks for one of them is shown as evidence and decides nothing.
import { Button } from '@mantine/core'
import { dateFormat, readDate } from '../../../src-shared/csv/date-format.ts'
import { trimmed } from '../../../src-shared/csv/field-trim.ts'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { dateWords } from '../../../src-shared/i18n/date-words.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './card.module.css'
import type { PreviewColumn } from './columns.ts'
import { confirmFormat, usePreview } from './preview-store.ts'
import type { ChosenCounts } from './verdict.ts'

interface ConfirmReadingProps {
  readonly column: PreviewColumn
  /** Names of the formats that each read everything. */
  readonly readings: readonly string[]
  readonly counts: ChosenCounts
  readonly example: string | null
}

export function ConfirmReading({ column, readings, counts, example }: ConfirmReadingProps) {
  const t = useText()
  const format = useFormat()
  const date = column.profile?.date ?? null
  const total = counts.fits + counts.misfits
  const isYear = date?.because === 'year-position'
  const value = trimmed(example ?? date?.stretches[0]?.example ?? '')
  return (
    <Notice tone="attention" title={t(`imports:verdict.undecided.${isYear ? 'yearTitle' : 'title'}`)}>
      <p>{t('imports:verdict.undecided.words', { count: total, values: format.count(total) })}</p>
      {readings.includes(counts.format) ? null : (
        <p>
          {t('imports:verdict.undecided.not', {
            format: formatName(counts.format, t),
            fits: format.count(counts.fits),
          })}
        </p>
      )}
      <div className={styles.readings}>
        {readings.map((reading) => (
          <Reading key={reading} column={column.index} format={reading} example={value} />
        ))}
      </div>
      <Evidence column={column} />
    </Notice>
  )
}

interface ReadingProps {
  readonly column: number
  readonly format: string
  readonly example: string
}

function Reading({ column, format, example }: ReadingProps) {
  const t = useText()
  const preferences = usePreferences()
  const pivot = usePreview((preview) => preview.pivot)
  const compiled = dateFormat(format, { pivot })
  const reading = readDate(compiled, example)
  return (
    <Button
      variant="default"
      size="compact-md"
      className={styles.reading}
      onClick={() => confirmFormat(column, format)}
    >
      <span className={styles.readingFormat}>{formatName(format, t)}</span>
      {reading.ok ? (
        <span className={styles.readingWords}>
          {t('imports:verdict.undecided.choose', {
            example,
            words: dateWords(preferences)(reading.parts, compiled),
          })}
        </span>
      ) : null}
    </Button>
  )
}

function Evidence({ column }: { readonly column: PreviewColumn }) {
  const t = useText()
  const evidence = column.profile?.date?.evidence ?? []
  if (evidence.length === 0) return null
  return (
    <div className={styles.evidence}>
      <span className={styles.evidenceTitle}>{t('imports:verdict.undecided.evidence')}</span>
      <ul>
        {evidence.map(({ kind, favours, source }) => (
          <li key={`${kind} ${source ?? ''}`}>
            {t(`imports:evidence.${kind}`, { source, order: t(`imports:evidence.order.${favours}`) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
