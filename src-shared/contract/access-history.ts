// Access in the past: who held what at any moment, rebuilt from the trail (B-13), and who joined, moved and left in a
// period, with by whom.
import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, modules, programRoles } from '../policy/roles.ts'
import { wallTime } from './audit-trail.ts'
import { command, page, pageInput, query, taskId } from './define.ts'
import { right } from './roles.ts'

const instant = z.string()

const held = <Role extends z.ZodType>(role: Role) =>
  z.object({ role, expires: instant.nullable(), isExpired: z.boolean() }).nullable()

/** What somebody held at one moment. */
export const holding = z.object({
  state: z.enum(personStates),
  group: held(z.enum(groupRoles)),
  corporate: held(z.enum(corporateRoles)),
  data: held(z.enum(dataRoles)),
  programs: z.array(z.object({ program: z.string(), role: z.enum(programRoles), isExpired: z.boolean() })),
  /** Entities, assets and sources by name. */
  assigned: z.array(z.string()),
})
export type Holding = z.output<typeof holding>

/** Then and now; null where nobody knew of them. */
const thenAndNow = { past: holding.nullable(), present: holding.nullable() }

export const heldFamilies = ['lead-user', 'group', 'corporate', 'program', 'data', 'assigned'] as const
export type HeldFamily = (typeof heldFamilies)[number]

export const pastRow = z.object({
  person: personId,
  name: z.string(),
  ...thenAndNow,
  differs: z.boolean(),
})
export type PastRow = z.output<typeof pastRow>

/** The moment that was meant, and the last event until then; 0 where there was none yet. */
const moment = { at: instant, seq: z.int().nonnegative() }

export const movementKinds = ['joined', 'moved', 'left'] as const
export type MovementKind = (typeof movementKinds)[number]

export const movement = z.object({
  seq: z.int(),
  at: instant,
  kind: z.enum(movementKinds),
  person: z.string(),
  /** What happened, in the reader's language. */
  sentence: z.string(),
  /** Of a role; null for what is about no single module. */
  module: z.enum(modules).nullable(),
  from: z.string(),
  to: z.string(),
  by: z.string(),
})
export type Movement = z.output<typeof movement>

/** Rebuilding the past of a long trail takes seconds: it can be followed and cancelled. */
const following = { taskId: taskId.optional() }

const period = { from: wallTime, to: wallTime }

export const accessHistoryCalls = {
  /** One person, then and now, and the rights gained and lost since. */
  'access-history.person': query({
    access: 'audit-trail.view',
    input: z.strictObject({ person: personId, at: wallTime, ...following }),
    output: z.object({
      ...moment,
      name: z.string(),
      ...thenAndNow,
      gained: z.array(right),
      lost: z.array(right),
    }),
  }),
  /** Everybody, then and now. */
  'access-history.people': query({
    access: 'audit-trail.view',
    input: z.strictObject({
      at: wallTime,
      search: z.string().max(200).default(''),
      filters: z.strictObject({
        /** Only those whose access differs. */
        differs: z
          .array(z.enum(['yes']))
          .max(1)
          .default([]),
        /** Held any of these then or now. */
        held: z.array(z.enum(heldFamilies)).max(heldFamilies.length).default([]),
      }),
      ...pageInput,
      ...following,
    }),
    output: page(pastRow).extend({ ...moment, all: z.int(), differing: z.int() }),
  }),
  'access-history.movements': query({
    access: 'audit-trail.view',
    input: z.strictObject({
      ...period,
      filters: z.strictObject({ kind: z.array(z.enum(movementKinds)).max(3).default([]) }),
      ...pageInput,
    }),
    output: page(movement).extend({
      all: z.int(),
      /** People, not events. */
      joined: z.int(),
      moved: z.int(),
      left: z.int(),
    }),
  }),
  /** The whole report of a period, as CSV or on paper. */
  'access-history.export-movements': command({
    access: 'audit-trail.view',
    input: z.strictObject({ ...period, format: z.enum(['csv', 'pdf']), taskId }),
    output: z.object({ fileName: z.string(), events: z.int() }),
    changes: ['audit-trail'],
  }),
}
