// The policy's data against the table written by hand, and the table against the policy's data: every rule must matter.
import { describe, expect, it } from 'vitest'
import { actionNames, actions } from '../../../../src-shared/policy/actions.ts'
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { conditions } from '../../../../src-shared/policy/conditions.ts'
import type { ConditionKey } from '../../../../src-shared/policy/conditions.ts'
import { deciderOf } from '../../../../src-shared/policy/decide.ts'
import { roles } from '../../../../src-shared/policy/roles.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import type { Rule } from '../../../../src-shared/policy/rule.ts'
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
    const unnoticed = mutants(rule)
      .filter(({ instead, touched }) => {
        const policy = rules.flatMap((each) => (each === rule ? instead : [each]))
        const among = cells.filter(({ action }) => touched.includes(action))
        return differences(deciderOf(policy), among).length === 0
      })
      .map(({ mistake }) => mistake)
    expect(unnoticed).toEqual([])
  })
})

interface Mutant {
  readonly mistake: string
  readonly instead: readonly Rule[]
  /** Only decisions about these actions can change. */
  readonly touched: readonly Action[]
}

/** The rule dropped, short of an action, with an action too many, under another condition, given to another role. */
function mutants(rule: Rule): Mutant[] {
  const { actions: own } = rule
  return [
    { mistake: 'dropped', instead: [], touched: own },
    ...own.map((gone) => ({
      mistake: `without ${gone}`,
      instead: [{ ...rule, actions: own.filter((action) => action !== gone) }],
      touched: [gone],
    })),
    ...additions(rule).map((added) => ({
      mistake: `with ${added}`,
      instead: [{ ...rule, actions: [...own, added] }],
      touched: [added],
    })),
    ...otherConditions(rule).map((condition) => ({
      mistake: `when ${condition}`,
      instead: [{ ...rule, condition }],
      touched: own,
    })),
    ...roles
      .filter(({ module, id }) => module === rule.module && id !== rule.role)
      // Equal by their meaning: `as-…` demands the role in the program itself, whoever else the rule is for.
      .filter(({ id }) => !(id === 'affiliate' && rule.condition.startsWith('as-')))
      .map(({ id }) => ({ mistake: `for ${id}`, instead: [{ ...rule, role: id }], touched: own })),
  ]
}

/** Actions that would be news to the rule's role: it has them by no other rule. */
function additions(rule: Rule): Action[] {
  // A condition without the target it looks at refuses, so that the addition would change nothing.
  if (rule.condition !== 'everywhere') return []
  const everybodys =
    rule.module === 'account' ? [] : ['account.registered', 'account.role-holder', 'programs.affiliate']
  const known = rules.filter(({ module, role }) => {
    const holder = `${module}.${role}`
    return holder === `${rule.module}.${rule.role}` || everybodys.includes(holder)
  })
  const has = new Set(known.flatMap((each) => each.actions))
  if (rule.role === 'role-holder')
    return actionNames.filter((action) => !has.has(action) && !anybodys.has(action))
  return actionNames.filter((action) => !has.has(action))
}

const anybodys = new Set<Action>(['session.sign-in', 'profile.edit', 'facilities.search', 'programs.create'])

function otherConditions(rule: Rule): ConditionKey[] {
  const keys = Object.keys(conditions) as ConditionKey[]
  return keys.filter((key) => {
    if (key === rule.condition) return false
    // Equal by their meaning: whoever holds a role that reaches everything is never kept from signing in.
    return !(rule.condition === 'everywhere' && key === 'able-to-sign-in' && rule.module !== 'account')
  })
}
