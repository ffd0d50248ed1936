// Programs of the certification module (S2). Their contacts and the transfer of their Main Site Contact are calls of
// program-contacts.ts.
import { z } from 'zod'
import { requiredNameSchema } from '../domain/contact.ts'
import { personId, programId } from '../domain/ids.ts'
import { programRoles } from '../policy/roles.ts'
import { command, noOutput, page, pageInput, query } from './define.ts'

export const programColumns = ['name', 'mainSiteContact', 'contacts', 'createdAt'] as const

const programRow = z.object({
  id: programId,
  name: z.string(),
  mainSiteContact: z.object({ id: personId, displayName: z.string() }),
  /** Everybody with a role in this very program, the Main Site Contact included. */
  contacts: z.int(),
  createdAt: z.string(),
  /** What the actor holds in this very program; corporate contacts reach it without (S2-02). */
  ownRole: z.enum(programRoles).nullable(),
  may: z.object({ editInfo: z.boolean() }),
})
export type ProgramRow = z.output<typeof programRow>

export const programsCalls = {
  'programs.list': query({
    access: 'programs.view',
    input: z.strictObject({
      search: z.string().max(200).default(''),
      sort: z
        .strictObject({ column: z.enum(programColumns), descending: z.boolean() })
        .nullable()
        .default(null),
      ...pageInput,
    }),
    output: page(programRow).extend({ all: z.int() }),
  }),
  'programs.get': query({
    access: 'programs.view',
    input: z.strictObject({ id: programId }),
    output: programRow,
  }),
  /** Whoever creates a program becomes its Main Site Contact. */
  'programs.create': command({
    access: 'programs.create',
    input: z.strictObject({ name: requiredNameSchema }),
    output: z.object({ id: programId }),
    changes: ['programs', 'roles', 'people', 'session'],
  }),
  /** S2-24. */
  'programs.edit-info': command({
    access: 'programs.edit-info',
    input: z.strictObject({ id: programId, name: requiredNameSchema }),
    output: noOutput,
    changes: ['programs'],
  }),
}
