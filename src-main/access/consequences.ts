// What follows from a plan beyond rights: where new requests go, who cannot sign in yet, what a predecessor becomes, and
// the manual's advice on lead users. Keys and parameters; the sentences are `roles:consequences.…`.
import type { Consequence, ConsequenceKey } from '../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import { missingAssignments } from '../../src-shared/policy/emissions-conditions.ts'
import { heldRole } from '../../src-shared/policy/facts.ts'
import type { Facts, Held, Id, On } from '../../src-shared/policy/facts.ts'
import type { ReadDb } from '../db/open.ts'
import { awaits, canTakeOver } from './plan.ts'
import type { Plan } from './plan.ts'
import { getProgram, listFacilityRegulators, listStandingLeads } from './queries.ts'
import { isTransfer } from './transfers.ts'

function consequence(key: ConsequenceKey, params: Consequence['params'] = {}): Consequence {
  return { key, params }
}

interface Leads {
  /** Standing lead users: active, registered, without an end date. */
  readonly leads: number
  /** Those of them who are employees and not consultants. */
  readonly employees: number
}

/** The lead users as they stand, and what the manual advises about them (S1-11). */
export function leadAdvice(db: ReadDb): Leads & { consequences: Consequence[] } {
  const standing = listStandingLeads(db)
  const counts = { leads: standing.length, employees: standing.filter((lead) => !lead.isConsultant).length }
  return { ...counts, consequences: advice(counts) }
}

function advice({ leads, employees }: Leads): Consequence[] {
  return [
    ...(leads < 2 ? [consequence('advise-two-leads', { count: leads })] : []),
    ...(leads > 0 && employees === 0 ? [consequence('advise-employee-lead')] : []),
  ]
}

/** Whether X-02's guard would stop the plan: a lead user goes or gets an end date, and none stands any more. */
export function losesLastLead(db: ReadDb, plan: Plan): boolean {
  const isLead = (facts: Facts | undefined) => facts?.group?.role === 'lead-user'
  const getsEnd = (id: PersonId) => {
    const end = plan.after.get(id)?.group?.expires ?? null
    return end !== null && end !== plan.before.get(id)?.group?.expires
  }
  const demoted = [...plan.people.values()].some(
    (person) =>
      canTakeOver(person) &&
      isLead(plan.before.get(person.id)) &&
      (!isLead(plan.after.get(person.id)) || getsEnd(person.id)),
  )
  return demoted && leadsAfter(db, plan).leads === 0
}

/** What follows for the organization as a whole. */
export function organizationConsequences(db: ReadDb, plan: Plan): Consequence[] {
  const stands = (facts: Facts | undefined) =>
    facts?.group?.role === 'lead-user' && facts.group.expires === null
  const touched = [...plan.after].some(([id, facts]) => stands(facts) !== stands(plan.before.get(id)))
  if (!touched) return []
  const before = listStandingLeads(db).length
  const after = leadsAfter(db, plan)
  return [
    ...(before === 0 && after.leads > 0 ? [consequence('requests-to-leads')] : []),
    ...(before > 0 && after.leads === 0 ? [requestsGoTo(listFacilityRegulators(db))] : []),
    ...advice(after),
  ]
}

/** S1-02: one regulator for all facilities, or the state agency. */
function requestsGoTo(regulators: readonly string[]): Consequence {
  if (regulators.length > 1) return consequence('requests-to-state-agency')
  const [regulator] = regulators
  return consequence('requests-to-regulator', regulator === undefined ? {} : { context: 'named', regulator })
}

function leadsAfter(db: ReadDb, { people, after }: Plan): Leads {
  const others = listStandingLeads(db).filter(({ id }) => !after.has(id))
  const concerned = [...people.values()].filter((person) => {
    const group = after.get(person.id)?.group
    return canTakeOver(person) && group?.role === 'lead-user' && group.expires === null
  })
  const all = [...others, ...concerned]
  return { leads: all.length, employees: all.filter(({ isConsultant }) => !isConsultant).length }
}

/** What follows for one person; `changes` are those of the plan that nothing stands against. */
export function personConsequences(
  db: ReadDb,
  plan: Plan,
  changes: readonly StagedChange[],
  { id, actor }: { id: PersonId; actor: PersonId },
): Consequence[] {
  const before = plan.before.get(id)!
  const after = plan.after.get(id)!
  return [
    ...waitingOf(db, plan, id),
    ...predecessorOf(db, atOnce(plan, changes), id),
    ...(id === actor ? ownAccess(changes, id, plan) : []),
    ...stateOf(after),
    ...missing(after),
    ...idle(before, after),
    ...kept(before, after),
    ...endDates(db, before, after),
  ]
}

/** Changes but for the transfers that wait. */
function atOnce({ waiting }: Plan, changes: readonly StagedChange[]): StagedChange[] {
  return changes.filter((change) => !waiting.some((each) => each === change))
}

