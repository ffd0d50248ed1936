// What a list of staged changes comes to: the holdings before and after, and for each change why it cannot be made, if so.
// Preview and save make the same plan. Rights are not judged here: each change is one question to the policy (askOf).
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import { heldRole, roleInProgram } from '../../src-shared/policy/facts.ts'
import type { Facts, Id } from '../../src-shared/policy/facts.ts'
import { loadFacts } from '../authz/facts.ts'
import { presentCorporate, presentInProgram, targetPerson } from '../authz/targets.ts'
import type { ReadDb } from '../db/open.ts'
import type { Person } from '../directory/queries.ts'
import { Refusal } from '../ipc/errors.ts'
import type { Ask } from '../ipc/implement.ts'
import { apply } from './apply.ts'
import type { Holdings } from './apply.ts'
import { endObjection, hasEndMoved, heldIn, movesEnd } from './end-dates.ts'
import {
  getLastChanger,
  getMainCorporateContact,
  getProgram,
  listNames,
  listPeopleById,
  placesAround,
} from './queries.ts'
import type { InventoryKind } from './queries.ts'
import { isTransfer } from './transfers.ts'
import type { Transfer } from './transfers.ts'
import { getWaitingTransfer } from './waiting-queries.ts'

/** A rule of the domain that stands against a change; the key is under `errors:refused`. */
export interface Objection {
  readonly key: string
  readonly params: Readonly<Record<string, unknown>>
}

export interface Plan {
  readonly people: ReadonlyMap<PersonId, Person>
  readonly before: Holdings
  /** With all changes that nothing stands against. */
  readonly after: Holdings
  /** Transfers that nothing stands against but that their successor cannot hold the role yet. */
  readonly waiting: readonly Transfer[]
  /** In the order of the input. */
  readonly objections: readonly (Objection | null)[]
}

/**
 * The question that a change is to the policy, with the present role as it stands in the store (B-07).
 * @throws Refusal `not-found` when there is no such person.
 */
export function askOf(db: ReadDb, change: StagedChange): Ask {
  const { action } = change
  const person = targetPerson(db, change.person)
  if (person === null) throw Refusal.notFound()
  switch (action) {
    case 'roles.set-group':
    case 'roles.set-data-role':
      return { action, on: { person, next: change.next } }
    case 'roles.set-corporate':
      return { action, on: { person, present: presentCorporate(db, person.id), next: change.next } }
    case 'programs.set-contact': {
      const present = presentInProgram(db, change.program, person.id)
      return { action, on: { program: change.program, person, present, next: change.next } }
    }
    case 'programs.transfer-main-site':
      return { action, on: { program: change.program, person } }
    default:
      return { action, on: { person } }
  }
}

/**
 * Plans changes that the policy allows.
 * @throws Refusal `not-found` when a person or program does not exist.
 */
export function planChanges(
  db: ReadDb,
  changes: readonly StagedChange[],
  { actor, now, t }: { actor: Facts; now: string; t: Translate },
): Plan {
  const ground = { ...survey(db, changes, now, t), actor }
  const objections = new Map<StagedChange, Objection | null>()
  const waiting: Transfer[] = []
  let after = ground.before
  // Transfers first: who hands an exactly-one role over can be given something else in the same save.
  const transfersFirst = changes.toSorted((a, b) => Number(isTransfer(b)) - Number(isTransfer(a)))
  for (const change of transfersFirst) {
    const objection = objectionTo(change, after, ground)
    // A transfer to somebody who cannot take over yet changes nothing now.
    const waits = isTransfer(change) && awaits(ground.people.get(change.person)!) !== null
    const next =
      objection === null && !waits ? apply(after, change, (assigned) => placesAround(db, assigned)) : after
    const last = objection ?? objectionToEnd(change, next, ground)
    objections.set(change, last)
    if (last === null && isTransfer(change) && waits) waiting.push(change)
    if (last === null) after = next
  }
  const { people, before } = ground
  return {
    people,
    before,
    after,
    waiting,
    objections: changes.map((change) => objections.get(change) ?? null),
  }
}

/** Who can hold an exactly-one role from this moment on: registered, and not disabled or removed. */
export function canTakeOver({ state, registeredAt }: Person): boolean {
  return state === 'active' && registeredAt !== null
}

/** What somebody is waited for who cannot hold an exactly-one role yet, but will; null for everybody else. */
export function awaits({ state }: Pick<Person, 'state'>): 'registration' | 'approval' | null {
  if (state === 'invited') return 'registration'
  return state === 'pending' ? 'approval' : null
}

/** How things stand before the changes. */
interface Ground {
  readonly db: ReadDb
  readonly t: Translate
  readonly people: ReadonlyMap<PersonId, Person>
  readonly before: Holdings
  readonly programs: ReadonlyMap<ProgramId, { readonly name: string; readonly main: PersonId }>
  readonly mainCorporate: PersonId
  readonly actor: Facts
}

