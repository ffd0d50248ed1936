// How everybody came in, what they were given, and how they stand today.
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { Assigned } from '../../src-shared/contract/staged-change.ts'
import type { EntityId, PersonId } from '../../src-shared/domain/ids.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import { getPerson, getPersonByEmail, personSubject } from '../directory/queries.ts'
import type { Diary } from './diary.ts'
import { demoPassword } from './people.ts'
import type { Assigning, Part } from './people.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { setRoleEnds } from './queries.ts'
import type { Stage } from './stage.ts'
import { timeZone } from './things-happen.ts'
import type { Things } from './things-happen.ts'

export interface Scene {
  readonly stage: Stage
  readonly diary: Diary
  readonly things: Things
  readonly passwordHash: string
}

/** Notes the lives of all people in the organization. */
export function peopleHappen(scene: Scene, parts: readonly Part[]): void {
  const random = createRandom(7)
  for (const part of parts) {
    if (part.fate.kind === 'pending') registersAlone(scene, part)
    else if (part.way === 'invited') isInvited(scene, part)
    else isAdded(scene, part, random)
    standsToday(scene, part)
  }
}

/** The person's id, from the day on that they came in. */
export function idOf({ stage }: Pick<Scene, 'stage'>, { email }: { readonly email: string }): PersonId {
  return getPersonByEmail(stage.db, email)!.id
}

function isInvited(scene: Scene, part: Part): void {
  const { stage, diary, things, passwordHash } = scene
  const { email, firstName, lastName, title, joined, fate } = part
  const names = { firstName, lastName, phone: phoneOf(joined), title }
  const isRegistering = fate.kind !== 'invited' && fate.kind !== 'revoked'
  let link = ''
  diary.note(joined, (at) => {
    const moment = { at, actor: things.founder }
    link = stage.act(moment, 'people.invite', { email, ...names }).invitation.link
  })
  if (!isRegistering) return
  diary.note(joined - 1, (at) => {
    const secret = { password: demoPassword, verifyPassword: demoPassword }
    const answer = { code: link, ...names, timeZone, ...secret }
    stage.act({ at, actor: null }, 'session.register', answer, passwordHash)
    grantRoles(scene, part, at)
  })
}

function isAdded(scene: Scene, part: Part, random: Random): void {
  const { stage, diary, things, passwordHash } = scene
  const { email, firstName, lastName, data, joined } = part
  if (data === undefined) throw new Error(`${email} is added without a data role`)
  diary.note(joined, (at) => {
    const moment = { at, actor: things.founder }
    const form = { userName: email, email, firstName, lastName, isEnabled: true, dataRole: data }
    const secret = { password: demoPassword, verifyPassword: demoPassword }
    const { person } = stage.act(
      moment,
      'people.add',
      { ...form, preferences: preferencesOf(part, random), ...secret },
      passwordHash,
    )
    if (part.assigned !== undefined) assign(scene, { person, at }, part.assigned, random)
    grantRoles(scene, part, at)
  })
}

/** Without an invitation (S1-21). */
function registersAlone({ stage, diary, passwordHash }: Scene, part: Part): void {
  const { email, firstName, lastName, joined } = part
  diary.note(joined, (at) => {
    const names = { email, confirmEmail: email, firstName, lastName, phone: '', title: '' }
    const secret = { password: demoPassword, verifyPassword: demoPassword }
    stage.act({ at, actor: null }, 'session.register-self', { ...names, timeZone, ...secret }, passwordHash)
  })
}

/** What is given at once after joining. */
function grantRoles(scene: Scene, part: Part, at: string): void {
  const { stage, things } = scene
  const person = idOf(scene, part)
  const moment = { at, actor: things.founder }
  const changes: StagedChange[] = []
  if (part.group) changes.push({ action: 'roles.set-group', person, present: 'none', next: part.group })
  if (part.secondary) {
    changes.push({ action: 'roles.set-corporate', person, present: 'affiliate', next: 'secondary' })
  }
  if (changes.length > 0) stage.act(moment, 'roles.save', { changes })
  const { userName, email, firstName, lastName, phone } = getPerson(stage.db, person)!
  if (part.isConsultant || part.way === 'added') {
    const { title, isConsultant = false, joined } = part
    const names = { userName, email, firstName, lastName, phone: phone || phoneOf(joined) }
    stage.act(moment, 'people.edit', { person, ...names, title, isConsultant })
  }
}