/** who takes over later, and who hands over then. */
function waitingOf(db: ReadDb, { waiting, people }: Plan, id: PersonId): Consequence[] {
  return waiting.flatMap((change) => {
    if (change.person !== id && change.present !== id) return []
    const successor = people.get(change.person)!
    const program =
      change.action === 'programs.transfer-main-site' ? (getProgram(db, change.program)?.name ?? '') : null
    const names = {
      successor: displayName(successor),
      predecessor: displayName(people.get(change.present)!),
      context: `${awaits(successor) ?? ''}${program === null ? '' : '-in-program'}`,
      ...(program === null ? {} : { program }),
    }
    return [consequence(change.person === id ? 'takes-over-later' : 'hands-over-later', names)]
  })
}

function predecessorOf(db: ReadDb, changes: readonly StagedChange[], id: PersonId): Consequence[] {
  return changes.flatMap((change) => {
    if (!isTransfer(change) || change.present !== id) return []
    if (change.action === 'roles.transfer-main-corporate')
      return [consequence('predecessor-becomes-secondary')]
    const program = getProgram(db, change.program)?.name ?? ''
    return [consequence('predecessor-becomes-contributor', { program })]
  })
}

/** Who changes their own access is told so, and told when they could not change it back. */
function ownAccess(changes: readonly StagedChange[], id: PersonId, { people, after }: Plan): Consequence[] {
  const own = changes.filter(
    (change) => change.person === id || (isTransfer(change) && change.present === id),
  )
  const undoes = own.filter((change) => decide(after.get(id)!, change.action, undo(change)).allowed)
  const name = displayName(people.get(id)!)
  return [
    consequence('own-access', { name }),
    ...(undoes.length < own.length ? [consequence('cannot-undo', { name })] : []),
  ]
}

/** The question that taking a change back would be. */
function undo(change: StagedChange): On {
  const person = { id: change.person, isMainCorporate: false, mainSiteOf: [] }
  if (isTransfer(change)) return { person, ...('program' in change ? { program: change.program } : {}) }
  if (change.action === 'roles.set-assignments') return { person }
  if (change.action === 'programs.set-contact')
    return { person, program: change.program, present: change.next, next: change.present }
  if (change.action === 'roles.set-corporate') return { person, present: change.next, next: change.present }
  return { person, next: change.present }
}

/** Roles can be noted down for somebody who cannot use them yet or any more. */
function stateOf({ person: { state } }: Facts): Consequence[] {
  if (state === 'invited') return [consequence('not-yet-registered')]
  if (state === 'pending') return [consequence('not-yet-approved')]
  return state === 'disabled' ? [consequence('disabled')] : []
}

/** S3-10, S3-13, X-08, X-09: nothing assigned keeps the person out, or Emissions closed to them. */
function missing(after: Facts): Consequence[] {
  const cause = missingAssignments(after)
  if (cause === null) return []
  const kind = cause.code === 'structured-unassigned' ? 'structured' : 'restricted'
  const signsIn = decide(asActive(after), 'session.sign-in').allowed
  return [consequence(signsIn ? `emissions-closed-${kind}` : `cannot-sign-in-${kind}`)]
}

/** The same person once registered and enabled: what is noted down for them is shown as it will be. */
export function asActive(facts: Facts): Facts {
  return { ...facts, person: { ...facts.person, state: 'active' } }
}

/** Assignments stay when a data role comes that has no use for them. */
function idle(before: Facts, after: Facts): Consequence[] {
  const role = heldRole(after.data, after.now)
  const { entities, assets, sources } = after.assignments
  if (before.data === after.data && before.assignments === after.assignments) return []
  const parts = assets.size + sources.size
  const count = usesNothing(role) ? entities.size + parts : role === 'structured' ? 0 : parts
  return count > 0 ? [consequence('assignments-idle', { count })] : []
}

function usesNothing(role: string | null): boolean {
  return role === null || !['structured', 'restricted', 'restricted-audit'].includes(role)
}

function kept(before: Facts, after: Facts): Consequence[] {
  const count = after.programs.size
  const wasCorporate = heldRole(before.corporate, before.now) !== null
  const isCorporate = heldRole(after.corporate, after.now) !== null
  return wasCorporate && !isCorporate && count > 0 ? [consequence('keeps-program-roles', { count })] : []
}

/** B-10: when each role that changes ends; one that lasts as long as the former one was to last says so. */
function endDates(db: ReadDb, before: Facts, after: Facts): Consequence[] {
  const of = (role: string, program?: Id) => ({
    role,
    ...(program === undefined
      ? {}
      : { context: 'program', program: getProgram(db, program as ProgramId)?.name ?? '' }),
  })
  return [
    ...endOf(before.group, after.group, (role) => of(`submittals.${role}`)),
    ...endOf(before.corporate, after.corporate, (role) => of(`programs.${role}`)),
    ...endOf(before.data, after.data, (role) => of(`emissions.${role}`)),
    ...[...after.programs].flatMap(([id, held]) =>
      endOf(before.programs.get(id) ?? null, held, (role) => of(`programs.${role}`, id)),
    ),
  ]
}

function endOf(
  had: Held<string> | null,
  has: Held<string> | null,
  of: (role: string) => Consequence['params'],
): Consequence[] {
  if (had === has || has === null) return []
  const { role, expires: date } = has
  if (date === null) return had?.expires == null ? [] : [consequence('ends-no-more', of(role))]
  const isKept = had?.expires === date && had.role !== role
  return [isKept ? consequence('keeps-end-date', { date }) : consequence('ends-on', { ...of(role), date })]
}
