// The organization's contacts (S2-07, S2-08): what may be done to each where they stand, and the one Main Corporate Contact
// (S2-20). The rows themselves are those of `people.list`, and changes are saved like those of all roles.
import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import { query } from './define.ts'
import { personLine, waitingTransfer } from './roles.ts'

/** Why the actor may not, in words; null where they may. */
const lock = z.string().nullable()

const contactLocks = z.object({
  person: personId,
  /** Between Affiliate and Secondary Corporate Contact (S2-17). */
  level: lock,
  /** Out of the organization (S2-15). */
  removal: lock,
  /** Whether the actor may designate this person as Main Corporate Contact (S2-21, X-04). */
  mayBecomeMain: z.boolean(),
})
export type ContactLocks = z.infer<typeof contactLocks>

export const corporateContactsCalls = {
  /** With the locks of some rows of `people.list`; unknown people are left out. */
  'roles.corporate-contacts': query({
    access: 'people.list',
    input: z.strictObject({ people: z.array(personId).max(500) }),
    output: z.object({
      main: personLine,
      transferLock: lock,
      /** Whom the role of Main Corporate Contact waits for, if anybody. */
      waiting: waitingTransfer.nullable(),
      rows: z.array(contactLocks),
    }),
  }),
}
