// What the program may tell somebody about themselves or what waits for them. Texts: `notices:<kind>`; what they name is
// stored, and put into words when it is read (notice-words.ts).
import { z } from 'zod'
import { modules } from '../policy/roles.ts'

export const noticeKinds = [
  'access-request-received', // S1-22: to each lead user
  'access-request-granted', // S1-23, to the requester
  'access-request-declined',
  'person-awaits-approval', // S2-15
  'approved', // S2-15, to the person
  'invitation-accepted', // S2-06, to whoever invited
  'access-expiring', // B-10: seven days before, to the person and to those who may extend it
  'access-expired', // B-10
  'roles-changed', // what others changed of mine
  'transfer-took-effect',
  'transfer-lapsed',
  'review-assigned', // B-11
  'review-closed', // B-11
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** One thing that others changed of what somebody holds; names are those of then. */
export const noticeChange = z.object({
  module: z.enum(modules),
  /** The program, for a role in one. */
  program: z.string().nullable(),
  /** Ids of roles, as in `viewer` and `none`; both null where assignments changed. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** When the new role ends (B-10). */
  until: z.string().nullable(),
  /** Names of what was assigned and what was taken back. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
})
export type NoticeChange = z.infer<typeof noticeChange>

/** What a notice names: texts and numbers; `date` is an instant, `role` a role as in `submittals.viewer`. */
export const noticeParams = z.record(z.string(), z.union([z.string(), z.number(), z.array(noticeChange)]))
export type NoticeParams = z.infer<typeof noticeParams>

/** What the sentence of each kind names; whoever tells it gives all of that. */
export const noticeNames = {
  'access-request-received': ['name', 'facility'],
  'access-request-granted': ['facility', 'role'],
  'access-request-declined': ['facility', 'reason'],
  'person-awaits-approval': ['name'],
  approved: [],
  'invitation-accepted': ['name'],
  'access-expiring': ['role', 'date'],
  'access-expired': ['role', 'date'],
  'roles-changed': ['by', 'changes'],
  'transfer-took-effect': ['role', 'successor', 'predecessor'],
  'transfer-lapsed': ['role', 'successor', 'predecessor'],
  'review-assigned': ['name'],
  'review-closed': ['name'],
} as const satisfies Readonly<Record<NoticeKind, readonly string[]>>

/** What a `context` adds: in a program, and about somebody else than who is told. */
export const contextNames = { program: 'program', somebody: 'name' } as const

/** A kind with what it names. */
export type Told = {
  readonly [Kind in NoticeKind]: {
    readonly kind: Kind
    readonly params: NoticeParams & Readonly<Record<(typeof noticeNames)[Kind][number], unknown>>
  }
}[NoticeKind]

/** The page that a notice leads to, with that page's params. */
export const noticePlace = z.object({
  page: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type NoticePlace = z.infer<typeof noticePlace>
