// Whose reach a move changes: an assignment to an entity covers all that stands in it (S3-08, S3-11), so moving a thing is
// a change of access, to be shown before it is made (B-06). The policy itself is asked, before and after.
import type { Place, Thing } from '../../../src-shared/contract/inventory.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { On } from '../../../src-shared/policy/facts.ts'
import { loadFacts } from '../../authz/facts.ts'
import { placeAsset, placeEntity, placeSource } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import { listAssignedPeople } from './queries.ts'
import { standingIn } from './service.ts'

/** A thing as the policy is asked about it; nothing where there is none. */
export function placed(db: ReadDb, thing: Thing | Extract<Place, { kind: 'top' }>): On {
  if (thing.kind === 'top') return {}
  if (thing.kind === 'entity') {
    const entity = placeEntity(db, thing.id)
    return entity === null ? {} : { entity }
  }
  if (thing.kind === 'asset') {
    const asset = placeAsset(db, thing.id)
    return asset === null ? {} : { asset }
  }
  const source = placeSource(db, thing.id)
  return source === null ? {} : { source }
}

export interface ReachChange {
  readonly gained: ReachingPerson[]
  readonly lost: ReachingPerson[]
}
interface ReachingPerson {
  readonly id: PersonId
  readonly displayName: string
}

/** Who would see the thing after a move and does not now, and the other way round. @throws Refusal at `to`. */
export function reachChange(db: ReadDb, thing: Thing, to: Place, now: string): ReachChange {
  const before = placed(db, thing)
  const after = placedAfter(db, thing, to)
  const affected = listAssignedPeople(db, ...containers([before, after]))
  const gained: ReachingPerson[] = []
  const lost: ReachingPerson[] = []
  for (const id of affected) {
    const facts = loadFacts(db, id, now)
    const had = decide(facts, 'inventory.view', before).allowed
    const has = decide(facts, 'inventory.view', after).allowed
    if (had !== has) (has ? gained : lost).push({ id, displayName: personSubject(db, id).name })
  }
  return { gained, lost }
}

function placedAfter(db: ReadDb, { kind, id }: Thing, to: Place): On {
  const { entityId, assetId } = standingIn(db, kind, to, 'to')
  const path = entityId === null ? [] : (placeEntity(db, entityId)?.path ?? [])
  if (kind === 'entity') return { entity: { id, path: [id, ...path] } }
  return kind === 'asset' ? { asset: { id, path } } : { source: { id, asset: assetId, path } }
}

/** The entities and assets that the places are in. */
function containers(places: readonly On[]): [entities: Set<number>, assets: Set<number>] {
  const entities = places.flatMap(({ entity, asset, source }) => (entity ?? asset ?? source)?.path ?? [])
  const assets = places.flatMap(({ source }) => (source?.asset == null ? [] : [source.asset]))
  return [new Set(entities.map(Number)), new Set(assets.map(Number))]
}
