// What a program's own contacts do with an invitation into it: again, no more, corrected (S2-06, S2-23, S2-24, X-15). They
// need not be able to see the organization's people; what they could not have granted, they cannot send a key to (B-07).
import type { InvitationAct } from '../../../src-shared/contract/invitations.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { invitationActs } from '../../../src-shared/contract/invitations.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { getProgram } from '../../access/queries.ts'
import type { ReadDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import { programInvitationAsks } from '../../invitations/asks.ts'
import { issueInvitation } from '../../invitations/issue.ts'
import { getLatestInvitation, revokeInvitation } from '../../invitations/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import { changeInvited, requireInvited } from './acting.ts'
import { mayInvite } from './judging.ts'
import { wasInvitedInto } from './queries.ts'

interface About {
  readonly program: ProgramId
  readonly person: PersonId
}

/** What can be done with the invitation of somebody who has not registered, and if not why, before a click (S2-23). */
export function programActs(
  db: ReadDb,
  about: About,
  { actor, t }: { readonly actor: Facts; readonly t: Translate },
) {
  const denied = programInvitationAsks(db, about, actor)
    .map(({ action, on }) => decide(actor, action, on))
    .find((decision) => !decision.allowed)
  const denial = denied === undefined || denied.allowed ? null : denialIn(t, denied)
  const isOpen = getLatestInvitation(db, about.person)?.state === 'pending'
  return invitationActs.map((kind: InvitationAct) => {
    const reason = denial ?? (kind === 'revoke' && !isOpen ? t('errors:refused.no-open-invitation') : null)
    return { kind, isAllowed: reason === null, reason }
  })
}

export const resendIntoProgram = commandHandler('programs.resend-invitation', {
  asks: (db, about, actor) => programInvitationAsks(db, about, actor),
  run: ({ db, actor, now }, about) => {
    const { person, ...entry } = requireInvitedInto(db, about)
    const { expiresAt } = issueInvitation(db, person, { actor, now })
    return { answer: {}, audit: [{ ...entry, after: { expiresAt } }] }
  },
})

export const revokeIntoProgram = commandHandler('programs.revoke-invitation', {
  asks: (db, about, actor) => programInvitationAsks(db, about, actor),
  run: ({ db, now }, about) => {
    const { person, ...entry } = requireInvitedInto(db, about)
    if (!revokeInvitation(db, person.id, now)) throw new Refusal('refused', 'no-open-invitation')
    const audit = [{ ...entry, before: { invitation: 'pending' }, after: { invitation: 'revoked' } }]
    return { answer: {}, audit }
  },
})

export const changeIntoProgram = commandHandler('programs.change-invitation', {
  asks: (db, about, actor) => programInvitationAsks(db, about, actor),
  run: ({ db, actor, now }, { email, firstName, lastName, ...about }) => {
    const { on, person } = requireInvitedInto(db, about)
    // Another address may be another person, whom nobody has approved into the organization (S2-15).
    const how = mayInvite(actor) ? {} : ({ needsApproval: true } as const)
    const names = { email, firstName, lastName }
    const { answer, audit } = changeInvited(db, person.id, names, { actor, now, ...how })
    return { answer, audit: audit.map((entry) => ({ ...entry, on })) }
  },
})

/** @throws Refusal `not-found` for whoever was not invited into this program, `not-invited` for who has registered since. */
function requireInvitedInto(db: ReadDb, { program, person }: About) {
  const { name } = found(getProgram(db, program))
  if (!wasInvitedInto(db, program, person)) throw Refusal.notFound()
  const on = { kind: 'program', id: program, name }
  return { person: requireInvited(db, person), subject: personSubject(db, person), on }
}
