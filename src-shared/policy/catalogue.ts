// The catalogue of roles: the rules read the other way round, for the role catalogue on screen and for exports.
import type { Action } from './actions.ts'
import type { ConditionKey } from './conditions.ts'
import { roles } from './roles.ts'
import type { Role } from './roles.ts'
import { rules } from './rules.ts'
import type { Rule } from './rule.ts'

export interface CataloguedRight {
  readonly action: Action
  readonly condition: ConditionKey
  readonly rule: Rule
}

export interface CataloguedRole extends Role {
  readonly rights: readonly CataloguedRight[]
}

/** Every role with all that it allows, in the order of `roles` and `rules`. */
export const catalogue: readonly CataloguedRole[] = roles.map((role) => ({
  ...role,
  rights: rules
    .filter(({ module, role: id }) => module === role.module && id === role.id)
    .flatMap((rule) => rule.actions.map((action) => ({ action, condition: rule.condition, rule }))),
}))
