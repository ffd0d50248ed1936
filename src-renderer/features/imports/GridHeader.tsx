// Names of the columns that show, and by which format dates are read.
import { IconCalendar, IconClock, IconHash } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { useText } from '../../i18n/texts.ts'
import type { GridColumn } from './grid-columns.ts'
import styles from './grid.module.css'
import { columnName } from './column-name.ts'

const icons: Readonly<Partial<Record<GridColumn['kind'], TablerIcon>>> = {
  date: IconCalendar,
  time: IconClock,
  number: IconHash,
}

interface GridHeaderProps {
  readonly columns: readonly GridColumn[]
  /** Pixels of all columns. */
  readonly width: number
}

export function GridHeader({ columns, width }: GridHeaderProps) {
  const t = useText()
  return (
    <div role="row" aria-rowindex={1} className={styles.header} style={{ width }}>
      <div role="columnheader" aria-colindex={1} className={styles.numberHead}>
        {t('imports:grid.record')}
      </div>
      {columns.map((column) => {
        const Icon = icons[column.kind]
        return (
          <div
            key={column.index}
            role="columnheader"
            aria-colindex={column.index + 2}
            data-kind={column.kind}
            className={styles.headerCell}
            style={{ left: column.left, width: column.width }}
          >
            <span className={styles.name}>
              {Icon === undefined ? null : <Icon size={14} aria-hidden className={styles.kindIcon} />}
              <span className={styles.nameText}>{columnName(column, t)}</span>
            </span>
            {column.format === null ? null : (
              <span className={styles.headFormat}>{formatName(column.format, t)}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}
