// Between a list's kept layout and TanStack's state: order, showing, widths and sorting.
import type {
  ColumnOrderState,
  ColumnSizingState,
  ColumnVisibilityState,
  SortingState,
  Updater,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { ListColumn } from './columns.ts'
import { changeListView, listView } from './list-view.ts'
import type { ListView } from './list-view.ts'

type Column = Pick<ListColumn<unknown>, 'id' | 'hidden' | 'fixed'>
type Columns = readonly Column[]

/** All columns in the person's order; ones that the kept order does not know yet stay where the list puts them. */
export function columnOrder(view: Pick<ListView, 'order'>, columns: Columns): string[] {
  const ids = columns.map(({ id }) => id)
  const kept = view.order.filter((id) => ids.includes(id))
  const order = [...kept]
  for (const [index, id] of ids.entries()) if (!order.includes(id)) order.splice(index, 0, id)
  return order
}

/** Whether a column is shown: as the person chose, else as the list presets it. */
export function isShown(
  view: Pick<ListView, 'shown'>,
  column: Pick<ListColumn<unknown>, 'id' | 'hidden' | 'fixed'>,
): boolean {
  return column.fixed === true || (view.shown[column.id] ?? column.hidden !== true)
}

/** The columns that a list shows at this moment, in order: what an export of it must hold. */
export function shownColumns<Row>(screen: string, columns: readonly ListColumn<Row>[]): ListColumn<Row>[] {
  const view = listView(screen)
  const ordered = columnOrder(view, columns).flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return ordered.filter((column) => isShown(view, column))
}

interface TableLayout {
  readonly columnOrder: string[]
  readonly columnVisibility: Record<string, boolean>
  readonly columnSizing: Record<string, number>
  readonly sorting: SortingState
}

/** A list's layout as TanStack's state; the same object until something of it changes. */
export function useTableState(view: ListView, columns: Columns): TableLayout {
  const { order, shown, widths, sort } = view
  return useMemo(
    () => ({
      columnOrder: columnOrder({ order }, columns),
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, isShown({ shown }, column)])),
      columnSizing: { ...widths },
      sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }],
    }),
    [order, shown, widths, sort, columns],
  )
}

/** What TanStack changes goes into the list's view, and from there to main. */
export function layoutHandlers(screen: string, state: TableLayout) {
  return {
    onColumnOrderChange: (updater: Updater<ColumnOrderState>) =>
      changeListView(screen, { order: applied(updater, state.columnOrder) }),
    onColumnVisibilityChange: (updater: Updater<ColumnVisibilityState>) =>
      changeListView(screen, { shown: applied(updater, state.columnVisibility) }),
    onColumnSizingChange: (updater: Updater<ColumnSizingState>) =>
      changeListView(screen, { widths: applied(updater, state.columnSizing) }),
    onSortingChange: (updater: Updater<SortingState>) => {
      const [sorting] = applied(updater, state.sorting)
      const sort = sorting === undefined ? null : { column: sorting.id, descending: sorting.desc }
      changeListView(screen, { sort })
    },
  }
}

function applied<State>(updater: Updater<State>, state: State): State {
  return typeof updater === 'function' ? (updater as (before: State) => State)(state) : updater
}
