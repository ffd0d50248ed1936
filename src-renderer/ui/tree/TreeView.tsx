// The rows of a tree, drawn only where they are seen and steered by the keys of the ARIA tree pattern. What a row says of
// itself, and what it does, is its tree's to tell.
import { IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { AriaAttributes, KeyboardEvent, ReactNode } from 'react'
import type { TreeRow } from './rows.ts'
import { steer } from './steer.ts'
import styles from './tree.module.css'

const indent = 18

interface TreeViewProps {
  readonly label: string
  readonly rows: readonly TreeRow[]
  /** The row that the keys are at. */
  readonly current: number
  readonly className: string | undefined
  /** Pixels. */
  readonly rowHeight: number
  readonly inset: number
  readonly height?: number
  readonly isMultiselectable?: boolean
  readonly faceOf: (row: TreeRow) => TreeItemFace
  readonly onMove: (index: number) => void
  /** What Space and Enter do. */
  readonly onAct: (row: TreeRow) => void
  readonly onClick: (row: TreeRow, index: number) => void
  readonly onToggle: (row: TreeRow, index: number) => void
  /** A row that comes into sight whenever `when` changes; -1 for none. */
  readonly inSight?: { readonly index: number; readonly when: string }
}

export interface TreeItemFace {
  readonly aria: Pick<AriaAttributes, 'aria-checked' | 'aria-disabled' | 'aria-selected'>
  readonly isChosen?: boolean
  /** Before the label. */
  readonly mark: ReactNode
  /** After the node's own note. */
  readonly note?: string | null
}

export function TreeView(props: TreeViewProps) {
  const { label, rows, current, className, rowHeight, height, faceOf, onMove, onAct, onClick, onToggle } =
    props
  const { inSight = { index: -1, when: '' }, inset, isMultiselectable } = props
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  useEffect(() => {
    if (inSight.index >= 0) virtual.scrollToIndex(inSight.index, { align: 'auto' })
  }, [inSight.when, inSight.index >= 0]) // oxlint-disable-line react-hooks/exhaustive-deps
  const move = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index))
    onMove(target)
    virtual.scrollToIndex(target, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[current]
    const toggleOpen = (each: TreeRow) => onToggle(each, current)
    if (row === undefined || !steer(event.key, { row, rows, current, move, act: onAct, toggleOpen })) return
    event.preventDefault()
  }
  return (
    <div
      ref={scroll}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={isMultiselectable}
      aria-activedescendant={`${id}-${current}`}
      className={className}
      style={height === undefined ? {} : { height }}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <TreeItem
              key={row.node.id}
              id={`${id}-${index}`}
              row={row}
              face={faceOf(row)}
              style={{
                height: rowHeight,
                transform: `translateY(${start}px)`,
                paddingLeft: inset + (row.level - 1) * indent,
              }}
              isActive={index === current}
              onClick={() => onClick(row, index)}
              onToggle={() => onToggle(row, index)}
            />
          )
        })}
      </div>
    </div>
  )
}

interface TreeItemProps {
  readonly id: string
  readonly row: TreeRow
  readonly face: TreeItemFace
  readonly style: { readonly height: number; readonly transform: string; readonly paddingLeft: number }
  readonly isActive: boolean
  readonly onClick: () => void
  readonly onToggle: () => void
}

function TreeItem({ id, row, face, style, isActive, onClick, onToggle }: TreeItemProps) {
  const { node, level, position, siblings, open } = row
  const { aria, isChosen = false, mark, note = null } = face
  const hasChildren = (node.children?.length ?? 0) > 0
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      {...(hasChildren ? { 'aria-expanded': open } : {})}
      {...aria}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      className={styles.item}
      style={style}
      onClick={onClick}
    >
      <span
        aria-hidden
        className={styles.chevron}
        data-open={open || undefined}
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        {hasChildren ? <IconChevronRight size={15} /> : null}
      </span>
      {mark}
      <span className={styles.label}>{node.label}</span>
      {node.note === undefined ? null : <span className={styles.note}>{node.note}</span>}
      {note === null ? null : <span className={styles.note}>{note}</span>}
    </div>
  )
}
