// Access requests: asking for access to a facility (S1-21), and the inbox of those who answer (S1-22, S1-23).
import { accessRequestsCalls } from '../../../src-shared/contract/access-requests.ts'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import { heldRole } from '../../../src-shared/policy/facts.ts'
import type { ReadDb } from '../../db/open.ts'
import { actorId, personSubject } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { hashInvitationCode } from '../../session/invitation-code-hash.ts'
import { decideRequest, decisionAsks, grantAsks, previewGrant, recordAnswer } from './answering.ts'
import { getLink, getRequest, listRequests, listRequestsOf } from './queries.ts'
import {
  askingRefusal,
  consumeLink,
  recipientOf,
  routeFor,
  submitRequest,
  withdrawRequest,
} from './service.ts'
import { ownRequest, requestDetail, rowOf } from './showing.ts'
import { tellRecipients } from './telling.ts'

/** Lead users see all; who records answers, the requests that went to a regulator or the state agency. */
function seeing(db: ReadDb, id: AccessRequestId | undefined): Ask[] {
  const recipient = id === undefined ? undefined : getRequest(db, id)?.request.recipient
  return [{ action: recipient === 'lead-users' ? 'access-requests.list' : 'access-requests.record-answer' }]
}

export const accessRequestsHandlers = implement(accessRequestsCalls, {
  'access-requests.routing': {
    run: ({ db, now, t }, { facility: id }) => {
      const { facility, routing } = routeFor(db, id, now)
      const line = { facility: { name: facility.name, siteId: facility.siteId } }
      if (routing !== null) return { ...line, ...recipientOf(routing), refusal: null }
      const refusal = t('errors:refused.state-agency-missing')
      return { ...line, recipient: null, recipientName: '', isReachable: false, refusal }
    },
  },
  'access-requests.mine': {
    run: ({ db, actor, t }) => {
      const refusal = askingRefusal(db, actor)
      return {
        requests: listRequestsOf(db, actorId(actor)).map(ownRequest),
        present: heldRole(actor.group, actor.now) ?? 'none',
        refusal: refusal === null ? null : t(`errors:refused.${refusal}`),
      }
    },
  },
  'access-requests.submit': {
    run: ({ db, actor, now, services }, input) => {
      const { id, routing, audit } = submitRequest(db, input, { actor, now })
      tellRecipients(db, id, routing, { now, translation: services.systemTranslation })
      return { answer: { request: id, ...recipientOf(routing) }, audit }
    },
  },
  'access-requests.withdraw': {
    run: ({ db, actor, now, t }, { request }) => ({
      answer: {},
      audit: withdrawRequest(db, request, { by: actorId(actor), now, t }),
    }),
  },
  'access-requests.list': {
    run: ({ db }, query) => {
      const { rows, ...counts } = listRequests(db, query, false)
      return { rows: rows.map(rowOf), ...counts }
    },
  },
  'access-requests.list-routed': {
    run: ({ db }, query) => {
      const { rows, ...counts } = listRequests(db, query, true)
      return { rows: rows.map(rowOf), ...counts }
    },
  },
  'access-requests.get': {
    asks: (db, { request }) => seeing(db, request),
    run: ({ db, actor }, { request }) => requestDetail(db, found(getRequest(db, request)), actor),
  },
  'access-requests.preview': {
    asks: (db, { way, ...grant }) =>
      way === 'record-answer' ? [{ action: 'access-requests.record-answer' }] : grantAsks(db, grant),
    run: ({ db, actor, now, t }, input) => previewGrant(db, input, { actor, now, t }),
  },
  'access-requests.decide': {
    asks: decisionAsks,
    run: ({ db, actor, now, t }, input) => ({
      answer: {},
      audit: decideRequest(db, input, { actor, now, t }),
    }),
  },
  'access-requests.record-answer': {
    run: ({ db, actor, now, t }, input) => ({
      answer: {},
      audit: recordAnswer(db, input, { actor, now, t }),
    }),
  },
  'access-requests.open-link': {
    asks: (db, { code }) => seeing(db, getLink(db, hashInvitationCode(code))?.requestId),
    run: ({ db, now }, { code }) => {
      const { request, person } = consumeLink(db, hashInvitationCode(code), now)
      const on = { kind: 'facility', id: request.facilityId, name: request.facilityName }
      const entry = { subject: personSubject(db, person.id), on, after: { request: request.id } }
      return { answer: { request: request.id }, audit: [entry] }
    },
  },
})
