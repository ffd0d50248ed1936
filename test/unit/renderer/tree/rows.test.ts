import { describe, expect, it } from 'vitest'
import { ancestorsOf, parentsIn, treeRows } from '../../../../src-renderer/ui/tree/rows.ts'
import type { TreeNode, TreeView } from '../../../../src-renderer/ui/tree/rows.ts'

const roots: readonly TreeNode[] = [
  {
    id: 'e1',
    label: 'North Plant',
    children: [
      { id: 'a1', label: 'Boiler house', children: [{ id: 's1', label: 'Boiler 1', note: 'Natural gas' }] },
      { id: 's2', label: 'Flare' },
    ],
  },
  { id: 'e2', label: 'Almacén Sur' },
]
const view = (change: Partial<TreeView>): TreeView => ({
  open: new Set(),
  ticked: new Set(),
  search: '',
  ...change,
})
const ids = (change: Partial<TreeView>) => treeRows(roots, view(change)).map(({ node }) => node.id)

describe('the rows of a tree', () => {
  it('are the roots and what is open below them', () => {
    expect(ids({})).toEqual(['e1', 'e2'])
    expect(ids({ open: new Set(['e1', 'a1']) })).toEqual(['e1', 'a1', 's1', 's2', 'e2'])
  })

  it('say where each stands among its siblings', () => {
    const [, boilers, , flare] = treeRows(roots, view({ open: new Set(['e1', 'a1']) }))
    expect(boilers).toMatchObject({ level: 2, position: 1, siblings: 2, open: true, parent: 'e1' })
    expect(flare).toMatchObject({ level: 2, position: 2, siblings: 2, open: false })
  })

  it('show everything below a ticked node as covered by the uppermost one', () => {
    const rows = treeRows(roots, view({ open: new Set(['e1', 'a1']), ticked: new Set(['e1', 'a1']) }))
    expect(rows.map(({ node, ticked, coveredBy }) => [node.id, ticked, coveredBy])).toEqual([
      ['e1', true, null],
      ['a1', true, 'North Plant'],
      ['s1', false, 'North Plant'],
      ['s2', false, 'North Plant'],
      ['e2', false, null],
    ])
  })

  it('tell that something below is ticked, seen or not', () => {
    const [north, south] = treeRows(roots, view({ ticked: new Set(['s1']) }))
    expect([north?.partly, south?.partly]).toEqual([true, false])
  })

  it('are found by label and note without regard to case and accents, with the way to them', () => {
    expect(ids({ search: 'natural' })).toEqual(['e1', 'a1', 's1'])
    expect(ids({ search: 'ALMACEN' })).toEqual(['e2'])
    expect(ids({ search: 'nowhere' })).toEqual([])
  })

  it('show what a found node holds once it is unfolded, and nothing else beside it', () => {
    expect(ids({ search: 'boiler house' })).toEqual(['e1', 'a1'])
    expect(ids({ search: 'boiler house', open: new Set(['a1']) })).toEqual(['e1', 'a1', 's1'])
  })
})

describe('the way through a tree', () => {
  it('leads down to a node, without it', () => {
    expect(ancestorsOf(roots, 's1')).toEqual(['e1', 'a1'])
    expect(ancestorsOf(roots, 'a1')).toEqual(['e1'])
    expect(ancestorsOf(roots, 'e2')).toEqual([])
    expect(ancestorsOf(roots, 'nowhere')).toEqual([])
  })

  it('goes by the nodes that can be unfolded', () => {
    expect(parentsIn(roots)).toEqual(['e1', 'a1'])
  })
})
