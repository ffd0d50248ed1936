// The organization itself: its information (S1-09, S2-21) and its settings.
import { z } from 'zod'
import { requiredNameSchema } from '../domain/contact.ts'
import { personId } from '../domain/ids.ts'
import { passwordPolicies } from '../domain/password.ts'
import { severalLines } from '../domain/one-line.ts'
import { command, noInput, noOutput, query } from './define.ts'

const information = {
  name: requiredNameSchema,
  headquartersAddress: z.string().overwrite(severalLines).min(1, { message: 'required' }).max(500),
}

/** Minutes without a key or a click after which the session is locked. */
export const idleLock = { min: 1, max: 480 } as const

const settings = {
  passwordPolicy: z.enum(passwordPolicies),
  idleLockMinutes: z.int().min(idleLock.min).max(idleLock.max),
  /** Whether people may register themselves, to ask for access (S1-21). */
  selfRegistration: z.boolean(),
}

export const organizationCalls = {
  'organization.view': query({
    access: 'organization.view',
    input: noInput,
    output: z.object({
      name: z.string(),
      headquartersAddress: z.string(),
      mainCorporateContact: z.object({ id: personId, displayName: z.string() }),
      createdAt: z.string(),
    }),
  }),
  'organization.edit': command({
    access: 'organization.edit',
    input: z.strictObject(information),
    output: noOutput,
    changes: ['organization', 'session'],
  }),
  'settings.view': query({ access: 'settings.view', input: noInput, output: z.object(settings) }),
  /** Another password policy holds for every password set from then on; those in use stay valid. */
  'settings.edit': command({
    access: 'settings.edit',
    input: z.strictObject(settings),
    output: noOutput,
    changes: ['organization', 'session'],
  }),
}
