// Approving people into the organization who have registered and wait: invited by somebody who may not approve, or
// registered by themselves (S2-15, S1-21).
import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import { severalLines } from '../domain/one-line.ts'
import { command, noInput, noOutput, query } from './define.ts'
import { into } from './invitations.ts'

const awaiting = z.object({
  id: personId,
  displayName: z.string(),
  email: z.string(),
  registeredAt: z.string().nullable(),
  /** Who invited them; null where they registered by themselves. */
  invitedBy: z.string().nullable(),
  programs: z.array(into),
})
export type AwaitingPerson = z.output<typeof awaiting>

const changes = ['people', 'roles', 'programs', 'invitations', 'session', 'notices'] as const

export const approvalsCalls = {
  /** Who has registered and waits, longest first. */
  'people.awaiting': query({
    access: 'people.approve',
    input: noInput,
    output: z.object({ people: z.array(awaiting) }),
  }),
  /** From then on what they are noted down for counts. All or none. */
  'people.approve': command({
    access: 'people.approve',
    input: z.strictObject({ people: z.array(personId).min(1).max(500) }),
    output: z.object({ approved: z.int() }),
    changes,
  }),
  /** Removes somebody who waits; the reason stays in the trail, and the person can be restored. */
  'people.decline': command({
    access: 'people.approve',
    input: z.strictObject({
      person: personId,
      reason: z.string().overwrite(severalLines).min(1, { message: 'required' }).max(500),
    }),
    output: noOutput,
    changes,
  }),
}
