// Who is eligible for a bulk act and who is not and why (B-02): everybody is judged by the questions and rules of the single
// act, nothing here decides anything of its own. Changes of roles go through the plan that staged changes go through.
import type { BulkAct } from '../../../src-shared/contract/people-bulk.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { heldRole, roleInProgram } from '../../../src-shared/policy/facts.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { rightsGainedAndLost } from '../../../src-shared/policy/rights.ts'
import type { RightChanges } from '../../../src-shared/policy/rights.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { asActive } from '../../access/consequences.ts'
import { presentEnd } from '../../access/end-dates.ts'
import { askOf, planChanges } from '../../access/plan.ts'
import { listPeopleById } from '../../access/queries.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { ReadDb } from '../../db/open.ts'
import type { Person } from '../../directory/queries.ts'
import { stateWhen } from '../../directory/person-state.ts'
import { Refusal } from '../../ipc/errors.ts'
import { inviteAgainAsks, restoreAsks } from '../../invitations/asks.ts'
import type { Ask } from '../../ipc/implement.ts'
import { hasPendingInvitation } from './queries.ts'
import { askAbout } from './service.ts'

/** What is done to one person: a change of roles, or an act that has a call of its own. */
export type BulkItem =
  | { readonly person: PersonId; readonly change: StagedChange }
  | { readonly person: PersonId; readonly act: PersonAct }
/** Restoring is what takes a removal back; nobody chooses it in bulk. */
export type PersonAct = Exclude<BulkAct['act'], `set-${string}`> | 'restore'

export interface Judged {
  readonly item: BulkItem
  readonly name: string
  readonly email: string
  /** What the verdict rests on, to be found unchanged when the act is carried out. */
  readonly seen: string
  /** Null for who is eligible; `group` tells reasons that are the same but for names. */
  readonly reason: { readonly group: string; readonly text: string } | null
  readonly rights: RightChanges | null
}

