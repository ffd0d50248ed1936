// How the made-up organization came by its things: set up on the first day, its facilities and inventory on the second.
import type { Place } from '../../src-shared/contract/inventory.ts'
import type { AssetId, EntityId, PersonId, RegulatorId, SourceId } from '../../src-shared/domain/ids.ts'
import { getPersonByEmail } from '../directory/queries.ts'
import type { Diary } from './diary.ts'
import { demoPassword, founder } from './people.ts'
import { entities, facilities, organization, regulators } from './places.ts'
import type { EntitySpec } from './places.ts'
import type { Moment, Stage } from './stage.ts'

/** What is there, filled as the diary is lived through. */
export interface Things {
  founder: PersonId
  readonly entities: { readonly id: EntityId; readonly name: string }[]
  readonly assets: AssetId[]
  readonly sources: SourceId[]
}

export const timeZone = 'America/Los_Angeles'

/** Notes the first days. */
export function thingsHappen(stage: Stage, diary: Diary, passwordHash: string): Things {
  const things: Things = { founder: 0 as PersonId, entities: [], assets: [], sources: [] }
  diary.note(400, (at) => {
    const { firstName, lastName, email, title } = founder
    stage.act(
      { at, actor: null },
      'session.set-up',
      {
        organization,
        person: { email, firstName, lastName, phone: '', title },
        translation: 'en_default',
        timeZone,
        password: demoPassword,
        verifyPassword: demoPassword,
      },
      passwordHash,
    )
    things.founder = getPersonByEmail(stage.db, email)!.id
  })
  diary.note(399, (at) => addFacilities(stage, { at, actor: things.founder }))
  diary.note(399, (at) =>
    addEntity({ stage, things, moment: { at, actor: things.founder } }, entities, { kind: 'top' }),
  )
  return things
}

function addFacilities(stage: Stage, moment: Moment): void {
  const ids: RegulatorId[] = regulators.map((regulator) => stage.act(moment, 'regulators.add', regulator).id)
  for (const [name, address, siteId, regulator] of facilities) {
    stage.act(moment, 'facilities.add', { name, address, siteId, regulatorId: ids[regulator]! })
  }
}

interface Building {
  readonly stage: Stage
  readonly things: Things
  readonly moment: Moment
}

function addEntity(building: Building, { name, outfit, within = [] }: EntitySpec, place: Place): void {
  const { stage, things, moment } = building
  const added = stage.act(moment, 'inventory.add', { kind: 'entity', in: place, name })
  const id = added.id as EntityId
  things.entities.push({ id, name })
  for (const [asset, sources] of Object.entries(outfit?.assets ?? {})) {
    const assetId = stage.act(moment, 'inventory.add', {
      kind: 'asset',
      in: { kind: 'entity', id },
      name: asset,
    }).id as AssetId
    things.assets.push(assetId)
    for (const source of sources) addSource(building, source, { kind: 'asset', id: assetId })
  }
  for (const source of outfit?.sources ?? []) addSource(building, source, { kind: 'entity', id })
  for (const part of within) addEntity(building, part, { kind: 'entity', id })
}

function addSource(
  { stage, things, moment }: Building,
  [name, unit]: readonly [string, string],
  place: Place,
): void {
  const added = stage.act(moment, 'inventory.add', { kind: 'source', in: place, name, unit })
  things.sources.push(added.id as SourceId)
}
