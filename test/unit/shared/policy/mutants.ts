// Policies with one mistake in them, to try out what looks for mistakes: a rule missing, short of an action, with an
// action too many, under another condition, given to others; and a rule too many. What would change nothing is left out,
// each kind with its reason.
import { actionNames, actions } from '../../../../src-shared/policy/actions.ts'
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { conditions } from '../../../../src-shared/policy/conditions.ts'
import type { ConditionKey } from '../../../../src-shared/policy/conditions.ts'
import type { On } from '../../../../src-shared/policy/facts.ts'
import { roles } from '../../../../src-shared/policy/roles.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import type { Rule } from '../../../../src-shared/policy/rule.ts'

export interface Mutant {
  readonly mistake: string
  readonly policy: readonly Rule[]
  /** Only decisions about these actions can change. */
  readonly touched: readonly Action[]
}

/** Whom a rule can be for. */
export type Holder = Pick<Rule, 'module' | 'role'>

export const holders: readonly Holder[] = [
  { module: 'account', role: 'registered' },
  { module: 'account', role: 'role-holder' },
  ...roles.map(({ module, id }) => ({ module, role: id })),
]

/** Every policy that is wrong in this one rule. */
export function mutantsOf(rule: Rule): Mutant[] {
  const own = rule.actions
  return [
    { mistake: 'dropped', policy: rules.filter((each) => each !== rule), touched: own },
    ...own.map((gone) =>
      changed(rule, `without ${gone}`, { actions: own.filter((each) => each !== gone) }, [gone]),
    ),
    ...actionNames
      .filter((action) => isNews(rule, action))
      .map((added) => changed(rule, `with ${added}`, { actions: [...own, added] }, [added])),
    ...otherConditions(rule).map((condition) => changed(rule, `when ${condition}`, { condition })),
    ...otherHolders(rule).map((holder) => changed(rule, `for ${nameOf(holder)}`, holder)),
  ]
}

/** Every policy that allows the holders of a role one action more, everywhere. */
export function mutantsWithMore({ module, role }: Holder): Mutant[] {
  const more = { ...rules[0]!, module, role, condition: 'everywhere' } as const
  return actionNames
    .filter((action) => isNews(more, action))
    .map((action) => ({
      mistake: `and ${action}`,
      policy: [...rules, { ...more, actions: [action] }],
      touched: [action],
    }))
}

export function nameOf({ module, role }: Holder): string {
  return `${module}.${role}`
}

function changed(
  rule: Rule,
  mistake: string,
  changes: Partial<Rule>,
  touched: readonly Action[] = rule.actions,
): Mutant {
  return { mistake, policy: rules.map((each) => (each === rule ? { ...rule, ...changes } : each)), touched }
}

/** Whether an action would be news to the holders of a rule's role, under the rule's condition. */
function isNews(rule: Holder & Pick<Rule, 'condition'>, action: Action): boolean {
  // A condition without the target that it looks at refuses, so that the addition would change nothing.
  if (!isAskedWith(action, targetsOf[rule.condition])) return false
  if (action === 'session.sign-in' && isAlwaysLetIn(rule)) return false
  return !rules.some(
    ({ actions: known, condition, ...holder }) =>
      known.includes(action) &&
      (condition === 'everywhere' ||
        condition === rule.condition ||
        // Whoever may be removed is another person.
        (condition === 'another-person' && rule.condition === 'removable')) &&
      hasRulesOf(rule, holder),
  )
}

/** Whether whoever holds the one holds the other, too. */
function hasRulesOf(one: Holder, other: Holder): boolean {
  if (nameOf(one) === nameOf(other)) return true
  if (one.role === 'registered') return false
  if (other.role === 'registered') return true
  // Whoever is approved is an Affiliate, or holds a corporate role that has all an Affiliate has.
  if (other.role === 'affiliate') return true
  return other.role === 'role-holder' && one.role !== 'affiliate'
}

/** Whoever holds one of these roles has something to sign in for, whatever else they hold. */
function isAlwaysLetIn(holder: Holder): boolean {
  return !/\.(registered|role-holder|affiliate|structured|restricted|restricted-audit)$/.test(nameOf(holder))
}

/** What each condition looks at of a target; one list of them has to be there. */
const targetsOf: Record<ConditionKey, readonly (readonly (keyof On)[])[]> = {
  everywhere: [[]],
  'able-to-sign-in': [[]],
  'as-program-viewer': [['program']],
  'as-contributor': [['program']],
  'as-main-site-contact': [['program']],
  'as-contributor-up-to-contributor': [['program', 'present', 'next']],
  'affiliate-or-secondary': [['person', 'next']],
  removable: [['person']],
  'another-person': [['person']],
  'within-entities': [['entity'], ['asset'], ['source']],
  assigned: [['entity'], ['asset'], ['source']],
  'around-assigned': [['entity'], ['asset']],
  'own-entry-assigned': [['source', 'enteredBy']],
  'made-for-them': [['report']],
}

function isAskedWith(action: Action, alternatives: readonly (readonly (keyof On)[])[]): boolean {
  const asked: readonly (keyof On)[] = actions[action].on
  return alternatives.some((fields) => fields.every((field) => asked.includes(field)))
}

function otherConditions(rule: Rule): ConditionKey[] {
  const keys = Object.keys(conditions) as ConditionKey[]
  return keys.filter((key) => {
    if (key === rule.condition) return false
    // Equal by their meaning: who is always let in is never kept from signing in.
    return !(rule.condition === 'everywhere' && key === 'able-to-sign-in' && isAlwaysLetIn(rule))
  })
}

function otherHolders(rule: Rule): Holder[] {
  return holders.filter((holder) => {
    if (nameOf(holder) === nameOf(rule)) return false
    // Equal by their meaning: every Affiliate has it, and who is none but a role holder is Corporate and has it, too.
    if (holder.role === 'role-holder' && isAffiliates(rule)) return false
    // Equal by their meaning: `as-…` demands the role in the program itself, and who has one is a role holder.
    if (!rule.condition.startsWith('as-')) return true
    if (holder.role === 'role-holder') return false
    // So is an Affiliate, but for what those who are none may do anyway.
    return holder.role !== 'affiliate' || !rule.actions.every(isCorporate)
  })
}

function isAffiliates(rule: Rule): boolean {
  const known = rules.filter(({ module, role }) => module === 'programs' && role === 'affiliate')
  return rule.actions.every((action) => known.some(({ actions: their }) => their.includes(action)))
}

function isCorporate(action: Action): boolean {
  return rules.some(
    ({ module, role, actions: known, condition }) =>
      module === 'programs' && role === 'secondary' && condition === 'everywhere' && known.includes(action),
  )
}
