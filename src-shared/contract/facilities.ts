// Facilities (S1). Whoever is signed in finds one by name, address and id, and sees no more of it (S1-21).
import { z } from 'zod'
import { requiredNameSchema } from '../domain/contact.ts'
import { facilityId, regulatorId } from '../domain/ids.ts'
import type { RegulatorId } from '../domain/ids.ts'
import { command, noInput, noOutput, page, pageInput, query } from './define.ts'
import { regulatorChoice } from './regulators.ts'

export const facilityColumns = ['name', 'siteId', 'address', 'regulator'] as const

const found = z.object({ id: facilityId, name: z.string(), address: z.string(), siteId: z.string() })
export type FoundFacility = z.output<typeof found>

const facilityRow = found.extend({ regulator: regulatorChoice })
export type FacilityRow = z.output<typeof facilityRow>

const facility = {
  name: requiredNameSchema,
  address: z.string().trim().max(500),
  siteId: z.string().trim().min(1, { message: 'required' }).max(40),
  /** Whatever is no id is a choice not made. */
  regulatorId: z.custom<RegulatorId>((id) => regulatorId.safeParse(id).success, { message: 'required' }),
}

export const facilitiesCalls = {
  'facilities.list': query({
    access: 'facilities.view',
    input: z.strictObject({
      /** Words that must all occur in name, site id, address or regulator. */
      search: z.string().max(200).default(''),
      filters: z.strictObject({ regulator: z.array(regulatorId).max(500).default([]) }),
      sort: z
        .strictObject({ column: z.enum(facilityColumns), descending: z.boolean() })
        .nullable()
        .default(null),
      ...pageInput,
    }),
    output: page(facilityRow).extend({ all: z.int() }),
  }),
  'facilities.get': query({
    access: 'facilities.view',
    input: z.strictObject({ id: facilityId }),
    output: facilityRow,
  }),
  /** The regulators by name, to filter by and to choose from. */
  'facilities.regulators': query({
    access: 'facilities.view',
    input: noInput,
    output: z.object({ regulators: z.array(regulatorChoice) }),
  }),
  /** S1-21. */
  'facilities.search': query({
    access: 'facilities.search',
    input: z.strictObject({
      search: z.string().trim().min(1, { message: 'required' }).max(200),
      ...pageInput,
    }),
    output: page(found),
  }),
  'facilities.add': command({
    access: 'facilities.edit',
    input: z.strictObject(facility),
    output: z.object({ id: facilityId }),
    changes: ['facilities'],
  }),
  'facilities.edit': command({
    access: 'facilities.edit',
    input: z.strictObject({ id: facilityId, ...facility }),
    output: noOutput,
    changes: ['facilities'],
  }),
  'facilities.remove': command({
    access: 'facilities.edit',
    input: z.strictObject({ id: facilityId }),
    output: noOutput,
    changes: ['facilities'],
  }),
}
