// Requests as they are shown: to who asked, in the list, and in full to who answers.
import type { OwnRequest, RequestDetail, RequestRow } from '../../../src-shared/contract/access-requests.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { heldRole } from '../../../src-shared/policy/facts.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { personLine } from '../../access/save.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { ReadDb } from '../../db/open.ts'
import { listLeads } from './queries.ts'
import type { StoredRequest } from './queries.ts'

export function rowOf({ request, person }: StoredRequest): RequestRow {
  const { id, level, recipient, recipientName, state, createdAt } = request
  return {
    id,
    person: personLine(person),
    facility: { name: request.facilityName, siteId: request.facilitySiteId },
    level,
    recipient,
    recipientName,
    state,
    createdAt,
  }
}

export function ownRequest({ request, person, decider }: StoredRequest): OwnRequest {
  const { person: _, ...row } = rowOf({ request, person, decider })
  const { relationship, isConsultant, reason, decidedAt, answeredOn } = request
  return {
    ...row,
    relationship,
    isConsultant,
    reason,
    decision:
      decidedAt === null
        ? null
        : {
            at: decidedAt,
            by: decider === null ? null : displayName(decider),
            level: request.grantedLevel,
            reason: request.decisionReason,
            answer: answeredOn === null ? null : { on: answeredOn, reference: request.answerReference },
            endedWith: request.endedWith,
          },
  }
}

export function requestDetail(db: ReadDb, stored: StoredRequest, actor: Facts): RequestDetail {
  const { request, person } = stored
  const { now } = actor
  const facts = loadFacts(db, person.id, now)
  const isOpen = request.state === 'pending'
  return {
    ...ownRequest(stored),
    person: { ...personLine(person), phone: person.phone, title: person.title, state: person.state },
    holds: {
      group: heldRole(facts.group, now) ?? 'none',
      corporate: heldRole(facts.corporate, now) ?? 'affiliate',
      data: heldRole(facts.data, now) ?? 'none',
      programs: facts.programs.size,
    },
    hasLead: listLeads(db, now).length > 0,
    may: {
      decide: isOpen && decide(actor, 'access-requests.decide').allowed,
      recordAnswer:
        isOpen &&
        request.recipient !== 'lead-users' &&
        decide(actor, 'access-requests.record-answer').allowed,
    },
  }
}
