// The only maker of a Grant. Whoever is handed one knows that the policy was asked, by whom, for what and about what.
import type { Action } from '../../src-shared/policy/actions.ts'
import { decide, mayAnywhere } from '../../src-shared/policy/decide.ts'
import type { Denied } from '../../src-shared/policy/decide.ts'
import type { Facts, Id, On } from '../../src-shared/policy/facts.ts'
import type { Denial, RuleId } from '../../src-shared/policy/wording.ts'

declare const made: unique symbol

/** Proof that the actor may do this. It has no other maker than this file and is worth nothing outside its call. */
export interface Grant<A extends Action> {
  readonly [made]: A
  readonly action: A
  readonly actor: Id
  /** The rule that decided; null where only some targets are open and the rows themselves are filtered. */
  readonly rule: RuleId | null
  readonly on: On | undefined
}

/** The policy refuses. Nothing in the message is secret from the actor: it speaks of their own rights. */
export class Forbidden extends Error {
  readonly action: Action
  /** The reason by its stable code; `denialIn(t, denial)` says it in a language. */
  readonly denial: Denial
  readonly on: On | undefined

  constructor(action: Action, denied: Denied, on?: On) {
    super(denied.reason)
    this.name = 'Forbidden'
    this.action = action
    this.denial = { code: denied.code, params: denied.params }
    this.on = on
  }
}

/**
 * Asks the policy about one action on one target.
 * @throws Forbidden with the reason.
 */
export function authorize<A extends Action>(actor: Facts, action: A, on?: On): Grant<A> {
  const decision = decide(actor, action, on)
  if (!decision.allowed) throw new Forbidden(action, decision, on)
  return grant(actor, action, decision.rule, on)
}

/**
 * Asks whether the action is open to the actor on any target at all. For lists, whose rows `visibleRows` filters by the
 * same rules.
 * @throws Forbidden with the reason.
 */
export function authorizeSomewhere<A extends Action>(actor: Facts, action: A): Grant<A> {
  if (mayAnywhere(actor, action)) return grant(actor, action, null, undefined)
  const decision = decide(actor, action)
  // With no target at all the rules are at their strictest, so whatever is closed everywhere is refused here too.
  if (decision.allowed) throw new Error(`${action} is open although it reaches nothing`)
  throw new Forbidden(action, decision)
}

function grant<A extends Action>(actor: Facts, action: A, rule: RuleId | null, on: On | undefined): Grant<A> {
  return { action, actor: actor.person.id, rule, on } as Grant<A>
}
