// The policy's data against the table written by hand, and the table against the policy's data: every rule must matter.
import { describe, expect, it } from 'vitest'
import { actionNames, actions } from '../../../../src-shared/policy/actions.ts'
import { deciderOf } from '../../../../src-shared/policy/decide.ts'
import { roles } from '../../../../src-shared/policy/roles.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import type { Rule } from '../../../../src-shared/policy/rule.ts'
import { mutantsOf } from './mutants.ts'
import { cells, columnsOfTable, differences, tableRequirements } from './truth-table.ts'
import { people } from './world.ts'

describe('every role × action × scope', () => {
  it('is decided as the table says', () => {
    expect(differences(deciderOf(rules))).toEqual([])
  })

  it('is in the table: every action in a row, every kind of person in a column', () => {
    expect([...new Set(cells.map(({ action }) => action))].toSorted()).toEqual(actionNames.toSorted())
    expect(columnsOfTable).toEqual(Object.keys(people))
  })

  it.each(actionNames)('%s is decided by rules that name the requirements it comes from', (action) => {
    const named = rules.filter((rule) => rule.actions.includes(action)).flatMap((rule) => rule.requirements)
    const expected = tableRequirements[action]?.split(' ') ?? []
    expect(expected.filter((id) => !named.includes(id as never))).toEqual([])
  })
})

describe('the rules as data', () => {
  it('have ids of their own that begin with their module and role', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id, module, role } of rules) expect(id.startsWith(`${module}.${role}.`)).toBe(true)
  })

  it('name requirements that exist', () => {
    const last: Record<string, number> = { S1: 23, S2: 24, S3: 34, X: 18, B: 15 }
    const named = [...rules, ...roles].flatMap(({ requirements }) => requirements)
    for (const id of named) {
      const [series, number] = id.split('-') as [string, string]
      expect(Number(number), id).toBeGreaterThan(0)
      expect(Number(number), id).toBeLessThanOrEqual(last[series]!)
    }
    for (const rule of rules) expect(rule.requirements.length, rule.id).toBeGreaterThan(0)
  })

  it('give no read-only role an action that writes (S3-14, S3-15)', () => {
    const readOnly = rules.filter(({ module, role }) => module === 'emissions' && /audit/.test(role))
    expect(readOnly.flatMap((rule) => rule.actions).filter((action) => actions[action].writes)).toEqual([])
  })
})

describe('a policy with one mistake', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('is found out: %s', (_, rule) => {
    const unnoticed = mutantsOf(rule)
      .filter(({ mistake }) => !isBeyondTable(rule, mistake))
      .filter(({ policy, touched }) => {
        const among = cells.filter(({ action }) => touched.includes(action))
        return differences(deciderOf(policy), among).length === 0
      })
      .map(({ mistake }) => mistake)
    expect(unnoticed).toEqual([])
  })
})

/** What only somebody would show whom the table has not: with two roles, or with leftovers. test/oracle finds it. */
function isBeyondTable({ condition }: Rule, mistake: string): boolean {
  return condition !== 'everywhere' && /^for (account\..*|programs\.affiliate)$/.test(mistake)
}
