// What an access review is about (B-11): roles by the family that they are held as, and what can be decided of one.
import type { Action } from '../policy/actions.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../policy/roles.ts'
import type { Family, Module } from '../policy/roles.ts'

export const families = ['group', 'corporate', 'program', 'data'] as const satisfies readonly Family[]

export const reviewDecisions = ['keep', 'change', 'revoke'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

export const familyModules: Readonly<Record<Family, Module>> = {
  group: 'submittals',
  corporate: 'programs',
  program: 'programs',
  data: 'emissions',
}

/** Whoever may set the roles of a family reviews it; contacts of all programs are a corporate contact's (S2-16, X-06). */
export const familyActions = {
  group: 'roles.set-group',
  corporate: 'roles.set-corporate',
  program: 'roles.set-corporate',
  data: 'roles.set-data-role',
} as const satisfies Record<Family, Action>

/** Roles that a review can find; Affiliate is what everybody is, and cannot be taken. */
export const rolesOfFamily: Readonly<Record<Family, readonly string[]>> = {
  group: groupRoles,
  corporate: corporateRoles.filter((role) => role !== 'affiliate'),
  program: programRoles,
  data: dataRoles,
}

/** `group.viewer` and so on. */
export const familyRoles = families.flatMap((family) =>
  rolesOfFamily[family].map((role) => `${family}.${role}`),
)

/** Exactly-one roles are kept or handed over, never taken. */
export function isExactlyOne(role: string): boolean {
  return role === 'main' || role === 'main-site-contact'
}

/** What a role can be changed to: all others that are given by hand. */
export function rolesInstead(family: Family, role: string): readonly string[] {
  return rolesOfFamily[family].filter((each) => each !== role && !isExactlyOne(each))
}
