// The keys of the ARIA tree pattern, for every tree.
import type { TreeRow } from './rows.ts'

export interface Steering {
  readonly row: TreeRow
  readonly rows: readonly TreeRow[]
  readonly current: number
  readonly move: (index: number) => void
  /** What Space and Enter do: ticks, or opens. */
  readonly act: (row: TreeRow) => void
  readonly toggleOpen: (row: TreeRow) => void
}

/** @returns whether the key meant something */
export function steer(key: string, { row, rows, current, move, act, toggleOpen }: Steering): boolean {
  const hasChildren = (row.node.children?.length ?? 0) > 0
  switch (key) {
    case 'ArrowDown':
      move(current + 1)
      return true
    case 'ArrowUp':
      move(current - 1)
      return true
    case 'Home':
      move(0)
      return true
    case 'End':
      move(rows.length - 1)
      return true
    case 'ArrowRight':
      if (hasChildren && !row.open) toggleOpen(row)
      else if (hasChildren) move(current + 1)
      return true
    case 'ArrowLeft':
      if (row.open) toggleOpen(row)
      else if (row.parent !== null) move(rows.findIndex(({ node }) => node.id === row.parent))
      return true
    case ' ':
    case 'Enter':
      act(row)
      return true
    default:
      return false
  }
}

/** The set with the id in it, or without it where it was. */
export function switched(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
