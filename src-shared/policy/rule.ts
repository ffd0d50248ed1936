// What a rule is, and how the rules of one role are written down together.
import type { Action } from './actions.ts'
import type { ConditionKey } from './conditions.ts'
import type { RequirementId } from './requirement-ids.ts'
import type { Module, RoleIn } from './roles.ts'
import { english } from './wording.ts'
import type { RuleId } from './wording.ts'

/**
 * Who is meant beside the roles of a module: everybody who has registered and is not disabled or removed, whether
 * approved or not; and everybody approved who holds any role beyond Affiliate.
 */
export type Base = 'registered' | 'role-holder'

/** Allows its actions to the holders of one role where its condition holds. There are no rules that forbid. */
export interface Rule {
  readonly id: RuleId
  readonly module: Module | 'account'
  readonly role: RoleIn<Module> | Base
  readonly actions: readonly Action[]
  readonly condition: ConditionKey
  /** One English sentence. */
  readonly reason: string
  readonly requirements: readonly RequirementId[]
}

export interface RuleSpec {
  readonly actions: readonly Action[]
  /** Without one, the rule holds everywhere. */
  readonly condition?: ConditionKey
  readonly requirements: readonly RequirementId[]
}

/** The names that the rules of a role have, which are those of their sentences. */
export type RuleNames<Holder extends string> = RuleId extends infer Id
  ? Id extends `${Holder}.${infer Name}`
    ? Name
    : never
  : never

/** The rules of one role. Every sentence of the role needs its rule and every rule its sentence, or it does not compile. */
export function rulesOf<M extends Rule['module'], R extends (M extends Module ? RoleIn<M> : Base)>(
  module: M,
  role: R,
  specs: Record<RuleNames<`${M}.${R}`>, RuleSpec>,
): Rule[] {
  const byRole: Record<string, Record<string, string>> = english.rules[module]
  return Object.entries<RuleSpec>(specs).map(
    ([name, { actions, condition = 'everywhere', requirements }]) => ({
      id: `${module}.${role}.${name}` as RuleId,
      module,
      role,
      actions,
      condition,
      reason: byRole[role]![name]!,
      requirements,
    }),
  )
}
