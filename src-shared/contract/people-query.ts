// Which people a list is asked for: its columns, what it can be filtered and sorted by, and which of its rows are meant.
import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, modules, programRoles } from '../policy/roles.ts'

/** Columns of the list; it can be sorted by each of them, and each can be exported. */
export const peopleColumns = [
  'name',
  'email',
  'userName',
  'group',
  'corporate',
  'data',
  'programs',
  'state',
  'lastSignIn',
  'unused',
] as const
export type PeopleColumn = (typeof peopleColumns)[number]

/** Days until a role ends, and days without a sign-in: values of the filters. */
export const endsWithin = ['7', '30', '90', 'ended'] as const
export const unusedFor = ['30', '60', '90', '180', 'never'] as const

const anyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values)).max(values.length).default([])

/** Several values of one filter mean any of them, several filters all of them. Roles count while they have not expired. */
export const peopleFilters = z.strictObject({
  /** Holds any role in one of these modules; being an Affiliate, which everybody is, does not count. */
  module: anyOf(modules),
  group: anyOf([...groupRoles, 'none']),
  corporate: anyOf(corporateRoles),
  /** In any program, or in those of `inProgram`. */
  program: anyOf([...programRoles, 'none']),
  /** Holds a role in one of these programs: of which level, `program` says. */
  inProgram: z
    .array(z.string().regex(/^[1-9]\d{0,14}$/))
    .max(50)
    .default([]),
  /** Assigned one of these entities, assets or sources, or something that it stands in, as `entity:12`. */
  place: z
    .array(z.string().regex(/^(entity|asset|source):[1-9]\d{0,14}$/))
    .max(50)
    .default([]),
  data: anyOf([...dataRoles, 'none']),
  /** Empty: everybody but removed people. */
  state: anyOf(personStates),
  /** Holds a role that ends within so many days, or one that has ended (B-10). */
  ends: anyOf(endsWithin),
  /** Active, and not signed in for so many days, registration counting as a sign-in; or never signed in. */
  unused: anyOf(unusedFor),
})
export type PeopleFilters = z.output<typeof peopleFilters>

const peopleQuery = {
  /** Words that must all occur in name, e-mail, user name or title; below three characters, in the name. */
  search: z.string().max(200).default(''),
  filters: peopleFilters,
  sort: z
    .strictObject({ column: z.enum(peopleColumns), descending: z.boolean() })
    .nullable()
    .default({ column: 'name', descending: false }),
}
export const peopleQuerySchema = z.strictObject(peopleQuery)
export type PeopleQuery = z.output<typeof peopleQuerySchema>

/** Which rows of a list are meant: those ticked, or all that match but some. */
export const peopleSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('some'), ids: z.array(personId).max(10_000) }),
  z.strictObject({ kind: z.literal('all-matching'), except: z.array(personId).max(10_000) }),
])
export type PeopleSelection = z.output<typeof peopleSelection>
