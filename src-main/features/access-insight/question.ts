// What a question about access is about, placed as the policy wants it. Where a question names no person, it is about
// somebody else who holds nothing that would be in the way.
import type { InsightThing } from '../../../src-shared/contract/access-insight.ts'
import { actions } from '../../../src-shared/policy/actions.ts'
import type { Action, ActionDefinition } from '../../../src-shared/policy/actions.ts'
import { actionsOn } from '../../../src-shared/policy/asking.ts'
import type { Id, On, TargetPerson } from '../../../src-shared/policy/facts.ts'
import {
  placeAsset,
  placeEntity,
  placeSource,
  presentCorporate,
  presentInProgram,
  targetPerson,
} from '../../authz/targets.ts'
import type { Question } from '../../authz/who-can.ts'
import type { ReadDb } from '../../db/open.ts'
import type { Ask } from '../../ipc/implement.ts'

/** Nobody's id. */
const nobody = 0
const somebodyElse: TargetPerson = { id: nobody, isMainCorporate: false, mainSiteOf: [] }

export interface Asked {
  readonly action: Action
  readonly thing: InsightThing
  readonly target: Id | null
  readonly next: string | null
  readonly whose: 'theirs' | 'others'
}

/** Every question that "who can do this, or anything" asks. */
export function questionsOf(db: ReadDb, thing: InsightThing, action: Action | null): Question[] {
  const named = action === null ? actionsOn(thing.kind) : [action]
  return named.map((each) => ({
    action: each,
    on: onOf(db, { action: each, thing, target: null, next: null, whose: 'theirs' }, nobody),
  }))
}

/** @param subject whose question it is: their own entries and reports are theirs */
export function onOf(db: ReadDb, { action, thing, target, next, whose }: Asked, subject: Id): On {
  const { on }: ActionDefinition = actions[action]
  const owner = whose === 'theirs' ? subject : -1
  const person = target === null ? somebodyElse : (targetPerson(db, target) ?? somebodyElse)
  return {
    ...placed(db, thing, { isReport: on.includes('report'), owner }),
    ...(on.includes('enteredBy') ? { enteredBy: owner } : {}),
    ...(on.includes('person') ? { person } : {}),
    ...rolesAsked(db, { action, thing, target, next }),
  }
}

function rolesAsked(db: ReadDb, { action, thing, target, next }: Omit<Asked, 'whose'>): Partial<On> {
  if (action === 'programs.set-contact') {
    const program = thing.kind === 'program' ? thing.id : nobody
    const present = target === null ? 'none' : presentInProgram(db, program, target)
    return { present, next: next ?? 'viewer' }
  }
  if (action === 'roles.set-corporate') {
    const present = target === null ? 'affiliate' : presentCorporate(db, target)
    return { present, next: next ?? 'secondary' }
  }
  return action === 'roles.set-group' ? { next: next ?? 'viewer' } : {}
}

function placed(db: ReadDb, thing: InsightThing, report: { isReport: boolean; owner: Id }): On {
  switch (thing.kind) {
    case 'organization':
      return {}
    case 'facility':
      return { facility: thing.id }
    case 'program':
      return { program: thing.id }
    case 'entity': {
      // What is not there stands nowhere: a refusal then says no more than it would of what cannot be seen.
      const entity = placeEntity(db, thing.id) ?? { id: thing.id, path: [thing.id] }
      return report.isReport ? { report: { madeFor: [report.owner], entities: [entity] } } : { entity }
    }
    case 'asset':
      return { asset: placeAsset(db, thing.id) ?? { id: thing.id, path: [] } }
    case 'source':
      return { source: placeSource(db, thing.id) ?? { id: thing.id, asset: null, path: [] } }
  }
}

/** What it takes to see the thing that is asked about. */
export function seeing(db: ReadDb, thing: InsightThing): readonly Ask[] {
  switch (thing.kind) {
    case 'organization':
      return []
    // Everybody finds facilities by name (S1-21).
    case 'facility':
      return [{ action: 'facilities.search' }]
    case 'program':
      return [{ action: 'programs.view', on: { program: thing.id } }]
    default:
      return [{ action: 'inventory.view', on: placed(db, thing, { isReport: false, owner: nobody }) }]
  }
}
