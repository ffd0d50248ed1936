// The contacts of one program, for those who manage them from within it: its Contributors and Main Site Contact need not
// be able to see the organization's people (S2-08, S2-23, S2-24).
import { z } from 'zod'
import { emailSchema } from '../domain/contact.ts'
import { programId } from '../domain/ids.ts'
import { personStates } from '../policy/facts.ts'
import { corporateRoles, programRoles } from '../policy/roles.ts'
import { command, noOutput, query, undoes } from './define.ts'
import { personLine, rolesPreview, waitingTransfer } from './roles.ts'
import { changeList, setContact, transferMainSite } from './staged-change.ts'

export const contactLevels = ['viewer', 'contributor', 'none'] as const
export type ContactLevel = (typeof contactLevels)[number]

const saved = z.object({ saved: z.int() })

const contact = z.object({
  person: personLine.extend({ state: z.enum(personStates) }),
  role: z.enum(programRoles),
  at: z.string(),
  by: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** What the actor may make of this contact, `none` being removal (B-07). */
  may: z.array(z.enum(contactLevels)),
  /** Why the actor may not change or remove this contact, in words (S2-23); null where they may. */
  lock: z.string().nullable(),
  /** Whether the actor may designate this contact as the Main Site Contact (S2-04). */
  mayBecomeMainSite: z.boolean(),
})
export type ProgramContact = z.infer<typeof contact>

export const programContacts = z.object({
  program: z.object({ id: programId, name: z.string() }),
  contacts: z.array(contact),
  /** Who reaches every program without being invited to it (S2-02). */
  corporate: z.array(z.object({ person: personLine, role: z.enum(corporateRoles) })),
  /** Levels at which the actor may add somebody. */
  mayAdd: z.array(z.enum(contactLevels)),
  mayTransfer: z.boolean(),
  /** Why the actor may not hand over the Main Site Contact, in words (S2-04); null where they may. */
  transferLock: z.string().nullable(),
  /** Whom the role of Main Site Contact waits for, if anybody. */
  waiting: waitingTransfer.nullable(),
})
export type ProgramContacts = z.infer<typeof programContacts>

export const programContactsCalls = {
  'programs.contacts': query({
    access: 'programs.view',
    input: z.strictObject({ program: programId }),
    output: programContacts,
  }),
  /**
   * Somebody to add, by the whole e-mail address: knowing it is what gives a person away to those who may not see the
   * organization's people. The others search in `people.list`.
   */
  'programs.find-person': query({
    access: 'programs.set-contact',
    input: z.strictObject({ program: programId, email: emailSchema }),
    output: z.object({ person: personLine.nullable() }),
  }),
  /** What saving these changes would do; only changes that the actor may make are previewed. */
  'programs.preview-contacts': query({
    access: 'programs.view',
    input: z.strictObject({
      changes: changeList(z.discriminatedUnion('action', [setContact, transferMainSite])),
    }),
    output: rolesPreview,
  }),
  /** S2-08..10: adds, changes and removes contacts, all or none. */
  'programs.set-contact': command({
    access: 'programs.set-contact',
    input: z.strictObject({ changes: changeList(setContact), ...undoes }),
    /** `undo`: the changes that take these back, for the same call; empty where that cannot be. */
    output: saved.extend({ undo: z.array(setContact) }),
    changes: ['roles', 'people', 'programs', 'session'],
  }),
  /** S2-04, S2-24, X-04: the predecessor becomes Contributor. */
  'programs.transfer-main-site': command({
    access: 'programs.transfer-main-site',
    input: transferMainSite.omit({ action: true }),
    output: saved,
    changes: ['roles', 'people', 'programs', 'session'],
  }),
  /** Ends a transfer of the Main Site Contact that waits. */
  'programs.cancel-transfer': command({
    access: 'programs.transfer-main-site',
    input: z.strictObject({ program: programId, transfer: z.int() }),
    output: noOutput,
    changes: ['roles', 'people', 'programs'],
  }),
}
