// Asking: where a request goes and why, who may ask for what, taking it back (S1-01..03, S1-21, X-15).
import type { Input } from '../../../src-shared/contract/index.ts'
import type { AccessRequestId, FacilityId, PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { routeRequest } from '../../../src-shared/domain/request-routing.ts'
import type { Recipient, Routing } from '../../../src-shared/domain/request-routing.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { heldRole } from '../../../src-shared/policy/facts.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { actorId, personSubject } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import {
  countFacilityRegulators,
  endRequest,
  getFacilityWithRegulator,
  getLink,
  getRequest,
  getStateAgency,
  insertRequest,
  listLeads,
  listRequestsOf,
  useLink,
} from './queries.ts'
import type { AccessRequest, Facility, Regulator, StoredRequest } from './queries.ts'

export interface Routed {
  readonly facility: Facility
  /** Null: it would be the state agency, and none is known. */
  readonly routing: Routing<Regulator> | null
}

/** Where a request about a facility goes at this moment. @throws Refusal `not-found`. */
export function routeFor(db: ReadDb, id: FacilityId, now: string): Routed {
  const { facility, regulator } = found(getFacilityWithRegulator(db, id))
  const routing = routeRequest({
    hasLead: listLeads(db, now).length > 0,
    regulator,
    regulators: countFacilityRegulators(db),
    stateAgency: getStateAgency(db) ?? null,
  })
  return { facility, routing }
}

/** The recipient as a request keeps it; lead users have no name, they are those of the moment. */
export function recipientOf(routing: Routing<Regulator>): {
  recipient: Recipient
  recipientName: string
  isReachable: boolean
} {
  if (routing.recipient === 'lead-users')
    return { recipient: 'lead-users', recipientName: '', isReachable: true }
  const { name, email } = routing.regulator
  return { recipient: routing.recipient, recipientName: name, isReachable: email !== '' }
}

/** Why this person cannot ask for more at the moment: the key under `errors:refused`, or null. */
export function askingRefusal(db: ReadDb, actor: Facts): string | null {
  if (heldRole(actor.group, actor.now) === 'lead-user') return 'request-by-lead'
  const waits = listRequestsOf(db, actorId(actor)).some(({ request }) => request.state === 'pending')
  return waits ? 'request-pending' : null
}

export interface Submitted {
  readonly id: AccessRequestId
  readonly routing: Routing<Regulator>
  readonly audit: AuditEntry[]
}

/** @throws Refusal where nobody can be asked, or nothing more can be asked for; at `level` where it is held already. */
export function submitRequest(
  db: WriteDb,
  { facility: facilityId, employment, ...wish }: Input<'access-requests.submit'>,
  { actor, now }: { readonly actor: Facts; readonly now: string },
): Submitted {
  const refusal = askingRefusal(db, actor)
  if (refusal !== null) throw new Refusal('refused', refusal)
  if (heldRole(actor.group, now) === wish.level) throw Refusal.fields({ field: 'level', key: 'level-held' })
  const { facility, routing } = routeFor(db, facilityId, now)
  if (routing === null) throw new Refusal('refused', 'state-agency-missing')
  const { recipient, recipientName } = recipientOf(routing)
  const asked = { ...wish, isConsultant: employment === 'consultant' }
  const id = insertRequest(db, {
    ...asked,
    personId: actorId(actor),
    facilityId: facility.id,
    facilityName: facility.name,
    facilitySiteId: facility.siteId,
    recipient,
    recipientName,
    regulatorId: routing.recipient === 'lead-users' ? null : routing.regulator.id,
    createdAt: now,
  })
  const after = { request: id, ...asked, recipient, ...(recipientName === '' ? {} : { recipientName }) }
  const on = { kind: 'facility', id: facility.id, name: facility.name }
  return { id, routing, audit: [{ subject: personSubject(db, actorId(actor)), on, after }] }
}

/** Takes one's own pending request back. @throws Refusal `not-found` for somebody else's. */
export function withdrawRequest(
  db: WriteDb,
  id: AccessRequestId,
  { by, now, t }: { readonly by: PersonId; readonly now: string; readonly t: Translate },
): AuditEntry[] {
  const stored = getRequest(db, id)
  if (stored === undefined || stored.person.id !== by) throw Refusal.notFound()
  requirePending(stored, t)
  endRequest(db, id, { state: 'withdrawn', decidedAt: now, decidedBy: by })
  return [told(db, stored.request, { state: 'withdrawn' })]
}

/** What the trail says of an answer: who asked, for which facility, which request, and what became of it. */
export function told(
  db: ReadDb,
  request: AccessRequest,
  after: Readonly<Record<string, unknown>>,
): AuditEntry {
  return {
    subject: personSubject(db, request.personId),
    on: { kind: 'facility', id: request.facilityId, name: request.facilityName },
    before: { request: request.id, state: 'pending' },
    after,
  }
}

/** @throws Refusal `request-answered`, which says who answered what: the other of two deciders is told (S1-06). */
export function requirePending({ request, decider }: StoredRequest, t: Translate): void {
  if (request.state === 'pending') return
  const level =
    request.grantedLevel === null ? '' : t(`policy:roles.submittals.${request.grantedLevel}.label`)
  throw new Refusal('refused', 'request-answered', {
    context: request.endedWith ?? request.state,
    by: decider === null ? '' : displayName(decider),
    level,
    reason: request.decisionReason,
  })
}

/** The request that a code opens. @throws Refusal saying what became of the code. */
export function requireLink(db: ReadDb, codeHash: Buffer, now: string): AccessRequestId {
  const link = getLink(db, codeHash)
  if (link === undefined) throw new Refusal('refused', 'request-link-unknown')
  if (link.usedAt !== null) throw new Refusal('refused', 'request-link-used')
  if (link.expiresAt <= now)
    throw new Refusal('refused', 'request-link-expired', { date: link.expiresAt.slice(0, 10) })
  return link.requestId
}

/** Opens a link for the one time that it can be. @throws as `requireLink`. */
export function consumeLink(db: WriteDb, codeHash: Buffer, now: string): StoredRequest {
  const stored = found(getRequest(db, requireLink(db, codeHash, now)))
  useLink(db, codeHash, now)
  return stored
}
