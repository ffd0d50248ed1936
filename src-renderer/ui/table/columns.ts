// What a list's columns are to a feature: plain data. TanStack Table keeps their order, width and showing.
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createTableHook,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { Header, Row as TableRow } from '@tanstack/react-table'
import { createElement } from 'react'
import type { ReactNode } from 'react'

export interface ListColumn<Row> {
  /** Names the column to main when it sorts, and in the stored layout. */
  readonly id: string
  /** Translated. */
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Pixels, until the person drags it. */
  readonly width: number
  /** Takes what is left of the width. */
  readonly grow?: boolean
  /** Numbers stand at the end, with digits of equal width. */
  readonly align?: 'start' | 'end'
  /** Absent: main can sort by it. */
  readonly sortable?: false
  /** Not shown until the person asks for it. */
  readonly hidden?: true
  /** What the row is known by: cannot be hidden, and as the first column stays while the others scroll. */
  readonly fixed?: true
}

export const narrowest = 60
export const widest = 800

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  columnMeta: metaHelper<{ name: string; grow: boolean; align: 'start' | 'end'; stays: boolean }>(),
})

/** Made once: the features that every list has. Main sorts, so there is no row model for it. */
export const { useAppTable, createAppColumnHelper } = createTableHook({
  features,
  manualSorting: true,
  enableMultiSort: false,
  enableSortingRemoval: false,
  sortDescFirst: false,
  columnResizeMode: 'onChange',
})

/** What TanStack holds of a row: the row and its place in the whole list, zero-based. */
export interface PlacedRow<Row> {
  readonly index: number
  readonly row: Row
}

export type ListHeader<Row> = Header<typeof features, PlacedRow<Row>>
export type ListRow<Row> = TableRow<typeof features, PlacedRow<Row>>

/** Plain words end in an ellipsis where the column is too narrow, and are told in full by pointing at them. */
function inFull(content: ReactNode): ReactNode {
  return typeof content === 'string' ? createElement('span', { title: content }, content) : content
}

/** Columns as TanStack wants them. */
export function tableColumns<Row>(columns: readonly ListColumn<Row>[]) {
  const helper = createAppColumnHelper<PlacedRow<Row>>()
  return helper.columns(
    columns.map((column) =>
      helper.accessor(({ row }) => row, {
        id: column.id,
        header: column.header,
        cell: ({ row }) => inFull(column.cell(row.original.row)),
        size: column.width,
        minSize: narrowest,
        maxSize: widest,
        enableSorting: column.sortable !== false,
        enableHiding: column.fixed !== true,
        meta: {
          name: column.header,
          grow: column.grow === true,
          align: column.align ?? 'start',
          stays: column.fixed === true,
        },
      }),
    ),
  )
}
