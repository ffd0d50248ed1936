// Acts on many people at once (B-02): a preview that judges everybody as the single act would, and then one transaction for
// all who are eligible. What was previewed is what is done: where a person has changed since, the act is refused.
import { z } from 'zod'
import { personId, programId } from '../domain/ids.ts'
import { isAction } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { dataRoles, groupRoles } from '../policy/roles.ts'
import { command, page, pageInput, query, taskId, undoes } from './define.ts'
import { peopleQuerySchema, peopleSelection } from './people-query.ts'

export const bulkAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('set-group'), next: z.enum([...groupRoles, 'none']) }),
  z.strictObject({ act: z.literal('set-corporate'), next: z.enum(['affiliate', 'secondary']) }),
  z.strictObject({ act: z.literal('set-data-role'), next: z.enum([...dataRoles, 'none']) }),
  /** `none` takes people out of the program. */
  z.strictObject({
    act: z.literal('set-contact'),
    program: programId,
    next: z.enum(['viewer', 'contributor', 'none']),
  }),
  z.strictObject({ act: z.literal('enable') }),
  z.strictObject({ act: z.literal('disable') }),
  z.strictObject({ act: z.literal('invite-again') }),
  z.strictObject({ act: z.literal('revoke-invitation') }),
  z.strictObject({ act: z.literal('remove') }),
])
export type BulkAct = z.output<typeof bulkAct>

/** More at once would keep the one transaction, and with it the window, for too long. */
export const mostInBulk = 20_000

/** A right that people gain or lose, and how many of them (B-06). */
export const rightInSum = z.object({
  action: z.custom<Action>((value) => typeof value === 'string' && isAction(value)),
  scope: z.string(),
  people: z.int(),
})
export type RightInSum = z.output<typeof rightInSum>

export const bulkRow = z.object({
  person: personId,
  name: z.string(),
  email: z.string(),
  /** Why nothing is done to them, in words; null for who is eligible. */
  reason: z.string().nullable(),
})
export type BulkRow = z.output<typeof bulkRow>

const preview = z.string().max(64)
const which = z.enum(['eligible', 'ineligible'])
export type BulkWhich = z.output<typeof which>

export const bulkPreview = z.object({
  /** What `people.bulk` is told. */
  preview,
  eligible: z.int(),
  ineligible: z.int(),
  /** Why people are not eligible, the commonest reason first. */
  reasons: z.array(z.object({ reason: z.string(), people: z.int() })),
  gained: z.array(rightInSum),
  lost: z.array(rightInSum),
  /** The actor is among those who are eligible. */
  isOwnAccess: z.boolean(),
  /** the act takes `confirmLastLead`. */
  losesLastLead: z.boolean(),
})
export type BulkPreview = z.output<typeof bulkPreview>

export const peopleBulkCalls = {
  /** Judges everybody selected, in pieces between which the program goes on; `tasks.cancel` ends it. */
  'people.preview-bulk': query({
    access: 'people.list',
    input: z.strictObject({ act: bulkAct, query: peopleQuerySchema, selection: peopleSelection, taskId }),
    output: bulkPreview,
  }),
  /** The people of a preview, as it found them. */
  'people.bulk-rows': query({
    access: 'people.list',
    input: z.strictObject({ preview, which, ...pageInput }),
    output: page(bulkRow),
  }),
  /** Both lists of a preview as a file. A command, because it leaves an audit entry. */
  'people.export-bulk': command({
    access: 'people.list',
    input: z.strictObject({ preview, taskId }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
    changes: [],
  }),
  /**
   * Carries the previewed act out on all who are eligible, or on nobody; `tasks.cancel` takes back what was done of it. Refused with `bulk-changed-meanwhile` where one of
   * them is no longer as previewed, and with the code `confirm` where the last lead user would go.
   */
  'people.bulk': command({
    access: 'people.list',
    input: z.strictObject({
      preview,
      confirmLastLead: z.boolean().default(false),
      taskId: taskId.optional(),
      ...undoes,
    }),
    /** `undo`: what this very call is told to take it back, once; null where it cannot be. */
    output: z.object({ done: z.int(), undo: preview.nullable() }),
    changes: ['people', 'roles', 'programs', 'session', 'outbox', 'invitations'],
  }),
}
