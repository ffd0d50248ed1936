// Which roles a person holds at the moment. Everything about states and expiry is decided here, once.
import { heldRole, isExpired, programsAs } from './facts.ts'
import type { Facts, PersonState } from './facts.ts'
import type { Module, ProgramRole, RoleIn } from './roles.ts'
import { isProgramRole } from './roles.ts'
import type { Rule } from './rule.ts'

/** Registered and neither disabled nor removed: whoever may be signed in at all, approved or not (S1-19, S1-21). */
export function isRegistered(state: PersonState): boolean {
  return state === 'active' || state === 'pending'
}

/**
 * Whether the person holds, at the moment, the role that a rule is for. Nobody who is invited, disabled or removed
 * holds anything; who is pending has registered and holds nothing else, whatever they are noted down for.
 */
export function holds(facts: Facts, rule: Pick<Rule, 'module' | 'role'>): boolean {
  const { state } = facts.person
  if (rule.role === 'registered') return isRegistered(state)
  if (state !== 'active') return false
  if (rule.role === 'role-holder') return holdsOutside(facts, null)
  return holdsRole(facts, rule.module as Module, rule.role)
}

function holdsRole(facts: Facts, module: Module, role: RoleIn<Module>): boolean {
  if (module === 'submittals') return heldRole(facts.group, facts.now) === role
  if (module === 'emissions') return heldRole(facts.data, facts.now) === role
  if (isProgramRole(module, role)) return programsAs(facts, role as ProgramRole).length > 0
  return (heldRole(facts.corporate, facts.now) ?? 'affiliate') === role
}

/** Whether the person holds a role, being an Affiliate not counted, in any module but this one. */
export function holdsOutside(facts: Facts, module: Module | null): boolean {
  const { now } = facts
  const corporate = heldRole(facts.corporate, now) ?? 'affiliate'
  return (
    (module !== 'submittals' && heldRole(facts.group, now) !== null) ||
    (module !== 'emissions' && heldRole(facts.data, now) !== null) ||
    (module !== 'programs' &&
      (corporate !== 'affiliate' ||
        [...facts.programs.values()].some(({ expires }) => !isExpired(expires, now))))
  )
}
