// First start, signing in and out, registration. What must wait (Argon2id) is in `prepare`; what decides is decided again
// inside the transaction.
import { sessionCalls } from '../../../src-shared/contract/session.ts'
import type { SessionState } from '../../../src-shared/contract/session.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { actionNames } from '../../../src-shared/policy/actions.ts'
import { decide, mayAnywhere } from '../../../src-shared/policy/decide.ts'
import { missingAssignments } from '../../../src-shared/policy/emissions-conditions.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { Forbidden } from '../../authz/authorize.ts'
import { loadFacts } from '../../authz/facts.ts'
import {
  actorId,
  getOrganization,
  getPasswordHash,
  getPerson,
  insertPerson,
  personSubject,
  putPasswordHash,
  updatePerson,
} from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { afterRegistration, stateOnRegistration } from '../../invitations/accepted.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Context } from '../../ipc/implement.ts'
import type { ReadDb } from '../../db/open.ts'
import { tellOfEndingAccess } from '../../notices/expiring.ts'
import { decoyHash, hashPassword, needsRehash, verifyPassword } from '../../session/password.ts'
import {
  acceptInvitation,
  deleteThrottle,
  insertFirstRoles,
  insertOrganization,
  updateTimeZone,
} from './queries.ts'
import { registerSelf } from './registering.ts'
import {
  findCandidate,
  noteFailure,
  requireInvitation,
  requireNotSetUp,
  requireNoWait,
  requireOrganization,
  requirePassword,
} from './service.ts'

const setUp = commandHandler('session.set-up', {
  prepare: async ({ read }, { organization, person, password, verifyPassword: again }) => {
    read(requireNotSetUp)
    const known = [organization.name, person.email, person.firstName, person.lastName]
    requirePassword(organization.passwordPolicy, { password, verifyPassword: again }, known)
    return hashPassword(password)
  },
  run: ({ db, now, services }, { organization, person, translation, timeZone }, passwordHash) => {
    requireNotSetUp(db)
    const id = insertPerson(
      db,
      {
        ...person,
        userName: person.email,
        state: 'active',
        createdAt: now,
        registeredAt: now,
        lastSignInAt: now,
      },
      { translation, timeZone },
    )
    putPasswordHash(db, id, passwordHash, now)
    insertOrganization(db, { ...organization, mainCorporateContactId: id, createdAt: now })
    insertFirstRoles(db, id, now)
    const firstPerson = personSubject(db, id)
    return {
      answer: {},
      audit: [
        {
          actor: firstPerson,
          subject: { kind: 'organization', id: 1, name: organization.name },
          after: {
            ...organization,
            firstPerson,
            roles: ['lead-user', 'main', 'administrative'],
          },
        },
      ],
      afterCommit: () => services.session.start(id),
    }
  },
})

const signIn = commandHandler('session.sign-in', {
  prepare: async ({ read, services }, { userName, password }) => {
    read((db) => requireNoWait(db, userName, services.clock))
    const candidate = read((db) => findCandidate(db, userName))
    // Made for known names too: whoever comes first waits for it, not whoever is unknown.
    const decoy = await decoyHash()
    const matches = await verifyPassword(candidate?.passwordHash ?? decoy, password)
    if (!matches || candidate === null) return { verified: null, rehashed: null }
    const rehashed = needsRehash(candidate.passwordHash) ? await hashPassword(password) : null
    return { verified: candidate, rehashed }
  },
  run: ({ db, now, services }, { userName }, { verified, rehashed }) => {
    // Again: attempts made side by side must not slip past the delay, nor a password changed meanwhile.
    requireNoWait(db, userName, services.clock)
    const stillSame = verified !== null && getPasswordHash(db, verified.person.id) === verified.passwordHash
    if (!stillSame) {
      noteFailure(db, userName, services.clock)
      const subject = { kind: 'user-name', id: null, name: userName }
      return { refusal: new Refusal('refused', 'sign-in-failed'), audit: [{ subject }] }
    }
    const { id } = verified.person
    const subject = personSubject(db, id)
    const decision = decide(loadFacts(db, id, now), 'session.sign-in')
    if (!decision.allowed)
      return { refusal: new Forbidden('session.sign-in', decision), audit: [{ subject }] }
    deleteThrottle(db, userName)
    if (rehashed !== null) putPasswordHash(db, id, rehashed, now)
    updatePerson(db, id, { lastSignInAt: now })
    tellOfEndingAccess(db, { now, systemTranslation: services.systemTranslation })
    return { answer: {}, audit: [{ actor: subject, subject }], afterCommit: () => services.session.start(id) }
  },
})

