// Who holds what, and changing it. Every change of access is staged, shown as rights gained and lost with what follows
// from it, and saved in one transaction (B-06).
import { z } from 'zod'
import { personId, programId } from '../domain/ids.ts'
import { isAction } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../policy/roles.ts'
import { command, noInput, noOutput, query, undoes } from './define.ts'
import { changeList, stagedChange } from './staged-change.ts'

const instant = z.string()

export const personLine = z.object({ id: personId, displayName: z.string(), email: z.string() })
export type PersonLine = z.infer<typeof personLine>

/** Since when and by whom a role is held; who is null where nobody did it by hand (set-up, before records). */
const grant = z.object({ at: instant, by: z.string().nullable(), expiresAt: instant.nullable() })
export type RoleGrant = z.infer<typeof grant>

/** Why the actor may not change it, in words; null where they may. */
const lock = z.string().nullable()

/** What a row of the people's list lacks to be changed where it stands: one cell per module. */
const rolesCells = z.object({
  person: personId,
  /** Programs whose Main Site Contact the person is. */
  mainSites: z.int(),
  /** Entities, assets and sources assigned to the person. */
  assigned: z.int(),
  /** What is missing before Emissions opens, in words (S3-10, S3-13, X-08); null where nothing is. */
  missing: z.string().nullable(),
  locks: z.object({ group: lock, corporate: lock, data: lock, assignments: lock, contacts: lock }),
})
export type RolesCells = z.infer<typeof rolesCells>

/** Something assigned, by name, with the names of what it stands in from the root down. */
const assignedPlace = z.object({
  kind: z.enum(['entity', 'asset', 'source']),
  id: z.int(),
  name: z.string(),
  path: z.array(z.string()),
  at: instant,
  by: z.string().nullable(),
})
export type AssignedPlace = z.infer<typeof assignedPlace>

const heldInProgram = z.object({
  program: z.object({ id: programId, name: z.string() }),
  role: z.enum(programRoles),
  grant,
  lock,
})

/** A transfer of an exactly-one role that waits until its successor is registered or approved. */
export const waitingTransfer = z.object({
  id: z.int(),
  /** Null: of the Main Corporate Contact. */
  program: z.object({ id: programId, name: z.string() }).nullable(),
  successor: personLine,
  predecessor: personLine,
  waitsFor: z.enum(['registration', 'approval']),
  at: instant,
  by: z.string(),
  /** Those may cancel it who could make it. */
  mayCancel: z.boolean(),
})
export type WaitingTransferLine = z.infer<typeof waitingTransfer>

/** All that a person holds, module by module. An expired role counts as not held, and its end date is told. */
export const heldRoles = z.object({
  person: personLine.extend({
    userName: z.string(),
    title: z.string(),
    state: z.enum(personStates),
    isConsultant: z.boolean(),
  }),
  /** Why the person cannot sign in as things stand, in words (S1-19, S3-10, S3-13, S3-20); null when they can. */
  signInRefusal: z.string().nullable(),
  submittals: z.object({ role: z.enum([...groupRoles, 'none']), grant: grant.nullable(), lock }),
  programs: z.object({
    corporate: z.enum(corporateRoles),
    grant: grant.nullable(),
    lock,
    /** Whether the actor may hand the role of Main Corporate Contact to this person. */
    transferLock: lock,
    contacts: z.array(heldInProgram),
    contactsLock: lock,
    /** In which this person takes over or hands over. */
    waiting: z.array(waitingTransfer),
  }),
  emissions: z.object({
    role: z.enum([...dataRoles, 'none']),
    grant: grant.nullable(),
    lock,
    assigned: z.array(assignedPlace),
    assignedLock: lock,
    /** What is missing before Emissions opens, in words. */
    missing: z.string().nullable(),
  }),
})
export type HeldRoles = z.infer<typeof heldRoles>

/** A right by its action and scope (texts: `policy:actions.…`, `policy:scopes.…`), with the things it counts by name. */
export const right = z.object({
  action: z.custom<Action>((value) => typeof value === 'string' && isAction(value)),
  scope: z.string(),
  count: z.int().nullable(),
  /** The first few by name, in the order of the alphabet. */
  names: z.array(z.string()),
  /** How far the same action still reaches, where it is lost in part. */
  kept: z.array(z.object({ scope: z.string(), count: z.int().nullable() })),
})
export type Right = z.infer<typeof right>

