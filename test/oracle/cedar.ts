// The independent statement of the policy: Cedar policies written by hand from the table of who may do what, never from
// src-shared/policy. This file loads them, refuses to go on when they do not suit their schema, and puts requests to
// them; adapter.ts words the requests, and the tests beside it hold the answers against the rules.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Context, EntityJson, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'

const folder = join(import.meta.dirname, 'policies')
const loaded = 'keyholder'

/** The words that policies may use, in Cedar's schema language. */
export const schema = read('schema.cedarschema')

/** The texts of the policies by their `@id`. */
export const policies: Readonly<Record<string, string>> = policiesOf(
  readdirSync(folder)
    .filter((name) => name.endsWith('.cedar'))
    .map(read),
)

export type Entity = EntityJson & { readonly uid: TypeAndId }

export interface Request {
  readonly principal: TypeAndId
  readonly action: string
  readonly resource: TypeAndId
  readonly context: Context
  readonly entities: Entity[]
}

export interface Answer {
  readonly allowed: boolean
  /** The ids of the policies that decided; none where nothing allows. */
  readonly because: readonly string[]
}

/**
 * Puts one request to the policies.
 * @throws where the request does not suit the schema or a policy cannot be evaluated: that is no answer, not a refusal.
 */
export function ask({ action, ...request }: Request): Answer {
  const answer = statefulIsAuthorized({
    ...request,
    action: { type: 'Action', id: action },
    preparsedPolicySetId: loaded,
    preparsedSchemaName: loaded,
    validateRequest: true,
  })
  const { decision, diagnostics } = successful(action, answer).response
  const failed = diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`)
  if (failed.length > 0) throw new Error(`${action} could not be evaluated: ${failed.join('; ')}`)
  return { allowed: decision === 'allow', because: diagnostics.reason }
}

/** What is wrong with policies of a schema, one sentence each; warnings count. */
export function faults(staticPolicies: Readonly<Record<string, string>>): string[] {
  const { validationErrors, validationWarnings, otherWarnings } = successful(
    'validation',
    validate({ schema, policies: { staticPolicies }, validationSettings: { mode: 'strict' } }),
  )
  return [
    ...[...validationErrors, ...validationWarnings].map(
      ({ policyId, error }) => `${policyId}: ${error.message}`,
    ),
    ...otherWarnings.map(({ message }) => message),
  ]
}

prepare()

function prepare(): void {
  const wrong = faults(policies)
  if (wrong.length > 0) throw new Error(`the policies do not suit their schema: ${wrong.join('; ')}`)
  successful('the schema', preparseSchema(loaded, schema))
  successful('the policies', preparsePolicySet(loaded, { staticPolicies: policies }))
}

function policiesOf(texts: readonly string[]): Record<string, string> {
  const byId: Record<string, string> = {}
  for (const policy of texts.flatMap((text) => successful('a file', policySetTextToParts(text)).policies)) {
    const id = successful('a policy', policyToJson(policy)).json.annotations?.['id']
    if (id === undefined || id in byId) throw new Error(`a policy needs an @id of its own:\n${policy}`)
    byId[id] = policy
  }
  return byId
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

interface Failure {
  readonly type: 'failure'
  readonly errors: readonly { readonly message: string }[]
}

function successful<A extends { readonly type: string }>(
  what: string,
  answer: A,
): Exclude<A, { type: 'failure' }> {
  if (answer.type !== 'failure') return answer as Exclude<A, { type: 'failure' }>
  const { errors } = answer as unknown as Failure
  throw new Error(`Cedar refuses ${what}: ${errors.map(({ message }) => message).join('; ')}`)
}
