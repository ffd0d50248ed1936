// A tree whose nodes can be ticked; a ticked node covers everything below it. Search on top, arrows as in any tree, Space
// ticks, drawn only where it is seen.
import { Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useText } from '../../i18n/texts.ts'
import { SearchField } from '../form/SearchField.tsx'
import { treeRows } from './rows.ts'
import type { TreeNode, TreeRow } from './rows.ts'
import { switched } from './steer.ts'
import styles from './tree.module.css'
import { TreeView } from './TreeView.tsx'
import type { TreeItemFace } from './TreeView.tsx'

const rowHeight = 30

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
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map((root) => root.id)))
  const [active, setActive] = useState(0)
  const rows = useMemo(() => treeRows(roots, { open, ticked, search }), [roots, open, ticked, search])
  const tick = (row: TreeRow) => {
    if (row.node.untickable !== true && row.coveredBy === null) onTick(switched(ticked, row.node.id))
  }
  const toggle = (row: TreeRow, index: number) => {
    setActive(index)
    setOpen(switched(open, row.node.id))
  }
  const click = (row: TreeRow, index: number) => {
    setActive(index)
    if (row.node.untickable === true) toggle(row, index)
    else tick(row)
  }
  const faceOf = (row: TreeRow): TreeItemFace => {
    const { node, ticked: isTicked, coveredBy, partly } = row
    const note = coveredBy === null ? null : t('shell:tree.covered', { name: coveredBy })
    if (node.untickable === true) return { aria: {}, mark: null, note }
    const checked = isTicked || coveredBy !== null ? true : partly ? ('mixed' as const) : false
    return {
      aria: { 'aria-checked': checked, ...(coveredBy === null ? {} : { 'aria-disabled': true }) },
      mark: (
        <Checkbox.Indicator
          aria-hidden
          size="xs"
          checked={checked === true}
          indeterminate={checked === 'mixed'}
          disabled={coveredBy !== null}
        />
      ),
      note,
    }
  }
  return (
    <div className={styles.tree}>
      <SearchField className={styles.search ?? ''} label={searchLabel} words={search} onWords={setSearch} />
      {rows.length === 0 ? (
        <p className={styles.none}>{t('shell:tree.nothing')}</p>
      ) : (
        <TreeView
          label={label}
          rows={rows}
          current={Math.min(active, rows.length - 1)}
          className={styles.scroll}
          rowHeight={rowHeight}
          inset={8}
          height={height}
          isMultiselectable
          faceOf={faceOf}
          onMove={setActive}
          onAct={tick}
          onClick={click}
          onToggle={toggle}
        />
      )}
    </div>
  )
}
