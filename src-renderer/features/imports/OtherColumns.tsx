// Columns that hold no dates and are read all the same: times of day by the format that reads most of them, numbers by the
// person's number format (S3-28..31). And the way to say that another column holds dates.
import { Anchor, Select } from '@mantine/core'
import { useId, useState } from 'react'
import type { CsvCheck } from '../../../src-shared/contract/imports.ts'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import styles from './card.module.css'
import { columnName } from './column-name.ts'
import type { PreviewColumn } from './columns.ts'
import { sayRole, usePreview } from './preview-store.ts'

/** Columns that show before all are asked for. */
const fewColumns = 12

export function OtherColumns({ columns }: { readonly columns: readonly PreviewColumn[] }) {
  const t = useText()
  const format = useFormat()
  const heading = useId()
  const check = usePreview((preview) => preview.check)
  const { numberFormat } = usePreferences()
  const [all, setAll] = useState(false)
  const misfits = new Map(check?.columns.map((each) => [each.column, each.misfits]))
  // What does not read comes first; a file may have a thousand columns that do.
  const read = columns
    .filter(({ kind }) => kind === 'time' || kind === 'number')
    .toSorted((a, b) => Number((misfits.get(b.index) ?? 0) > 0) - Number((misfits.get(a.index) ?? 0) > 0))
  if (read.length === 0) return null
  const shown = all ? read : read.slice(0, fewColumns)
  return (
    <section aria-labelledby={heading} className={styles.card}>
      <h3 id={heading} className={styles.otherTitle}>
        {t('imports:others.title')}
      </h3>
      <ul className={styles.others}>
        {shown.map((column) => (
          <OtherColumn
            key={column.index}
            column={column}
            check={check}
            by={column.kind === 'number' ? numberFormat : formatName(column.format ?? '', t)}
          />
        ))}
      </ul>
      {read.length <= fewColumns ? null : (
        <Anchor component="button" type="button" fz={12} onClick={() => setAll(!all)}>
          {all
            ? t('imports:others.fewer')
            : t('imports:others.more', {
                count: read.length - fewColumns,
                columns: format.count(read.length - fewColumns),
              })}
        </Anchor>
      )}
    </section>
  )
}

interface OtherColumnProps {
  readonly column: PreviewColumn
  readonly check: CsvCheck | null
  /** The format that it is read by. */
  readonly by: string
}

function OtherColumn({ column, check, by }: OtherColumnProps) {
  const t = useText()
  const format = useFormat()
  const counts = check?.columns.find((each) => each.column === column.index)
  const endOfDay = column.profile?.time?.endOfDay ?? 0
  return (
    <li>
      <span className={styles.otherName}>{columnName(column, t)}</span>
      <span className={styles.otherBy}>{t(`imports:others.${column.kind}`, { format: by })}</span>
      {counts === undefined ? null : counts.misfits === 0 ? (
        <StatusBadge tone="good" label={t('imports:others.all', { values: format.count(counts.fits) })} />
      ) : (
        <StatusBadge
          tone="attention"
          label={t('imports:others.some', { count: counts.misfits, misfits: format.count(counts.misfits) })}
        />
      )}
      {endOfDay === 0 ? null : (
        <span className={styles.otherBy}>
          {t('imports:others.hour24', { count: endOfDay, values: format.count(endOfDay) })}
        </span>
      )}
    </li>
  )
}

/** For a column that the preview did not take for dates. */
export function NameDateColumn({ columns }: { readonly columns: readonly PreviewColumn[] }) {
  const t = useText()
  const others = columns.filter(({ kind }) => kind !== 'date')
  if (others.length === 0) return null
  return (
    <Select
      className={styles.named}
      size="xs"
      label={t('imports:noDateColumn.add')}
      placeholder={t('imports:noDateColumn.choose')}
      searchable
      limit={200}
      data={others.map((column) => ({ value: String(column.index), label: columnName(column, t) }))}
      value={null}
      onChange={(value) => {
        if (value !== null) sayRole(Number(value), 'date')
      }}
    />
  )
}
