// Carrying out an Invite form in one transaction (S2-05, S2-07): people who are unknown get an invitation, people who are
// there are added at once, and each role is a staged change that goes the way of all changes of access (B-06, B-07).
import type { Invited } from '../../../src-shared/contract/invitations.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { getProgram } from '../../access/queries.ts'
import { save } from '../../access/save.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { WriteDb } from '../../db/open.ts'
import { actorId, getPerson, insertPerson, personSubject } from '../../directory/queries.ts'
import { issue } from '../../invitations/issue.ts'
import { getLatestInvitation } from '../../invitations/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { judgeRows, mayInvite } from './judging.ts'
import type { InviteeRow, Judged } from './judging.ts'
import { insertProgramInvitation } from './queries.ts'

interface Inviting {
  readonly db: WriteDb
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
  readonly preferences: Preferences
  readonly program: ProgramId | null
}

/**
 * @throws Refusal `invitees-refused` when a row cannot be invited and the actor has not agreed to leave such rows out, and
 * `nobody-to-invite` when none can.
 */
export function inviteRows(
  inviting: Inviting,
  rows: readonly InviteeRow[],
  onlyOpen: boolean,
): { readonly answer: Invited; readonly audit: AuditEntry[] } {
  const judged = judgeRows(inviting.db, rows, inviting)
  const open = judged.filter(({ verdict }) => verdict.isOpen)
  const refused = judged.length - open.length
  if (open.length === 0) throw new Refusal('refused', 'nobody-to-invite')
  if (refused > 0 && !onlyOpen) throw new Refusal('refused', 'invitees-refused', { count: refused })
  const invited: Invited['invited'] = []
  const audit: AuditEntry[] = []
  const changes: StagedChange[] = []
  for (const each of open) {
    const { person, invitation } = comeIn(inviting, each, invited, audit)
    changes.push(...changeFor(inviting, each.row, person))
    noteForProgram(inviting, each.row, person, invitation)
  }
  const { db, actor, now, t } = inviting
  if (changes.length > 0) audit.push(...save(db, changes, { actor, now, t }))
  return { answer: { invited, added: open.length - invited.length, refused }, audit }
}

/** The person of a row, invited where they are unknown, and the invitation that is open for them. */
function comeIn(
  { db, actor, now, preferences, program }: Inviting,
  { invitee, known }: Judged,
  invited: Invited['invited'],
  audit: AuditEntry[],
): { readonly person: PersonId; readonly invitation: number | null } {
  if (known !== null) {
    const isOpen = known.state === 'invited' || known.state === 'pending'
    return { person: known.id, invitation: (isOpen && getLatestInvitation(db, known.id)?.id) || null }
  }
  if (invitee === null) throw new Refusal('refused', 'nobody-to-invite')
  const id = insertPerson(
    db,
    { ...invitee, userName: invitee.email, state: 'invited', createdAt: now },
    { translation: preferences.translation },
  )
  const person = found(getPerson(db, id))
  const needsApproval = !mayInvite(actor)
  const { invitationId, issued } = issue(db, person, { actor, now, needsApproval })
  invited.push({ person: id, name: displayName(person), ...issued })
  // A program's contacts do not invite into the organization: theirs has the verb of the call.
  const verb: { action?: Action } = program === null ? { action: 'people.invite' } : {}
  audit.push({
    ...verb,
    subject: personSubject(db, id),
    ...(program === null ? {} : { on: { kind: 'program', id: program, name: programName(db, program) } }),
    after: {
      ...invitee,
      state: 'invited',
      expiresAt: issued.expiresAt,
      ...(needsApproval ? { needsApproval } : {}),
    },
  })
  return { person: id, invitation: invitationId }
}

function programName(db: WriteDb, id: ProgramId): string {
  return found(getProgram(db, id)).name
}

function changeFor({ db, program }: Inviting, { role }: InviteeRow, person: PersonId): StagedChange[] {
  if (program === null) {
    return role === 'secondary'
      ? [{ action: 'roles.set-corporate', person, present: 'affiliate', next: 'secondary' }]
      : []
  }
  if (role === 'main-site-contact') {
    const present = found(getProgram(db, program)).mainSiteContactId
    return [{ action: 'programs.transfer-main-site', program, person, present }]
  }
  if (role !== 'viewer' && role !== 'contributor') return []
  return [{ action: 'programs.set-contact', program, person, present: 'none', next: role }]
}

function noteForProgram(
  { db, actor, now, program }: Inviting,
  { role }: InviteeRow,
  personId: PersonId,
  invitationId: number | null,
): void {
  if (program === null || role === 'affiliate' || role === 'secondary') return
  insertProgramInvitation(db, {
    programId: program,
    personId,
    role,
    invitationId,
    createdAt: now,
    createdBy: actorId(actor),
  })
}
