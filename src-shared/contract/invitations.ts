// Invitations from their sending to their end (X-15, B-09), inviting several people at once into the organization (S2-07)
// or a program (S2-05, S2-06).
import { z } from 'zod'
import { emailSchema, phoneSchema, requiredNameSchema, titleSchema } from '../domain/contact.ts'
import { invitationId, personId, programId } from '../domain/ids.ts'
import { personStates } from '../policy/facts.ts'
import { programRoles } from '../policy/roles.ts'
import { command, noOutput, page, pageInput, query } from './define.ts'

const instant = z.string()

/** Why a revoked invitation ended: as it is stored. */
export type InvitationEnding = 'revoked' | 'resent' | 'changed' | 'removed'

/** What became of one sending. Expired is what time made of a pending one. */
export const invitationStates = [
  'pending',
  'accepted',
  'expired',
  'revoked',
  'resent',
  'changed',
  'removed',
] as const
export type InvitationState = (typeof invitationStates)[number]

export const invitationColumns = ['name', 'email', 'by', 'createdAt', 'state', 'expiresAt'] as const

export const invitationActs = ['resend', 'revoke', 'change'] as const
export type InvitationAct = (typeof invitationActs)[number]

export const into = z.object({
  program: z.object({ id: programId, name: z.string() }),
  role: z.enum(programRoles),
})

/** One sending. A person who was invited again has several, and they stay. */
const invitationRow = z.object({
  id: invitationId,
  person: z.object({ id: personId, displayName: z.string(), state: z.enum(personStates) }),
  /** Where it went, whatever the person's address is now. */
  email: z.string(),
  /** Programs that it was into; none: into the organization alone. */
  programs: z.array(into),
  by: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  endedAt: instant.nullable(),
  state: z.enum(invitationStates),
  needsApproval: z.boolean(),
  /** Whether it is the person's newest: only that one can be acted on. */
  isLatest: z.boolean(),
})
export type InvitationRow = z.output<typeof invitationRow>

const verdictOf = <Kind extends z.ZodType>(kind: Kind) =>
  z.object({ kind, isAllowed: z.boolean(), reason: z.string().nullable() })

/** What can be done with the newest invitation of one person, and if not why. */
const actsOn = z.object({
  person: personId,
  name: z.string(),
  acts: z.array(verdictOf(z.enum(invitationActs))),
})

/** As typed or pasted: judged one by one, so that nothing is refused before it is looked at. */
const typed = z.string().max(300)
export const inviteeRow = z.strictObject({
  email: typed,
  firstName: typed,
  lastName: typed,
  phone: typed.default(''),
  title: typed.default(''),
})
const intoOrganization = inviteeRow.extend({ role: z.enum(['affiliate', 'secondary']) })
const intoProgram = inviteeRow.extend({ role: z.enum(programRoles) })

/** At most this many at once: more are imported. */
export const inviteesAtOnce = 200
const several = <Row extends z.ZodType>(row: Row) => z.array(row).min(1).max(inviteesAtOnce)

export const inviteeVerdicts = [
  'invite', // unknown: gets an invitation
  'add', // known and there: added at once
  'known', // in the organization already: nothing to do
  'invited', // has been invited already
  'contact', // is a contact of the program already
  'hand-over', // is there, and is handed the one role of Main Site Contact among the contacts
  'removed', // can be restored
  'closed', // nobody whom this actor could invite
  'twice', // stands in the list above
  'malformed',
  'forbidden',
] as const
export type InviteeVerdict = (typeof inviteeVerdicts)[number]

const verdict = z.object({
  kind: z.enum(inviteeVerdicts),
  /** Whether Invite does something with this row. */
  isOpen: z.boolean(),
  /** In words; for a row that can be invited, what follows beyond the invitation. */
  reason: z.string().nullable(),
  /** Fields that are wrong. */
  fields: z.array(z.object({ field: z.string(), reason: z.string() })),
  /** Who it is, where the actor may know. */
  person: z.object({ id: personId, displayName: z.string() }).nullable(),
})
export type InviteeJudgement = z.output<typeof verdict>

const invited = z.object({
  /** Who got an invitation, with the link that is told once. */
  invited: z.array(z.object({ person: personId, name: z.string(), link: z.string(), expiresAt: instant })),
  /** Who was there already and has been added at once. */
  added: z.int(),
  /** Rows left out. */
  refused: z.int(),
})
export type Invited = z.output<typeof invited>

export const sentStates = [...invitationStates, 'awaiting-approval', 'added', 'person-removed'] as const

const sentRow = z.object({
  id: z.int(),
  person: z.object({ id: personId, firstName: z.string(), lastName: z.string() }),
  name: z.string(),
  email: z.string(),
  role: z.enum(programRoles),
  by: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  state: z.enum(sentStates),
  /** What can be done with it, and if not why (S2-23): empty where it has been answered or a newer one tells. */
  acts: z.array(verdictOf(z.enum(invitationActs))),
})
export type SentInvitation = z.output<typeof sentRow>

const person = { person: personId }
const names = { email: emailSchema, firstName: requiredNameSchema, lastName: requiredNameSchema }
const intoOne = { program: programId, person: personId }
const people = { people: z.array(personId).min(1).max(500) }
const changes = ['invitations', 'people', 'outbox'] as const

