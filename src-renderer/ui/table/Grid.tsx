// The list itself: an ARIA grid over a window of rows, drawn only where it is seen. Main sorts, filters and pages; 100,000
// rows scroll like forty.
import { VisuallyHidden } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { CSSProperties } from 'react'
import { useText } from '../../i18n/texts.ts'
import { tableColumns, useAppTable } from './columns.ts'
import type { ListColumn, ListHeader, ListRow, PlacedRow } from './columns.ts'
import { gridActs } from './grid-acts.ts'
import { GridRow, LoadingRow } from './GridRow.tsx'
import { HeaderCell } from './HeaderCell.tsx'
import { layoutHandlers, useTableState } from './layout.ts'
import type { ListView } from './list-view.ts'
import type { RowWindowState } from './row-window.ts'
import { isSelected, selectedCount } from './selection.ts'
import type { Selection } from './selection.ts'
import styles from './table.module.css'
import { TickBox } from './TickBox.tsx'
import { useKeptPlace } from './use-kept-place.ts'

/** Pixels; two fit where a web page shows one. */
export const rowHeight = 34
const headerHeight = 32

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
  readonly rowKeys?: Readonly<Record<string, (row: Row) => void>> | undefined
  readonly selection?: Selection<Id> | undefined
  readonly onSelect?: ((selection: Selection<Id>) => void) | undefined
}

export function Grid<Row, Id extends string | number>(props: GridProps<Row, Id>) {
  const { screen, label, view, columns, rows, show, rowId, openId, selection } = props
  const t = useText()
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const total = rows.total ?? 0
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The header stands in the way of the first row and over the topmost.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    initialOffset: view.scrollTop,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => show(first, last), [first, last, show])
  useKeptPlace({ screen, view, virtual, filled: rows.total !== null })

  const data = useMemo(() => loadedRows(rows, first, last), [rows, first, last])
  const definitions = useMemo(() => tableColumns(columns), [columns])
  const layout = useTableState(view, columns)
  const table = useAppTable({
    data,
    columns: definitions,
    getRowId: ({ row }) => String(rowId(row)),
    state: layout,
    ...layoutHandlers(screen, layout),
  })
  const drawn = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]))
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const selectable = selection !== undefined && props.onSelect !== undefined
  const ticked = selectable ? selectedCount(selection, total) : 0
  const active = Math.min(view.activeIndex, Math.max(0, total - 1))
  const acts = gridActs(props, {
    total,
    active,
    ticked,
    rowsOnScreen: () =>
      Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  })

  return (
    <div className={styles.gridFrame}>
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
        onKeyDown={acts.onKeyDown}
        onClick={acts.onClick}
        onFocus={acts.onFocus}
      >
        <div role="row" aria-rowindex={1} className={styles.header}>
          {selectable ? (
            <div role="columnheader" aria-colindex={1} className={styles.tick}>
              <TickBox
                label={t('shell:table.selectAll')}
                checked={ticked > 0 && ticked === total}
                indeterminate={ticked > 0 && ticked < total}
                onChange={acts.tickAll}
              />
            </div>
          ) : null}
          {headers.map((header, index) => (
            <HeaderCell
              key={header.id}
              header={header}
              position={index + (selectable ? 2 : 1)}
              hintId={`${id}-hint`}
            />
          ))}
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = drawn.get(index)
            if (row === undefined) {
              return (
                <LoadingRow
                  key={`loading ${index}`}
                  index={index}
                  top={start - headerHeight}
                  columns={headers.length}
                />
              )
            }
            const key = rowId(row.original.row)
            return (
              <GridRow
                key={row.id}
                id={`${id}-${index}`}
                row={row as ListRow<unknown>}
                top={start - headerHeight}
                isActive={index === active}
                isOpen={openId === key}
                ticked={selectable ? isSelected(selection, key) : undefined}
                columns={columns}
                layout={layout}
              />
            )
          })}
        </div>
        <VisuallyHidden id={`${id}-hint`}>{t('shell:table.sortHint')}</VisuallyHidden>
      </div>
    </div>
  )
}

/** What is drawn and has arrived. */
function loadedRows<Row>(rows: RowWindowState<Row>, first: number, last: number): PlacedRow<Row>[] {
  const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  return indexes.flatMap((index) => {
    const row = rows.rowAt(index)
    return row === undefined ? [] : [{ index, row }]
  })
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
