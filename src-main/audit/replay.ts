// Who held what at any past moment (B-13), rebuilt from the trail: each event that changes access tells enough of it, in its
// values before and after, to be done once more. Events of older versions are read as they were written.
import { isParty } from '../../src-shared/domain/audit-event.ts'
import type { AuditBody, AuditParty, AuditValues } from '../../src-shared/domain/audit-event.ts'
import { personStates } from '../../src-shared/policy/facts.ts'
import type { Facts, Held, Id, PersonState } from '../../src-shared/policy/facts.ts'
import type { CorporateRole, DataRole, GroupRole, ProgramRole } from '../../src-shared/policy/roles.ts'
import { addThing, aroundAssigned, moveThing, removeThing } from './replay-inventory.ts'
import type { PastInventory } from './replay-inventory.ts'

export interface PastPerson {
  readonly id: number
  name: string
  state: PersonState
  group: Held<GroupRole> | null
  /** Without the Main Corporate Contact's, which is the organization's. */
  corporate: Held<CorporateRole> | null
  data: Held<DataRole> | null
  /** Without the Main Site Contact's, which are the programs'. */
  readonly contacts: Map<number, Held<ProgramRole>>
  assigned: { entities: Set<Id>; assets: Set<Id>; sources: Set<Id> }
}

export interface PastOrganization {
  readonly people: Map<number, PastPerson>
  readonly programs: Map<number, { name: string; main: number | null }>
  /** The programs by their Main Site Contact, the other way round. */
  readonly mainSites: Map<number, Set<number>>
  mainCorporate: number | null
  readonly inventory: PastInventory
}

/** Before the first event. */
export function nothingYet(): PastOrganization {
  return {
    people: new Map(),
    programs: new Map(),
    mainSites: new Map(),
    mainCorporate: null,
    inventory: { entity: new Map(), asset: new Map(), source: new Map() },
  }
}

/** Acts that say nothing about access; every other is looked at. */
export const withoutAccess = [
  'session.sign-in',
  'session.sign-out',
  'session.change-password',
  'preferences.save',
  'people.reset-password',
] as const

/** Does one event once more. Events must come in the order of the trail, each once. */
export function replay(past: PastOrganization, body: AuditBody): void {
  if (body.outcome !== 'done') return
  const { action, subject, after = {} } = body
  if (action === 'session.set-up') return setUp(past, after)
  if (subject.kind === 'program') return replayProgram(past, body)
  if (subject.kind === 'entity' || subject.kind === 'asset' || subject.kind === 'source') {
    if (action === 'inventory.add') addThing(past.inventory, subject, after)
    if (action === 'inventory.move') moveThing(past.inventory, subject, after)
    if (action === 'inventory.remove') removeThing(past.inventory, subject)
    if (action === 'inventory.edit') rename(past.inventory[subject.kind].get(subject.id ?? 0), after)
    return
  }
  if (subject.kind === 'person' && subject.id !== null) replayPerson(past, body)
}

function setUp(past: PastOrganization, { firstPerson }: AuditValues): void {
  if (!isParty(firstPerson) || firstPerson.id === null) return
  const person = personOf(past, firstPerson)
  person.state = 'active'
  person.group = endless('lead-user')
  person.data = endless('administrative')
  past.mainCorporate = firstPerson.id
}

function replayProgram(past: PastOrganization, { action, subject, after = {} }: AuditBody): void {
  const id = subject.id ?? 0
  if (action === 'programs.create') {
    const { mainSiteContact } = after
    past.programs.set(id, { name: subject.name, main: null })
    if (isParty(mainSiteContact)) setMain(past, id, mainSiteContact.id)
  } else rename(past.programs.get(id), after)
}

function setMain({ programs, mainSites }: PastOrganization, id: number, person: number | null): void {
  const program = programs.get(id)
  if (program === undefined) return
  mainSites.get(program.main ?? 0)?.delete(id)
  program.main = person
  if (person !== null) mainSites.set(person, (mainSites.get(person) ?? new Set()).add(id))
}

function rename(thing: { name: string } | undefined, { name }: AuditValues): void {
  if (thing !== undefined && typeof name === 'string') thing.name = name
}

