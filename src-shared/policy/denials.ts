// Why something is refused, as exactly as can be said: the state of the person, the role that ran out, the condition that
// is not met, or the roles any one of which would do (B-04).
import { actions } from './actions.ts'
import type { Action } from './actions.ts'
import { applies } from './applying.ts'
import { denial } from './condition.ts'
import { conditions } from './conditions.ts'
import { heldRole, isExpired } from './facts.ts'
import type { Facts, Held, On } from './facts.ts'
import { holds } from './holding.ts'
import { isProgramRole } from './roles.ts'
import type { RoleKey } from './roles.ts'
import type { Rule } from './rule.ts'
import type { Denial } from './wording.ts'

export interface Refused {
  readonly facts: Facts
  readonly action: Action
  readonly on: On
  /** All rules for the action; none of them applies. */
  readonly candidates: readonly Rule[]
}

/** The most particular reason for a refusal that has already been decided. */
export function denialOf(refused: Refused): Denial {
  const cause =
    stateDenial(refused) ??
    expiryDenial(refused) ??
    conditionDenial(refused) ??
    readOnlyDenial(refused) ??
    roleDenial(refused)
  return denial(cause.code, { action: refused.action, ...cause.params })
}

function stateDenial({ facts }: Refused): Denial | null {
  const { state } = facts.person
  if (state === 'active') return null
  return denial(state === 'invited' ? 'not-registered' : state)
}

/** A role that ran out and that, renewed, would allow it (B-10). */
function expiryDenial({ facts, on, candidates }: Refused): Denial | null {
  for (const { role, date, renewed } of expiredGrants(facts)) {
    const would = candidates.some(
      (rule) => (roleOf(rule) === role || rule.role === 'role-holder') && applies(rule, renewed, on),
    )
    if (would) return denial('expired', { role, date })
  }
  return null
}

interface ExpiredGrant {
  readonly role: RoleKey
  readonly date: string
  /** The same person, had this one grant been renewed. */
  readonly renewed: Facts
}

function* expiredGrants(facts: Facts): Generator<ExpiredGrant> {
  const { group, corporate, data, now } = facts
  const expired = (held: Held<string> | null) => held !== null && isExpired(held.expires, now)
  const grant = (role: string, held: Held<string>, renewed: Partial<Facts>): ExpiredGrant => ({
    role: role as RoleKey,
    date: held.expires!,
    renewed: { ...facts, ...renewed },
  })
  const renew = <H extends Held<string>>(held: H) => ({ ...held, expires: null })
  if (group && expired(group)) yield grant(`submittals.${group.role}`, group, { group: renew(group) })
  if (corporate && expired(corporate)) {
    yield grant(`programs.${corporate.role}`, corporate, { corporate: renew(corporate) })
  }
  for (const [id, held] of facts.programs) {
    if (expired(held)) yield grant(`programs.${held.role}`, held, { programs: new Map([[id, renew(held)]]) })
  }
  if (data && expired(data)) yield grant(`emissions.${data.role}`, data, { data: renew(data) })
}

/** What the person's own roles lack for this question. */
function conditionDenial({ facts, on, candidates }: Refused): Denial | null {
  for (const rule of candidates) {
    const cause = holds(facts, rule) ? conditions[rule.condition].denial(facts, on) : null
    if (cause !== null) return cause
  }
  return null
}

/** What Administrative could do and its read-only twins may not (S3-14, S3-15). */
function readOnlyDenial({ facts, action, candidates }: Refused): Denial | null {
  const role = heldRole(facts.data, facts.now)
  if (role !== 'audit' && role !== 'restricted-audit') return null
  if (!actions[action].writes || !candidates.some(({ module }) => module === 'emissions')) return null
  return denial('read-only', { role: `emissions.${role}`, roles: rolesOf(candidates) })
}

/** The roles any one of which would do. */
function roleDenial({ candidates }: Refused): Denial {
  if (candidates.some(({ role }) => role === 'role-holder')) return denial('needs-any-role')
  const inProgram = candidates.filter(isProgramRule)
  if (inProgram.length === 0) return denial('needs-role', { roles: rolesOf(candidates) })
  const roles = rolesOf(inProgram)
  const corporate = rolesOf(candidates.filter((rule) => !isProgramRule(rule)))
  if (corporate.length === 0) return denial('needs-program-role', { roles })
  return denial('needs-program-or-corporate-role', { roles, corporate })
}

function isProgramRule({ module, role }: Rule): boolean {
  return isProgramRole(module, role)
}

function roleOf({ module, role }: Rule): string {
  return `${module}.${role}`
}

function rolesOf(candidates: readonly Rule[]): RoleKey[] {
  return [...new Set(candidates.map(roleOf))] as RoleKey[]
}
