// What was found of the columns: a card for each that holds dates, then those that are read otherwise.
import { useMemo } from 'react'
import { useText } from '../../i18n/texts.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './card.module.css'
import type { PreviewColumn } from './columns.ts'
import { DateColumnCard } from './DateColumnCard.tsx'
import { FileRules } from './FileRules.tsx'
import { NameDateColumn, OtherColumns } from './OtherColumns.tsx'
import { usePreview } from './preview-store.ts'
import { doubleExample } from './double-example.ts'

interface DateColumnsProps {
  readonly columns: readonly PreviewColumn[]
  /** Brings a column of the rows into view. */
  readonly onShow: (column: number) => void
  readonly onShowProblems: () => void
}

export function DateColumns({ columns, onShow, onShowProblems }: DateColumnsProps) {
  const t = useText()
  const opened = usePreview((preview) => preview.opened)
  const dates = columns.filter(({ kind }) => kind === 'date')
  const records = opened?.records
  const examples = useMemo(
    () => new Map(columns.map(({ index }) => [index, doubleExample(records ?? [], index)])),
    [columns, records],
  )
  return (
    <div className={styles.cards}>
      {dates.length > 0 ? null : (
        <Notice tone="neutral" title={t('imports:noDateColumn.title')}>
          <p>{t('imports:noDateColumn.words')}</p>
        </Notice>
      )}
      {dates.map((column) => (
        <DateColumnCard
          key={column.index}
          column={column}
          example={examples.get(column.index) ?? null}
          onShow={() => onShow(column.index)}
          onShowProblems={onShowProblems}
        />
      ))}
      <FileRules columns={columns} />
      <OtherColumns columns={columns} />
      <NameDateColumn columns={columns} />
    </div>
  )
}