function replayPerson(past: PastOrganization, body: AuditBody): void {
  const { action, subject, on, after = {} } = body
  const person = personOf(past, subject)
  // That it waits, lapsed or was cancelled; when it takes effect, it is told once more, without this.
  if ('transfer' in after) return
  switch (action) {
    case 'roles.set-group':
      person.group = granted<GroupRole>(after)
      return
    case 'roles.set-data-role':
      person.data = granted<DataRole>(after)
      return
    case 'roles.set-corporate':
      person.corporate = granted<CorporateRole>(after)
      return
    case 'roles.set-assignments':
      person.assigned = assignedIn(after)
      return
    case 'roles.transfer-main-corporate':
      return transferMainCorporate(past, person)
    case 'programs.set-contact':
      return setContact(person, on?.id ?? 0, granted<ProgramRole>(after))
    case 'programs.transfer-main-site':
      return transferMainSite(past, person, on?.id ?? 0)
    default:
      readPerson(person, after)
  }
}

/** Whatever else is done to a person tells their state, and their name, where it changes them. */
function readPerson(person: PastPerson, { state, firstName, lastName }: AuditValues): void {
  if ((personStates as readonly unknown[]).includes(state)) person.state = state as PersonState
  if (typeof firstName !== 'string' && typeof lastName !== 'string') return
  const name = [firstName, lastName].filter((part) => typeof part === 'string' && part !== '').join(' ')
  // With one of the two alone, the next event tells the whole name.
  if (typeof firstName === 'string' && typeof lastName === 'string' && name !== '') person.name = name
}

function transferMainCorporate(past: PastOrganization, successor: PastPerson): void {
  const predecessor = past.people.get(past.mainCorporate ?? 0)
  if (predecessor !== undefined) predecessor.corporate = endless('secondary')
  successor.corporate = null
  past.mainCorporate = successor.id
}

function transferMainSite(past: PastOrganization, successor: PastPerson, id: number): void {
  const program = past.programs.get(id)
  if (program === undefined) return
  past.people.get(program.main ?? 0)?.contacts.set(id, endless('contributor'))
  successor.contacts.delete(id)
  setMain(past, id, successor.id)
}

function setContact(person: PastPerson, program: number, held: Held<ProgramRole> | null): void {
  if (held === null) person.contacts.delete(program)
  else person.contacts.set(program, held)
}

/** The role that an event gives, with its end; null where it takes one. */
function granted<Role extends string>({ role, ends, expiresAt }: AuditValues): Held<Role> | null {
  if (typeof role !== 'string' || role === 'none' || role === 'affiliate') return null
  const expires = ends ?? expiresAt
  return { role: role as Role, expires: typeof expires === 'string' ? expires : null }
}

function assignedIn({ assigned }: AuditValues): PastPerson['assigned'] {
  const parties = Array.isArray(assigned) ? assigned.filter(isParty) : []
  const ids = (kind: string) =>
    new Set<Id>(parties.flatMap((party) => (party.kind === kind && party.id !== null ? [party.id] : [])))
  return { entities: ids('entity'), assets: ids('asset'), sources: ids('source') }
}

function personOf({ people }: PastOrganization, { id, name }: AuditParty): PastPerson {
  const key = id ?? 0
  const known = people.get(key)
  if (known !== undefined) {
    if (name !== '') known.name = name
    return known
  }
  const person: PastPerson = {
    id: key,
    name,
    state: 'active',
    group: null,
    corporate: null,
    data: null,
    contacts: new Map(),
    assigned: { entities: new Set(), assets: new Set(), sources: new Set() },
  }
  people.set(key, person)
  return person
}

function endless<Role extends string>(role: Role): Held<Role> {
  return { role, expires: null }
}

/** What the policy decided by, about somebody at that moment; null where nobody knew of them yet. */
export function pastFacts(past: PastOrganization, id: number, now: string): Facts | null {
  const person = past.people.get(id)
  if (person === undefined) return null
  const { state, group, corporate, data, contacts, assigned } = person
  const mains = [...(past.mainSites.get(id) ?? [])].map(
    (program) => [program, endless<ProgramRole>('main-site-contact')] as const,
  )
  return {
    person: { id, state },
    now,
    group,
    corporate: past.mainCorporate === id ? endless('main') : corporate,
    data,
    programs: new Map<Id, Held<ProgramRole>>([...contacts, ...mains]),
    assignments: { ...assigned, around: aroundAssigned(past.inventory, assigned) },
  }
}