function assign(
  { stage, things }: Scene,
  { person, at }: { person: PersonId; at: string },
  assigning: Assigning,
  random: Random,
): void {
  const none: Assigned = { entities: [], assets: [], sources: [] }
  const next = chosen(things, assigning, random)
  const change = { action: 'roles.set-assignments', person, present: none, next } as const
  stage.act({ at, actor: things.founder }, 'roles.save', { changes: [change] })
}

function chosen(things: Things, assigning: Assigning, random: Random): Assigned {
  if ('entityNames' in assigning) {
    const named = things.entities.filter(({ name }) => assigning.entityNames.includes(name))
    return { entities: named.map(({ id }) => id), assets: [], sources: [] }
  }
  // Not the organization itself, which would be everything.
  const entities: EntityId[] = things.entities.slice(1).map(({ id }) => id)
  return {
    entities: random.some(entities, assigning.entities ?? 0),
    assets: random.some(things.assets, assigning.assets ?? 0),
    sources: random.some(things.sources, assigning.sources ?? 0),
  }
}

function standsToday(scene: Scene, part: Part): void {
  const { stage, diary, things, passwordHash } = scene
  const { fate, rolesEndIn, email: userName } = part
  if (rolesEndIn !== undefined) {
    diary.note(part.joined - 1, (at) => endRoles(scene, { person: idOf(scene, part), at }, rolesEndIn))
  }
  if (fate.kind === 'active' && fate.lastSeen !== null && fate.lastSeen < part.joined - 1) {
    diary.note(fate.lastSeen, (at) => {
      const verified = { person: getPersonByEmail(stage.db, userName), passwordHash }
      const prepared = { verified, rehashed: null }
      stage.act({ at, actor: null }, 'session.sign-in', { userName, password: demoPassword }, prepared)
    })
  }
  if (fate.kind === 'active' || fate.kind === 'invited' || fate.kind === 'pending') return
  diary.note(fate.since, (at) => {
    const [moment, person] = [{ at, actor: things.founder }, idOf(scene, part)]
    if (fate.kind === 'removed') stage.act(moment, 'people.remove', { person })
    else if (fate.kind === 'disabled') stage.act(moment, 'people.set-enabled', { person, isEnabled: false })
    else stage.act(moment, 'people.revoke-invitation', { person })
  })
}

/** No call sets an end date yet (B-10): it is written beside the roles, and told. */
function endRoles(
  { stage, diary, things }: Scene,
  { person, at }: { person: PersonId; at: string },
  inDays: number,
): void {
  const expiresAt = diary.dayFromNow(inDays)
  const actions = {
    submittals: 'roles.set-group',
    programs: 'roles.set-corporate',
    emissions: 'roles.set-data-role',
  } as const
  for (const { module, role } of setRoleEnds(stage.db, person, expiresAt)) {
    const told = { subject: personSubject(stage.db, person), after: { role, expiresAt } }
    stage.note({ at, actor: things.founder }, { action: actions[module], ...told })
  }
}

/** Numbers that are kept for stories. */
function phoneOf(joined: number): string {
  return `+1 555 01${String(joined % 100).padStart(2, '0')}`
}

function preferencesOf(part: Part, random: Random): Omit<Preferences, 'theme'> {
  const { theme: _, ...defaults } = defaultPreferences
  return {
    ...defaults,
    timeZone,
    translation: part.speaks ?? 'en_default',
    dateFormat: random.pick(['dd/mm/yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy-mm-dd', 'dd.mm.yyyy']),
    timeFormat: random.pick(['hh:mm a', 'HH:mm']),
    numberFormat: random.pick(['1,234.56', '1234.56']),
  }
}