const register = commandHandler('session.register', {
  prepare: async ({ read, now }, { code, password, verifyPassword: again, firstName, lastName }) => {
    const { organization, person } = read((db) => ({
      organization: requireOrganization(db),
      person: requireInvitation(db, code, now).person,
    }))
    const known = [organization.name, person.email, firstName, lastName]
    requirePassword(organization.passwordPolicy, { password, verifyPassword: again }, known)
    return hashPassword(password)
  },
  run: ({ db, now, t }, { code, firstName, lastName, phone, title, timeZone }, passwordHash) => {
    const { invitation, person } = requireInvitation(db, code, now)
    acceptInvitation(db, invitation.id, now)
    const state = stateOnRegistration(person, invitation)
    updatePerson(db, person.id, { firstName, lastName, phone, title, state, registeredAt: now })
    updateTimeZone(db, person.id, timeZone)
    putPasswordHash(db, person.id, passwordHash, now)
    const subject = personSubject(db, person.id)
    const followed = afterRegistration(db, person.id, invitation, { now, t })
    return {
      answer: {},
      audit: [{ actor: subject, subject, before: { state: person.state }, after: { state } }, ...followed],
    }
  },
})

const changePassword = commandHandler('session.change-password', {
  prepare: async ({ read, actor }, { currentPassword, password, verifyPassword: again }) => {
    const id = actorId(actor)
    const { organization, person, current } = read((db) => ({
      organization: requireOrganization(db),
      person: getPerson(db, id),
      current: getPasswordHash(db, id),
    }))
    const isCurrent = await verifyPassword(current ?? (await decoyHash()), currentPassword)
    if (!isCurrent || person === undefined)
      throw Refusal.fields({ field: 'currentPassword', key: 'password-wrong' })
    const known = [organization.name, person.email, person.firstName, person.lastName]
    requirePassword(organization.passwordPolicy, { password, verifyPassword: again }, known)
    return { id: person.id, passwordHash: await hashPassword(password) }
  },
  run: ({ db, now }, _input, { id, passwordHash }) => {
    putPasswordHash(db, id, passwordHash, now)
    return { answer: {}, audit: [{ subject: personSubject(db, id) }] }
  },
})

export const sessionHandlers = implement(sessionCalls, {
  'session.state': { run: (context) => stateFor(context) },
  'session.set-up': setUp,
  'session.sign-in': signIn,
  'session.sign-out': {
    // What still runs would only be in the way.
    prepare: ({ services }) => {
      services.tasks.cancelAll()
      return services.stopHeavy()
    },
    run: ({ db, actor, services }) => ({
      answer: {},
      audit: [{ subject: personSubject(db, actorId(actor)) }],
      afterCommit: () => services.session.end('signed-out'),
    }),
  },
  'session.invitation': {
    run: ({ db, now }, { code }) => {
      const { person } = requireInvitation(db, code, now)
      const { name, passwordPolicy } = requireOrganization(db)
      return { ...person, organization: name, passwordPolicy }
    },
  },
  'session.register': register,
  'session.register-self': registerSelf,
  'session.change-password': changePassword,
  'session.edit-profile': {
    run: ({ db, actor }, change) => {
      const id = actorId(actor)
      const before = getPerson(db, id)
      if (before === undefined) throw Refusal.notFound()
      // By the name that they had until now.
      const subject = personSubject(db, before.id)
      updatePerson(db, id, change)
      const { firstName, lastName, phone, title } = before
      return {
        answer: {},
        audit: [
          {
            subject,
            before: { firstName, lastName, phone, title },
            after: change,
          },
        ],
      }
    },
  },
})

/** What the window shows: the wizard, the sign-in form or the program. */
function stateFor({
  db,
  actor,
  preferences,
  services,
  t,
}: Context<'session.state'> & { db: ReadDb }): SessionState {
  const { version, demo, session, systemTranslation: translation } = services
  const organization = getOrganization(db)
  if (organization === undefined) return { stage: 'set-up', translation, version }
  const common = { organization: organization.name, passwordPolicy: organization.passwordPolicy, version }
  // Through another's eyes, too, one stays who one is.
  const own = actor?.through ?? actor
  const person = own === null ? undefined : getPerson(db, actorId(own))
  if (actor === null || person === undefined || (person.state !== 'active' && person.state !== 'pending')) {
    const { selfRegistration } = organization
    return { stage: 'signed-out', ...common, ending: session.ending(), selfRegistration, translation, demo }
  }
  const missing = missingAssignments(actor)
  return {
    stage: 'signed-in',
    ...common,
    person: { ...person, state: person.state, displayName: displayName(person) },
    preferences,
    allowed: actionNames.filter((action) => mayAnywhere(actor, action)),
    notices: missing === null ? [] : [denialIn(t, missing)],
    viewing:
      actor.through === undefined
        ? null
        : { person: actorId(actor), displayName: personSubject(db, actorId(actor)).name },
    idleLockMinutes: organization.idleLockMinutes,
  }
}
