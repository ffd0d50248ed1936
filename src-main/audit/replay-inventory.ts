// The inventory as it stood: what assigned assets and sources stand in decides what is seen around them (S3-08).
import { isParty } from '../../src-shared/domain/audit-event.ts'
import type { AuditParty, AuditValues } from '../../src-shared/domain/audit-event.ts'
import type { Assignments, Id } from '../../src-shared/policy/facts.ts'

type Kind = 'entity' | 'asset' | 'source'

interface PastThing {
  name: string
  /** Null at the top, and where an older event did not tell it. */
  place: { readonly kind: 'entity' | 'asset'; readonly id: number } | null
}

export type PastInventory = Readonly<Record<Kind, Map<number, PastThing>>>

export function addThing(inventory: PastInventory, subject: AuditParty, after: AuditValues): void {
  const { kind, id, name } = subject
  inventory[kind as Kind].set(id ?? 0, { name, place: placeIn(inventory, after) })
}

export function moveThing(inventory: PastInventory, subject: AuditParty, after: AuditValues): void {
  const thing = inventory[subject.kind as Kind].get(subject.id ?? 0)
  if (thing !== undefined) thing.place = placeIn(inventory, after)
}

export function removeThing(inventory: PastInventory, { kind, id }: AuditParty): void {
  inventory[kind as Kind].delete(id ?? 0)
}

/** By kind and id; older events tell the names from the top down alone. */
function placeIn(inventory: PastInventory, { place, in: path }: AuditValues): PastThing['place'] {
  if (isParty(place) && place.id !== null) return { kind: place.kind as 'entity' | 'asset', id: place.id }
  if (!Array.isArray(path)) return null
  let found: PastThing['place'] = null
  for (const name of path as string[]) found = childNamed(inventory, found, name) ?? found
  return found
}

function childNamed(inventory: PastInventory, within: PastThing['place'], name: string): PastThing['place'] {
  for (const kind of ['entity', 'asset'] as const) {
    for (const [id, thing] of inventory[kind]) {
      const isThere = thing.place?.kind === within?.kind && thing.place?.id === within?.id
      if (isThere && thing.name === name) return { kind, id }
    }
  }
  return null
}

/** What assigned assets and sources stand directly in. */
export function aroundAssigned(
  inventory: PastInventory,
  { assets, sources }: { readonly assets: ReadonlySet<Id>; readonly sources: ReadonlySet<Id> },
): Assignments['around'] {
  const around = { entities: new Set<Id>(), assets: new Set<Id>() }
  for (const id of assets) addEntity(inventory.asset.get(Number(id)))
  for (const id of sources) {
    const source = inventory.source.get(Number(id))
    if (source?.place?.kind === 'asset') {
      around.assets.add(source.place.id)
      addEntity(inventory.asset.get(source.place.id))
    } else addEntity(source)
  }
  return around

  function addEntity(thing: PastThing | undefined): void {
    if (thing?.place?.kind === 'entity') around.entities.add(thing.place.id)
  }
}
