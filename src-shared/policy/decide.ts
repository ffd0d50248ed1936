// The single check. Pure, deny by default: an action is allowed when the person holds the role of one of its rules and
// the rule's condition holds for what the question is about.
import type { Action } from './actions.ts'
import { applies, reachOf } from './applying.ts'
import { denialOf } from './denials.ts'
import type { Facts, On } from './facts.ts'
import type { Rule } from './rule.ts'
import { rules as standingRules } from './rules.ts'
import { denialIn, inEnglish } from './wording.ts'
import type { Denial, RuleId } from './wording.ts'

export interface Allowed {
  readonly allowed: true
  readonly rule: RuleId
  readonly reason: string
}

export interface Denied extends Denial {
  readonly allowed: false
  readonly rule: null
  /** The English sentence; `denialIn` says it in another language. */
  readonly reason: string
}

export type Decision = Allowed | Denied

/** Everything that is decided from one set of rules. */
export interface Decider {
  /** May the person do this to that? */
  readonly decide: (facts: Facts, action: Action, on?: On) => Decision
  /** May the person do this to anything at all? Which screens, lists and buttons to offer. */
  readonly mayAnywhere: (facts: Facts, action: Action) => boolean
}

/** A decider over other rules than the standing ones, to try a policy out. */
export function deciderOf(rules: readonly Rule[]): Decider {
  const byAction = new Map<Action, Rule[]>()
  for (const rule of rules) {
    for (const action of rule.actions) byAction.set(action, [...(byAction.get(action) ?? []), rule])
  }
  const rulesFor = (action: Action) => byAction.get(action) ?? []
  const decideAlone = (facts: Facts, action: Action, on: On): Decision => {
    const candidates = rulesFor(action)
    const rule = candidates.find((each) => applies(each, facts, on))
    if (rule !== undefined) return { allowed: true, rule: rule.id, reason: rule.reason }
    return denied(denialOf({ facts, action, on, candidates }))
  }
  const anywhereAlone = (facts: Facts, action: Action) =>
    rulesFor(action).some((rule) => reachOf(rule, facts, action).length > 0)
  return {
    decide: (facts, action, on = {}) => {
      const decision = decideAlone(facts, action, on)
      if (!decision.allowed || facts.through === undefined) return decision
      const own = decideAlone(facts.through, action, on)
      return own.allowed ? decision : own
    },
    mayAnywhere: (facts, action) =>
      anywhereAlone(facts, action) && (facts.through === undefined || anywhereAlone(facts.through, action)),
  }
}

function denied(cause: Denial): Denied {
  return {
    allowed: false,
    rule: null,
    ...cause,
    // Put into words only when somebody reads it: lists decide thousands of times.
    get reason() {
      return denialIn(inEnglish, cause)
    },
  }
}

export const { decide, mayAnywhere } = deciderOf(standingRules)
