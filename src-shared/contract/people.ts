// People: the list and what is exported of it, adding somebody in the Submittals manner (S1-14..20) and by the Emissions
// form (S3-16..34), changing, disabling, removing and restoring them, and their invitations.
import { z } from 'zod'
import { emailSchema, nameSchema, phoneSchema, requiredNameSchema, titleSchema } from '../domain/contact.ts'
import { personId, programId } from '../domain/ids.ts'
import { userPreferencesSchema } from '../domain/preferences.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../policy/roles.ts'
import { command, noOutput, page, pageInput, query, taskId, undoes } from './define.ts'
import { peopleColumns, peopleQuerySchema, peopleSelection } from './people-query.ts'
import { right } from './roles.ts'

const instant = z.string()

/** A role as granted; an expired one is shown as such and gives no rights (B-10). */
const held = <Role extends z.ZodType>(role: Role) =>
  z.object({ role, expiresAt: instant.nullable(), isExpired: z.boolean() })

const openInvitation = z.object({ expiresAt: instant, isExpired: z.boolean() })

export const personRow = z.object({
  id: personId,
  displayName: z.string(),
  email: z.string(),
  userName: z.string(),
  group: held(z.enum(groupRoles)).nullable(),
  corporate: held(z.enum(corporateRoles)),
  data: held(z.enum(dataRoles)).nullable(),
  /** Programs whose contacts they are among, as Main Site Contact included. */
  programs: z.int(),
  state: z.enum(personStates),
  /** The pending invitation of somebody who has not registered. */
  invitation: openInvitation.nullable(),
  lastSignInAt: instant.nullable(),
  /** Days since somebody active signed in, registration counting where they never did; null for everybody else. */
  unusedDays: z.int().nullable(),
})
export type PersonRow = z.output<typeof personRow>

/** What the actor may do to this person, as the policy and the person's state say: which buttons to offer. */
export const personActs = [
  'edit',
  'enable',
  'disable',
  'reset-password',
  'invite-again',
  'revoke-invitation',
  'view-as',
  'remove',
  'restore',
] as const
export type PersonAct = (typeof personActs)[number]

/** What a removed person held, and whether the actor may give it back (B-07). */
export const roleFamilies = ['group', 'corporate', 'programs', 'data'] as const
export type RoleFamily = (typeof roleFamilies)[number]

export const personDetail = personRow.extend({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  title: z.string(),
  isConsultant: z.boolean(),
  /** How they see dates and numbers, for who may change it (S3-24..32); null for everybody else. */
  preferences: userPreferencesSchema.nullable(),
  createdAt: instant,
  registeredAt: instant.nullable(),
  /** What they were before they were removed. */
  stateBefore: z.enum(personStates).nullable(),
  contacts: z.array(
    held(z.enum(programRoles)).extend({ program: z.object({ id: programId, name: z.string() }) }),
  ),
  /** Entities, assets and sources assigned to them. */
  assignments: z.int(),
  /** Why somebody active cannot sign in all the same (S3-10, S3-13); null when they can, or their state says it. */
  signInRefusal: z.string().nullable(),
  may: z.array(z.enum(personActs)),
  /** Why the actor may not remove them, where that is not for lack of a role. */
  removalRefusal: z.string().nullable(),
  /** For a removed person: the roles that are noted, and why the actor may not give them back, if so. */
  restorable: z.array(z.object({ family: z.enum(roleFamilies), refusal: z.string().nullable() })),
})
export type PersonDetail = z.output<typeof personDetail>

const target = { person: personId }
const typedPassword = z.string().min(1, { message: 'required' }).max(1000)
const newPassword = { password: typedPassword, verifyPassword: typedPassword }

/** S1-14: both must match; X-11: in any case. */
const emailTwice = z
  .strictObject({ email: emailSchema, confirmEmail: z.string().trim().max(254) })
  .refine(({ email, confirmEmail }) => email.toLowerCase() === confirmEmail.toLowerCase(), {
    message: 'email-mismatch',
    path: ['confirmEmail'],
  })

/** The link is told once, to whoever invites; the store keeps it no longer than the invitation is open. */
const issuedInvitation = z.object({ link: z.string(), expiresAt: instant })
export type IssuedInvitation = z.output<typeof issuedInvitation>

