// The people of a thing (S3-10, S3-11, S3-13), for whoever may see people and the thing. Saving is that of all roles.
import type { Assignable, AssignablePlace } from '../../../src-shared/contract/thing-assignments.ts'
import { mostAssigned, thingAssignmentsCalls } from '../../../src-shared/contract/thing-assignments.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { decide, mayAnywhere } from '../../../src-shared/policy/decide.ts'
import { heldRole, noAssignments } from '../../../src-shared/policy/facts.ts'
import type { Facts, On } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { asActive } from '../../access/consequences.ts'
import { personLine } from '../../access/save.ts'
import { loadFacts } from '../../authz/facts.ts'
import { placeAsset, placeEntity, placeSource } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { countAssignedTo, getStandingPlace, listAssignedTo } from './assigned-queries.ts'
import { granterName } from './held-queries.ts'

const seeing = (db: ReadDb, { place }: { readonly place: AssignablePlace }): Ask[] => [
  { action: 'people.list' },
  { action: 'inventory.view', on: onOf(db, place) },
]

export const thingAssignmentsHandlers = implement(thingAssignmentsCalls, {
  'roles.assigned-to': {
    asks: seeing,
    run: ({ db, actor, now, t }, { place }) => {
      const standing = getStandingPlace(db, place)
      if (standing === undefined) throw Refusal.notFound()
      const denied = decide(actor, 'roles.set-assignments', {})
      return {
        ...standing,
        lock: mayAnywhere(actor, 'roles.set-assignments') || denied.allowed ? null : denialIn(t, denied),
        people: listAssignedTo(db, place, mostAssigned).map(({ person, kind, id, name, depth, at, by }) => ({
          ...assignableOf(db, person, place, now),
          from: depth === 0 || kind === 'source' ? null : { kind, id, name },
          at,
          by: granterName((by === null ? undefined : getPerson(db, by)) ?? null),
        })),
        total: countAssignedTo(db, place),
      }
    },
  },
  'roles.assignable': {
    asks: seeing,
    run: ({ db, now }, { place, people }) => ({
      people: people.map((person) => assignableOf(db, person, place, now)),
    }),
  },
})

/** @throws Refusal `not-found` where the thing is not there. */
function onOf(db: ReadDb, { kind, id }: AssignablePlace): On {
  const on = {
    entity: () => ({ entity: placeEntity(db, id) ?? undefined }),
    asset: () => ({ asset: placeAsset(db, id) ?? undefined }),
    source: () => ({ source: placeSource(db, id) ?? undefined }),
  }[kind]()
  if (Object.values(on).includes(undefined)) throw Refusal.notFound()
  return on as On
}

/** @throws Refusal `not-found`. */
function assignableOf(db: ReadDb, id: PersonId, place: AssignablePlace, now: string): Assignable {
  const person = getPerson(db, id)
  if (person === undefined) throw Refusal.notFound()
  const facts = loadFacts(db, id, now)
  const { entities, assets, sources } = facts.assignments
  return {
    person: personLine(person),
    state: person.state,
    dataRole: heldRole(facts.data, now) ?? 'none',
    counts: opensAnything(facts, place, onOf(db, place)),
    assigned: {
      entities: [...entities],
      assets: [...assets],
      sources: [...sources],
    } as Assignable['assigned'],
  }
}

/** Whether the policy sees a difference between this one assignment and none. */
function opensAnything(facts: Facts, { kind, id }: AssignablePlace, on: On): boolean {
  const kinds = { entity: 'entities', asset: 'assets', source: 'sources' } as const
  const without = { ...asActive(facts), assignments: noAssignments }
  const having = { ...without, assignments: { ...noAssignments, [kinds[kind]]: new Set([id]) } }
  return decide(having, 'inventory.view', on).allowed && !decide(without, 'inventory.view', on).allowed
}
