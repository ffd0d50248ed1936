// A tree as the rows that are seen of it. Pure: what is open, searched and ticked goes in, rows come out.

export interface TreeNode {
  readonly id: string
  readonly label: string
  /** Said after the label in soft words, as in the kind of a source. */
  readonly note?: string
  /** Cannot be ticked; its children may be. */
  readonly untickable?: boolean
  readonly children?: readonly TreeNode[]
}

export interface TreeRow {
  readonly node: TreeNode
  /** One-based. */
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly open: boolean
  readonly parent: string | null
  /** Ticked itself. */
  readonly ticked: boolean
  /** The label of the ticked ancestor that covers it, if one does. */
  readonly coveredBy: string | null
  /** Something below it is ticked. */
  readonly partly: boolean
}

export interface TreeView {
  readonly open: ReadonlySet<string>
  readonly ticked: ReadonlySet<string>
  /** Shows nodes whose label or note has these words, the way to them, and what they hold where they are unfolded. */
  readonly search: string
}

interface Place {
  readonly level: number
  readonly parent: string | null
  readonly coveredBy: string | null
  /** Something above was found: all that it holds can be looked at. */
  readonly isWithinFound: boolean
}

/** The rows to show, in order. While searching, the ways to what was found are open. */
export function treeRows(roots: readonly TreeNode[], view: TreeView): TreeRow[] {
  const words = folded(view.search)
  const rows: TreeRow[] = []
  visit(roots, { level: 1, parent: null, coveredBy: null, isWithinFound: words === '' })
  return rows

  function visit(nodes: readonly TreeNode[], place: Place): void {
    const shown = place.isWithinFound ? nodes : nodes.filter((node) => holds(node, words))
    for (const [index, node] of shown.entries()) {
      const children = node.children ?? []
      const found = words !== '' && children.some((child) => holds(child, words))
      const open = children.length > 0 && (found || view.open.has(node.id))
      const ticked = view.ticked.has(node.id)
      rows.push({
        node,
        level: place.level,
        position: index + 1,
        siblings: shown.length,
        open,
        parent: place.parent,
        ticked,
        coveredBy: place.coveredBy,
        partly: !ticked && hasTicked(children, view.ticked),
      })
      if (!open) continue
      const coveredBy = place.coveredBy ?? (ticked ? node.label : null)
      const isWithinFound = place.isWithinFound || has(node, words)
      visit(children, { level: place.level + 1, parent: node.id, coveredBy, isWithinFound })
    }
  }
}

function has({ label, note = '' }: TreeNode, words: string): boolean {
  return folded(`${label} ${note}`).includes(words)
}

function holds(node: TreeNode, words: string): boolean {
  return has(node, words) || (node.children?.some((child) => holds(child, words)) ?? false)
}

function hasTicked(nodes: readonly TreeNode[], ticked: ReadonlySet<string>): boolean {
  return nodes.some((node) => ticked.has(node.id) || hasTicked(node.children ?? [], ticked))
}

/** Without regard to case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

/** The ids on the way down to a node, without its own; empty where it stands at the top or is not there. */
export function ancestorsOf(roots: readonly TreeNode[], id: string): string[] {
  for (const { id: here, children = [] } of roots) {
    if (children.some((child) => child.id === id)) return [here]
    const below = ancestorsOf(children, id)
    if (below.length > 0) return [here, ...below]
  }
  return []
}

/** The ids of all nodes that can be unfolded. */
export function parentsIn(roots: readonly TreeNode[]): string[] {
  return roots.flatMap(({ id, children = [] }) => (children.length === 0 ? [] : [id, ...parentsIn(children)]))
}
