// A made-up organization and questions about it, as a person writes them down. Read strictly: whatever is misspelt,
// missing or contradictory is named, and then nothing is answered.
import { z } from 'zod'
import { isAction } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { personStates } from '../../src-shared/policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../src-shared/policy/roles.ts'
import { contradictions } from './contradictions.ts'

const id = z.string().min(1)
const ids = z.array(id).default([])

function oneOf<const Values extends readonly string[]>(what: string, values: Values) {
  return z.enum(values, {
    error: ({ input }) => `unknown ${what} ${JSON.stringify(input)}; it is one of ${values.join(', ')}`,
  })
}

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no date; write 2026-01-31, or 2026-01-31T09:00:00Z with its zone`,
})

const none = ['none'] as const
const anyRole = [
  ...new Set([...groupRoles, ...corporateRoles, ...programRoles, ...dataRoles, ...none]),
] as const

const person = z.strictObject({
  id,
  state: oneOf('state', personStates).default('active'),
  group: oneOf('group', groupRoles).optional(),
  corporate: oneOf('corporate role', corporateRoles).default('affiliate'),
  data: oneOf('data role', dataRoles).optional(),
  programs: z.record(id, oneOf('program role', programRoles)).default({}),
  entities: ids,
  assets: ids,
  sources: ids,
  expires: z
    .strictObject({
      group: moment.optional(),
      corporate: moment.optional(),
      data: moment.optional(),
      programs: z.record(id, moment).default({}),
    })
    .default({ programs: {} }),
})

const on = z.strictObject({
  facility: id.optional(),
  program: id.optional(),
  entity: id.optional(),
  source: id.optional(),
  person: id.optional(),
  present: oneOf('role', anyRole).optional(),
  next: oneOf('role', anyRole).optional(),
  enteredBy: id.optional(),
  report: z.strictObject({ madeFor: z.array(id), entities: z.array(id) }).optional(),
})

const question = z.strictObject({
  id,
  who: id,
  may: z.custom<Action>((value) => typeof value === 'string' && isAction(value), {
    error: ({ input }) => `unknown action ${JSON.stringify(input)}`,
  }),
  on: on.default({}),
})

const scenarioSchema = z.strictObject({
  entities: z.array(z.strictObject({ id, parent: id.optional() })).default([]),
  assets: z.array(z.strictObject({ id, entity: id })).default([]),
  sources: z.array(z.strictObject({ id, entity: id, asset: id.optional() })).default([]),
  facilities: ids,
  programs: ids,
  people: z.array(person),
  now: moment.default(() => new Date().toISOString()),
  ask: z.array(question),
})

export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioPerson = Scenario['people'][number]
export type Question = Scenario['ask'][number]

/** What is wrong with a scenario, one sentence each. */
export class ScenarioError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ScenarioError'
    this.problems = problems
  }
}

/**
 * Reads a scenario from JSON text.
 * @throws ScenarioError with everything that is wrong.
 */
export function readScenario(text: string): Scenario {
  const parsed = scenarioSchema.safeParse(parseJson(text))
  if (!parsed.success) {
    throw new ScenarioError(
      parsed.error.issues.map(
        ({ path, message }) => `${z.core.toDotPath(path) || 'the scenario'}: ${message}`,
      ),
    )
  }
  const problems = contradictions(parsed.data)
  if (problems.length > 0) throw new ScenarioError(problems)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ScenarioError([`not JSON: ${(error as Error).message}`])
  }
}
