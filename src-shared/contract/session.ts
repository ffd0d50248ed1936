// First start, signing in and out, registration, and what the window needs to know about who is there.
import { z } from 'zod'
import { emailSchema, nameSchema, phoneSchema, requiredNameSchema, titleSchema } from '../domain/contact.ts'
import { personId } from '../domain/ids.ts'
import { passwordPolicies } from '../domain/password.ts'
import { preferencesSchema, translations } from '../domain/preferences.ts'
import { severalLines } from '../domain/one-line.ts'
import { command, noInput, noOutput, query } from './define.ts'

const typedPassword = z.string().min(1, { message: 'required' }).max(1000)
const newPassword = { password: typedPassword, verifyPassword: typedPassword }

/** Why a window without a session shows what it shows. */
export const sessionEndings = [
  'signed-out',
  'idle',
  'locked',
  'suspended',
  'access-ended',
  'restored',
] as const

export const sessionState = z.discriminatedUnion('stage', [
  /** No organization yet: the wizard. */
  z.object({ stage: z.literal('set-up'), translation: z.enum(translations), version: z.string() }),
  z.object({
    stage: z.literal('signed-out'),
    organization: z.string(),
    passwordPolicy: z.enum(passwordPolicies),
    ending: z.enum(sessionEndings).nullable(),
    /** Whether strangers may register themselves (S1-21). */
    selfRegistration: z.boolean(),
    /** The system's, until somebody with one of their own is signed in. */
    translation: z.enum(translations),
    version: z.string(),
    /** With --demo: whom the throw-away organization lets in, so that a newcomer can look around. */
    demo: z.object({ userName: z.string(), password: z.string() }).nullable(),
  }),
  z.object({
    stage: z.literal('signed-in'),
    organization: z.string(),
    passwordPolicy: z.enum(passwordPolicies),
    person: z.object({
      id: personId,
      userName: z.string(),
      email: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      phone: z.string(),
      title: z.string(),
      displayName: z.string(),
      state: z.enum(['active', 'pending']),
    }),
    preferences: preferencesSchema,
    /** Actions the actor is allowed on at least one target: which screens and buttons to offer at all. */
    allowed: z.array(z.string()),
    /** What a module misses before it opens, in words, as in Structured without assignments. */
    notices: z.array(z.string()),
    /** Through whose eyes the person looks (B-12): `allowed` is what both may; null: their own. */
    viewing: z.object({ person: personId, displayName: z.string() }).nullable(),
    idleLockMinutes: z.int(),
    version: z.string(),
  }),
])
export type SessionState = z.infer<typeof sessionState>

export const sessionCalls = {
  'session.state': query({
    access: 'public',
    whileViewing: 'theirs',
    input: noInput,
    output: sessionState,
  }),
  'session.set-up': command({
    access: 'public',
    input: z.strictObject({
      organization: z.strictObject({
        name: requiredNameSchema,
        headquartersAddress: z.string().overwrite(severalLines).min(1, { message: 'required' }).max(500),
        passwordPolicy: z.enum(passwordPolicies),
      }),
      person: z.strictObject({
        email: emailSchema,
        firstName: requiredNameSchema,
        lastName: requiredNameSchema,
        phone: phoneSchema,
        title: titleSchema,
      }),
      translation: z.enum(translations),
      timeZone: preferencesSchema.shape.timeZone,
      ...newPassword,
    }),
    output: noOutput,
    changes: ['session', 'people', 'roles', 'organization'],
  }),
  'session.sign-in': command({
    access: 'public',
    input: z.strictObject({
      userName: z.string().trim().min(1, { message: 'required' }).max(254),
      password: z.string().max(1000),
    }),
    output: noOutput,
    changes: ['session'],
  }),
  'session.sign-out': command({
    access: 'signed-in',
    whileViewing: 'own',
    input: noInput,
    output: noOutput,
    changes: ['session'],
  }),
  /** What an invitation's code belongs to, so that the form can greet the person; unknown codes say nothing more. */
  'session.invitation': query({
    access: 'public',
    input: z.strictObject({ code: z.string().trim().min(1, { message: 'required' }).max(100) }),
    output: z.object({
      organization: z.string(),
      passwordPolicy: z.enum(passwordPolicies),
      email: z.string(),
      userName: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      phone: z.string(),
      title: z.string(),
    }),
  }),
  /** Completes an invitation (S1-18, S1-19): the person sets a password and can sign in from then on. */
  'session.register': command({
    access: 'public',
    input: z.strictObject({
      code: z.string().trim().min(1, { message: 'required' }).max(100),
      firstName: requiredNameSchema,
      lastName: requiredNameSchema,
      phone: phoneSchema,
      title: titleSchema,
      timeZone: preferencesSchema.shape.timeZone,
      ...newPassword,
    }),
    output: noOutput,
    changes: ['people', 'session'],
  }),
  /**
   * Registers somebody whom nobody has invited (S1-21). They may sign in, search facilities and ask for access, and
   * nothing else until somebody answers. A known address is refused with one sentence, whatever became of its person.
   */
  'session.register-self': command({
    access: 'public',
    input: z.strictObject({
      email: emailSchema,
      confirmEmail: z.string().trim().max(254),
      firstName: requiredNameSchema,
      lastName: requiredNameSchema,
      phone: phoneSchema,
      title: titleSchema,
      timeZone: preferencesSchema.shape.timeZone,
      ...newPassword,
    }),
    output: noOutput,
    changes: ['people', 'session'],
  }),
  'session.change-password': command({
    access: 'profile.edit',
    input: z.strictObject({ currentPassword: z.string().max(1000), ...newPassword }),
    output: noOutput,
    changes: [],
  }),
  'session.edit-profile': command({
    access: 'profile.edit',
    input: z.strictObject({
      firstName: nameSchema,
      lastName: nameSchema,
      phone: phoneSchema,
      title: titleSchema,
    }),
    output: noOutput,
    changes: ['session', 'people'],
  }),
}
