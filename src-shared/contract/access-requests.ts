// Asking for access to a facility and answering (S1-21..23, X-15). A level holds for the whole organization (S1-05); the
// facility says where the request comes from, and whom it goes to while there is no Lead User (S1-01..03).
import { z } from 'zod'
import { accessRequestId, facilityId, personId } from '../domain/ids.ts'
import { recipients } from '../domain/request-routing.ts'
import { oneLine, severalLines } from '../domain/one-line.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles } from '../policy/roles.ts'
import { command, noInput, noOutput, page, pageInput, query } from './define.ts'
import { rolesPreview } from './roles.ts'

export const requestStates = ['pending', 'granted', 'declined', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const requestColumns = ['person', 'facility', 'level', 'createdAt', 'state', 'recipient'] as const

const level = z.enum(groupRoles)
const groupOrNone = z.enum([...groupRoles, 'none'])
const instant = z.string()
const sentence = z.string().overwrite(severalLines).min(1, { message: 'required' }).max(1000)

/** Whom it went to; the name is empty for Lead Users, who are those of the moment. */
const routed = { recipient: z.enum(recipients), recipientName: z.string() }
const facilityLine = z.object({ name: z.string(), siteId: z.string() })

const decision = z.object({
  at: instant,
  /** Null where it ended with its person. */
  by: z.string().nullable(),
  level: level.nullable(),
  reason: z.string(),
  /** The regulator's or state agency's own answer, as it was recorded. */
  answer: z.object({ on: z.string(), reference: z.string() }).nullable(),
  /** The person was disabled or removed, and their request with them. */
  endedWith: z.enum(['disabled', 'removed']).nullable(),
})

const ownRequest = z.object({
  id: accessRequestId,
  facility: facilityLine,
  relationship: z.string(),
  isConsultant: z.boolean(),
  level,
  reason: z.string(),
  ...routed,
  state: z.enum(requestStates),
  createdAt: instant,
  decision: decision.nullable(),
})
export type OwnRequest = z.output<typeof ownRequest>

const requestRow = z.object({
  id: accessRequestId,
  person: z.object({ id: personId, displayName: z.string(), email: z.string() }),
  facility: facilityLine,
  level,
  ...routed,
  state: z.enum(requestStates),
  createdAt: instant,
})
export type RequestRow = z.output<typeof requestRow>

export const requestDetail = ownRequest.extend({
  person: z.object({
    id: personId,
    displayName: z.string(),
    email: z.string(),
    phone: z.string(),
    title: z.string(),
    state: z.enum(personStates),
  }),
  /** What they hold at the moment, a pending person's roles included that take effect with approval. */
  holds: z.object({
    group: groupOrNone,
    corporate: z.enum(corporateRoles),
    data: z.enum([...dataRoles, 'none']),
    /** Programs whose contact they are. */
    programs: z.int(),
  }),
  /** Whether there is a Lead User now, whoever the request went to. */
  hasLead: z.boolean(),
  may: z.object({ decide: z.boolean(), recordAnswer: z.boolean() }),
})
export type RequestDetail = z.output<typeof requestDetail>

const listInput = z.strictObject({
  /** Words that must all occur in the person's name or e-mail, or in the facility's name or site id. */
  search: z.string().max(200).default(''),
  filters: z.strictObject({ state: z.array(z.enum(requestStates)).max(requestStates.length).default([]) }),
  /** Null: those that wait first, then the newest. */
  sort: z
    .strictObject({ column: z.enum(requestColumns), descending: z.boolean() })
    .nullable()
    .default(null),
  ...pageInput,
})
const listOutput = page(requestRow).extend({
  all: z.int(),
  /** How many wait for an answer. */
  pending: z.int(),
})

/** `present` is the group that the rights gained were shown against: another one by now refuses. */
const granted = { request: accessRequestId, present: groupOrNone, level }

const decisionInput = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('granted'),
    ...granted,
    confirmRouted: z.boolean().default(false),
    confirmLastLead: z.boolean().default(false),
  }),
  z.strictObject({
    decision: z.literal('declined'),
    request: accessRequestId,
    reason: sentence,
    confirmRouted: z.boolean().default(false),
  }),
])
export type DecisionInput = z.output<typeof decisionInput>

