// A tree to find one's way in: one node is chosen and shown beside it. Search on top, arrows as in any tree, Enter chooses,
// drawn only where it is seen. What is unfolded stays so until the session ends.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronRight, IconChevronsDown, IconChevronsUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { createViewStore } from '../../api/view-store.ts'
import { useText } from '../../i18n/texts.ts'
import { SearchField } from '../form/SearchField.tsx'
import { ancestorsOf, parentsIn, treeRows } from './rows.ts'
import type { TreeNode, TreeRow } from './rows.ts'
import { steer, switched } from './steer.ts'
import styles from './tree.module.css'

const rowHeight = 32
const indent = 18
const nothingTicked: ReadonlySet<string> = new Set()

interface BrowseTreeProps {
  /** Names the tree: what is unfolded is remembered under it. */
  readonly screen: string
  readonly label: string
  readonly searchLabel: string
  readonly roots: readonly TreeNode[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly icon: (node: TreeNode) => ReactNode
  /** Buttons at the end of the toolbar. */
  readonly actions?: ReactNode
  /** How much there is of what. */
  readonly foot: string
}

/** Unfolded nodes by tree; undefined until the tree is first seen. */
const useUnfolded = createViewStore<Readonly<Record<string, ReadonlySet<string>>>>(() => ({}))

export function BrowseTree(props: BrowseTreeProps) {
  const { screen, label, searchLabel, roots, chosen, onChoose, icon, actions, foot } = props
  const t = useText()
  const id = useId()
  const scroll = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const firstOpen = useMemo(() => new Set(roots.map((root) => root.id)), [roots])
  const open = useUnfolded((unfolded) => unfolded[screen]) ?? firstOpen
  const setOpen = (next: ReadonlySet<string>) => useUnfolded.setState({ [screen]: next })
  const [active, setActive] = useState<string | null>(chosen)
  const rows = useMemo(() => treeRows(roots, { open, ticked: nothingTicked, search }), [roots, open, search])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const current = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === active),
  )
  const move = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index))
    setActive(rows[target]?.node.id ?? null)
    virtual.scrollToIndex(target, { align: 'auto' })
  }
  const choose = ({ node }: TreeRow) => {
    setActive(node.id)
    onChoose(node.id)
  }
  const toggleOpen = (row: TreeRow) => setOpen(switched(open, row.node.id))
  useEffect(() => {
    if (chosen === null) return
    // Chosen elsewhere, as when it has just been added: the way to it is unfolded.
    setActive(chosen)
    const way = ancestorsOf(roots, chosen)
    if (way.some((each) => !open.has(each))) setOpen(new Set([...open, ...way]))
    // Folding it up again afterwards is the person's own doing.
  }, [chosen, roots]) // oxlint-disable-line react-hooks/exhaustive-deps
  const chosenIndex = rows.findIndex(({ node }) => node.id === chosen)
  useEffect(() => {
    // Where a search ends, or something is chosen from outside, what is chosen stays in sight.
    if (chosenIndex >= 0) virtual.scrollToIndex(chosenIndex, { align: 'auto' })
  }, [chosen, search, chosenIndex >= 0]) // oxlint-disable-line react-hooks/exhaustive-deps
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[current]
    if (row === undefined || !steer(event.key, { row, rows, current, move, act: choose, toggleOpen })) return
    event.preventDefault()
  }
  return (
    <section className={styles.browse} aria-label={label}>
      <div className={styles.toolbar}>
        <SearchField className={styles.search ?? ''} label={searchLabel} words={search} onWords={setSearch} />
        <Tool label={t('shell:tree.unfoldAll')} onClick={() => setOpen(new Set(parentsIn(roots)))}>
          <IconChevronsDown size={16} aria-hidden />
        </Tool>
        <Tool label={t('shell:tree.foldAll')} onClick={() => setOpen(new Set())}>
          <IconChevronsUp size={16} aria-hidden />
        </Tool>
        <div className={styles.actions}>{actions}</div>
      </div>
      {rows.length === 0 ? (
        <p className={styles.nothing}>{t('shell:tree.nothing')}</p>
      ) : (
        <div
          ref={scroll}
          role="tree"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={`${id}-${current}`}
          className={styles.browsed}
          onKeyDown={onKeyDown}
        >
          <div role="none" style={{ position: 'relative', height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <BrowseItem
                  key={row.node.id}
                  id={`${id}-${index}`}
                  row={row}
                  top={start}
                  isActive={index === current}
                  isChosen={row.node.id === chosen}
                  icon={icon(row.node)}
                  onChoose={() => choose(row)}
                  onToggle={() => toggleOpen(row)}
                />
              )
            })}
          </div>
        </div>
      )}
      <footer role="status" className={styles.foot}>
        {foot}
      </footer>
    </section>
  )
}

interface ToolProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={32} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

interface BrowseItemProps {
  readonly id: string
  readonly row: TreeRow
  readonly top: number
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly icon: ReactNode
  readonly onChoose: () => void
  readonly onToggle: () => void
}

function BrowseItem({ id, row, top, isActive, isChosen, icon, onChoose, onToggle }: BrowseItemProps) {
  const { node, level, position, siblings, open } = row
  const hasChildren = (node.children?.length ?? 0) > 0
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isChosen}
      {...(hasChildren ? { 'aria-expanded': open } : {})}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      className={styles.browseItem}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 10 + (level - 1) * indent }}
      onClick={onChoose}
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
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <span className={styles.label}>{node.label}</span>
      {node.note === undefined ? null : <span className={styles.note}>{node.note}</span>}
    </div>
  )
}
