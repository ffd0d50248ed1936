// What a person can do in a list, with the mouse and with the keyboard alike.
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import type { GridProps } from './Grid.tsx'
import { gridKeyHandler } from './grid-keys.ts'
import { changeListView } from './list-view.ts'
import { allSelected, nothingSelected, toggled, withSelected } from './selection.ts'

interface GridSituation {
  readonly total: number
  readonly active: number
  readonly ticked: number
  readonly rowsOnScreen: () => number
  readonly scrollTo: (index: number) => void
}

interface GridActs {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** A click on a row opens it; with Ctrl it ticks, with Shift it ticks from the active row to this one. */
  readonly onClick: (event: MouseEvent) => void
  /** A row whose control was pointed at becomes the active one. */
  readonly onFocus: (event: FocusEvent) => void
  readonly tickAll: () => void
}

export function gridActs<Row, Id extends string | number>(
  props: GridProps<Row, Id>,
  { total, active, ticked, rowsOnScreen, scrollTo }: GridSituation,
): GridActs {
  const { screen, rows, rowId, onOpen, onSelect, rowKeys } = props
  const selection = props.selection ?? nothingSelected<Id>()
  const selectable = props.selection !== undefined && onSelect !== undefined
  const tick = (index: number) => {
    const row = rows.rowAt(index)
    if (row !== undefined) onSelect?.(toggled(selection, rowId(row)))
  }
  const tickRange = (from: number, to: number) => {
    const indexes = Array.from(
      { length: Math.abs(to - from) + 1 },
      (_, offset) => Math.min(from, to) + offset,
    )
    const ids = indexes.flatMap((index) => {
      const row = rows.rowAt(index)
      return row === undefined ? [] : [rowId(row)]
    })
    onSelect?.(withSelected(selection, ids))
  }
  const open = (index: number) => {
    const row = rows.rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }
  const letter = (key: string) => {
    const act = rowKeys?.[key.toLowerCase()]
    const row = rows.rowAt(active)
    if (act === undefined || row === undefined) return false
    act(row)
    return true
  }
  const move = (index: number) => {
    changeListView(screen, { activeIndex: index })
    scrollTo(index)
  }
  const untick = () => {
    if (ticked > 0) onSelect?.(nothingSelected())
    return ticked > 0
  }
  return {
    tickAll: () => onSelect?.(ticked === total ? nothingSelected() : allSelected()),
    onKeyDown: gridKeyHandler({
      total,
      active,
      rowsOnScreen,
      move,
      open,
      letter,
      ...(selectable ? { tick, tickAll: () => onSelect(allSelected()), untick } : {}),
    }),
    onFocus: ({ target }) => {
      const row = target.closest<HTMLElement>('[data-index]')
      const index = Number(row?.dataset['index'])
      if (row !== null && index !== active) changeListView(screen, { activeIndex: index })
    },
    onClick: (event) => {
      const index = rowAt(event.target)
      if (index === null) return
      changeListView(screen, { activeIndex: index })
      const onBox = event.target instanceof Element && event.target.closest('[data-tick]') !== null
      if (selectable && event.shiftKey) tickRange(active, index)
      else if (selectable && (onBox || event.ctrlKey || event.metaKey)) tick(index)
      else open(index)
    },
  }
}

/** The index of the row that was clicked; null for a button or a link in it, which has a meaning of its own. */
function rowAt(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button, a, [role="menu"]') !== null) return null
  const row = target.closest<HTMLElement>('[data-index]')
  return row === null ? null : Number(row.dataset['index'])
}