function survey(
  db: ReadDb,
  changes: readonly StagedChange[],
  now: string,
  t: Translate,
): Omit<Ground, 'actor'> {
  const programs = new Map<ProgramId, { name: string; main: PersonId }>()
  for (const change of changes) {
    if (!('program' in change) || programs.has(change.program)) continue
    const program = getProgram(db, change.program)
    if (program === undefined) throw Refusal.notFound()
    programs.set(program.id, { name: program.name, main: program.mainSiteContactId })
  }
  const mainCorporate = getMainCorporateContact(db)
  if (mainCorporate === undefined) throw Refusal.notFound()
  const ids = new Set(changes.map(({ person }) => person))
  for (const change of changes) {
    // The predecessor as the store has it, whatever the change says.
    if (change.action === 'roles.transfer-main-corporate') ids.add(mainCorporate)
    if (change.action === 'programs.transfer-main-site') ids.add(programs.get(change.program)!.main)
  }
  const people = listPeopleById(db, ids)
  if (people.size < ids.size) throw Refusal.notFound()
  const before = new Map([...ids].map((id) => [id, loadFacts(db, id, now)]))
  return { db, t, people, before, programs, mainCorporate }
}

function objectionTo(change: StagedChange, current: Holdings, ground: Ground): Objection | null {
  const person = ground.people.get(change.person)!
  const names = { person: displayName(person), ...programName(change, ground) }
  if (person.state === 'removed') return { key: 'person-removed', params: names }
  if (isStale(change, ground))
    return { key: 'changed-meanwhile', params: { ...names, ...meanwhile(change, ground) } }
  if (isIdle(change, ground.before.get(person.id)!)) return { key: 'nothing-to-change', params: names }
  const byTransfer = heldByTransfer(change, current.get(person.id)!)
  if (byTransfer !== null) return { key: byTransfer, params: names }
  if (isTransfer(change) && !canTakeOver(person)) {
    if (awaits(person) === null) return { key: 'successor-not-registered', params: names }
    const program = change.action === 'programs.transfer-main-site' ? change.program : null
    const waitsAlready = getWaitingTransfer(ground.db, program)?.successorId === person.id
    if (waitsAlready) return { key: 'transfer-waits-already', params: names }
  }
  if (change.action === 'roles.set-assignments' && !doAllExist(ground.db, change.next))
    return { key: 'assigned-gone', params: names }
  return null
}

/** Judged by what the change has come to (B-10). */
function objectionToEnd(change: StagedChange, next: Holdings, ground: Ground): Objection | null {
  const { actor, before, people } = ground
  const [had, has] = [before.get(change.person)!, next.get(change.person)!]
  const key = endObjection(change, { before: had, after: has, actor })
  return key && { key, params: { person: displayName(people.get(change.person)!) } }
}

function programName(change: StagedChange, { programs }: Ground): { program?: string } {
  return 'program' in change ? { program: programs.get(change.program)!.name } : {}
}

/** Whether the store differs from what the change was staged against: nobody overwrites silently. */
function isStale(change: StagedChange, { before, programs, mainCorporate }: Ground): boolean {
  const facts = before.get(change.person)!
  if (hasEndMoved(change, facts)) return true
  switch (change.action) {
    case 'roles.set-group':
      return change.present !== (heldRole(facts.group, facts.now) ?? 'none')
    case 'roles.set-data-role':
      return change.present !== (heldRole(facts.data, facts.now) ?? 'none')
    case 'roles.set-corporate':
      return change.present !== (heldRole(facts.corporate, facts.now) ?? 'affiliate')
    case 'programs.set-contact':
      return change.present !== (roleInProgram(facts, change.program) ?? 'none')
    case 'roles.set-assignments':
      return !isSameAssignment(change.present, {
        entities: [...facts.assignments.entities],
        assets: [...facts.assignments.assets],
        sources: [...facts.assignments.sources],
      })
    case 'roles.transfer-main-corporate':
      return change.present !== mainCorporate
    case 'programs.transfer-main-site':
      return change.present !== programs.get(change.program)!.main
  }
}

/** Who did it, as far as the trail tells, and what it is about. */
function meanwhile(change: StagedChange, { db, t, programs }: Ground): { by: string; what: string } {
  const program = 'program' in change ? change.program : undefined
  const by = getLastChanger(db, { action: change.action, person: change.person, program })
  const name = program === undefined ? {} : { program: programs.get(program)!.name }
  return { by: by ?? t('roles:somebody'), what: t(`roles:slots.${change.action}`, name) }
}

function isIdle(change: StagedChange, before: Facts): boolean {
  if (isTransfer(change)) return change.present === change.person
  if (change.action === 'roles.set-assignments') return isSameAssignment(change.present, change.next)
  return change.present === change.next && !movesEnd(change, heldIn(before, change))
}

/** An exactly-one role is neither given nor taken, only handed over. */
function heldByTransfer(change: StagedChange, current: Facts): string | null {
  if (change.action === 'roles.set-corporate')
    return current.corporate?.role === 'main' ? 'main-corporate-by-transfer' : null
  if (change.action !== 'programs.set-contact') return null
  return current.programs.get(change.program)?.role === 'main-site-contact' ? 'main-site-by-transfer' : null
}

function isSameAssignment(a: Assigned, b: Record<keyof Assigned, readonly Id[]>): boolean {
  return (['entities', 'assets', 'sources'] as const).every((kind) => {
    const of = new Set<Id>(a[kind])
    return of.size === new Set(b[kind]).size && b[kind].every((id) => of.has(id))
  })
}

function doAllExist(db: ReadDb, { entities, assets, sources }: Assigned): boolean {
  const isThere = (kind: InventoryKind, ids: readonly Id[]) =>
    listNames(db, kind, ids).length === new Set(ids).size
  return isThere('entity', entities) && isThere('asset', assets) && isThere('source', sources)
}