export const invitationsCalls = {
  /** Every sending, newest first unless sorted. */
  'invitations.list': query({
    access: 'people.list',
    input: z.strictObject({
      search: z.string().max(200).default(''),
      filters: z.strictObject({
        state: z.array(z.enum(invitationStates)).max(invitationStates.length).default([]),
        /** Program ids as text, as filters travel. */
        program: z
          .array(z.string().regex(/^\d{1,15}$/))
          .max(200)
          .default([]),
      }),
      sort: z
        .strictObject({ column: z.enum(invitationColumns), descending: z.boolean() })
        .nullable()
        .default(null),
      ...pageInput,
    }),
    output: page(invitationRow).extend({
      all: z.int(),
      /** Programs that anybody was invited into: what the list can be filtered by. */
      programs: z.array(z.object({ id: programId, name: z.string() })),
    }),
  }),
  /** All sendings to one person, newest first, and what can be done now. */
  'invitations.of-person': query({
    access: 'people.list',
    input: z.strictObject(person),
    output: z.object({
      person: z.object({
        id: personId,
        displayName: z.string(),
        state: z.enum(personStates),
        email: z.string(),
        firstName: z.string(),
        lastName: z.string(),
      }),
      sendings: z.array(invitationRow),
      acts: actsOn.shape.acts,
      /** Whether the open link may be copied: by whoever made it or may reset the person's password. */
      mayCopyLink: z.boolean(),
    }),
  }),
  /** Who of several can be sent another, and who not and why (B-02). */
  'invitations.acts': query({
    access: 'people.list',
    input: z.strictObject(people),
    output: z.object({ people: z.array(actsOn) }),
  }),
  /** The link of an open invitation, by the rules of the outbox. A command, because the trail tells who took it. */
  'invitations.copy-link': command({
    access: 'people.invite',
    input: z.strictObject(person),
    output: z.object({ link: z.string(), expiresAt: instant }),
    changes: [],
  }),
  /** Another code and another fourteen days for each; the old codes end. All or none. */
  'invitations.resend': command({
    access: 'people.invite',
    input: z.strictObject(people),
    output: z.object({ sent: z.int() }),
    changes,
  }),
  'invitations.revoke': command({
    access: 'people.invite',
    input: z.strictObject(people),
    output: z.object({ revoked: z.int() }),
    changes,
  }),
  /** Names or address corrected before acceptance. Another address gets another code, and the old one ends. */
  'invitations.change': command({
    access: 'people.invite',
    input: z.strictObject({
      ...person,
      ...names,
    }),
    output: z.object({ isSent: z.boolean() }),
    changes,
  }),
  'invitations.judge': query({
    access: 'people.invite',
    input: z.strictObject({ rows: several(intoOrganization) }),
    output: z.object({ rows: z.array(verdict) }),
  }),
  /** S2-07: all rows, or with `onlyOpen` those that can be invited. */
  'invitations.invite': command({
    access: 'people.invite',
    input: z.strictObject({ rows: several(intoOrganization), onlyOpen: z.boolean().default(false) }),
    output: invited,
    changes: [...changes, 'roles'],
  }),
  'programs.judge-invitations': query({
    access: 'programs.set-contact',
    input: z.strictObject({ program: programId, rows: several(intoProgram) }),
    output: z.object({ rows: z.array(verdict) }),
  }),
  /** S2-04, S2-05, S2-23: people who are there are added at once, the others invited. */
  'programs.invite': command({
    access: 'programs.set-contact',
    input: z.strictObject({
      program: programId,
      rows: several(intoProgram),
      onlyOpen: z.boolean().default(false),
    }),
    output: invited,
    changes: [...changes, 'roles', 'programs'],
  }),
  /** S2-06: what was sent for one program, and what became of it; newest first. */
  'programs.invitations': query({
    access: 'programs.set-contact',
    input: z.strictObject({ program: programId }),
    output: z.object({
      program: z.object({ id: programId, name: z.string() }),
      /** Roles that the actor may invite somebody for (S2-04, S2-23). */
      roles: z.array(z.enum(programRoles)),
      /** Whether somebody else has to approve whom the actor invites (S2-15). */
      needsApproval: z.boolean(),
      rows: z.array(sentRow),
    }),
  }),
  /** By a program's own contacts, for those whom they could have invited (S2-23, S2-24, X-15). */
  'programs.resend-invitation': command({
    access: 'programs.set-contact',
    input: z.strictObject(intoOne),
    output: noOutput,
    changes,
  }),
  'programs.revoke-invitation': command({
    access: 'programs.set-contact',
    input: z.strictObject(intoOne),
    output: noOutput,
    changes,
  }),
  /** Another address is asked to be approved again, unless whoever changes it may invite into the organization (S2-15). */
  'programs.change-invitation': command({
    access: 'programs.set-contact',
    input: z.strictObject({ ...intoOne, ...names }),
    output: z.object({ isSent: z.boolean() }),
    changes,
  }),
}

/** The rows of the two forms, as they are checked once they are to be invited. */
export const inviteeFields = z.object({
  email: emailSchema,
  firstName: requiredNameSchema,
  lastName: requiredNameSchema,
  phone: phoneSchema,
  title: titleSchema,
})
