// The inventory as the screen needs it: main's flat lists made into a tree, and each thing findable with the way to it.
// Pure, so that it can be tested without a window.
import type { InventoryTree, Place, Thing, ThingKind } from '../../../src-shared/contract/inventory.ts'
import type { TreeNode } from '../../ui/tree/rows.ts'

/** A thing by kind and id, as in `asset-12`. */
export type ThingKey = `${ThingKind}-${number}`

export interface KnownThing {
  readonly key: ThingKey
  readonly kind: ThingKind
  readonly id: number
  readonly name: string
  /** Empty for anything but a source. */
  readonly unit: string
  /** False where only the name is shown (S3-08). */
  readonly inFull: boolean
  readonly parent: ThingKey | null
  readonly children: readonly KnownThing[]
}

export interface Inventory {
  readonly roots: readonly KnownThing[]
  readonly things: ReadonlyMap<ThingKey, KnownThing>
}

export function keyOf(kind: ThingKind, id: number): ThingKey {
  return `${kind}-${id}`
}

/** Main's name for a thing. */
export function thingOf({ kind, id }: Pick<KnownThing, 'kind' | 'id'>): Thing {
  return { kind, id } as Thing
}

interface Growing extends Omit<KnownThing, 'children'> {
  readonly children: Growing[]
}

const order: Record<ThingKind, number> = { entity: 0, asset: 1, source: 2 }

/** @param compare how names are sorted, in the person's language */
export function toInventory(tree: InventoryTree, compare: (a: string, b: string) => number): Inventory {
  const things = new Map<ThingKey, Growing>()
  const add = (thing: Omit<Growing, 'key' | 'children'>) => {
    const key = keyOf(thing.kind, thing.id)
    things.set(key, { ...thing, key, children: [] })
  }
  for (const { parentId, ...entity } of tree.entities) {
    add({ ...entity, kind: 'entity', unit: '', parent: parentId === null ? null : keyOf('entity', parentId) })
  }
  for (const { entityId, ...asset } of tree.assets) {
    add({ ...asset, kind: 'asset', unit: '', parent: keyOf('entity', entityId) })
  }
  for (const { entityId, assetId, ...source } of tree.sources) {
    const parent = assetId === null ? keyOf('entity', entityId) : keyOf('asset', assetId)
    add({ ...source, kind: 'source', parent })
  }
  const roots: Growing[] = []
  for (const thing of things.values()) {
    const parent = thing.parent === null ? undefined : things.get(thing.parent)
    ;(parent?.children ?? roots).push(thing)
  }
  const byName = (a: Growing, b: Growing) => order[a.kind] - order[b.kind] || compare(a.name, b.name)
  for (const { children } of things.values()) children.sort(byName)
  return { roots: roots.toSorted(byName), things }
}

/** What a thing stands in, from the top down. */
export function wayTo(inventory: Inventory, thing: KnownThing): KnownThing[] {
  const parent = thing.parent === null ? undefined : inventory.things.get(thing.parent)
  return parent === undefined ? [] : [...wayTo(inventory, parent), parent]
}

/** How many there are of each kind, at any depth. */
export function countAll(things: readonly KnownThing[]): Record<ThingKind, number> {
  const counts = { entity: 0, asset: 0, source: 0 }
  const visit = ({ kind, children }: KnownThing) => {
    counts[kind] += 1
    children.forEach(visit)
  }
  things.forEach(visit)
  return counts
}

/** Kinds that can stand in a thing of this kind. */
export const holdable: Record<ThingKind, readonly ThingKind[]> = {
  entity: ['entity', 'asset', 'source'],
  asset: ['source'],
  source: [],
}

/** Where a thing can be moved, in the order of the tree: not into itself or its own, and not where it stands. */
export function placesFor({ roots }: Inventory, thing: KnownThing): KnownThing[] {
  const placesIn = (things: readonly KnownThing[]): KnownThing[] =>
    things.flatMap((place) => {
      if (place.key === thing.key) return []
      const fits = holdable[place.kind].includes(thing.kind) && place.key !== thing.parent
      return [...(fits ? [place] : []), ...placesIn(place.children)]
    })
  return placesIn(roots)
}

/** Main's name for a place; null is the top. */
export function placeOf(thing: KnownThing | null): Place {
  return thing === null ? { kind: 'top' } : ({ kind: thing.kind, id: thing.id } as Place)
}

/** The tree's nodes. @param nameOnly what is said of things that are not shown in full */
export function toNodes(things: readonly KnownThing[], nameOnly: string): TreeNode[] {
  return things.map(({ key, name, unit, inFull, children }) => {
    const note = inFull ? unit : nameOnly
    return {
      id: key,
      label: name,
      ...(note === '' ? {} : { note }),
      children: toNodes(children, nameOnly),
    }
  })
}
