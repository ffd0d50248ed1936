// Access that ends is told of seven days before (B-10): to the person, by a notice and a message, and by a notice to those
// who could extend it. Each is told once for each end date, however often this runs: at every sign-in, and once a day while
// the program is open.
import { formatter } from '../../src-shared/i18n/formatter.ts'
import { endDate } from '../../src-shared/i18n/access-words.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { Translation } from '../../src-shared/domain/preferences.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import { roleName } from '../../src-shared/policy/wording.ts'
import { loadFacts } from '../authz/facts.ts'
import { targetPerson } from '../authz/targets.ts'
import type { WriteDb } from '../db/open.ts'
import { StoreClosed } from '../db/store-error.ts'
import type { TurnStore } from '../db/turns.ts'
import { getOrganization, getPerson, getPreferences } from '../directory/queries.ts'
import { queueMessage } from '../outgoing/queue.ts'
import { listEndingRoles, listPossibleExtenders } from './expiring-queries.ts'
import type { EndingRole } from './expiring-queries.ts'
import { notify } from './notify.ts'
import { listTold } from './queries.ts'

const day = 86_400_000

/** How long before its end access is warned of. */
export const warningDays = 7

/** An end that nobody was there to be told of is told this long afterwards, and not for ever. */
const toldAfterDays = 30

interface Moment {
  readonly now: string
  readonly systemTranslation: Translation
}

/** @returns how many people were told something new */
export function tellOfEndingAccess(db: WriteDb, { now, systemTranslation }: Moment): number {
  const at = (days: number) => new Date(Date.parse(now) + days * day).toISOString()
  const extenders = extendersOf(db, now)
  let told = 0
  for (const ending of listEndingRoles(db, { from: now, to: at(warningDays) })) {
    // Nearly always everybody has been told already: nobody is judged, and nothing is written, for that.
    const known = listTold(db, keyOf('access-expiring', ending))
    if (!known.has(ending.person) && tell(db, ending, { to: ending.person, kind: 'access-expiring', now })) {
      told++
      writeTo(db, ending, { now, systemTranslation })
    }
    for (const to of extenders(ending, known))
      if (tell(db, ending, { to, kind: 'access-expiring', now })) told++
  }
  for (const ended of listEndingRoles(db, { from: at(-toldAfterDays), to: now })) {
    if (tell(db, ended, { to: ended.person, kind: 'access-expired', now })) told++
  }
  return told
}

type Kind = 'access-expiring' | 'access-expired'

function keyOf(kind: Kind, { person, role, program, date }: EndingRole): string {
  return [kind, person, role, program ?? '', date].join(':')
}

function tell(
  db: WriteDb,
  ending: EndingRole,
  { to, kind, now }: { to: PersonId; kind: Kind; now: string },
): boolean {
  const { person, role, programName, date } = ending
  const isOwn = to === person
  const who = getPerson(db, person)
  const context = [isOwn ? '' : 'somebody', programName === null ? '' : 'program'].filter(Boolean).join('-')
  return notify(db, {
    person: to,
    kind,
    params: {
      role,
      date,
      ...(context === '' ? {} : { context }),
      ...(isOwn || who === undefined ? {} : { name: displayName(who) }),
      ...(programName === null ? {} : { program: programName }),
    },
    place: isOwn ? { page: 'my-access', params: {} } : { page: 'roles', params: { person } },
    at: now,
    key: keyOf(kind, ending),
  })
}

/**
 * Who may set the role of the person, the person aside: nobody extends their own. Asked of the policy, once for each case,
 * and for those alone who do not know of it yet.
 */
function extendersOf(
  db: WriteDb,
  now: string,
): (ending: EndingRole, known: ReadonlySet<PersonId>) => PersonId[] {
  const facts = new Map<PersonId, ReturnType<typeof loadFacts>>()
  const candidates = new Map<string, readonly PersonId[]>()
  const candidatesFor = (ending: EndingRole) => {
    const key = `${ending.role} ${ending.program}`
    const possible = candidates.get(key) ?? listPossibleExtenders(db, ending)
    candidates.set(key, possible)
    return possible
  }
  const factsOf = (id: PersonId) => {
    const known = facts.get(id) ?? loadFacts(db, id, now)
    facts.set(id, known)
    return known
  }
  return (ending, known) => {
    const possible = candidatesFor(ending).filter((id) => id !== ending.person && !known.has(id))
    if (possible.length === 0) return []
    const { action, on } = questionOf(db, ending)
    return possible.filter((id) => decide(factsOf(id), action, on).allowed)
  }
}

/** Setting the role as it is: what moving its end date takes. */
function questionOf(db: WriteDb, { person: id, role, program }: EndingRole) {
  const person = targetPerson(db, id)!
  const [module, held] = role.split('.') as [string, never]
  const on = { person, present: held, next: held }
  if (program !== null) return { action: 'programs.set-contact' as Action, on: { ...on, program } }
  if (module === 'programs') return { action: 'roles.set-corporate' as Action, on }
  const action: Action = module === 'submittals' ? 'roles.set-group' : 'roles.set-data-role'
  return { action, on }
}

/** In the person's own language and formats. */
function writeTo(db: WriteDb, { person: id, role, programName, date }: EndingRole, moment: Moment): void {
  const person = getPerson(db, id)
  const organization = getOrganization(db)
  if (person === undefined || organization === undefined) return
  const preferences = getPreferences(db, id, moment.systemTranslation)
  const t = translator(preferences.translation)
  const words = {
    name: displayName(person),
    organization: organization.name,
    role: roleName(t, role),
    date: endDate(formatter(preferences), date),
    ...(programName === null ? {} : { context: 'program', program: programName }),
  }
  queueMessage(db, {
    toAddress: person.email,
    subject: t('mail:access-ending.subject', words),
    body: t('mail:access-ending.body', words),
    link: null,
    invitationId: null,
    createdAt: moment.now,
  })
}

/**
 * Looks once a day until the returned function is called.
 * @param onTold when somebody was told something new
 */
export function tellEachDay(store: TurnStore, moment: () => Moment, onTold: () => void): () => void {
  const look = async () => {
    if ((await store.writeInTurn((db) => tellOfEndingAccess(db, moment()))) > 0) onTold()
  }
  const unlessClosed = (error: unknown) => {
    if (!(error instanceof StoreClosed)) throw error
  }
  const timer = setInterval(() => void look().catch(unlessClosed), day)
  return () => clearInterval(timer)
}
