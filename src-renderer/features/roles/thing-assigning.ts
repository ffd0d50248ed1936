// Staging assignments from the thing's side: each person's whole list of assignments, with or without this one.
import type { AssignablePlace, Assignable } from '../../../src-shared/contract/thing-assignments.ts'
import type { Assigned } from '../../../src-shared/contract/staged-change.ts'
import type { PageParams } from '../../shell/navigation.ts'
import { createStaging, stage, stagedAt } from './staging.ts'

/** Its own: what is staged on the pages of roles is about other things. */
export const thingStaging = createStaging()

const kinds = { entity: 'entities', asset: 'assets', source: 'sources' } as const

export function placeIn({ kind, id }: PageParams): AssignablePlace | null {
  if ((kind !== 'entity' && kind !== 'asset' && kind !== 'source') || typeof id !== 'number') return null
  return { kind, id } as AssignablePlace
}

function changeFor({ person, assigned }: Pick<Assignable, 'person' | 'assigned'>, next: Assigned) {
  return { action: 'roles.set-assignments', person: person.id, present: assigned, next } as const
}

/** What would be assigned to the person if all that is staged were saved. */
function stagedFor(someone: Assignable): Assigned {
  return (
    stagedAt(thingStaging.getState().items, changeFor(someone, someone.assigned))?.next ?? someone.assigned
  )
}

export function isAssigned(assigned: Assigned, { kind, id }: AssignablePlace): boolean {
  return (assigned[kinds[kind]] as number[]).includes(id)
}

/** Stages the thing for one person, or stages taking it away. */
export function stageAssignment(
  someone: Assignable,
  place: AssignablePlace,
  name: string,
  has: boolean,
): void {
  const before = stagedFor(someone)
  const kind = kinds[place.kind]
  const rest = (before[kind] as number[]).filter((id) => id !== place.id)
  const next = { ...before, [kind]: has ? [...rest, place.id] : rest }
  const staged = stagedAt(thingStaging.getState().items, changeFor(someone, before))
  const places = placesOf(someone, staged === undefined ? [] : stagedNames(someone), { name, place, has })
  stage(thingStaging, { change: changeFor(someone, next), person: someone.person.displayName, places })
}

interface NamedChange {
  readonly name: string
  readonly has: boolean
}

function stagedNames(someone: Assignable): NamedChange[] {
  const item = thingStaging.getState().items.find(({ change }) => change.person === someone.person.id)
  const { added = [], removed = [] } = item?.places ?? {}
  return [...added.map((name) => ({ name, has: true })), ...removed.map((name) => ({ name, has: false }))]
}

/** What is added and taken away by name; what is back where it was is neither. */
function placesOf(
  { assigned }: Assignable,
  before: readonly NamedChange[],
  { name, place, has }: NamedChange & { readonly place: AssignablePlace },
) {
  const others = before.filter((each) => each.name !== name)
  const all = isAssigned(assigned, place) === has ? others : [...others, { name, has }]
  return {
    added: all.flatMap((each) => (each.has ? [each.name] : [])),
    removed: all.flatMap((each) => (each.has ? [] : [each.name])),
  }
}
