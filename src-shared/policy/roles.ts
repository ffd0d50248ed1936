// The three modules and the roles in them, under the ids that are stored and the labels that the manuals use. A role's
// name is only clear together with its module ("Viewer" exists twice), so roles are keyed by both.
import type { RequirementId } from './requirement-ids.ts'
import { english } from './wording.ts'

export const modules = ['submittals', 'programs', 'emissions'] as const
export type Module = (typeof modules)[number]

export const groupRoles = ['viewer', 'editor', 'approver', 'lead-user'] as const
export type GroupRole = (typeof groupRoles)[number]

export const corporateRoles = ['affiliate', 'secondary', 'main'] as const
export type CorporateRole = (typeof corporateRoles)[number]

export const programRoles = ['viewer', 'contributor', 'main-site-contact'] as const
export type ProgramRole = (typeof programRoles)[number]

export const dataRoles = [
  'administrative',
  'open',
  'structured',
  'restricted',
  'audit',
  'restricted-audit',
] as const
export type DataRole = (typeof dataRoles)[number]

/**
 * What a role is held as: one permission group, one corporate role, at most one role per program and at
 * most one data role. Two of these families are in the programs module.
 */
export type Family = 'group' | 'corporate' | 'program' | 'data'

/** The role ids of a module. Unique within the module, so that module and id together name a role. */
export type RoleIn<M extends Module> = M extends 'submittals'
  ? GroupRole
  : M extends 'programs'
    ? CorporateRole | ProgramRole
    : DataRole

/** A role by its full name, such as `submittals.lead-user`. */
export type RoleKey = { [M in Module]: `${M}.${RoleIn<M>}` }[Module]

export interface Role {
  readonly key: RoleKey
  readonly module: Module
  readonly family: Family
  readonly id: RoleIn<Module>
  /** The manual's own word, in English. */
  readonly label: string
  /** One sentence, in English. */
  readonly description: string
  readonly requirements: readonly RequirementId[]
}

type RoleTexts = Pick<Role, 'label' | 'description'>

function asRole<M extends Module>(
  module: M,
  family: Family,
  id: RoleIn<M>,
  requirements: readonly RequirementId[],
): Role {
  const texts: Record<string, RoleTexts> = english.roles[module]
  const { label, description } = texts[id]!
  return { key: `${module}.${id}` as RoleKey, module, family, id, label, description, requirements }
}

/** Every role, the weakest of its family first where there is an order. */
export const roles: readonly Role[] = [
  asRole('submittals', 'group', 'viewer', ['S1-05', 'S1-10', 'S1-12']),
  asRole('submittals', 'group', 'editor', ['S1-05', 'S1-08', 'S1-12']),
  asRole('submittals', 'group', 'approver', ['S1-05', 'S1-07', 'S1-12']),
  asRole('submittals', 'group', 'lead-user', ['S1-04', 'S1-05', 'S1-06', 'S1-09', 'S1-11']),
  asRole('programs', 'corporate', 'affiliate', ['S2-01', 'S2-11', 'X-03']),
  asRole('programs', 'corporate', 'secondary', ['S2-02', 'S2-12', 'S2-13', 'X-03', 'X-05', 'X-06']),
  asRole('programs', 'corporate', 'main', ['S2-02', 'S2-20', 'S2-21', 'X-03', 'X-04', 'X-05', 'X-06']),
  asRole('programs', 'program', 'viewer', ['S2-03', 'S2-22']),
  asRole('programs', 'program', 'contributor', ['S2-03', 'S2-23']),
  asRole('programs', 'program', 'main-site-contact', ['S2-03', 'S2-24', 'X-04']),
  asRole('emissions', 'data', 'administrative', ['S3-01', 'S3-02', 'S3-03', 'S3-04', 'S3-05']),
  asRole('emissions', 'data', 'open', ['S3-01', 'S3-06', 'S3-07']),
  asRole('emissions', 'data', 'structured', ['S3-01', 'S3-08', 'S3-09', 'S3-10']),
  asRole('emissions', 'data', 'restricted', ['S3-01', 'S3-11', 'S3-12', 'S3-13', 'X-07']),
  asRole('emissions', 'data', 'audit', ['S3-01', 'S3-14']),
  asRole('emissions', 'data', 'restricted-audit', ['S3-01', 'S3-15', 'X-08']),
]

/** Whether a role is held per program. "Viewer" is one in the programs module only. */
export function isProgramRole(module: string, id: string): boolean {
  return module === 'programs' && (programRoles as readonly string[]).includes(id)
}
