// The rules about single people beyond who may do what: names of their own, passwords by the organization's policy
// and what their state allows.
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getOrganization, getPerson, getPersonByEmail, getPersonByUserName } from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { FieldRefusal } from '../../ipc/errors.ts'
import type { Ask } from '../../ipc/implement.ts'
import { passwordRefusals } from '../../session/password.ts'

/** One question about one person. Who does not exist is no target: the call then fails as not found, if it is allowed. */
export function askAbout(db: ReadDb, action: Action, personId: PersonId): Ask {
  const person = targetPerson(db, personId)
  return person === null ? { action } : { action, on: { person } }
}

/** @throws Refusal `not-found`. */
export function requirePerson(db: ReadDb, id: PersonId): Person {
  const person = getPerson(db, id)
  if (person === undefined) throw Refusal.notFound()
  return person
}

/** @throws Refusal `not-found`, or `person-removed`: somebody removed is restored first. */
export function requirePresent(db: ReadDb, id: PersonId): Person {
  const person = requirePerson(db, id)
  if (person.state === 'removed') throw new Refusal('refused', 'person-removed')
  return person
}

/** @throws Refusal for who is not invited, or has registered since. */
export function requireInvited(db: ReadDb, id: PersonId): Person {
  const person = requirePresent(db, id)
  if (person.state !== 'invited') throw new Refusal('refused', 'not-invited')
  return person
}

interface Names {
  readonly userName: string
  readonly email: string
}

/** Which of the names somebody else has already, whatever the case; a removed person keeps theirs. */
export function takenNames(db: ReadDb, { userName, email }: Names, own?: PersonId): FieldRefusal[] {
  const byEmail = getPersonByEmail(db, email)
  const byUserName = getPersonByUserName(db, userName)
  const refusals: FieldRefusal[] = []
  if (byEmail !== undefined && byEmail.id !== own)
    refusals.push({ field: 'email', key: byEmail.state === 'removed' ? 'email-removed' : 'email-taken' })
  if (byUserName !== undefined && byUserName.id !== own)
    refusals.push({ field: 'userName', key: 'user-name-taken' })
  return refusals
}

/** What is wrong with a new password under the organization's policy (S3-22, S3-23, X-12). */
export function newPasswordRefusals(
  db: ReadDb,
  input: { readonly password: string; readonly verifyPassword: string },
  person: Names & { readonly firstName: string; readonly lastName: string },
): FieldRefusal[] {
  const organization = getOrganization(db)
  if (organization === undefined) throw Refusal.notFound()
  const known = [organization.name, person.email, person.userName, person.firstName, person.lastName]
  return passwordRefusals(organization.passwordPolicy, input, known)
}

/** @throws Refusal naming the fields, if there are any. */
export function refuseFields(refusals: readonly FieldRefusal[]): void {
  if (refusals.length > 0) throw Refusal.fields(...refusals)
}