interface Call {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

/** Judges some people, in the order of their ids given; who does not exist is left out. */
export function judge(db: ReadDb, act: BulkAct, ids: readonly PersonId[], call: Call): Judged[] {
  const people = listPeopleById(db, ids)
  const found = ids.flatMap((id) => people.get(id) ?? [])
  const items = found.map(({ id }) => itemOf(db, act, id, call.now))
  const denials = items.map((item) => denialOf(db, item, call))
  const objections = objectionsTo(db, items, denials, call)
  return found.map((person, index) => {
    const item = items[index]!
    const { objection, rights } = objections.get(item) ?? { objection: null, rights: null }
    const reason = denials[index] ?? objection
    return {
      item,
      name: displayName(person),
      email: person.email,
      seen: seenOf(db, item, person, call.now),
      reason: reason ?? null,
      rights: reason === null || reason === undefined ? rights : null,
    }
  })
}

function itemOf(db: ReadDb, act: BulkAct, person: PersonId, now: string): BulkItem {
  const facts = () => loadFacts(db, person, now)
  switch (act.act) {
    case 'set-group': {
      const present = heldRole(facts().group, now) ?? 'none'
      return { person, change: { action: 'roles.set-group', person, present, next: act.next } }
    }
    case 'set-corporate': {
      const present = heldRole(facts().corporate, now) ?? 'affiliate'
      return { person, change: { action: 'roles.set-corporate', person, present, next: act.next } }
    }
    case 'set-data-role': {
      const present = heldRole(facts().data, now) ?? 'none'
      return { person, change: { action: 'roles.set-data-role', person, present, next: act.next } }
    }
    case 'set-contact': {
      const { program, next } = act
      const present = roleInProgram(facts(), program) ?? 'none'
      return { person, change: { action: 'programs.set-contact', program, person, present, next } }
    }
    default:
      return { person, act: act.act }
  }
}

/** The questions that the single act is to the policy. */
export function asksOf(db: ReadDb, item: BulkItem, actor: Facts): readonly Ask[] {
  if ('change' in item) return [askOf(db, item.change)]
  switch (item.act) {
    case 'enable':
    case 'disable':
      return [askAbout(db, 'people.set-enabled', item.person)]
    case 'remove':
      return [askAbout(db, 'people.remove', item.person)]
    case 'invite-again':
      return inviteAgainAsks(db, item.person, actor)
    case 'revoke-invitation':
      return [{ action: 'people.invite' }]
    case 'restore':
      return [{ action: 'people.add' }, ...[...restoreAsks(db, item.person, actor.now).values()].flat()]
  }
}

function denialOf(db: ReadDb, item: BulkItem, { actor, t }: Call): Judged['reason'] {
  for (const { action, on } of asksOf(db, item, actor)) {
    const decision = decide(actor, action, on)
    if (decision.allowed) continue
    const text = denialIn(t, decision)
    return { group: text, text }
  }
  return null
}

interface Outcome {
  readonly objection: Judged['reason']
  readonly rights: RightChanges | null
}

function objectionsTo(
  db: ReadDb,
  items: readonly BulkItem[],
  denials: readonly Judged['reason'][],
  call: Call,
): ReadonlyMap<BulkItem, Outcome> {
  const { t } = call
  const open = items.filter((_, index) => denials[index] === null)
  const staged = open.filter((item) => 'change' in item)
  const plan = planChanges(
    db,
    staged.map(({ change }) => change),
    call,
  )
  const outcomes = new Map<BulkItem, Outcome>()
  for (const [index, item] of staged.entries()) {
    const objection = plan.objections[index] ?? null
    const [before, after] = [plan.before.get(item.person)!, plan.after.get(item.person)!]
    outcomes.set(item, {
      objection: objection && told(t, new Refusal('refused', objection.key, objection.params)),
      rights: objection === null ? rightsGainedAndLost(asActive(before), asActive(after)) : null,
    })
  }
  const people = listPeopleById(
    db,
    open.map(({ person }) => person),
  )
  for (const item of open) {
    if ('change' in item) continue
    const refusal = obstacle(db, item.act, people.get(item.person)!)
    outcomes.set(item, { objection: refusal && told(t, refusal), rights: null })
  }
  return outcomes
}

function told(t: Translate, { key, params }: Refusal): Judged['reason'] {
  return { group: t(`people:bulk.reasons.${key}`), text: t(`errors:refused.${key}`, params) }
}

/** What the single act would be refused with; and an act that would change nothing is none in bulk. */
function obstacle(db: ReadDb, act: PersonAct, person: Person): Refusal | null {
  if (person.state === 'removed') return new Refusal('refused', 'person-removed')
  switch (act) {
    case 'enable':
    case 'disable':
      return enabling(person, act === 'enable')
    case 'remove':
    case 'restore':
      return null
    case 'invite-again':
      return person.state === 'invited' ? null : new Refusal('refused', 'not-invited')
    case 'revoke-invitation':
      if (person.state !== 'invited') return new Refusal('refused', 'not-invited')
      return hasPendingInvitation(db, person.id) ? null : new Refusal('refused', 'no-invitation')
  }
}

function enabling(person: Person, isEnabled: boolean): Refusal | null {
  try {
    const isIdle = stateWhen(person, isEnabled) === person.state
    return isIdle ? new Refusal('refused', 'nothing-to-change', { person: displayName(person) }) : null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What a verdict rests on, as it stands in the store: the state and, for roles, the one to be replaced with its end. */
export function seenOf(db: ReadDb, item: BulkItem, { id, state }: Person, now: string): string {
  if (!('change' in item))
    return item.act === 'revoke-invitation' ? `${state} ${hasPendingInvitation(db, id)}` : state
  const { change } = item
  const facts = loadFacts(db, id, now)
  return `${state} ${roleIn(facts, change)} ${presentEnd(facts, change)}`
}

function roleIn({ group, corporate, data, programs, now }: Facts, change: StagedChange): string | null {
  switch (change.action) {
    case 'roles.set-group':
      return heldRole(group, now)
    case 'roles.set-corporate':
      return heldRole(corporate, now)
    case 'roles.set-data-role':
      return heldRole(data, now)
    case 'programs.set-contact':
      return heldRole(programs.get(change.program), now)
    default:
      throw new Error(`${change.action} is no bulk act`)
  }
}
