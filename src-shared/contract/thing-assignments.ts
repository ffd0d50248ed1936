// Assign Users to Sources, Assign Users to Assets and Manage Accounts from the thing's side: the people of one entity, asset
// or source (S3-10, S3-11, S3-13). What is staged there is saved as every other change of access is.
import { z } from 'zod'
import { assetId, entityId, personId, sourceId } from '../domain/ids.ts'
import { personStates } from '../policy/facts.ts'
import { dataRoles } from '../policy/roles.ts'
import { query } from './define.ts'
import { personLine } from './roles.ts'
import { assigned } from './staged-change.ts'

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entity'), id: entityId }),
  z.strictObject({ kind: z.literal('asset'), id: assetId }),
  z.strictObject({ kind: z.literal('source'), id: sourceId }),
])
export type AssignablePlace = z.output<typeof place>

/** Somebody as the thing's assignments concern them. */
const assignable = z.object({
  person: personLine,
  state: z.enum(personStates),
  dataRole: z.enum([...dataRoles, 'none']),
  /** Whether an assignment to this thing opens anything to them, by their data role (S3-08, S3-12, S3-15). */
  counts: z.boolean(),
  /** All that is assigned to them: what a change is staged against. */
  assigned,
})
export type Assignable = z.output<typeof assignable>

const assignedPerson = assignable.extend({
  /** What it is inherited from; null where the thing itself is assigned. */
  from: z.object({ kind: z.enum(['entity', 'asset']), id: z.int(), name: z.string() }).nullable(),
  at: z.string(),
  by: z.string().nullable(),
})
export type AssignedPerson = z.output<typeof assignedPerson>

/** As many people as are told at once. */
export const mostAssigned = 500

export const thingAssignmentsCalls = {
  /** Who is assigned the thing, directly and by what it stands in; the direct ones first, then by name. */
  'roles.assigned-to': query({
    access: 'people.list',
    input: z.strictObject({ place }),
    output: z.object({
      name: z.string(),
      path: z.array(z.string()),
      /** Why the actor may assign nobody, in words; null where they may. */
      lock: z.string().nullable(),
      people: z.array(assignedPerson),
      /** How many assignments there are, told or not. */
      total: z.int(),
    }),
  }),
  /** What an assignment of the thing would mean to some people, and what it is staged against. */
  'roles.assignable': query({
    access: 'people.list',
    input: z.strictObject({ place, people: z.array(personId).max(mostAssigned) }),
    output: z.object({ people: z.array(assignable) }),
  }),
}
