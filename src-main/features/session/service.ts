// The rules of entering: set-up, signing in with a growing delay, completing an invitation (S1-18, S1-19).
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { getOrganization, getPasswordHash, getPersonByUserName } from '../../directory/queries.ts'
import type { Organization, Person } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Clock } from '../../ipc/services.ts'
import { hashInvitationCode } from '../../session/invitation-code-hash.ts'
import { passwordRefusals } from '../../session/password.ts'
import { remainingWait, waitAfter } from '../../session/throttle.ts'
import { getInvitation, getThrottle, putThrottle } from './queries.ts'

/** @throws Refusal when there is an organization already. */
export function requireNotSetUp(db: ReadDb): void {
  if (getOrganization(db) !== undefined) throw new Refusal('refused', 'already-set-up')
}

/** @throws Refusal `not-found` before the organization is set up. */
export function requireOrganization(db: ReadDb): Organization {
  const organization = getOrganization(db)
  if (organization === undefined) throw Refusal.notFound()
  return organization
}

/** @throws Refusal naming the field and what would be accepted. */
export function requirePassword(
  policy: PasswordPolicy,
  input: { password: string; verifyPassword: string },
  known: readonly string[],
): void {
  const refusals = passwordRefusals(policy, input, known)
  if (refusals.length > 0) throw Refusal.fields(...refusals)
}

/** @throws Refusal `sign-in-wait` with the seconds left; the same for known and unknown user names. */
export function requireNoWait(db: ReadDb, userName: string, clock: Clock): void {
  const row = getThrottle(db, userName)
  const count = row === undefined ? 0 : remainingWait(row, clock.uptime())
  if (count > 0) throw new Refusal('refused', 'sign-in-wait', { count })
}

/** Notes a wrong password and how long the next try must wait. */
export function noteFailure(db: WriteDb, userName: string, clock: Clock): void {
  const failures = (getThrottle(db, userName)?.failures ?? 0) + 1
  const row = { failures, uptime: Math.floor(clock.uptime()), waitSeconds: waitAfter(failures) }
  putThrottle(db, userName, row, clock.now())
}

export interface Candidate {
  readonly person: Person
  readonly passwordHash: string
}

/** Who has that user name and a password; null tells nothing about which of them is missing. */
export function findCandidate(db: ReadDb, userName: string): Candidate | null {
  const person = getPersonByUserName(db, userName)
  const passwordHash = person && getPasswordHash(db, person.id)
  return person === undefined || passwordHash === undefined ? null : { person, passwordHash }
}

/** The pending invitation of a code and the person it invites. @throws Refusal saying what became of it. */
export function requireInvitation(db: ReadDb, code: string, now: string) {
  const found = getInvitation(db, hashInvitationCode(code))
  if (found === undefined || found.person.state === 'removed')
    throw new Refusal('refused', 'invitation-unknown')
  const { invitation } = found
  if (invitation.state !== 'pending') throw new Refusal('refused', `invitation-${invitation.state}`)
  if (invitation.expiresAt <= now) {
    throw new Refusal('refused', 'invitation-expired', { date: invitation.expiresAt.slice(0, 10) })
  }
  return found
}
