// Invitations as people hold them: a random code, told once and kept as a hash, and a message in the outbox with the link.
import { randomBytes } from 'node:crypto'
import type { IssuedInvitation } from '../../src-shared/contract/people.ts'
import { invitationCode, invitationDays, registrationLink } from '../../src-shared/domain/invitation-code.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import type { WriteDb } from '../db/open.ts'
import { actorId, getOrganization, getPerson, getPreferences } from '../directory/queries.ts'
import type { Person } from '../directory/queries.ts'
import { queueMessage } from '../outgoing/queue.ts'
import { hashInvitationCode } from '../session/invitation-code-hash.ts'
import { getLatestInvitation, insertInvitation, revokeInvitation } from './queries.ts'

interface Issuing {
  readonly actor: Facts
  readonly now: string
  /** Whether somebody has to approve the person after registration (S2-15); as before where it is not said. */
  readonly needsApproval?: boolean
}

const day = 86_400_000

const longDates = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than the rest of an invitation. */
function longDate(locale: string): Intl.DateTimeFormat {
  const known =
    longDates.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  longDates.set(locale, known)
  return known
}

/**
 * Invites a person for fourteen days and puts the message into the outbox (S1-18, X-15, X-16). An earlier invitation of
 * theirs ends. The message speaks the language of whom it is for (S3-24).
 * @returns the link, which is told nowhere else but in that message
 */
export function issueInvitation(db: WriteDb, person: Person, issuing: Issuing): IssuedInvitation {
  return issue(db, person, issuing).issued
}

/** The same, for those who note what the invitation is into. */
export function issue(db: WriteDb, person: Person, { actor, now, needsApproval }: Issuing) {
  // Sending again is no approval: whoever was to be approved still is.
  const former = getLatestInvitation(db, person.id)
  if (former?.state === 'pending') revokeInvitation(db, person.id, now, 'resent')
  const code = invitationCode(randomBytes(25))
  const expiresAt = new Date(Date.parse(now) + invitationDays * day).toISOString()
  const invitationId = insertInvitation(db, {
    personId: person.id,
    codeHash: hashInvitationCode(code),
    createdAt: now,
    createdBy: actorId(actor),
    expiresAt,
    needsApproval: needsApproval ?? (former?.state !== 'accepted' && former?.needsApproval === true),
  })
  const t = translator(getPreferences(db, person.id, 'en_default').translation)
  const inviter = getPerson(db, actorId(actor))
  const params = {
    name: displayName(person),
    organization: getOrganization(db)?.name,
    inviter: inviter === undefined ? '' : displayName(inviter),
    date: longDate(t('policy:locale')).format(new Date(expiresAt)),
  }
  const link = registrationLink(code)
  queueMessage(db, {
    toAddress: person.email,
    subject: t('mail:invitation.subject', params),
    body: t('mail:invitation.body', params),
    link,
    createdAt: now,
    invitationId,
  })
  return { invitationId, issued: { link, expiresAt } satisfies IssuedInvitation }
}
