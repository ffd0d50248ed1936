// One rule, one person: whether it allows a question, and how far it reaches.
import type { Action } from './actions.ts'
import type { Reach } from './condition.ts'
import { conditions } from './conditions.ts'
import type { Facts, On } from './facts.ts'
import { holds } from './holding.ts'
import type { Rule } from './rule.ts'

/** Whether the rule's role is held and its condition is met. */
export function applies(rule: Rule, facts: Facts, on: On): boolean {
  return holds(facts, rule) && conditions[rule.condition].holds(facts, on)
}

/** How far the rule takes the person with one of its actions; empty: nowhere. */
export function reachOf(rule: Rule, facts: Facts, action: Action): readonly Reach[] {
  return holds(facts, rule) ? conditions[rule.condition].reach(facts, action) : []
}
