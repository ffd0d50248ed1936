// The list itself: an ARIA grid over a window of rows, drawn only where it is seen. Main sorts, filters and pages; 100,000
// rows scroll like forty.
import { Checkbox, Skeleton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { CSSProperties, MouseEvent } from 'react'
import { useText } from '../../i18n/texts.ts'
import { tableColumns, useAppTable } from './columns.ts'
import type { ListColumn, ListHeader, PlacedRow } from './columns.ts'
import { HeaderCell } from './HeaderCell.tsx'
import { layoutHandlers, tableState } from './layout.ts'
import { changeListView } from './list-view.ts'
import type { ListView } from './list-view.ts'
import type { RowWindowState } from './row-window.ts'
import {
  allSelected,
  isSelected,
  nothingSelected,
  selectedCount,
  toggled,
  withSelected,
} from './selection.ts'
import type { Selection } from './selection.ts'
import styles from './table.module.css'
import { gridKeyHandler } from './use-grid-keys.ts'

/** Pixels; two fit where a web page shows one. */
export const rowHeight = 34

export interface GridProps<Row, Id extends string | number> {
  readonly screen: string
  readonly label: string
  readonly view: ListView
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: RowWindowState<Row>
  readonly show: (first: number, last: number) => void
  readonly rowId: (row: Row) => Id
  readonly onOpen?: ((row: Row) => void) | undefined
  /** The row whose detail is shown beside the list. */
  readonly openId?: Id | null | undefined
  readonly selection?: Selection<Id> | undefined
  readonly onSelect?: ((selection: Selection<Id>) => void) | undefined
}

export function Grid<Row, Id extends string | number>(props: GridProps<Row, Id>) {
  const { screen, label, view, columns, rows, show, rowId, onOpen, openId, selection, onSelect } = props
  const t = useText()
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const total = rows.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
    initialOffset: view.scrollTop,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => show(first, last), [first, last, show])
  useKeptPlace(screen, scroll, rows.total !== null, view)

  const data = useMemo((): PlacedRow<Row>[] => {
    const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    return indexes.flatMap((index) => {
      const row = rows.rowAt(index)
      return row === undefined ? [] : [{ index, row }]
    })
  }, [rows, first, last])
  const definitions = useMemo(() => tableColumns(columns), [columns])
  const table = useAppTable({
    data,
    columns: definitions,
    getRowId: ({ row }) => String(rowId(row)),
    state: tableState(view, columns),
    ...layoutHandlers(screen, view, columns),
  })
  const drawn = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]))

  const select = (change: (before: Selection<Id>) => Selection<Id>) =>
    onSelect?.(change(selection ?? nothingSelected()))
  const toggle = (index: number) => {
    const row = rows.rowAt(index)
    if (row !== undefined) select((before) => toggled(before, rowId(row)))
  }
  const move = (index: number) => {
    changeListView(screen, { activeIndex: index })
    virtual.scrollToIndex(index, { align: 'auto' })
  }
  const open = (index: number) => {
    const row = rows.rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }
  const selectable = selection !== undefined && onSelect !== undefined
  const ticked = selectable ? selectedCount(selection, total) : 0
  const active = Math.min(view.activeIndex, Math.max(0, total - 1))
  const onKeyDown = gridKeyHandler({
    total,
    active,
    rowsOnScreen: Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2),
    move,
    open,
    ...(selectable
      ? {
          toggle,
          selectAll: () => onSelect(allSelected()),
          unselect: () => {
            if (ticked > 0) onSelect(nothingSelected())
            return ticked > 0
          },
        }
      : {}),
  })
  const pick = (event: MouseEvent, index: number) => {
    const range = event.shiftKey && selectable
    if (range) {
      const [from, to] = [Math.min(active, index), Math.max(active, index)]
      const ids = Array.from({ length: to - from + 1 }, (_, offset) => rows.rowAt(from + offset))
        .filter((row) => row !== undefined)
        .map(rowId)
      select((before) => withSelected(before, ids))
    }
    changeListView(screen, { activeIndex: index })
    if (range) return
    if (selectable && (event.ctrlKey || event.metaKey)) toggle(index)
    else open(index)
  }

  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <div
      ref={scroll}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={headers.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable}
      aria-busy={rows.asking}
      {...(drawn.has(active) ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      className={styles.grid}
      style={gridColumns(headers, selectable)}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={styles.header}>
        {selectable ? (
          <div role="columnheader" aria-colindex={1} className={styles.tick}>
            <Checkbox
              size="xs"
              aria-label={t('shell:table.selectAll')}
              checked={ticked > 0 && ticked === total}
              indeterminate={ticked > 0 && ticked < total}
              onChange={() => onSelect(ticked === total ? nothingSelected() : allSelected())}
            />
          </div>
        ) : null}
        {headers.map((header, index) => (
          <HeaderCell key={header.id} header={header} position={index + (selectable ? 2 : 1)} />
        ))}
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = drawn.get(index)
          const place = { transform: `translateY(${start}px)` }
          if (row === undefined)
            return <LoadingRow key={index} index={index} place={place} count={headers.length} />
          const rowKey = rowId(row.original.row)
          const chosen = selectable && isSelected(selection, rowKey)
          return (
            <div
              key={row.id}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              {...(selectable ? { 'aria-selected': chosen } : {})}
              {...(openId === rowKey ? { 'aria-current': true } : {})}
              data-active={index === active || undefined}
              className={styles.row}
              style={place}
              onClick={(event) => pick(event, index)}
            >
              {selectable ? (
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
                    checked={chosen}
                    onChange={() => toggle(index)}
                  />
                </div>
              ) : null}
              {row.getVisibleCells().map((cell, position) => (
                <div
                  key={cell.id}
                  role="gridcell"
                  aria-colindex={position + (selectable ? 2 : 1)}
                  className={styles.cell}
                  data-align={cell.column.columnDef.meta?.align}
                >
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface LoadingRowProps {
  readonly index: number
  readonly place: CSSProperties
  readonly count: number
}

/** A row that is still on its way keeps its place. */
function LoadingRow({ index, place, count }: LoadingRowProps) {
  const widths = ['60%', '40%', '70%', '50%']
  return (
    <div role="row" aria-rowindex={index + 2} aria-busy className={styles.row} style={place}>
      {Array.from({ length: count }, (_, position) => (
        <div key={position} role="gridcell" className={styles.cell}>
          <Skeleton height={8} width={widths[(index + position) % widths.length]} animate={false} />
        </div>
      ))}
    </div>
  )
}

/** Widths of all cells at once, as one variable: dragging an edge redraws no cell. */
function gridColumns<Row>(headers: readonly ListHeader<Row>[], selectable: boolean): CSSProperties {
  const tracks = headers.map(({ column }) => {
    const size = column.getSize()
    return column.columnDef.meta?.grow === true ? `minmax(${size}px, 1fr)` : `${size}px`
  })
  const least = headers.reduce((sum, { column }) => sum + column.getSize(), selectable ? 36 : 0)
  const filler = tracks.some((track) => track.startsWith('minmax')) ? [] : ['1fr']
  const all = [...(selectable ? ['36px'] : []), ...tracks, ...filler].join(' ')
  return { '--kh-columns': all, '--kh-least-width': `${least}px` } as CSSProperties
}

/** The list stands where it was when it is opened again. */
function useKeptPlace(
  screen: string,
  scroll: React.RefObject<HTMLDivElement | null>,
  filled: boolean,
  { scrollTop, search, filters, sort }: ListView,
): void {
  const before = useRef(scrollTop)
  useEffect(() => {
    const element = scroll.current
    if (!filled || element === null) return undefined
    element.scrollTop = before.current
    const note = () => {
      before.current = element.scrollTop
    }
    element.addEventListener('scroll', note, { passive: true })
    return () => {
      element.removeEventListener('scroll', note)
      changeListView(screen, { scrollTop: before.current })
    }
  }, [filled, screen, scroll])
  const question = JSON.stringify([search, filters, sort])
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    scroll.current?.scrollTo({ top: 0 })
  }, [question, scroll])
}