export const peopleCalls = {
  'people.list': query({
    access: 'people.list',
    input: peopleQuerySchema.extend(pageInput),
    output: page(personRow).extend({
      /** Everybody who has not been removed: the 48,120 of "312 of 48,120". */
      all: z.int(),
    }),
  }),
  'people.get': query({ access: 'people.list', input: z.strictObject(target), output: personDetail }),
  /** A file of what the list shows, as the list shows it. A command, because it leaves an audit entry. */
  'people.export': command({
    access: 'people.list',
    input: peopleQuerySchema.extend({
      columns: z.array(z.enum(peopleColumns)).min(1).max(peopleColumns.length),
      /** Null: all that match. */
      selection: peopleSelection.nullable(),
      taskId,
    }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
    changes: [],
  }),
  /** Whether an e-mail address is already known (S1-15), as a removed person's too. */
  'people.look-up': query({
    access: 'people.invite',
    input: emailTwice,
    output: z.object({ email: z.string(), person: personRow.nullable() }),
  }),
  /** Initiate Invite (S1-17, S1-18): an invited person, an invitation, and the message that carries its link. */
  'people.invite': command({
    access: 'people.invite',
    input: z.strictObject({
      email: emailSchema,
      firstName: requiredNameSchema,
      lastName: requiredNameSchema,
      phone: phoneSchema,
      title: titleSchema,
    }),
    output: z.object({ person: personId, invitation: issuedInvitation }),
    changes: ['people', 'outbox'],
  }),
  /** Another code and another fourteen days; the old code ends. */
  'people.invite-again': command({
    access: 'people.invite',
    input: z.strictObject(target),
    output: z.object({ invitation: issuedInvitation }),
    changes: ['people', 'outbox'],
  }),
  'people.revoke-invitation': command({
    access: 'people.invite',
    input: z.strictObject(target),
    output: noOutput,
    changes: ['people', 'outbox'],
  }),
  /** The Emissions form (S3-17..32): somebody who is registered at once and has a data role. */
  'people.add': command({
    access: 'people.add',
    input: z.strictObject({
      userName: emailSchema,
      email: emailSchema,
      firstName: nameSchema,
      lastName: nameSchema,
      isEnabled: z.boolean(),
      dataRole: z.enum(dataRoles, { message: 'choose-one' }),
      preferences: userPreferencesSchema,
      ...newPassword,
    }),
    output: z.object({ person: personId }),
    changes: ['people', 'roles'],
  }),
  /** What somebody with that role may do, before they are saved (B-06). */
  'people.preview-add': query({
    access: 'people.add',
    input: z.strictObject({ dataRole: z.enum(dataRoles) }),
    output: z.object({ gained: z.array(right) }),
  }),
  'people.edit': command({
    access: 'people.edit',
    input: z.strictObject({
      ...target,
      userName: emailSchema,
      email: emailSchema,
      firstName: nameSchema,
      lastName: nameSchema,
      phone: phoneSchema,
      title: titleSchema,
      isConsultant: z.boolean(),
      /** Absent: they stay as they are. */
      preferences: userPreferencesSchema.optional(),
      ...undoes,
    }),
    output: noOutput,
    changes: ['people', 'session', 'preferences', 'outbox'],
  }),
  /** S3-20. Disabling the last lead user takes `confirmLastLead`. */
  'people.set-enabled': command({
    access: 'people.set-enabled',
    input: z.strictObject({
      ...target,
      isEnabled: z.boolean(),
      confirmLastLead: z.boolean().default(false),
      ...undoes,
    }),
    output: noOutput,
    changes: ['people', 'roles', 'session'],
  }),
  /** S3-03: a new password that the administrator chose. */
  'people.reset-password': command({
    access: 'people.reset-password',
    input: z.strictObject({ ...target, ...newPassword }),
    output: noOutput,
    changes: ['people'],
  }),
  /** Ends all access and keeps the name. Removing the last lead user takes `confirmLastLead`. */
  'people.remove': command({
    access: 'people.remove',
    input: z.strictObject({ ...target, confirmLastLead: z.boolean().default(false) }),
    output: noOutput,
    changes: ['people', 'roles', 'programs', 'outbox'],
  }),
  /** Back to what they were, with those of their roles that are named; the others are gone. */
  'people.restore': command({
    access: 'people.add',
    input: z.strictObject({
      ...target,
      keep: z.array(z.enum(roleFamilies)).max(roleFamilies.length),
      ...undoes,
    }),
    /** A new invitation for somebody who had not registered. */
    output: z.object({ invitation: issuedInvitation.nullable() }),
    changes: ['people', 'roles', 'programs', 'outbox'],
  }),
}
