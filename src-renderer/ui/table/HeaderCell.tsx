// One column's header: its name sorts, its edge is dragged to size it. With the keyboard, Shift and the arrows size it.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { narrowest, widest } from './columns.ts'
import type { ListHeader } from './columns.ts'
import styles from './table.module.css'

const keyboardStep = 16

interface HeaderCellProps<Row> {
  readonly header: ListHeader<Row>
  /** One-based, among the columns that are shown. */
  readonly position: number
  /** The element that says what the keyboard can do here. */
  readonly hintId: string
}

export function HeaderCell<Row>({ header, position, hintId }: HeaderCellProps<Row>) {
  const { column } = header
  const { name = '', align = 'start', stays = false } = column.columnDef.meta ?? {}
  const sorted = column.getIsSorted()
  const ariaSort = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'
  const resizeByKey = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    const width = column.getSize() + (event.key === 'ArrowRight' ? keyboardStep : -keyboardStep)
    header.getContext().table.setColumnSizing((before) => ({
      ...before,
      [column.id]: Math.max(narrowest, Math.min(widest, width)),
    }))
  }
  return (
    <div
      role="columnheader"
      aria-colindex={position}
      {...(column.getCanSort() ? { 'aria-sort': ariaSort } : {})}
      className={styles.headerCell}
      data-align={align}
      data-stays={(column.getIndex() === 0 && stays) || undefined}
      onKeyDown={resizeByKey}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          className={styles.sort}
          aria-describedby={hintId}
          onClick={() => column.toggleSorting(sorted === 'asc')}
        >
          <span>{name}</span>
          {sorted === 'asc' ? <IconArrowUp size={14} aria-hidden /> : null}
          {sorted === 'desc' ? <IconArrowDown size={14} aria-hidden /> : null}
        </button>
      ) : (
        <span className={styles.headerName}>{name}</span>
      )}
      <span
        aria-hidden
        className={styles.resize}
        data-resizing={column.getIsResizing() || undefined}
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => column.resetSize()}
      />
    </div>
  )
}
