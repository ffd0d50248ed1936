// B-08: whichever filters are set, the events that are found are those that a look at every event finds.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoAccount, seedDemo } from '../../src-main/demo/seed.ts'
import type { Input } from '../../src-shared/contract/index.ts'
import { startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

type Filters = Input<'audit-trail.list'>['filters']
type Body = Record<string, unknown>

let backend: TestBackend
let bodies: Body[]
beforeAll(async () => {
  backend = startBackend()
  await seedDemo(backend)
  await backend.call('session.sign-in', demoAccount)
  bodies = backend.audit()
})
afterAll(() => backend.dispose())

/** Keys as in `person:3` of everybody and everything that a value names. */
function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { kind, id } = value as Body
  const own = typeof kind === 'string' && Number.isInteger(id) ? [`${kind}:${String(id)}`] : []
  return [...own, ...Object.values(value).flatMap(named)]
}

function isFound(body: Body, { about = [], part = [], action = [], outcome = [], kind = [] }: Filters) {
  const { actor, ...others } = body
  const keys = { any: named(body), actor: named(actor), target: named(others) }[part[0] ?? 'any']
  const among = (values: readonly unknown[], value: unknown) => values.length === 0 || values.includes(value)
  return (
    (about.length === 0 || about.some((key) => keys.includes(key))) &&
    among(action, body['action']) &&
    among(outcome, body['outcome']) &&
    among(kind, (body['subject'] as Body)['kind'])
  )
}

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...new Set(values))
const few = <Value>(value: fc.Arbitrary<Value>, maxLength: number) => fc.uniqueArray(value, { maxLength })

it('B-08 finds what a look at every event finds', { timeout: 60_000 }, async () => {
  const filters: fc.Arbitrary<Filters> = fc.record({
    about: fc.uniqueArray(oneOf(bodies.flatMap(named)), { maxLength: 3 }),
    part: few(oneOf(['any', 'actor', 'target'] as const), 1),
    action: few(oneOf(bodies.map(({ action }) => action as string)), 2),
    outcome: few(oneOf(['done', 'denied', 'refused'] as const), 2),
    kind: few(oneOf(bodies.map(({ subject }) => (subject as Body)['kind'] as string)), 2),
  })
  await fc.assert(
    fc.asyncProperty(filters, fc.boolean(), async (wanted, newestFirst) => {
      const expected = bodies.flatMap((body, index) => (isFound(body, wanted) ? [index + 1] : []))
      const asked = { filters: wanted, newestFirst, offset: 0, limit: 500 }
      const { rows, total } = await backend.call('audit-trail.list', asked)
      expect(total).toBe(expected.length)
      expect(rows.map(({ seq }) => seq)).toEqual(
        (newestFirst ? expected.toReversed() : expected).slice(0, 500),
      )
    }),
    { numRuns: 150 },
  )
})
