// A tree to find one's way in: one node is chosen and shown beside it. Search on top, arrows as in any tree, Enter chooses,
// drawn only where it is seen. What is unfolded stays so until the session ends.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronsDown, IconChevronsUp } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { createViewStore } from '../../api/view-store.ts'
import { useText } from '../../i18n/texts.ts'
import { SearchField } from '../form/SearchField.tsx'
import { ancestorsOf, parentsIn, treeRows } from './rows.ts'
import type { TreeNode, TreeRow } from './rows.ts'
import { switched } from './steer.ts'
import styles from './tree.module.css'
import { TreeView } from './TreeView.tsx'
import type { TreeItemFace } from './TreeView.tsx'

const rowHeight = 32
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
  const [search, setSearch] = useState('')
  const firstOpen = useMemo(() => new Set(roots.map((root) => root.id)), [roots])
  const open = useUnfolded((unfolded) => unfolded[screen]) ?? firstOpen
  const setOpen = (next: ReadonlySet<string>) => useUnfolded.setState({ [screen]: next })
  const [active, setActive] = useState<string | null>(chosen)
  const rows = useMemo(() => treeRows(roots, { open, ticked: nothingTicked, search }), [roots, open, search])
  const current = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === active),
  )
  const choose = ({ node }: TreeRow) => {
    setActive(node.id)
    onChoose(node.id)
  }
  const toggleOpen = (row: TreeRow) => setOpen(switched(open, row.node.id))
  // Chosen elsewhere, as when it has just been added: the keys are there, and the way to it is unfolded.
  const [followed, setFollowed] = useState({ chosen, roots })
  if (followed.chosen !== chosen || followed.roots !== roots) {
    setFollowed({ chosen, roots })
    if (chosen !== null) setActive(chosen)
  }
  useEffect(() => {
    if (chosen === null) return
    const way = ancestorsOf(roots, chosen)
    useUnfolded.setState((unfolded) => {
      const before = unfolded[screen] ?? firstOpen
      return way.every((each) => before.has(each)) ? unfolded : { [screen]: new Set([...before, ...way]) }
    })
    // Folding it up again afterwards is the person's own doing.
  }, [chosen, roots, screen, firstOpen])
  const chosenIndex = rows.findIndex(({ node }) => node.id === chosen)
  const faceOf = ({ node }: TreeRow): TreeItemFace => {
    const isChosen = node.id === chosen
    const mark = (
      <span aria-hidden className={styles.icon}>
        {icon(node)}
      </span>
    )
    return { aria: { 'aria-selected': isChosen }, isChosen, mark }
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
        <TreeView
          label={label}
          rows={rows}
          current={current}
          className={styles.browsed}
          rowHeight={rowHeight}
          inset={10}
          faceOf={faceOf}
          onMove={(index) => setActive(rows[index]?.node.id ?? null)}
          onAct={choose}
          onClick={choose}
          onToggle={toggleOpen}
          // Where a search ends, or something is chosen from outside, what is chosen stays in sight.
          inSight={{ index: chosenIndex, when: `${chosen} ${search}` }}
        />
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
