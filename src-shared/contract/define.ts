// What a call is. One record of calls is the whole interface between renderer and main: main's handlers, the renderer's
// client and the tests are all typed from it. A call has the name of the policy action that it needs wherever there is
// one, so that one search finds the button, the handler, the rule and the audit row.
import { z } from 'zod'
import type { Action } from '../policy/actions.ts'

/**
 * Who may make a call at all: a policy action (decided per target in main), everybody who is signed in (their own
 * things only), or everybody (before anybody is signed in).
 */
export type Access = Action | 'signed-in' | 'public'

/** Views refresh when a command of theirs says that these changed. */
export const topics = [
  'session',
  'people',
  'roles',
  'organization',
  'facilities',
  'programs',
  'inventory',
  'preferences',
  'outbox',
  'invitations',
  'access-requests',
  'notices',
  'reviews',
  'audit-trail',
  'exports',
  'backups',
] as const
export type Topic = (typeof topics)[number]

export interface Call<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind
  readonly access: Access
  readonly input: Input
  readonly output: Output
  readonly changes: readonly Topic[]
  readonly whileViewing?: WhileViewing
}

/**
 * What a call is while its maker looks through another person's eyes (B-12): made as that person, limited to what the maker
 * may see too; or made as the maker; or refused. What is not said here: queries that take an action of the policy are made as
 * that person, and everything else is refused.
 */
export type WhileViewing = 'theirs' | 'own'

interface CallSpec<Input extends z.ZodType, Output extends z.ZodType> {
  readonly access: Access
  /** Strict: an unknown key is refused. Long calls take `taskId` for progress and cancel. */
  readonly input: Input
  /** Everything that leaves main passes through it; keys it does not name stay in main. */
  readonly output: Output
  readonly whileViewing?: WhileViewing
}

/** Reads only: it gets a database connection that cannot write. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  spec: CallSpec<Input, Output>,
): Call<'query', Input, Output> {
  return { kind: 'query', changes: [], ...spec }
}

/** Changes the store in one transaction and leaves audit rows; `changes` names the views to refresh. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  spec: CallSpec<Input, Output> & { readonly changes: readonly Topic[] },
): Call<'command', Input, Output> {
  return { kind: 'command', ...spec }
}

export const noInput = z.strictObject({})
export const noOutput = z.object({})

/** In the input of a call that can be an inverse: the name of the call that it takes back, for the trail. */
export const undoes = {
  undoes: z
    .string()
    .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
    .max(60)
    .optional(),
}

/** Chosen by the caller of long work; progress events and `tasks.cancel` name it. */
export const taskId = z.string().regex(/^[\w-]{8,64}$/)

/** A page of rows sorted and filtered by SQLite: `total` counts all rows that match. */
export function page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int().nonnegative() })
}
/** Which window of a list: zero-based. */
export const pageInput = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }
