// Access reviews (B-11): a snapshot of who has what, an answer for each, and a report of it. Silence changes nothing, and
// nobody reviews themselves.
import { z } from 'zod'
import { programId, reviewId, reviewItemId } from '../domain/ids.ts'
import { families, familyRoles, reviewDecisions } from '../domain/review.ts'
import { oneLine, severalLines } from '../domain/one-line.ts'
import { personStates } from '../policy/facts.ts'
import { command, noInput, noOutput, page, pageInput, query, taskId } from './define.ts'
import { personLine, rolesPreview } from './roles.ts'

const instant = z.string()
const family = z.enum(families)
const days = z.int({ message: 'days' }).min(1, { message: 'days' }).max(3650, { message: 'days' })

/** What a review covers: roles of these families, and of those only what all that is given beside leaves. */
export const reviewScope = z.strictObject({
  families: z.array(family).min(1, { message: 'required' }).max(families.length),
  /** Roles in these programs alone; empty: in every program. Other families are not narrowed by it. */
  programs: z.array(programId).max(1000).default([]),
  /** `group.viewer` and so on; empty: every role of the families. */
  roles: z.array(z.enum(familyRoles)).max(familyRoles.length).default([]),
  /** Only of people who have not signed in for so many days, or never. */
  unusedDays: days.nullable().default(null),
  /** Only what ends within so many days. */
  endingDays: days.nullable().default(null),
})
export type ReviewScope = z.output<typeof reviewScope>

const counts = z.object({
  items: z.int(),
  undecided: z.int(),
  kept: z.int(),
  changed: z.int(),
  revoked: z.int(),
})
export type ReviewCounts = z.output<typeof counts>

const reviewRow = z.object({
  id: reviewId,
  name: z.string(),
  families: z.array(family),
  /** A day. */
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  closedAt: instant.nullable(),
  counts,
})
export type ReviewRow = z.output<typeof reviewRow>

const reviewDetail = reviewRow.extend({
  scope: reviewScope,
  /** Names of the programs that it is narrowed to, as they are now. */
  programNames: z.array(z.string()),
  /** Programs that occur in it, for a filter. */
  programsInside: z.array(z.object({ id: programId, name: z.string() })),
  closedBy: z.string().nullable(),
  may: z.object({
    /** Families that the actor decides about; none once it is closed. */
    decide: z.array(family),
    close: z.boolean(),
  }),
})
export type ReviewDetail = z.output<typeof reviewDetail>

export const itemColumns = [
  'person',
  'role',
  'program',
  'since',
  'ends',
  'lastSignIn',
  'assignments',
  'decision',
] as const

const reviewItem = z.object({
  id: reviewItemId,
  person: personLine.extend({ state: z.enum(personStates) }),
  family,
  program: z.object({ id: programId, name: z.string() }).nullable(),
  role: z.string(),
  grantedAt: instant.nullable(),
  grantedBy: z.string().nullable(),
  expiresAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  assignments: z.int(),
  decision: z.enum(reviewDecisions).nullable(),
  nextRole: z.string().nullable(),
  reason: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  auditSeq: z.int().nullable(),
  /** The role that is held by now, where it is another one and no decision has made it so. */
  now: z.string().nullable(),
  /** Why the actor may not decide, in words; null where they may. */
  lock: z.string().nullable(),
  /** Why it can only be kept, in words: an exactly-one role changes hands by a transfer. */
  keepOnly: z.string().nullable(),
})
export type ReviewItem = z.output<typeof reviewItem>

const itemsQuery = {
  review: reviewId,
  search: z.string().max(200).default(''),
  filters: z
    .strictObject({
      decision: z.array(z.enum(['undecided', ...reviewDecisions])).default([]),
      role: z.array(z.enum(familyRoles)).default([]),
      program: z.array(programId).max(1000).default([]),
      /** Not signed in for so many days when the review began; the longest of them counts. */
      unused: z.array(days).max(10).default([]),
      /** Only what the actor may decide and what still is as it was. */
      mine: z.boolean().default(false),
    })
    .prefault({}),
  sort: z
    .strictObject({ column: z.enum(itemColumns), descending: z.boolean() })
    .nullable()
    .default(null),
}
export type ItemsQuery = z.output<z.ZodObject<typeof itemsQuery>>

