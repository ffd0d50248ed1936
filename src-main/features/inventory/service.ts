// Keeping the inventory (S3-02): entities stand at the top or in an entity, assets in an entity, sources in an entity or an
// asset. Names are unique in their place. Nothing that holds or concerns others is removed.
import type { Place, Thing, ThingKind } from '../../../src-shared/contract/inventory.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry, AuditSubject } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import {
  countAssigned,
  countWithin,
  deleteThing,
  getThing,
  insertThing,
  isNameTaken,
  moveThing,
  renameThing,
} from './queries.ts'
import type { Standing } from './queries.ts'

/** The input's field that names the place, for errors at it. */
type PlaceField = 'in' | 'to'

export interface NewThing {
  readonly kind: ThingKind
  readonly in: Place
  readonly name: string
  readonly unit: string
}

/** @throws Refusal at `name` where the place has one of that name, at `in` where the kind cannot stand there. */
export function addThing(
  db: WriteDb,
  { kind, in: place, name, unit }: NewThing,
): { thing: Thing; audit: AuditEntry[] } {
  const at = standingIn(db, kind, place, 'in')
  if (isNameTaken(db, kind, at, name, 0)) throw Refusal.fields({ field: 'name', key: 'name-taken' })
  const thing = insertThing(db, kind, { ...at, name, unit })
  const after = { name, ...(kind === 'source' ? { unit } : {}), ...told(db, at) }
  return { thing, audit: [{ subject: subjectOf(thing, name), after }] }
}

/** Returns what to audit: nothing where nothing changed. @throws Refusal at `name`, and `not-found`. */
export function editThing(
  db: WriteDb,
  thing: Thing,
  { name, unit }: { name: string; unit: string },
): AuditEntry[] {
  const before = found(getThing(db, thing))
  if (isNameTaken(db, thing.kind, before, name, thing.id))
    throw Refusal.fields({ field: 'name', key: 'name-taken' })
  const changed = changedValues({ ...before }, thing.kind === 'source' ? { name, unit } : { name })
  if (changed === null) return []
  renameThing(db, thing, name, unit)
  return [{ subject: subjectOf(thing, before.name), ...changed }]
}

/** @throws Refusal at `to`, `entity-cycle` by the store, and `not-found`. */
export function moveTo(db: WriteDb, thing: Thing, to: Place): AuditEntry[] {
  const before = found(getThing(db, thing))
  const at = standingIn(db, thing.kind, to, 'to')
  if (at.entityId === before.entityId && at.assetId === before.assetId) return []
  if (isNameTaken(db, thing.kind, at, before.name, thing.id))
    throw Refusal.fields({ field: 'to', key: 'name-taken-there', params: { name: before.name } })
  const from = told(db, before)
  moveThing(db, thing, at)
  return [{ subject: subjectOf(thing, before.name), before: from, after: told(db, at) }]
}

/** @throws Refusal `inventory-holds` and `inventory-assigned` with how many, and `not-found`. */
export function removeThing(db: WriteDb, thing: Thing): AuditEntry[] {
  const before = found(getThing(db, thing))
  const { name, unit } = before
  const held = countWithin(db, thing)
  if (held > 0) throw new Refusal('refused', 'inventory-holds', { name, count: held })
  const assigned = countAssigned(db, thing)
  if (assigned > 0) throw new Refusal('refused', 'inventory-assigned', { name, count: assigned })
  deleteThing(db, thing)
  const values = { name, ...(thing.kind === 'source' ? { unit } : {}), ...told(db, before) }
  return [{ subject: subjectOf(thing, name), before: values }]
}

/** The columns of a place that fits the kind. @throws Refusal at the field that names the place. */
export function standingIn(db: ReadDb, kind: ThingKind, place: Place, field: PlaceField): Standing {
  const fits = { entity: ['top', 'entity'], asset: ['entity'], source: ['entity', 'asset'] }[kind]
  if (!fits.includes(place.kind)) throw Refusal.fields({ field, key: `place-of-${kind}` })
  if (place.kind === 'top') return { entityId: null, assetId: null }
  const there = getThing(db, place)
  if (there === undefined) throw Refusal.fields({ field, key: 'gone' })
  if (place.kind === 'entity') return { entityId: place.id, assetId: null }
  return { entityId: there.entityId, assetId: place.id }
}

function subjectOf({ kind, id }: Thing, name: string): AuditSubject {
  return { kind, id, name }
}

/** Where it stands, for readers by the names from the top down, and by kind and id for whoever rebuilds the past (B-13). */
function told(db: ReadDb, at: Standing): { in: string[]; place: AuditSubject | null } {
  const container = containerOf(at)
  const place = container === null ? null : subjectOf(container, found(getThing(db, container)).name)
  return { in: pathOf(db, at), place }
}

function containerOf({ entityId, assetId }: Standing): Thing | null {
  if (assetId !== null) return { kind: 'asset', id: assetId }
  return entityId === null ? null : { kind: 'entity', id: entityId }
}

/** The names of what a thing stands in, from the top down; empty for an entity at the top. */
function pathOf(db: ReadDb, at: Standing): string[] {
  const container = containerOf(at)
  if (container === null) return []
  const stored = found(getThing(db, container))
  return [...pathOf(db, stored), stored.name]
}
