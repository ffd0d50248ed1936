// One row of a list, and one that is still on its way.
import { Checkbox, Skeleton } from '@mantine/core'
import { flexRender } from '@tanstack/react-table'
import type { CSSProperties, MouseEvent } from 'react'
import { useText } from '../../i18n/texts.ts'
import type { ListRow } from './columns.ts'
import styles from './table.module.css'

interface GridRowProps<Row> {
  readonly id: string
  readonly row: ListRow<Row>
  /** Pixels from the list's beginning. */
  readonly top: number
  readonly isActive: boolean
  /** Its detail is shown beside the list. */
  readonly isOpen: boolean
  /** Undefined where rows cannot be ticked. */
  readonly ticked: boolean | undefined
  readonly onPick: (event: MouseEvent) => void
  readonly onTick: () => void
}

export function GridRow<Row>({ id, row, top, isActive, isOpen, ticked, onPick, onTick }: GridRowProps<Row>) {
  const t = useText()
  const firstColumn = ticked === undefined ? 1 : 2
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row.original.index + 2}
      {...(ticked === undefined ? {} : { 'aria-selected': ticked })}
      {...(isOpen ? { 'aria-current': true } : {})}
      data-active={isActive || undefined}
      className={styles.row}
      style={placed(top)}
      onClick={onPick}
    >
      {ticked === undefined ? null : (
        <div
          role="gridcell"
          aria-colindex={1}
          className={styles.tick}
          onClick={(event) => event.stopPropagation()}
        >
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t('shell:table.selectRow')}
            checked={ticked}
            onChange={onTick}
          />
        </div>
      )}
      {row.getVisibleCells().map((cell, position) => (
        <div
          key={cell.id}
          role="gridcell"
          aria-colindex={position + firstColumn}
          className={styles.cell}
          data-align={cell.column.columnDef.meta?.align}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </div>
      ))}
    </div>
  )
}

const barWidths = ['60%', '40%', '70%', '50%']

interface LoadingRowProps {
  readonly index: number
  readonly top: number
  readonly columns: number
}

/** Keeps the place of a row that is on its way. */
export function LoadingRow({ index, top, columns }: LoadingRowProps) {
  return (
    <div role="row" aria-rowindex={index + 2} aria-busy className={styles.row} style={placed(top)}>
      {Array.from({ length: columns }, (_, position) => (
        <div key={position} role="gridcell" aria-hidden className={styles.cell}>
          <Skeleton height={8} width={barWidths[(index + position) % barWidths.length]} animate={false} />
        </div>
      ))}
    </div>
  )
}

function placed(top: number): CSSProperties {
  return { transform: `translateY(${top}px)` }
}