const reason = z.string().overwrite(severalLines).max(1000)
const required = reason.min(1, { message: 'required' })
const decided = {
  review: reviewId,
  items: z
    .array(reviewItemId)
    .min(1, { message: 'required' })
    .max(500)
    .refine((items) => new Set(items).size === items.length, { message: 'staged-twice' }),
}

const change = { ...decided, decision: z.literal('change'), next: z.string().min(1, { message: 'required' }) }
const revoke = { ...decided, decision: z.literal('revoke') }

const decisionInput = z.discriminatedUnion('decision', [
  z.strictObject({ ...decided, decision: z.literal('keep'), reason: reason.default('') }),
  z.strictObject({ ...change, reason: required, confirmLastLead: z.boolean().default(false) }),
  z.strictObject({ ...revoke, reason: required, confirmLastLead: z.boolean().default(false) }),
])
export type DecisionInput = z.output<typeof decisionInput>

export const reportFormats = ['pdf', 'csv'] as const

export const reviewsCalls = {
  'reviews.list': query({
    access: 'reviews.view',
    input: z.strictObject({ ...pageInput }),
    output: page(reviewRow),
  }),
  'reviews.get': query({
    access: 'reviews.view',
    input: z.strictObject({ review: reviewId }),
    output: reviewDetail,
  }),
  /** What a review may cover: the families whose roles the actor may set, and programs. */
  'reviews.choices': query({
    access: 'reviews.run',
    input: noInput,
    output: z.object({
      families: z.array(family),
      programs: z.array(z.object({ id: programId, name: z.string() })),
    }),
  }),
  /** How much a review of this scope would hold. */
  'reviews.count': query({
    access: 'reviews.run',
    input: z.strictObject({ scope: reviewScope }),
    output: z.object({ items: z.int(), people: z.int() }),
  }),
  /** Takes the snapshot and tells everybody who may decide about a part of it. Refused where it would be empty. */
  'reviews.start': command({
    access: 'reviews.run',
    input: z.strictObject({
      name: z.string().overwrite(oneLine).min(1, { message: 'required' }).max(120),
      scope: reviewScope,
      /** Today or later. */
      dueOn: z.iso.date({ message: 'date' }).nullable(),
    }),
    output: z.object({ review: reviewId, items: z.int() }),
    changes: ['reviews', 'notices'],
  }),
  'reviews.items': query({
    access: 'reviews.view',
    input: z.strictObject({ ...itemsQuery, ...pageInput }),
    output: page(reviewItem).extend({ all: z.int() }),
  }),
  'reviews.item': query({
    access: 'reviews.view',
    input: z.strictObject({ item: reviewItemId }),
    output: reviewItem.extend({ review: reviewId }),
  }),
  /** What a decision would do (B-06), item by item as its answer says; nothing is written. */
  'reviews.preview': query({
    access: 'reviews.run',
    input: z.discriminatedUnion('decision', [z.strictObject(change), z.strictObject(revoke)]),
    output: rolesPreview,
  }),
  /**
   * Decides about items, all or none. A change or revocation is saved as any change of access is: each asked of the policy
   * (B-07), refused where the role is another one by now, with the code `confirm` where the last lead user would go.
   */
  'reviews.decide': command({
    access: 'reviews.run',
    input: decisionInput,
    output: z.object({ decided: z.int() }),
    changes: ['reviews', 'roles', 'people', 'programs', 'session', 'notices'],
  }),
  /** From here on nothing of it changes; what nobody decided stays undecided. */
  'reviews.close': command({
    access: 'reviews.run',
    input: z.strictObject({ review: reviewId }),
    output: noOutput,
    changes: ['reviews', 'notices'],
  }),
  /** The whole review as a document to print, or as a table. Refused with `cancelled` when no place is chosen. */
  'reviews.report': command({
    access: 'reviews.view',
    input: z.strictObject({ review: reviewId, format: z.enum(reportFormats), taskId }),
    output: z.object({ fileName: z.string(), items: z.int() }),
    changes: [],
  }),
}
