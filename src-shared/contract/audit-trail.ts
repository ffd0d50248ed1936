// The audit trail (B-08): reading and filtering it, exporting what is shown, and verifying its chain. Past access (B-13) and
// the report of joiners, movers and leavers are in access-history.ts.
import { z } from 'zod'
import { auditAreas, auditOutcomes } from '../domain/audit-event.ts'
import { command, page, pageInput, query, taskId } from './define.ts'

const instant = z.string()
const seq = z.int().positive()

/** A day, or a time of a day, as the reader's clock shows it. */
export const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)

/** Somebody or something by kind and id, as in `person:12`. */
const partyKey = z.string().regex(/^[a-z][a-z-]{0,40}:\d{1,15}$/)

const someOf = <Value extends z.ZodType<string>>(value: Value) => z.array(value).max(100).default([])
const anyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values)).max(values.length).default([])
const atMostOne = <Value extends z.ZodType<string>>(value: Value) => z.array(value).max(1).default([])

export const partyParts = ['any', 'actor', 'target'] as const

/** Several values of one filter mean any of them, several filters all of them. */
export const auditFilters = z.strictObject({
  /** Named by the event in any part of it. */
  about: someOf(partyKey),
  /** As whom `about` appears: who did it, or whom or what it was done to or concerned. */
  part: atMostOne(z.enum(partyParts)),
  area: anyOf(auditAreas),
  action: someOf(z.string().max(100)),
  outcome: anyOf(auditOutcomes),
  /** Kinds of what it was done to. */
  kind: someOf(z.string().max(40)),
  /** From that moment on. */
  from: atMostOne(wallTime),
  /** Up to that moment; a day counts to its end. */
  to: atMostOne(wallTime),
})
export type AuditFilters = z.output<typeof auditFilters>

const auditQuery = {
  /** The beginnings of words that all occur in the names and values of an event. */
  search: z.string().max(200).default(''),
  filters: auditFilters,
  newestFirst: z.boolean().default(true),
}
export const auditQuerySchema = z.strictObject(auditQuery)
export type AuditQuery = z.output<typeof auditQuerySchema>

export const auditColumns = ['at', 'sentence', 'outcome', 'actor', 'action', 'subject', 'seq'] as const
export type AuditColumn = (typeof auditColumns)[number]

const party = z.object({ kind: z.string(), id: z.int().nullable(), name: z.string() })

export const auditRow = z.object({
  seq,
  at: instant,
  outcome: z.enum(auditOutcomes),
  /** What happened, in the reader's language. */
  sentence: z.string(),
  actor: party.nullable(),
  subject: party,
  /** A short name of the act, in the reader's language. */
  act: z.string(),
})
export type AuditRow = z.output<typeof auditRow>

export const auditDetail = auditRow.extend({
  on: party.nullable(),
  action: z.string(),
  area: z.enum(auditAreas),
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  /** Where the clock was set back: what it showed at the event before. */
  clockWentBackFrom: instant.nullable(),
  values: z.array(
    z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** The exact text that is hashed. */
  body: z.string(),
  /** Hexadecimal. */
  leaf: z.string(),
  head: z.string(),
  previousHead: z.string(),
  salt: z.string(),
})
export type AuditDetail = z.output<typeof auditDetail>

export const trailFormats = ['csv', 'xlsx', 'json'] as const
export type TrailFormat = (typeof trailFormats)[number]

export const verdict = z.object({
  at: instant,
  by: z.string(),
  /** Null: every event is as it was recorded. */
  broken: z
    .object({
      reason: z.enum(['gap', 'body', 'head', 'shorter', 'different', 'index']),
      /** The first event that is not as it was; for `shorter`, the first that is not there any more. */
      at: seq,
    })
    .nullable(),
  /** Events that hold from the first on. */
  length: z.int().nonnegative(),
  /** Hexadecimal; of the last event that holds. */
  head: z.string(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Milliseconds. */
  took: z.int().nonnegative(),
  /** The head kept outside the database that it was compared with: how long the trail was then. */
  kept: z.object({ length: z.int(), at: instant }).nullable(),
})
export type Verdict = z.output<typeof verdict>

export const auditTrailCalls = {
  'audit-trail.list': query({
    access: 'audit-trail.view',
    input: auditQuerySchema.extend(pageInput),
    output: page(auditRow).extend({ all: z.int() }),
  }),
  'audit-trail.get': query({
    access: 'audit-trail.view',
    input: z.strictObject({ seq }),
    output: auditDetail,
  }),
  /** What there is to filter by: acts and kinds of things that occur, in the reader's language. */
  'audit-trail.choices': query({
    access: 'audit-trail.view',
    input: z.strictObject({}),
    output: z.object({
      actions: z.array(z.object({ action: z.string(), act: z.string() })),
      kinds: z.array(z.object({ kind: z.string(), name: z.string() })),
    }),
  }),
  /** People and things that the trail names, by a part of their present name or of the last one that it has for them. */
  'audit-trail.parties': query({
    access: 'audit-trail.view',
    input: z.strictObject({ search: z.string().max(200), keys: z.array(partyKey).max(100).default([]) }),
    output: z.object({
      parties: z.array(z.object({ key: z.string(), name: z.string(), kind: z.string(), note: z.string() })),
    }),
  }),
  /** Exactly what is shown, to a file that the reader chooses. */
  'audit-trail.export': command({
    access: 'audit-trail.view',
    input: auditQuerySchema.extend({
      columns: z.array(z.enum(auditColumns)).min(1).max(auditColumns.length),
      format: z.enum(trailFormats),
      taskId,
    }),
    output: z.object({ fileName: z.string(), events: z.int() }),
    changes: ['audit-trail'],
  }),
  /** Recomputes every leaf and head, and compares with the head kept outside the database. */
  'audit-trail.verify': command({
    access: 'audit-trail.verify',
    input: z.strictObject({ taskId }),
    output: verdict,
    changes: ['audit-trail'],
  }),
  /** What the last verification found; null where there was none yet. */
  'audit-trail.last-verdict': query({
    access: 'audit-trail.verify',
    input: z.strictObject({}),
    output: z.object({
      verdict: verdict.pick({ at: true, by: true, broken: true, length: true }).nullable(),
    }),
  }),
}
