// Previewing and saving staged changes (B-06). Both start from the same plan; see apply.ts for why they cannot disagree.
import type { AuditEntry } from '../audit/record.ts'
import { loadFacts } from '../authz/facts.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { Right, RolesPreview } from '../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { Reach } from '../../src-shared/policy/condition.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { rightsGainedAndLost } from '../../src-shared/policy/rights.ts'
import type { RightChange } from '../../src-shared/policy/rights.ts'
import { denialIn } from '../../src-shared/policy/wording.ts'
import { actorId, waiveLastLead } from '../directory/queries.ts'
import type { Person } from '../directory/queries.ts'
import { Refusal } from '../ipc/errors.ts'
import { auditEntry } from './audit.ts'
import { asActive, losesLastLead, organizationConsequences, personConsequences } from './consequences.ts'
import { askOf, awaits, planChanges } from './plan.ts'
import type { Plan } from './plan.ts'
import { listNames } from './queries.ts'
import type { InventoryKind } from './queries.ts'
import { tellChanges } from './tell-changes.ts'
import { isTransfer } from './transfers.ts'
import { lapseInSlot, putOff, settleWith } from './waiting.ts'
import { writeDifference } from './write-queries.ts'

interface Call {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

/** Where changes are part of another act. */
interface Within {
  /** The action whose holders make the changes by it, instead of each change's own. */
  readonly authority?: Action
  /** A pending person becomes active in the same act. */
  readonly isApproving?: boolean
}

/** What saving would do, change by change and person by person, in the words' keys. */
export function preview(
  db: ReadDb,
  changes: readonly StagedChange[],
  { actor, now, t }: Call,
  { authority, isApproving = false }: Within = {},
): RolesPreview {
  const denials = changes.map((change) => {
    const { action, on } = authority === undefined ? askOf(db, change) : { action: authority, on: {} }
    const decision = decide(actor, action, on)
    return decision.allowed ? null : { rule: decision.code, reason: denialIn(t, decision) }
  })
  const open = changes.filter((_, index) => denials[index] === null)
  const planned = planChanges(db, open, { actor, now, t })
  const plan = isApproving ? approved(planned) : planned
  const objections = new Map(open.map((change, index) => [change, plan.objections[index] ?? null]))
  const verdicts = changes.map((change, index) => {
    const objection = objections.get(change)
    const refusal =
      denials[index] ??
      (objection && { rule: objection.key, reason: t(`errors:refused.${objection.key}`, objection.params) })
    return {
      isAllowed: refusal === null || refusal === undefined,
      ...(refusal ?? { rule: null, reason: null }),
    }
  })
  const saved = changes.filter((_, index) => verdicts[index]?.isAllowed)
  return {
    changes: verdicts,
    people: peopleOf(db, plan, saved, actorId(actor)),
    consequences: organizationConsequences(db, plan),
    losesLastLead: losesLastLead(db, plan),
  }
}

/** The same plan for people who are active by then. */
function approved(plan: Plan): Plan {
  const active = (facts: Facts) => (facts.person.state === 'pending' ? asActive(facts) : facts)
  const registered = (person: Person): Person =>
    person.state === 'pending' ? { ...person, state: 'active' } : person
  return {
    ...plan,
    people: new Map([...plan.people].map(([id, person]) => [id, registered(person)])),
    before: new Map([...plan.before].map(([id, facts]) => [id, active(facts)])),
    after: new Map([...plan.after].map(([id, facts]) => [id, active(facts)])),
  }
}

function peopleOf(db: ReadDb, plan: Plan, saved: readonly StagedChange[], actor: PersonId) {
  const waits = new Set(plan.waiting.flatMap(({ person, present }) => [person, present]))
  const changed = [...plan.people.values()].filter(
    ({ id }) => plan.before.get(id) !== plan.after.get(id) || waits.has(id),
  )
  return changed.map((person) => {
    const { id } = person
    const before = asActive(plan.before.get(id)!)
    const after = asActive(plan.after.get(id)!)
    const { gained, lost } = rightsGainedAndLost(before, after)
    return {
      person: personLine(person),
      gained: gained.map((change) => toRight(db, change, [])),
      lost: lost.map((change) => toRight(db, change, change.besides)),
      consequences: personConsequences(db, plan, saved, { id, actor }),
    }
  })
}

export function personLine(person: Pick<Person, 'id' | 'firstName' | 'lastName' | 'userName' | 'email'>) {
  return { id: person.id, displayName: displayName(person), email: person.email }
}

const namesShown = 3

/** A right as it is told; `kept`: how far it reaches on, where it is lost. */
export function toRight(db: ReadDb, { action, scope, ids }: RightChange, kept: readonly Reach[]): Right {
  const kind = countedKind(scope)
  const names = kind === null || ids === null ? [] : listNames(db, kind, ids).slice(0, namesShown)
  return {
    action,
    scope,
    count: ids?.length ?? null,
    names: names.map(({ name }) => name),
    kept: kept.map((reach) => ({ scope: reach.scope, count: reach.ids?.length ?? null })),
  }
}

/** What a scope counts, as its name tells. */
function countedKind(scope: Reach['scope']): InventoryKind | 'program' | null {
  if (scope.includes('program')) return 'program'
  if (scope.includes('entities')) return 'entity'
  if (scope.includes('assets')) return 'asset'
  return scope.includes('sources') ? 'source' : null
}

interface Saving extends Call {
  readonly confirmLastLead?: boolean
  /** Whom the act that these changes are part of tells of them itself: one notice is enough. */
  readonly toldElsewhere?: PersonId | null
}

/**
 * Saves all changes, which the policy has allowed, or throws and saves none. Answers the trail's entries, one for each
 * and then those of waiting transfers that ended by it.
 * @throws Refusal for the first change that something stands against; the trigger's `last-lead` without confirmation.
 */
export function save(
  db: WriteDb,
  changes: readonly StagedChange[],
  { confirmLastLead = false, toldElsewhere = null, ...call }: Saving,
): AuditEntry[] {
  const plan = planChanges(db, changes, call)
  const objection = plan.objections.find((each) => each !== null)
  if (objection) throw new Refusal('refused', objection.key, objection.params)
  if (confirmLastLead) waiveLastLead(db)
  const stamp = { by: actorId(call.actor), at: call.now }
  writeDifference(db, plan.before, plan.after, stamp)
  tellChanges(db, plan, { ...stamp, except: toldElsewhere })
  const waitsFor = (change: StagedChange) =>
    plan.waiting.some((each) => each === change) ? awaits(plan.people.get(change.person)!) : null
  const ended = changes.filter(isTransfer).flatMap((change) => {
    return waitsFor(change) === null ? lapseInSlot(db, change, call.now) : putOff(db, change, stamp)
  })
  return [...changes.map((change) => auditEntry(db, change, plan, waitsFor(change))), ...ended]
}

/**
 * Lets the transfers that wait for somebody take effect or lapse, in the transaction in which that person has become
 * active. Answers the trail's entries.
 */
export function settleTransfers(
  db: WriteDb,
  person: Person,
  { now, t }: { readonly now: string; readonly t: Translate },
): AuditEntry[] {
  return settleWith(db, person, now, (change, maker) =>
    save(db, [change], { actor: loadFacts(db, maker, now), now, t }),
  )
}
