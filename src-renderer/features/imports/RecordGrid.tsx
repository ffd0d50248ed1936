// The rows of the file: every value as it stands there, and every date under it as it reads. Drawn only where it is seen, in
// both directions; the arrows move a cursor from cell to cell, and what it stands on is explained below.
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react'
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import { useText } from '../../i18n/texts.ts'
import type { RowWindowState } from '../../ui/table/row-window.ts'
import { CellDetail } from './CellDetail.tsx'
import { shownColumns } from './grid-columns.ts'
import type { GridColumn } from './grid-columns.ts'
import { clampCursor, moveCursor } from './grid-cursor.ts'
import type { Cursor } from './grid-cursor.ts'
import { GridView } from './grid-view.ts'
import styles from './grid.module.css'
import { GridHeader } from './GridHeader.tsx'
import { RecordRow } from './RecordRow.tsx'
import type { CellReader } from './use-cell-reader.ts'

/** A cell to bring into view; `turn` tells one wish from the next. */
export interface GridTarget extends Cursor {
  readonly turn: number
}

interface RecordGridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  readonly rows: RowWindowState<CsvRecord>
  readonly show: (first: number, last: number) => void
  readonly reader: CellReader
  readonly target: GridTarget | null
}

export function RecordGrid({ label, columns, rows, show, reader, target }: RecordGridProps) {
  const t = useText()
  const id = useId()
  const total = rows.total ?? 0
  const [view] = useState(() => new GridView())
  const { attach, follow } = view
  const {
    rows: laidOut,
    first,
    last,
    left,
    right,
    height,
    top,
    page,
    numberWidth,
  } = useSyncExternalStore(view.subscribe, () => view.window)
  useLayoutEffect(() => view.setRows(total), [view, total])
  useEffect(() => show(first, Math.max(first, last)), [first, last, show])
  const shown = useMemo(() => shownColumns(columns, left, right), [columns, left, right])
  const { cell, acts } = useCursor(view, {
    rows: total,
    columns,
    page,
    // Before these rows are laid out there is nowhere to scroll to.
    target: rows.asking || laidOut !== total ? null : target,
  })
  const rightmost = columns.at(-1)
  const width = numberWidth + (rightmost === undefined ? 0 : rightmost.left + rightmost.width)
  const current = rows.rowAt(cell.row)
  return (
    <div className={styles.frame}>
      <div
        ref={attach}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-busy={rows.asking}
        aria-describedby={`${id}-hint`}
        {...(current === undefined ? {} : { 'aria-activedescendant': `${id}-${cell.row}-${cell.column}` })}
        className={styles.grid}
        style={{ '--kh-number-width': `${numberWidth}px` } as CSSProperties}
        onScroll={follow}
        {...acts}
      >
        <GridHeader columns={shown} width={width} />
        <div role="rowgroup" className={styles.body} style={{ height, width }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((index) => (
            <RecordRow
              key={index}
              id={`${id}-${index}`}
              index={index}
              record={rows.rowAt(index)}
              columns={shown}
              width={columns.length}
              top={top(index)}
              cursorColumn={index === cell.row ? cell.column : null}
              reader={reader}
            />
          ))}
        </div>
      </div>
      <p id={`${id}-hint`} hidden>
        {t('imports:reading.hint')}
      </p>
      <CellDetail width={columns.length} record={current} column={columns[cell.column]} reader={reader} />
    </div>
  )
}

interface CursorOptions {
  readonly rows: number
  readonly columns: readonly GridColumn[]
  /** Rows on one screen. */
  readonly page: number
  readonly target: GridTarget | null
}

/** The cursor, moved by keys, by the mouse, and by wishes from outside. */
function useCursor(view: GridView, { rows, columns, page, target }: CursorOptions) {
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 })
  const size = { rows, columns: columns.length, page }
  const cell = clampCursor(cursor, size)
  const goTo = (to: Cursor, how: 'reveal' | 'center') => {
    setCursor(to)
    view.toRow(to.row, how)
    const column = columns[to.column]
    if (column !== undefined) view.toColumn(column)
  }
  const granted = useRef<number>(undefined)
  useEffect(() => {
    if (target === null || target.row >= rows || target.turn === granted.current) return
    granted.current = target.turn
    goTo(target, 'center')
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveCursor(event, cell, size)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    goTo(next, 'reveal')
  }
  const onClick = (event: MouseEvent) => {
    const picked = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (picked === null) return
    setCursor({ row: Number(picked.dataset.row), column: Number(picked.dataset.column ?? cell.column) })
  }
  return { cell, acts: { onKeyDown, onClick } }
}
