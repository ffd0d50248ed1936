// Registering oneself (S1-21). Strangers are told as little as the form needs: one sentence for every known address,
// whatever became of its person, after the same work as for an unknown one, and not often.
import {
  getPersonByEmail,
  getPersonByUserName,
  insertPerson,
  personSubject,
  putPasswordHash,
} from '../../directory/queries.ts'
import type { Organization } from '../../directory/queries.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { Clock } from '../../ipc/services.ts'
import { hashPassword } from '../../session/password.ts'
import { remainingWait, waitAfter } from '../../session/throttle.ts'
import { getThrottle, putThrottle } from './queries.ts'
import { requireOrganization, requirePassword } from './service.ts'

/** Where attempts are counted: one count for the workstation. No user name begins with a space. */
const throttleName = ' self-registration'

/** Seconds without an attempt after which they are counted anew: a whole team may register in one afternoon. */
const forgottenAfter = 3600

export const registerSelf = commandHandler('session.register-self', {
  prepare: async ({ read, services }, { password, verifyPassword: again, ...person }) => {
    const organization = read((db) => requireOpen(db, services.clock))
    if (person.email.toLowerCase() !== person.confirmEmail.toLowerCase())
      throw Refusal.fields({ field: 'confirmEmail', key: 'email-mismatch' })
    const known = [organization.name, person.email, person.firstName, person.lastName]
    requirePassword(organization.passwordPolicy, { password, verifyPassword: again }, known)
    return hashPassword(password)
  },
  run: ({ db, now, services }, input, passwordHash) => {
    requireOpen(db, services.clock)
    const { email, firstName, lastName, phone, title, timeZone } = input
    noteAttempt(db, services.clock)
    if (getPersonByEmail(db, email) !== undefined || getPersonByUserName(db, email) !== undefined) {
      const refusal = Refusal.fields({ field: 'email', key: 'email-known' })
      return { refusal, audit: [{ subject: { kind: 'user-name', id: null, name: email } }] }
    }
    const person = { email, userName: email, firstName, lastName, phone, title, state: 'pending' } as const
    const preferences = { timeZone, translation: services.systemTranslation }
    const id = insertPerson(db, { ...person, createdAt: now, registeredAt: now }, preferences)
    putPasswordHash(db, id, passwordHash, now)
    const after = { email, firstName, lastName, phone, title, state: 'pending' }
    const subject = personSubject(db, id)
    return { answer: {}, audit: [{ actor: subject, subject, after }] }
  },
})

/** @throws Refusal where the organization lets nobody register, or too many tried. */
function requireOpen(db: ReadDb, clock: Clock): Organization {
  const organization = requireOrganization(db)
  if (!organization.selfRegistration) throw new Refusal('refused', 'self-registration-off')
  const row = getThrottle(db, throttleName)
  const count = row === undefined ? 0 : remainingWait(row, clock.uptime())
  if (count > 0) throw new Refusal('refused', 'registration-wait', { count })
  return organization
}

/** Counts those that succeed too: each tells whether an address is known. */
function noteAttempt(db: WriteDb, clock: Clock): void {
  const uptime = Math.floor(clock.uptime())
  const row = getThrottle(db, throttleName)
  const isRecent = row !== undefined && (uptime < row.uptime || uptime - row.uptime < forgottenAfter)
  const failures = (isRecent ? row.failures : 0) + 1
  putThrottle(db, throttleName, { failures, uptime, waitSeconds: waitAfter(failures) }, clock.now())
}
