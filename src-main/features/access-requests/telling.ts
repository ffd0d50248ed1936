// Who is told what about a request: a message with a link of its own to each lead user, or one to the regulator or state
// agency (S1-22); the answer to whoever asked. Everybody is told in their own language.
import { randomBytes } from 'node:crypto'
import type { AccessRequestId, PersonId } from '../../../src-shared/domain/ids.ts'
import { invitationCode, invitationDays, requestLink } from '../../../src-shared/domain/invitation-code.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Translation } from '../../../src-shared/domain/preferences.ts'
import type { Routing } from '../../../src-shared/domain/request-routing.ts'
import { translator } from '../../../src-shared/i18n/translate.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import type { WriteDb } from '../../db/open.ts'
import { getOrganization, getPerson, getPreferences } from '../../directory/queries.ts'
import type { Organization } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { notify } from '../../notices/notify.ts'
import { queueMessage } from '../../outgoing/queue.ts'
import { hashInvitationCode } from '../../session/invitation-code-hash.ts'
import { getRequest, insertLink, listLeads } from './queries.ts'
import type { Regulator, StoredRequest } from './queries.ts'

interface Moment {
  readonly now: string
  /** The language of those who have none here: regulators. */
  readonly translation: Translation
}

/** Writes to whom the request went to. A regulator without an e-mail address is told nothing. */
export function tellRecipients(
  db: WriteDb,
  id: AccessRequestId,
  routing: Routing<Regulator>,
  moment: Moment,
): void {
  const stored = found(getRequest(db, id))
  const organization = found(getOrganization(db))
  if (routing.recipient === 'lead-users') {
    for (const { person, translation } of listLeads(db, moment.now)) {
      writeRequest(db, stored, {
        kind: 'lead',
        to: person.email,
        name: displayName(person),
        organization,
        now: moment.now,
        translation,
      })
      notice(db, stored, person.id, moment.now)
    }
    return
  }
  const { email: to, name } = routing.regulator
  if (to !== '') writeRequest(db, stored, { kind: 'regulator', to, name, organization, ...moment })
  // Nobody leads: the answer is recorded by the Main Corporate Contact.
  const main = organization.mainCorporateContactId
  if (main !== stored.person.id) notice(db, stored, main, moment.now)
}

interface Writing extends Moment {
  readonly kind: 'lead' | 'regulator'
  readonly to: string
  readonly name: string
  readonly organization: Organization
}

function writeRequest(db: WriteDb, { request, person }: StoredRequest, writing: Writing): void {
  const { kind, to, name, organization, now, translation } = writing
  const t = translator(translation)
  const code = invitationCode(randomBytes(25))
  const expiresAt = new Date(Date.parse(now) + invitationDays * 86_400_000).toISOString()
  insertLink(db, { codeHash: hashInvitationCode(code), requestId: request.id, expiresAt })
  const main = getPerson(db, organization.mainCorporateContactId)
  const params = {
    name,
    person: displayName(person),
    email: person.email,
    organization: organization.name,
    facility: request.facilityName,
    siteId: request.facilitySiteId,
    relationship: request.relationship,
    employment: t(`access-requests:employment.${request.isConsultant ? 'consultant' : 'employee'}`),
    level: levelLabel(t, request.level),
    reason: request.reason,
    contact: main === undefined ? '' : displayName(main),
    contactEmail: main?.email ?? '',
    date: longDate(t, expiresAt),
  }
  queueMessage(db, {
    toAddress: to,
    subject: t(`access-requests:mail.${kind}.subject`, params),
    body: t(`access-requests:mail.${kind}.body`, params),
    link: requestLink(code),
    createdAt: now,
    invitationId: null,
  })
}

function notice(db: WriteDb, { request, person }: StoredRequest, to: PersonId, at: string): void {
  notify(db, {
    person: to,
    kind: 'access-request-received',
    params: { name: displayName(person), facility: request.facilityName },
    place: { page: 'access-requests', params: { request: request.id } },
    at,
  })
}

/** Tells the requester what became of their request. */
export function tellRequester(db: WriteDb, id: AccessRequestId, now: string): void {
  const { request, person } = found(getRequest(db, id))
  const answer = request.state === 'granted' ? 'granted' : 'declined'
  const t = translator(getPreferences(db, person.id, 'en_default').translation)
  const params = {
    name: displayName(person),
    organization: found(getOrganization(db)).name,
    facility: request.facilityName,
    level: request.grantedLevel === null ? '' : levelLabel(t, request.grantedLevel),
    reason: request.decisionReason,
  }
  queueMessage(db, {
    toAddress: person.email,
    subject: t(`access-requests:mail.${answer}.subject`, params),
    body: t(`access-requests:mail.${answer}.body`, params),
    link: null,
    createdAt: now,
    invitationId: null,
  })
  const { facility, reason } = params
  const told =
    request.grantedLevel === null
      ? ({ kind: 'access-request-declined', params: { facility, reason } } as const)
      : ({
          kind: 'access-request-granted',
          params: { facility, role: `submittals.${request.grantedLevel}` },
        } as const)
  notify(db, {
    ...told,
    person: person.id,
    place: { page: 'my-requests', params: { request: request.id } },
    at: now,
  })
}

function levelLabel(t: Translate, level: GroupRole): string {
  return t(`policy:roles.submittals.${level}.label`)
}

function longDate(t: Translate, instant: string): string {
  const format = new Intl.DateTimeFormat(t('policy:locale'), { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(instant))
}
