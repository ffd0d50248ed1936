// What is done with an invitation once it is sent: again, no more, corrected, or its link taken along (X-15, B-09).
import type { InvitationAct } from '../../../src-shared/contract/invitations.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { changedValues } from '../../audit/changed.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import {
  getPerson,
  getPersonByEmail,
  getPersonByUserName,
  personSubject,
  updatePerson,
} from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import { inviteAgainAsks, mayHaveLink } from '../../invitations/asks.ts'
import { issueInvitation } from '../../invitations/issue.ts'
import { getLatestInvitation, revokeInvitation } from '../../invitations/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import { getOpenLink } from './queries.ts'

interface Reader {
  readonly actor: Facts
  readonly t: Translate
}

/** Which acts are open on somebody's newest invitation, and if not why (B-02). */
export function actsOn(db: ReadDb, id: PersonId, { actor, t }: Reader) {
  const person = found(getPerson(db, id))
  const refusals: Record<InvitationAct, string | null> = {
    resend: sendRefusal(db, person, { actor, t }),
    revoke: revokeRefusal(db, person, { actor, t }),
    change: sendRefusal(db, person, { actor, t }),
  }
  const acts = (Object.entries(refusals) as [InvitationAct, string | null][]).map(([kind, reason]) => ({
    kind,
    isAllowed: reason === null,
    reason,
  }))
  return { person: id, name: displayName(person), acts }
}

function sendRefusal(db: ReadDb, person: Person, { actor, t }: Reader): string | null {
  if (person.state !== 'invited') return t('errors:refused.not-invited')
  for (const { action, on } of inviteAgainAsks(db, person.id, actor)) {
    const decision = decide(actor, action, on)
    if (!decision.allowed) return denialIn(t, decision)
  }
  return null
}

function revokeRefusal(db: ReadDb, person: Person, { actor, t }: Reader): string | null {
  const decision = decide(actor, 'people.invite')
  if (!decision.allowed) return denialIn(t, decision)
  if (person.state !== 'invited') return t('errors:refused.not-invited')
  return getLatestInvitation(db, person.id)?.state === 'pending'
    ? null
    : t('errors:refused.no-open-invitation')
}

/** Whether somebody's open link is told to the actor. */
export function mayCopyLink(
  db: ReadDb,
  id: PersonId,
  { actor, now }: { actor: Facts; now: string },
): boolean {
  const open = getOpenLink(db, id, now)
  if (open === undefined || !decide(actor, 'people.invite').allowed) return false
  return mayHaveLink(db, { personId: id, createdBy: open.createdBy }, actor)
}

export const copyLink = commandHandler('invitations.copy-link', {
  run: ({ db, actor, now }, { person }) => {
    const open = getOpenLink(db, person, now)
    if (open === undefined) throw new Refusal('refused', 'no-open-invitation')
    if (!mayCopyLink(db, person, { actor, now })) throw new Refusal('refused', 'link-withheld')
    const { link, expiresAt } = open
    return {
      answer: { link, expiresAt },
      audit: [{ subject: personSubject(db, person), after: { expiresAt } }],
    }
  },
})

export const resend = commandHandler('invitations.resend', {
  asks: (db, { people }, actor) => people.flatMap((person) => inviteAgainAsks(db, person, actor)),
  run: ({ db, actor, now }, { people }) => {
    const audit = people.map((id) => {
      const { expiresAt } = issueInvitation(db, requireInvited(db, id), { actor, now })
      return { subject: personSubject(db, id), after: { expiresAt } }
    })
    return { answer: { sent: audit.length }, audit }
  },
})

export const revokeSeveral = commandHandler('invitations.revoke', {
  run: ({ db, now }, { people }) => {
    const audit = people.map((id) => {
      requireInvited(db, id)
      if (!revokeInvitation(db, id, now)) throw new Refusal('refused', 'no-open-invitation')
      const subject = personSubject(db, id)
      return { subject, before: { invitation: 'pending' }, after: { invitation: 'revoked' } }
    })
    return { answer: { revoked: audit.length }, audit }
  },
})

export const change = commandHandler('invitations.change', {
  asks: (db, { person }, actor) => inviteAgainAsks(db, person, actor),
  run: ({ db, actor, now }, { person, ...names }) => changeInvited(db, person, names, { actor, now }),
})

interface Names {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}

interface Changing {
  readonly actor: Facts
  readonly now: string
  /** Where another address is somebody else whom nobody has approved (S2-15). */
  readonly needsApproval?: true
}

/** Corrects whom an invitation is for. Another address gets another code, and the old one ends. */
export function changeInvited(db: WriteDb, id: PersonId, names: Names, { actor, now, ...how }: Changing) {
  const person = requireInvited(db, id)
  const byEmail = getPersonByEmail(db, names.email)
  const byUserName = getPersonByUserName(db, names.email)
  if (byEmail !== undefined && byEmail.id !== id) {
    const key = byEmail.state === 'removed' ? 'email-removed' : 'email-taken'
    throw Refusal.fields({ field: 'email', key })
  }
  if (byUserName !== undefined && byUserName.id !== id)
    throw Refusal.fields({ field: 'email', key: 'user-name-taken' })
  // one was filled in from the other, and stays so until they were made to differ.
  const follows = person.userName.toLowerCase() === person.email.toLowerCase()
  const next = { ...names, ...(follows ? { userName: names.email } : {}) }
  const changed = changedValues(person, next)
  if (changed === null) return { answer: { isSent: false }, audit: [] }
  // The link went to the old address: whoever reads mail there must not become this person.
  const isSent = names.email.toLowerCase() !== person.email.toLowerCase()
  if (isSent) revokeInvitation(db, id, now, 'changed')
  updatePerson(db, id, next)
  const sent = isSent ? issueInvitation(db, found(getPerson(db, id)), { actor, now, ...how }) : null
  const after = { ...changed.after, ...(sent === null ? {} : { expiresAt: sent.expiresAt }) }
  return { answer: { isSent }, audit: [{ subject: personSubject(db, id), before: changed.before, after }] }
}

/** @throws Refusal for who is not invited, or has registered since. */
export function requireInvited(db: ReadDb, id: PersonId): Person {
  const person = found(getPerson(db, id))
  if (person.state !== 'invited') throw new Refusal('refused', 'not-invited')
  return person
}
