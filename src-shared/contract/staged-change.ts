// A change of access as it is staged, previewed and saved (B-06). It is named by the one policy action that it needs, and
// carries the value that it was staged against, so that a save never overwrites what somebody else did meanwhile.
import { z } from 'zod'
import { assetId, entityId, personId, programId, sourceId } from '../domain/ids.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../policy/roles.ts'

const groupOrNone = z.enum([...groupRoles, 'none'])
const dataRoleOrNone = z.enum([...dataRoles, 'none'])

/**
 * When the new role ends (B-10): at the beginning of that day in UTC. Null is without end; absent leaves it as it is. To
 * set the end date alone, `next` is the present role.
 */
const until = z.iso.date({ message: 'date' }).nullable().optional()

/** The end that `until` was staged against: the save refuses where it has moved since. Absent: whatever it is. */
const presentUntil = z.iso.date({ message: 'date' }).nullable().optional()

/** What is assigned to a person in Emissions: Manage Accounts, Assign Users to Assets, Assign Users to Sources. */
export const assigned = z.strictObject({
  entities: z.array(entityId).max(5000),
  assets: z.array(assetId).max(5000),
  sources: z.array(sourceId).max(5000),
})
export type Assigned = z.infer<typeof assigned>

const setGroup = z.strictObject({
  action: z.literal('roles.set-group'),
  person: personId,
  present: groupOrNone,
  next: groupOrNone,
  until,
  presentUntil,
})

const setCorporate = z.strictObject({
  action: z.literal('roles.set-corporate'),
  person: personId,
  present: z.enum(corporateRoles),
  next: z.enum(['affiliate', 'secondary']),
  until,
  presentUntil,
})

const setDataRole = z.strictObject({
  action: z.literal('roles.set-data-role'),
  person: personId,
  present: dataRoleOrNone,
  next: dataRoleOrNone,
  until,
  presentUntil,
})

const setAssignments = z.strictObject({
  action: z.literal('roles.set-assignments'),
  person: personId,
  present: assigned,
  next: assigned,
})

/** The Main Corporate Contact changes; `present` is the predecessor, who becomes Secondary. */
const transferMainCorporate = z.strictObject({
  action: z.literal('roles.transfer-main-corporate'),
  person: personId,
  present: personId,
})

/** The Main Site Contact is no value of `next`: that role changes hands by a transfer only. */
export const setContact = z.strictObject({
  action: z.literal('programs.set-contact'),
  program: programId,
  person: personId,
  present: z.enum([...programRoles, 'none']),
  next: z.enum(['viewer', 'contributor', 'none']),
  until,
  presentUntil,
})

/** The Main Site Contact of a program changes; `present` is the predecessor, who becomes Contributor. */
export const transferMainSite = z.strictObject({
  action: z.literal('programs.transfer-main-site'),
  program: programId,
  person: personId,
  present: personId,
})

export const stagedChange = z.discriminatedUnion('action', [
  setGroup,
  setCorporate,
  setDataRole,
  setAssignments,
  transferMainCorporate,
  setContact,
  transferMainSite,
])
export type StagedChange = z.infer<typeof stagedChange>
export type StagedAction = StagedChange['action']

/** What a change is about: two changes with the same slot contradict each other, the later replaces the earlier. */
export function slotOf(change: StagedChange): string {
  switch (change.action) {
    case 'roles.transfer-main-corporate':
      return change.action
    case 'programs.transfer-main-site':
      return `${change.action}:${change.program}`
    case 'programs.set-contact':
      return `${change.action}:${change.program}:${change.person}`
    default:
      return `${change.action}:${change.person}`
  }
}

/** A list of changes that are saved together or not at all; each slot at most once. */
export function changeList<Change extends z.ZodType<StagedChange>>(change: Change) {
  return z
    .array(change)
    .min(1, { message: 'required' })
    .max(500)
    .refine((changes) => new Set(changes.map(slotOf)).size === changes.length, { message: 'staged-twice' })
}
