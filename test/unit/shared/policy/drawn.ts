// Facts and questions drawn at random over the small organization of world.ts.
import fc from 'fast-check'
import { actionNames } from '../../../../src-shared/policy/actions.ts'
import type { Facts, Held, Id, On } from '../../../../src-shared/policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../../../src-shared/policy/roles.ts'
import { entities, now, sources, targets } from './world.ts'

/** Before, at and after `now`, as dates and as instants. */
const dates = fc.constantFrom(
  null,
  '2026-01-31',
  now,
  '2026-02-02',
  '2026-01-31T23:59:59.999Z',
  '2026-02-01T00:00:00.000Z',
  '2026-02-01T00:00:00.001Z',
)

function heldOf<R extends string>(roles: readonly R[]): fc.Arbitrary<Held<R> | null> {
  return fc.option(fc.record({ role: fc.constantFrom(...roles), expires: dates }))
}

const some = (ids: readonly Id[]) => fc.subarray([...ids]).map((chosen) => new Set(chosen))

export const holdings = {
  group: heldOf(groupRoles),
  corporate: heldOf(corporateRoles),
  data: heldOf(dataRoles),
  programs: fc
    .record({ p1: heldOf(programRoles), p2: heldOf(programRoles) })
    .map(
      (drawn) => new Map(Object.entries(drawn).flatMap(([id, held]) => (held === null ? [] : [[id, held]]))),
    ),
  assignments: fc.record({
    entities: some(Object.keys(entities)),
    assets: some(['a1', 'a2']),
    sources: some(Object.keys(sources)),
    around: fc.record({ entities: some(Object.keys(entities)), assets: some(['a1', 'a2']) }),
  }),
}

/** An approved person with anything. */
export const anybody: fc.Arbitrary<Facts> = fc.record({
  person: fc.constant({ id: 'me', state: 'active' } as const),
  now: fc.constant(now),
  ...holdings,
})

export const anyAction = fc.constantFrom(...actionNames)

/** The target of a row of the truth table, or several of them in one. */
export const anyTarget: fc.Arbitrary<On> = fc
  .array(fc.constantFrom(...Object.values(targets)), { minLength: 1, maxLength: 3 })
  .map((drawn) => Object.assign({}, ...drawn) as On)
