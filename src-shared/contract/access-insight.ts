// Why somebody can or cannot (B-04), who can (B-05), and how many hold each role of the catalogue. Everything told here is
// read off the policy's rules; nothing decides by itself.
import { z } from 'zod'
import { assetId, entityId, facilityId, personId, programId, sourceId } from '../domain/ids.ts'
import { isAction } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { thingKinds } from '../policy/asking.ts'
import { ways } from '../policy/condition.ts'
import { personStates } from '../policy/facts.ts'
import { command, noInput, page, pageInput, query, taskId } from './define.ts'
import { personLine } from './roles.ts'

const instant = z.string()
const action = z.custom<Action>((value) => typeof value === 'string' && isAction(value))

/** What rights are about: the organization itself, or one thing of a module. */
const thing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organization') }),
  z.strictObject({ kind: z.literal('facility'), id: facilityId }),
  z.strictObject({ kind: z.literal('program'), id: programId }),
  z.strictObject({ kind: z.literal('entity'), id: entityId }),
  z.strictObject({ kind: z.literal('asset'), id: assetId }),
  z.strictObject({ kind: z.literal('source'), id: sourceId }),
])
export type InsightThing = z.output<typeof thing>

/** A thing by name, with the names of what it stands in; null where the asker may not see it. */
const namedThing = z.object({
  kind: z.enum(thingKinds),
  id: z.int().nullable(),
  name: z.string().nullable(),
  path: z.array(z.string()),
})
export type NamedThing = z.output<typeof namedThing>

const asked = {
  action,
  thing,
  /** To whom it is done, for actions about a person; null: to somebody else who holds no exactly-one role. */
  target: personId.nullable().default(null),
  /** The role that they shall have, where the action sets one. */
  next: z.string().max(40).nullable().default(null),
  /** Whose the data record is, or for whom the report was made, where the action asks. */
  whose: z.enum(['theirs', 'others']).default('theirs'),
}

/** A rule by its id; its sentence is `policy:rules.<id>`, its condition `policy:conditions.<condition>`. */
const ruleLine = z.object({ id: z.string(), condition: z.string(), requirements: z.array(z.string()) })

/** An assignment that covers the thing: of itself, of what it stands in, or of something that stands in it. */
const covering = z.object({
  kind: z.enum(['entity', 'asset', 'source']),
  name: z.string(),
  reach: z.enum(ways),
  at: instant,
  by: z.string().nullable(),
})

const way = z.object({
  rules: z.array(ruleLine),
  /** As in `submittals.viewer`; null for what everybody registered or with any role has. */
  role: z.string().nullable(),
  reach: z.enum(ways),
  /** Since when and by whom it is held; null where nobody granted it (Affiliate, set-up). */
  since: instant.nullable(),
  by: z.string().nullable(),
  until: instant.nullable(),
  coverings: z.array(covering),
})
export type InsightWay = z.output<typeof way>

export const remedyActs = [
  'enable',
  'restore',
  'approve',
  'register',
  'renew',
  'grant',
  'grant-in-program',
  'hand-over',
  'assign',
] as const

/** One step of what would change a refusal. The words are `insight:step.<act>`. */
const remedyStep = z.object({
  act: z.enum(remedyActs),
  /** Any one of these would do. */
  roles: z.array(z.string()),
  /** What would be assigned, or the program. */
  thing: namedThing.nullable(),
  /** The action that it takes, and the roles that have it; null where only the person can. */
  takes: z.object({ action, roles: z.array(z.string()) }).nullable(),
  /** Whether whoever asks may do it. */
  mine: z.boolean(),
})
export type RemedyStep = z.output<typeof remedyStep>

export const whyAnswer = z.object({
  person: personLine.extend({ state: z.enum(personStates) }),
  thing: namedThing,
  target: personLine.nullable(),
  isAllowed: z.boolean(),
  /** The rule's sentence or the reason of the refusal, in words. */
  reason: z.string(),
  /** Every way that allows it, the deciding one first: with one gone, the others remain. */
  ways: z.array(way),
  /** For a refusal: each entry alone would do, by all of its steps together. */
  remedies: z.array(z.array(remedyStep)),
})
export type WhyAnswer = z.output<typeof whyAnswer>

export const whoColumns = ['name', 'email', 'role', 'reach', 'since', 'until'] as const
export type WhoColumn = (typeof whoColumns)[number]

const whoQuery = {
  thing,
  /** Null: anything that concerns the thing. */
  action: action.nullable(),
  search: z.string().max(200).default(''),
  filters: z
    .strictObject({
      role: z.array(z.string().max(60)).max(30).default([]),
      reach: z.array(z.enum(ways)).max(ways.length).default([]),
    })
    .prefault({}),
  sort: z
    .strictObject({ column: z.enum(whoColumns), descending: z.boolean() })
    .nullable()
    .default(null),
}
const whoQuerySchema = z.strictObject(whoQuery)
export type WhoQuery = z.output<typeof whoQuerySchema>

export const whoRow = z.object({
  person: personLine,
  /** What of it they can do, where anything was asked. */
  actions: z.array(action),
  /** The ways of theirs that match the filters, the nearest to decide first. */
  ways: z.array(way),
})
export type WhoRow = z.output<typeof whoRow>

export const accessInsightCalls = {
  /** Why somebody can or cannot, to whoever may see people and the thing (B-04). */
  'access.why': query({
    access: 'people.list',
    input: z.strictObject({ person: personId, ...asked }),
    output: whyAnswer,
  }),
  /** The same about oneself, which everybody may ask, also about a thing that they cannot see: it is not named then. */
  'access.why-me': query({
    access: 'signed-in',
    whileViewing: 'theirs',
    input: z.strictObject(asked),
    output: whyAnswer,
  }),
  /** Things of one kind by name, as far as the actor may see them: what pickers offer. */
  'access.things': query({
    access: 'signed-in',
    whileViewing: 'theirs',
    input: z.strictObject({
      kind: z.enum(thingKinds),
      search: z.string().max(200).default(''),
      ...pageInput,
    }),
    output: page(namedThing),
  }),
  'access.who': query({
    access: 'people.list',
    input: whoQuerySchema.extend(pageInput),
    output: page(whoRow).extend({ all: z.int(), thing: namedThing }),
  }),
  /** A file of exactly what is shown. A command, because it leaves an audit entry. */
  'access.export-who': command({
    access: 'people.list',
    input: whoQuerySchema.extend({ columns: z.array(z.enum(whoColumns)).min(1), taskId }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
    changes: [],
  }),
  /** How many active people hold each role at the moment. The catalogue itself is the policy's own data. */
  'access.role-counts': query({
    access: 'people.list',
    input: noInput,
    output: z.object({ counts: z.record(z.string(), z.int()) }),
  }),
  /** The role catalogue as a file: every right of every role with its rule and requirements. */
  'access.export-catalogue': command({
    access: 'people.list',
    input: z.strictObject({ taskId }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
    changes: [],
  }),
}