const answerInput = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('granted'),
    ...granted,
    answeredOn: z.iso.date({ message: 'required' }),
    reference: sentence,
    confirmLastLead: z.boolean().default(false),
  }),
  z.strictObject({
    decision: z.literal('declined'),
    request: accessRequestId,
    reason: sentence,
    answeredOn: z.iso.date({ message: 'required' }),
    reference: sentence,
  }),
])
export type AnswerInput = z.output<typeof answerInput>

export const accessRequestsCalls = {
  /** Where a request about this facility would go now, and whether it can be made. */
  'access-requests.routing': query({
    access: 'facilities.search',
    input: z.strictObject({ facility: facilityId }),
    output: z.object({
      facility: facilityLine,
      /** Null where nobody can be asked; `refusal` says why and who can change that. */
      recipient: z.enum(recipients).nullable(),
      recipientName: z.string(),
      /** Whether a message can be written to the recipient: lead users always, a regulator with an e-mail address. */
      isReachable: z.boolean(),
      refusal: z.string().nullable(),
    }),
  }),
  /** One's own requests, newest first, for ever (X-15, B-09). */
  'access-requests.mine': query({
    access: 'signed-in',
    input: noInput,
    output: z.object({
      requests: z.array(ownRequest),
      present: groupOrNone,
      /** Why nothing more can be asked for now, in words; null where it can. */
      refusal: z.string().nullable(),
    }),
  }),
  /** S1-21. One pending request per person; it goes where S1-01..03 say, with a message to each recipient (S1-22). */
  'access-requests.submit': command({
    access: 'facilities.search',
    input: z.strictObject({
      // Null is a choice not made.
      facility: z.custom<z.output<typeof facilityId>>((id) => facilityId.safeParse(id).success, {
        message: 'required',
      }),
      relationship: z.string().overwrite(oneLine).min(1, { message: 'required' }).max(200),
      employment: z.enum(['employee', 'consultant'], { message: 'required' }),
      level: z.enum(groupRoles, { message: 'required' }),
      reason: sentence,
    }),
    output: z.object({ request: accessRequestId, ...routed, isReachable: z.boolean() }),
    changes: ['access-requests', 'notices', 'outbox'],
  }),
  /** One's own, while nobody has answered. */
  'access-requests.withdraw': command({
    access: 'signed-in',
    input: z.strictObject({ request: accessRequestId }),
    output: noOutput,
    changes: ['access-requests'],
  }),
  'access-requests.list': query({ access: 'access-requests.list', input: listInput, output: listOutput }),
  /** Those that went to a regulator or the state agency, for who may record the answer. */
  'access-requests.list-routed': query({
    access: 'access-requests.record-answer',
    input: listInput,
    output: listOutput,
  }),
  'access-requests.get': query({
    access: 'access-requests.record-answer',
    input: z.strictObject({ request: accessRequestId }),
    output: requestDetail,
  }),
  /** What granting a level would do (B-06), by decision or by recording an answer. */
  'access-requests.preview': query({
    access: 'access-requests.record-answer',
    input: z.strictObject({ ...granted, way: z.enum(['decide', 'record-answer']) }),
    output: rolesPreview,
  }),
  /**
   * Grants a level or declines (S1-23, X-15). Refused with `confirm` where the request went to somebody else, and where
   * the last lead user would go; with `request-answered` where somebody was quicker.
   */
  'access-requests.decide': command({
    access: 'access-requests.decide',
    input: decisionInput,
    output: noOutput,
    changes: ['access-requests', 'people', 'roles', 'session', 'notices', 'outbox'],
  }),
  /** Records what the regulator or state agency answered to a request that went there. */
  'access-requests.record-answer': command({
    access: 'access-requests.record-answer',
    input: answerInput,
    output: noOutput,
    changes: ['access-requests', 'people', 'roles', 'session', 'notices', 'outbox'],
  }),
  /** Opens the request of a message's link or code, once (S1-23). */
  'access-requests.open-link': command({
    access: 'access-requests.record-answer',
    input: z.strictObject({ code: z.string().trim().min(1, { message: 'required' }).max(100) }),
    output: z.object({ request: accessRequestId }),
    changes: ['access-requests'],
  }),
}
