// Answering a request. Granting sets the permission group through the one engine of access and makes a pending person
// active: whoever answers a request adds the person (S1-13). The state is looked at again in the transaction, so that of
// two who answer at once one wins and the other is told.
import type { AnswerInput, DecisionInput } from '../../../src-shared/contract/access-requests.ts'
import type { RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { askOf } from '../../access/plan.ts'
import { preview, save, settleTransfers } from '../../access/save.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { actorId, personSubject, updatePerson } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import type { Ask } from '../../ipc/implement.ts'
import { endRequest, getRequest, listLeads } from './queries.ts'
import type { StoredRequest } from './queries.ts'
import { requirePending, told } from './service.ts'
import { tellRequester } from './telling.ts'

interface Call {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

interface Grant {
  readonly request: AccessRequestId
  readonly present: GroupRole | 'none'
  readonly level: GroupRole
}

function changeOf({ person }: StoredRequest, { present, level }: Grant): StagedChange {
  return { action: 'roles.set-group', person: person.id, present, next: level }
}

/** Deciding a request; granting asks also what setting that group asks (B-07). */
export function decisionAsks(db: ReadDb, input: DecisionInput): readonly Ask[] {
  return input.decision === 'granted' ? grantAsks(db, input) : [{ action: 'access-requests.decide' }]
}

export function grantAsks(db: ReadDb, grant: Grant): readonly Ask[] {
  const stored = getRequest(db, grant.request)
  const setting = stored === undefined ? [] : [askOf(db, changeOf(stored, grant))]
  return [{ action: 'access-requests.decide' }, ...setting]
}

/** What granting would do (B-06). @throws Refusal where the request is no longer pending, or `not-found`. */
export function previewGrant(
  db: ReadDb,
  { way, ...wanted }: Grant & { readonly way: 'decide' | 'record-answer' },
  call: Call,
): RolesPreview {
  const stored = found(getRequest(db, wanted.request))
  requirePending(stored, call.t)
  const authority = way === 'decide' ? {} : ({ authority: 'access-requests.record-answer' } as const)
  return preview(db, [changeOf(stored, wanted)], call, { isApproving: true, ...authority })
}

/** @throws Refusal `request-answered`, `confirm` for a request that went to somebody else, and what `save` throws. */
export function decideRequest(db: WriteDb, input: DecisionInput, call: Call): AuditEntry[] {
  const stored = requireWaiting(db, input.request, call.t)
  const { recipient, recipientName } = stored.request
  if (recipient !== 'lead-users' && !input.confirmRouted)
    throw new Refusal('confirm', 'routed-elsewhere', { recipient: recipientName })
  if (input.decision === 'declined') return decline(db, stored, { reason: input.reason }, call)
  return grantLevel(db, stored, input, call)
}

/**
 * Records a regulator's answer. It is the authority for the group that is set by it: without a Lead User nobody has a
 * right to grant of their own.
 * @throws Refusal `request-to-leads`, `own-answer` where somebody would grant themselves past the lead users, as above.
 */
export function recordAnswer(db: WriteDb, input: AnswerInput, call: Call): AuditEntry[] {
  const stored = requireWaiting(db, input.request, call.t)
  if (stored.request.recipient === 'lead-users') throw new Refusal('refused', 'request-to-leads')
  if (stored.person.id === actorId(call.actor) && listLeads(db, call.now).length > 0)
    throw new Refusal('refused', 'own-answer')
  const { answeredOn, reference } = input
  if (answeredOn > latestDay(call.now)) throw Refusal.fields({ field: 'answeredOn', key: 'day-to-come' })
  const answer = { answeredOn, answerReference: reference }
  if (input.decision === 'declined') return decline(db, stored, { reason: input.reason, answer }, call)
  return grantLevel(db, stored, { ...input, answer }, call)
}

/** The latest day that it is anywhere on Earth. */
function latestDay(now: string): string {
  return new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10)
}

interface Answer {
  readonly answeredOn: string
  readonly answerReference: string
}

function requireWaiting(db: ReadDb, id: AccessRequestId, t: Translate): StoredRequest {
  const stored = found(getRequest(db, id))
  requirePending(stored, t)
  return stored
}

function decline(
  db: WriteDb,
  { request }: StoredRequest,
  { reason, answer }: { readonly reason: string; readonly answer?: Answer },
  { actor, now }: Call,
): AuditEntry[] {
  const by = { decidedAt: now, decidedBy: actorId(actor) }
  endRequest(db, request.id, { state: 'declined', decisionReason: reason, ...answer, ...by })
  tellRequester(db, request.id, now)
  return [told(db, request, { state: 'declined', reason, ...answer })]
}

function grantLevel(
  db: WriteDb,
  stored: StoredRequest,
  granted: Grant & { readonly confirmLastLead: boolean; readonly answer?: Answer },
  call: Call,
): AuditEntry[] {
  const { request } = stored
  const { level, confirmLastLead, answer } = granted
  const approval = approve(db, stored, call)
  const toldElsewhere = stored.person.id
  const changes = save(db, [changeOf(stored, granted)], { ...call, confirmLastLead, toldElsewhere })
  const by = { decidedAt: call.now, decidedBy: actorId(call.actor) }
  endRequest(db, request.id, { state: 'granted', grantedLevel: level, ...answer, ...by })
  tellRequester(db, request.id, call.now)
  // The trail tells by which right the group was set, where it was not that of setting groups.
  const authority = answer === undefined ? {} : { authority: 'access-requests.record-answer' }
  return [
    told(db, request, { state: 'granted', level, ...answer }),
    ...approval,
    ...changes.map((entry) => ({ ...entry, after: { ...entry.after, request: request.id, ...authority } })),
  ]
}

/** A pending person is in from here on, as who they said they are; what waited for that takes effect. */
function approve(db: WriteDb, { request, person }: StoredRequest, { now, t }: Call): AuditEntry[] {
  if (person.state !== 'pending') return []
  const { isConsultant } = request
  updatePerson(db, person.id, { state: 'active', isConsultant })
  const before = { state: 'pending' }
  const after = { state: 'active', isConsultant }
  const approved = { action: 'people.approve', subject: personSubject(db, person.id), before, after } as const
  return [approved, ...settleTransfers(db, { ...person, state: 'active' }, { now, t })]
}
