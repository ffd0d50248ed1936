// A tree whose nodes can be ticked; a ticked node covers everything below it. Search on top, arrows as in any tree, Space
// ticks, drawn only where it is seen.
import { Checkbox } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useText } from '../../i18n/texts.ts'
import { SearchField } from '../form/SearchField.tsx'
import { treeRows } from './rows.ts'
import type { TreeNode, TreeRow } from './rows.ts'
import { steer, switched } from './steer.ts'
import styles from './tree.module.css'

const rowHeight = 30
const indent = 18

interface CheckTreeProps {
  readonly label: string
  readonly searchLabel: string
  readonly roots: readonly TreeNode[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
  /** Pixels. */
  readonly height?: number
}

export function CheckTree({ label, searchLabel, roots, ticked, onTick, height = 320 }: CheckTreeProps) {
  const t = useText()
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map((root) => root.id)))
  const [active, setActive] = useState(0)
  const rows = useMemo(() => treeRows(roots, { open, ticked, search }), [roots, open, ticked, search])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const current = Math.min(active, rows.length - 1)
  const move = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index))
    setActive(target)
    virtual.scrollToIndex(target, { align: 'auto' })
  }
  const tick = (row: TreeRow) => {
    if (row.node.untickable !== true && row.coveredBy === null) onTick(switched(ticked, row.node.id))
  }
  const toggleOpen = (row: TreeRow) => setOpen(switched(open, row.node.id))
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[current]
    if (row === undefined || !steer(event.key, { row, rows, current, move, act: tick, toggleOpen })) return
    event.preventDefault()
  }
  return (
    <div className={styles.tree}>
      <SearchField className={styles.search ?? ''} label={searchLabel} words={search} onWords={setSearch} />
      {rows.length === 0 ? (
        <p className={styles.none}>{t('shell:tree.nothing')}</p>
      ) : (
        <div
          ref={scroll}
          role="tree"
          tabIndex={0}
          aria-label={label}
          aria-multiselectable
          aria-activedescendant={`${id}-${current}`}
          className={styles.scroll}
          style={{ height }}
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
                  top={start}
                  isActive={index === current}
                  onActivate={() => setActive(index)}
                  onTick={() => tick(row)}
                  onToggle={() => toggleOpen(row)}
                />
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}

interface TreeItemProps {
  readonly id: string
  readonly row: TreeRow
  readonly top: number
  readonly isActive: boolean
  readonly onActivate: () => void
  readonly onTick: () => void
  readonly onToggle: () => void
}

function TreeItem({ id, row, top, isActive, onActivate, onTick, onToggle }: TreeItemProps) {
  const t = useText()
  const { node, level, position, siblings, open, ticked, coveredBy, partly } = row
  const hasChildren = (node.children?.length ?? 0) > 0
  const checked = ticked || coveredBy !== null ? true : partly ? ('mixed' as const) : false
  const tickable = node.untickable !== true
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      {...(hasChildren ? { 'aria-expanded': open } : {})}
      {...(tickable ? { 'aria-checked': checked } : {})}
      {...(coveredBy === null ? {} : { 'aria-disabled': true })}
      data-active={isActive || undefined}
      className={styles.item}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 8 + (level - 1) * indent }}
      onClick={() => {
        onActivate()
        if (tickable) onTick()
        else onToggle()
      }}
    >
      <span
        aria-hidden
        className={styles.chevron}
        data-open={open || undefined}
        onClick={(event) => {
          event.stopPropagation()
          onActivate()
          onToggle()
        }}
      >
        {hasChildren ? <IconChevronRight size={15} /> : null}
      </span>
      {tickable ? (
        <Checkbox.Indicator
          aria-hidden
          size="xs"
          checked={checked === true}
          indeterminate={checked === 'mixed'}
          disabled={coveredBy !== null}
        />
      ) : null}
      <span className={styles.label}>{node.label}</span>
      {node.note === undefined ? null : <span className={styles.note}>{node.note}</span>}
      {coveredBy === null ? null : (
        <span className={styles.note}>{t('shell:tree.covered', { name: coveredBy })}</span>
      )}
    </div>
  )
}
