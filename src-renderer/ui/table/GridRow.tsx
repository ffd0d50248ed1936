// One row of a list, and one that is still on its way. A row is drawn again only when something of it has changed, so that
// scrolling costs no more than the rows that come in.
import { Skeleton } from '@mantine/core'
import { flexRender } from '@tanstack/react-table'
import { memo, useLayoutEffect, useRef } from 'react'
import type { CSSProperties } from 'react'
import { useText } from '../../i18n/texts.ts'
import type { ListRow } from './columns.ts'
import styles from './table.module.css'
import { TickBox } from './TickBox.tsx'

interface GridRowProps {
  readonly id: string
  readonly row: ListRow<unknown>
  /** Pixels from the list's beginning. */
  readonly top: number
  readonly isActive: boolean
  /** Its detail is shown beside the list. */
  readonly isOpen: boolean
  /** Undefined where rows cannot be ticked. */
  readonly ticked: boolean | undefined
  /** What the cells depend on beside the row: the columns, and how they are laid out. */
  readonly columns: unknown
  readonly layout: unknown
}

/** Clicks are heard by the list, by `data-index` and `data-tick`. */
export const GridRow = memo(DrawnRow, isSame)

function DrawnRow({ id, row, top, isActive, isOpen, ticked }: GridRowProps) {
  const t = useText()
  const firstColumn = ticked === undefined ? 1 : 2
  const { index } = row.original
  const drawn = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (drawn.current !== null) letTab(drawn.current, isActive)
  })
  return (
    <div
      ref={drawn}
      id={id}
      role="row"
      aria-rowindex={index + 2}
      {...(ticked === undefined ? {} : { 'aria-selected': ticked })}
      {...(isOpen ? { 'aria-current': true } : {})}
      data-index={index}
      data-active={isActive || undefined}
      className={styles.row}
      style={placed(top)}
    >
      {ticked === undefined ? null : (
        <div role="gridcell" aria-colindex={1} data-tick className={styles.tick}>
          <TickBox label={t('shell:table.selectRow')} checked={ticked} />
        </div>
      )}
      {row.getVisibleCells().map((cell, position) => (
        <div
          key={cell.id}
          role="gridcell"
          aria-colindex={position + firstColumn}
          className={styles.cell}
          data-align={cell.column.columnDef.meta?.align}
          data-stays={(position === 0 && cell.column.columnDef.meta?.stays) || undefined}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </div>
      ))}
    </div>
  )
}

/** Of all rows, Tab goes through the controls of the active one, so that a long list is left in a few steps. */
function letTab(row: HTMLElement, isActive: boolean): void {
  if (isActive) {
    for (const control of row.querySelectorAll<HTMLElement>('[data-resting]')) {
      control.tabIndex = 0
      delete control.dataset['resting']
    }
    return
  }
  for (const control of row.querySelectorAll<HTMLElement>('a[href], button, input, select')) {
    if (control.tabIndex < 0) continue
    control.tabIndex = -1
    control.dataset['resting'] = ''
  }
}

/** TanStack makes its row objects anew with every window; what stands in them is what counts. */
function isSame(before: GridRowProps, now: GridRowProps): boolean {
  return (
    before.row.original.row === now.row.original.row &&
    before.id === now.id &&
    before.top === now.top &&
    before.isActive === now.isActive &&
    before.isOpen === now.isOpen &&
    before.ticked === now.ticked &&
    before.columns === now.columns &&
    before.layout === now.layout
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
