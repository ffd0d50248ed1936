// What follows when an invited person completes the registration (S1-19): they are active, or wait for approval where the
// inviter could not approve them (S2-15); whoever invited is told, and what waited for them takes effect.
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import { settleTransfers } from '../access/save.ts'
import type { AuditEntry } from '../audit/record.ts'
import { loadFacts } from '../authz/facts.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { invitationTable } from '../db/tables/people.ts'
import { getPerson } from '../directory/queries.ts'
import type { Person } from '../directory/queries.ts'
import { notify } from '../notices/notify.ts'
import { listProgramInvitations, listRoleHolders } from './queries.ts'

type Invitation = typeof invitationTable.$inferSelect

/** Disabled meanwhile stays disabled: only an invited person changes state by registering. */
export function stateOnRegistration(
  { state }: Person,
  { needsApproval }: Pick<Invitation, 'needsApproval'>,
): Person['state'] {
  if (state !== 'invited') return state
  return needsApproval ? 'pending' : 'active'
}

/** To be called when the person has their new state. @returns what else the trail says */
export function afterRegistration(
  db: WriteDb,
  id: PersonId,
  { createdBy }: Pick<Invitation, 'createdBy'>,
  { now, t }: { readonly now: string; readonly t: Translate },
): AuditEntry[] {
  const person = getPerson(db, id)
  if (person === undefined) return []
  if (createdBy !== null) {
    notify(db, {
      person: createdBy,
      kind: 'invitation-accepted',
      params: { name: displayName(person) },
      place: placeFor(db, createdBy, id, now),
      at: now,
    })
  }
  if (person.state === 'pending') tellApprovers(db, person, now)
  return person.state === 'active' ? settleTransfers(db, person, { now, t }) : []
}

/** Where whoever invited can look: the person, or the program that they were invited into. */
function placeFor(db: ReadDb, inviter: PersonId, person: PersonId, now: string) {
  if (decide(loadFacts(db, inviter, now), 'people.list').allowed)
    return { page: 'people', params: { person } }
  const [into] = listProgramInvitations(db, person)
  return into === undefined ? null : { page: 'program-contacts', params: { program: into.programId } }
}

/** Tells everybody who may approve people into the organization that somebody waits (S2-15). */
export function tellApprovers(db: WriteDb, person: Person, now: string): void {
  const approvers = listRoleHolders(db).filter(
    (id) => decide(loadFacts(db, id, now), 'people.approve').allowed,
  )
  for (const approver of approvers) {
    notify(db, {
      person: approver,
      kind: 'person-awaits-approval',
      params: { name: displayName(person) },
      place: { page: 'people', params: { awaiting: true } },
      at: now,
    })
  }
}
