// The inventory as the screen needs it: a tree out of main's flat lists, and where a thing can go in it.
import { describe, expect, test } from 'vitest'
import type { InventoryTree } from '../../../../src-shared/contract/inventory.ts'
import {
  countAll,
  keyOf,
  placesFor,
  toInventory,
  toNodes,
  wayTo,
} from '../../../../src-renderer/features/inventory/things.ts'
import type { ThingKind } from '../../../../src-shared/contract/inventory.ts'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Works ─ North (Boiler 2: Gas; Boiler 10; Power) ─ Yard, and Works ─ south; Elsewhere at the top. */
const tree = {
  entities: [
    { id: 3, parentId: 2, name: 'Yard', inFull: true },
    { id: 2, parentId: 1, name: 'North', inFull: true },
    { id: 4, parentId: 1, name: 'south', inFull: false },
    { id: 1, parentId: null, name: 'Works', inFull: true },
    { id: 5, parentId: null, name: 'Elsewhere', inFull: true },
  ],
  assets: [
    { id: 1, entityId: 2, name: 'Boiler 10', inFull: true },
    { id: 2, entityId: 2, name: 'Boiler 2', inFull: true },
  ],
  sources: [
    { id: 1, entityId: 2, assetId: 2, name: 'Gas', unit: 'therm', inFull: true },
    { id: 2, entityId: 2, assetId: null, name: 'Power', unit: '', inFull: true },
  ],
} as unknown as InventoryTree

const inventory = toInventory(tree, collator.compare)
const thing = (kind: ThingKind, id: number) => inventory.things.get(keyOf(kind, id))!
const names = (things: readonly { name: string }[]) => things.map(({ name }) => name)

test('things stand in their places: entities, assets, sources, each by name with numbers in their order', () => {
  expect(names(inventory.roots)).toEqual(['Elsewhere', 'Works'])
  expect(names(thing('entity', 1).children)).toEqual(['North', 'south'])
  expect(names(thing('entity', 2).children)).toEqual(['Yard', 'Boiler 2', 'Boiler 10', 'Power'])
  expect(names(thing('asset', 2).children)).toEqual(['Gas'])
})

test('a thing whose place the person may not see stands at the top', () => {
  const part = { ...tree, entities: tree.entities.filter(({ id }) => id !== 1) }
  expect(names(toInventory(part, collator.compare).roots)).toEqual(['Elsewhere', 'North', 'south'])
})

test('the way to a thing runs from the top down', () => {
  expect(names(wayTo(inventory, thing('source', 1)))).toEqual(['Works', 'North', 'Boiler 2'])
  expect(wayTo(inventory, thing('entity', 1))).toEqual([])
})

test('everything below is counted, the things themselves included', () => {
  expect(countAll(thing('entity', 1).children)).toEqual({ entity: 3, asset: 2, source: 2 })
  expect(countAll(inventory.roots)).toEqual({ entity: 5, asset: 2, source: 2 })
})

describe('a thing can be moved', () => {
  test('to another entity, but neither into itself nor to where it stands', () => {
    expect(names(placesFor(inventory, thing('entity', 2)))).toEqual(['Elsewhere', 'south'])
    expect(names(placesFor(inventory, thing('entity', 1)))).toEqual(['Elsewhere'])
  })

  test('as an asset to entities alone, as a source to entities and assets, in the order of the tree', () => {
    expect(names(placesFor(inventory, thing('asset', 2)))).toEqual(['Elsewhere', 'Works', 'Yard', 'south'])
    expect(names(placesFor(inventory, thing('source', 1)))).toEqual([
      'Elsewhere',
      'Works',
      'North',
      'Yard',
      'Boiler 10',
      'south',
    ])
  })
})

test('the tree tells the unit of a source, and what is seen by name only', () => {
  const [, works] = toNodes(inventory.roots, 'by name only')
  const [north, south] = works!.children!
  expect(south).toMatchObject({ id: 'entity-4', label: 'south', note: 'by name only' })
  expect(north).not.toHaveProperty('note')
  expect(north!.children!.map(({ note }) => note)).toEqual([undefined, undefined, undefined, undefined])
  expect(north!.children![1]!.children![0]).toMatchObject({ label: 'Gas', note: 'therm' })
})
