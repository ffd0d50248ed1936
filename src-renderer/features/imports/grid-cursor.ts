// The cursor of the rows: a cell that the arrows, Home, End and Page move (B-15).

export interface Cursor {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows on one screen. */
  readonly page: number
}

interface Key {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** Where a key takes the cursor; null where it is none of ours. Home and End go to the first and last row, as in every list. */
export function moveCursor(pressed: Key, { row, column }: Cursor, size: Size): Cursor | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return null
  const moves: Readonly<Record<string, Cursor>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + size.page, column },
    PageUp: { row: row - size.page, column },
    Home: { row: 0, column },
    End: { row: size.rows - 1, column },
  }
  const to = moves[pressed.key]
  if (to === undefined) return null
  return clampCursor(to, size)
}

/** The nearest cell that there is. */
export function clampCursor({ row, column }: Cursor, { rows, columns }: Size): Cursor {
  return { row: within(row, rows), column: within(column, columns) }
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}
