// The regulators that facilities answer to, kept by those who may change the organization's settings (S1-02).
import { z } from 'zod'
import { emailSchema, requiredNameSchema } from '../domain/contact.ts'
import { regulatorId } from '../domain/ids.ts'
import { command, noOutput, page, pageInput, query } from './define.ts'

/** A CUPA answers for its area, the state agency (Cal/EPA) where facilities answer to several (S1-02). */
export const regulatorKinds = ['cupa', 'state-agency'] as const

export const regulatorColumns = ['name', 'kind', 'email', 'facilities'] as const

export const regulatorChoice = z.object({ id: regulatorId, name: z.string(), kind: z.enum(regulatorKinds) })
export type RegulatorChoice = z.output<typeof regulatorChoice>

const regulatorRow = regulatorChoice.extend({
  email: z.string(),
  /** How many facilities answer to it. */
  facilities: z.int(),
})
export type RegulatorRow = z.output<typeof regulatorRow>

const regulator = {
  name: requiredNameSchema,
  kind: z.enum(regulatorKinds),
  /** Empty where none is known. */
  email: z.union([z.literal(''), emailSchema], { message: 'email' }),
}

export const regulatorsCalls = {
  'regulators.list': query({
    access: 'settings.view',
    input: z.strictObject({
      search: z.string().max(200).default(''),
      sort: z
        .strictObject({ column: z.enum(regulatorColumns), descending: z.boolean() })
        .nullable()
        .default(null),
      ...pageInput,
    }),
    output: page(regulatorRow).extend({ all: z.int() }),
  }),
  'regulators.get': query({
    access: 'settings.view',
    input: z.strictObject({ id: regulatorId }),
    output: regulatorRow,
  }),
  'regulators.add': command({
    access: 'settings.edit',
    input: z.strictObject(regulator),
    output: z.object({ id: regulatorId }),
    changes: ['facilities'],
  }),
  'regulators.edit': command({
    access: 'settings.edit',
    input: z.strictObject({ id: regulatorId, ...regulator }),
    output: noOutput,
    changes: ['facilities'],
  }),
  /** Refused while facilities answer to it. */
  'regulators.remove': command({
    access: 'settings.edit',
    input: z.strictObject({ id: regulatorId }),
    output: noOutput,
    changes: ['facilities'],
  }),
}
