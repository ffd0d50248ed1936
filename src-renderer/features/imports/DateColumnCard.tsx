// One date column: by which format it is read, what that comes to, which other formats would read it, and what is counted.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './card.module.css'
import { chosenCounts } from './chosen-counts.ts'
import { columnName } from './column-name.ts'
import type { PreviewColumn } from './columns.ts'
import { FormatSelect } from './FormatSelect.tsx'
import { FormatTable } from './FormatTable.tsx'
import { sayRole, usePreview } from './preview-store.ts'
import { judge } from './verdict.ts'
import { VerdictNotice } from './VerdictNotice.tsx'

interface DateColumnCardProps {
  readonly column: PreviewColumn
  /** A value of the column that can be read both ways; null where the first rows have none. */
  readonly example: string | null
  readonly onShow: () => void
  readonly onShowProblems: () => void
}

export function DateColumnCard({ column, example, onShow, onShowProblems }: DateColumnCardProps) {
  const t = useText()
  const heading = useId()
  const name = columnName(column, t)
  const check = usePreview((preview) => preview.check)
  const hourEnding = usePreview((preview) => preview.hourEnding)
  const counts = chosenCounts(column, { check, hourEnding })
  const confirmed = usePreview((preview) => preview.confirmed[column.index] ?? null)
  const date = column.profile?.date ?? null
  const verdict = counts === null ? null : judge(date, counts, confirmed)
  return (
    <section aria-labelledby={heading} className={styles.card}>
      <header className={styles.head}>
        <h3 id={heading} className={styles.title}>
          <button type="button" className={styles.show} onClick={onShow}>
            {name}
          </button>
          {column.name === null ? null : (
            <span className={styles.number}>{t('imports:column.number', { number: column.index + 1 })}</span>
          )}
        </h3>
        <FormatSelect column={column} name={name} />
        <Tooltip label={t('imports:noDateColumn.notDates')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${t('imports:noDateColumn.notDates')}: ${name}`}
            onClick={() => sayRole(column.index, 'other')}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <VerdictNotice
        column={column}
        verdict={verdict}
        counts={counts}
        example={example}
        onShowProblems={onShowProblems}
      />
      {counts === null || date === null ? null : <FormatTable column={column} date={date} counts={counts} />}
      <ColumnFacts column={column} />
    </section>
  )
}

function ColumnFacts({ column }: { readonly column: PreviewColumn }) {
  const t = useText()
  const format = useFormat()
  const { profile } = column
  if (profile === null) return null
  const { nonBlank, blank, missing, date } = profile
  const facts: [string, number][] = [
    ['values', nonBlank],
    ['blank', blank],
    ...(missing > 0 ? [['missing', missing] as [string, number]] : []),
    ...(date === null
      ? []
      : ([
          ['ambiguous', date.ambiguousDayMonth],
          ['same', date.sameDayMonth],
        ] as [string, number][])),
    ...(date !== null && date.endOfDay > 0 ? [['hour24', date.endOfDay] as [string, number]] : []),
  ]
  // An undecided column has two ranges.
  const range = date?.decided === true ? date.range : null
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`imports:counts.${name}`)}</dt>
            <dd>{format.count(value)}</dd>
          </div>
        ))}
      </dl>
      {range === null ? null : (
        <p className={styles.note}>
          {t('imports:counts.range', { first: format.day(range.first), last: format.day(range.last) })}
        </p>
      )}
      {(range?.implausible ?? 0) === 0 ? null : (
        <p className={styles.doubt}>
          <IconAlertTriangle size={14} aria-hidden />
          {t('imports:rules.implausible', {
            count: range?.implausible,
            values: format.count(range?.implausible ?? 0),
          })}
        </p>
      )}
    </>
  )
}