/** What follows from the changes beyond rights. Texts: `roles:consequences.<key>`. */
export const consequenceKeys = [
  'requests-to-leads', // S1-01
  'requests-to-regulator', // S1-02, X-02
  'requests-to-state-agency', // S1-02, X-02
  'advise-two-leads', // S1-11
  'advise-employee-lead', // S1-11
  'predecessor-becomes-secondary',
  'predecessor-becomes-contributor',
  'takes-over-later', // once registered or approved
  'hands-over-later',
  'cannot-sign-in-structured', // S3-10
  'cannot-sign-in-restricted', // S3-13, X-08
  'emissions-closed-structured',
  'emissions-closed-restricted',
  'assignments-idle', // kept, but of no effect under the new data role
  'keeps-program-roles', // losing the corporate role leaves roles in single programs
  'keeps-end-date', // B-10
  'ends-on', // B-10
  'ends-no-more', // B-10
  'not-yet-registered', // S1-19
  'not-yet-approved', // S1-21
  'disabled', // S3-20
  'own-access', // the actor changes what they hold themselves
  'cannot-undo', // and could not change it back
] as const
export type ConsequenceKey = (typeof consequenceKeys)[number]

const consequence = z.object({
  key: z.enum(consequenceKeys),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Consequence = z.infer<typeof consequence>

export const rolesPreview = z.object({
  /** In the order of the input: whether each change could be saved and, if not, why. */
  changes: z.array(
    z.object({
      isAllowed: z.boolean(),
      /** The policy's denial code or the rule of the domain, as in `changed-meanwhile`. */
      rule: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Everybody whose access changes, predecessors included, with what the changes that can be saved do to them. */
  people: z.array(
    z.object({
      person: personLine,
      gained: z.array(right),
      lost: z.array(right),
      consequences: z.array(consequence),
    }),
  ),
  /** What follows for the organization. */
  consequences: z.array(consequence),
  /** The last lead user would go: saving takes `confirmLastLead`. */
  losesLastLead: z.boolean(),
})
export type RolesPreview = z.infer<typeof rolesPreview>

const changes = changeList(stagedChange)

export const rolesCalls = {
  /** The cells of some rows of `people.list`, which sorts, filters and pages; unknown people are left out. */
  'roles.of-people': query({
    access: 'people.list',
    input: z.strictObject({ people: z.array(personId).max(500) }),
    output: z.object({ cells: z.array(rolesCells) }),
  }),
  'roles.of-person': query({
    access: 'people.list',
    input: z.strictObject({ person: personId }),
    output: heldRoles,
  }),
  /** Everybody may see what they hold themselves. */
  'roles.mine': query({
    access: 'signed-in',
    whileViewing: 'theirs',
    input: noInput,
    output: heldRoles,
  }),
  /** S1-11: recommended, never enforced. Standing leads are active, registered and without an end date. */
  'roles.advice': query({
    access: 'people.list',
    input: noInput,
    output: z.object({ leads: z.int(), employees: z.int(), consequences: z.array(consequence) }),
  }),
  /** What saving these changes would do. Nothing is written: the connection cannot. */
  'roles.preview': query({
    access: 'people.list',
    input: z.strictObject({ changes }),
    output: rolesPreview,
  }),
  /**
   * Saves all changes or none (B-06). Every change is asked of the policy with the present and the new role (B-07).
   * Refused with `changed-meanwhile` where the store differs from what a change was staged against, and with the code
   * `confirm` where the last lead user would go.
   */
  'roles.save': command({
    access: 'people.list',
    input: z.strictObject({ changes, confirmLastLead: z.boolean().default(false), ...undoes }),
    /** `undo`: the changes that take these back, for the same call; empty where that cannot be. */
    output: z.object({ saved: z.int(), undo: z.array(stagedChange) }),
    changes: ['roles', 'people', 'programs', 'session'],
  }),
  /** Ends a transfer of the Main Corporate Contact that waits. */
  'roles.cancel-transfer': command({
    access: 'roles.transfer-main-corporate',
    input: z.strictObject({ transfer: z.int() }),
    output: noOutput,
    changes: ['roles', 'people', 'programs'],
  }),
}
