// Invitations as people hold them: a random code, told once and kept as a hash, and a message in the outbox with the link.
import { randomBytes } from 'node:crypto'
import type { IssuedInvitation } from '../../src-shared/contract/people.ts'
import { invitationCode, invitationDays, registrationLink } from '../../src-shared/domain/invitation-code.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import type { Translation } from '../../src-shared/domain/preferences.ts'
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
const codeBytes = 25

function endOf(now: string): string {
  return new Date(Date.parse(now) + invitationDays * day).toISOString()
}

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
  const expiresAt = endOf(now)
  const { translation } = getPreferences(db, person.id, 'en_default')
  const { invitationId, link } = putOut(db, person, {
    code: invitationCode(randomBytes(codeBytes)),
    letter: writer(db, { actor, expiresAt, translation })(displayName(person)),
    createdAt: now,
    createdBy: actorId(actor),
    expiresAt,
    needsApproval: needsApproval ?? (former?.state !== 'accepted' && former?.needsApproval === true),
  })
  return { invitationId, issued: { link, expiresAt } satisfies IssuedInvitation }
}

interface Opening {
  readonly code: string
  readonly letter: Letter
  readonly createdAt: string
  readonly createdBy: PersonId
  readonly expiresAt: string
  readonly needsApproval?: boolean
}

/** Notes the invitation, of whose code the store keeps a hash, and puts the message with its link into the outbox. */
function putOut(
  db: WriteDb,
  { id: personId, email: toAddress }: Pick<Person, 'id' | 'email'>,
  { code, letter, ...invitation }: Opening,
) {
  const invitationId = insertInvitation(db, {
    personId,
    codeHash: hashInvitationCode(code),
    ...invitation,
  })
  const link = registrationLink(code)
  queueMessage(db, { toAddress, ...letter, link, createdAt: invitation.createdAt, invitationId })
  return { invitationId, link }
}

interface Letter {
  readonly subject: string
  readonly body: string
}

/** In a message, where the name of whom it is for belongs. No name holds it: it is not a character. */
const namePlace = '\u{FDD0}'

/** Writes the message to one person after the other: all but their name is worked out once. */
function writer(
  db: WriteDb,
  { actor, expiresAt, translation }: { actor: Facts; expiresAt: string; translation: Translation },
): (name: string) => Letter {
  const t = translator(translation)
  const inviter = getPerson(db, actorId(actor))
  const params = {
    name: namePlace,
    organization: getOrganization(db)?.name,
    inviter: inviter === undefined ? '' : displayName(inviter),
    date: longDate(t('policy:locale')).format(new Date(expiresAt)),
  }
  const [subject, body] = [t('mail:invitation.subject', params), t('mail:invitation.body', params)]
  return (name) => ({
    subject: subject.replaceAll(namePlace, () => name),
    body: body.replaceAll(namePlace, () => name),
  })
}

type Newcomer = Pick<Person, 'id' | 'email' | 'userName' | 'firstName' | 'lastName'>

/**
 * Invites people who have just been added, as `issueInvitation` does for each: nothing of theirs can be looked up, and what
 * is the same for all is looked up once.
 * @returns until when
 */
export function inviteNewcomers(
  db: WriteDb,
  people: readonly Newcomer[],
  { actor, now, translation }: Issuing & { readonly translation: Translation },
): string {
  const expiresAt = endOf(now)
  const write = writer(db, { actor, expiresAt, translation })
  const random = randomBytes(codeBytes * people.length)
  for (const [index, person] of people.entries()) {
    putOut(db, person, {
      code: invitationCode(random.subarray(codeBytes * index, codeBytes * (index + 1))),
      letter: write(displayName(person)),
      createdAt: now,
      createdBy: actorId(actor),
      expiresAt,
    })
  }
  return expiresAt
}
