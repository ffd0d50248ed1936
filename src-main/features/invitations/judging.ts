// What would become of each row of an Invite form (S2-05, S2-07): judged one by one before anything is stored, and again in
// the transaction that stores it. A program's contacts learn about somebody only what knowing the whole address tells.
import type { InviteeJudgement, InviteeVerdict } from '../../../src-shared/contract/invitations.ts'
import { inviteeFields } from '../../../src-shared/contract/invitations.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { issueReason } from '../../../src-shared/i18n/issue-reason.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts, TargetPerson } from '../../../src-shared/policy/facts.ts'
import type { ProgramRole } from '../../../src-shared/policy/roles.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { awaits, canTakeOver } from '../../access/plan.ts'
import { presentInProgram, targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPersonByEmail } from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import type { Ask } from '../../ipc/implement.ts'

export interface InviteeRow {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
  readonly title: string
  readonly role: 'affiliate' | 'secondary' | ProgramRole
}

export interface Judged {
  readonly row: InviteeRow
  /** Trimmed and well-formed; null where it is not. */
  readonly invitee: Omit<InviteeRow, 'role'> | null
  readonly known: Person | null
  readonly verdict: InviteeJudgement
}

interface Form {
  /** Null: into the organization alone. */
  readonly program: ProgramId | null
  readonly actor: Facts
  readonly t: Translate
}

/** Somebody who is not there yet holds nothing. */
const nobodyYet: TargetPerson = { id: 0, isMainCorporate: false, mainSiteOf: [] }

/** The question that a row's role is to the policy; null where the role asks nothing beyond inviting. */
export function askOfRow(db: ReadDb, { email, role }: InviteeRow, program: ProgramId | null): Ask | null {
  const known = getPersonByEmail(db, email.trim())
  const person = (known === undefined ? null : targetPerson(db, known.id)) ?? nobodyYet
  if (program === null) {
    const on = { person, present: 'affiliate', next: role } as const
    return role === 'secondary' ? { action: 'roles.set-corporate', on } : null
  }
  if (role === 'main-site-contact') return { action: 'programs.transfer-main-site', on: { program, person } }
  const present = known === undefined ? 'none' : presentInProgram(db, program, known.id)
  return { action: 'programs.set-contact', on: { program, person, present, next: role } }
}

/** One verdict for each row, in order. */
export function judgeRows(db: ReadDb, rows: readonly InviteeRow[], form: Form): Judged[] {
  const seen = new Set<string>()
  let successors = 0
  return rows.map((row) => {
    const email = row.email.trim().toLowerCase()
    const isTwice = email !== '' && seen.has(email)
    seen.add(email)
    const judged = isTwice ? refused(row, 'twice', form.t) : judge(db, row, form)
    if (!judged.verdict.isOpen || row.role !== 'main-site-contact') return judged
    successors += 1
    return successors > 1 ? refused(row, 'forbidden', form.t, form.t('invitations:verdict.oneMain')) : judged
  })
}

function judge(db: ReadDb, row: InviteeRow, form: Form): Judged {
  const { program, t } = form
  const known = getPersonByEmail(db, row.email.trim())
  if (known !== undefined && program === null) return judgeKnown(row, known, t)
  if (known !== undefined && program !== null) return judgeForProgram(db, row, known, { ...form, program })
  const parsed = inviteeFields.safeParse(row)
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      reason: issueReason(issue, t),
    }))
    return { ...refused(row, 'malformed', t), verdict: { ...plain('malformed', null), fields } }
  }
  const denied = denialOf(db, row, form)
  if (denied !== null) return refused(row, 'forbidden', t, denied)
  const approval = program !== null && !mayInvite(form.actor) ? t('invitations:verdict.needsApproval') : null
  const waits = row.role === 'main-site-contact' ? t('invitations:verdict.transferWaits') : null
  const reason = [approval, waits].filter((each) => each !== null).join(' ') || null
  return { row, invitee: parsed.data, known: null, verdict: { ...plain('invite', reason), isOpen: true } }
}

/** Whether those whom the actor invites need nobody's approval (S2-15). */
export function mayInvite(actor: Facts): boolean {
  return decide(actor, 'people.invite').allowed
}

function judgeKnown(row: InviteeRow, known: Person, t: Translate): Judged {
  const kinds = { removed: 'removed', invited: 'invited' } as const
  const kind = known.state === 'removed' || known.state === 'invited' ? kinds[known.state] : 'known'
  return about(row, known, kind, t)
}

function judgeForProgram(
  db: ReadDb,
  row: InviteeRow,
  known: Person,
  form: Form & { readonly program: ProgramId },
): Judged {
  const { program, actor, t } = form
  if (known.state === 'removed')
    return decide(actor, 'people.add').allowed ? about(row, known, 'removed', t) : refused(row, 'closed', t)
  const present = presentInProgram(db, program, known.id)
  const isMain = row.role === 'main-site-contact'
  if (present === 'main-site-contact' || (present !== 'none' && !isMain))
    return about(row, known, 'contact', t)
  const denied = denialOf(db, row, form)
  if (denied !== null) return refused(row, 'forbidden', t, denied)
  const person = displayName(known)
  if (isMain) {
    // Whoever is there takes over what they are shown to gain and lose (B-06): that is the contacts' own dialog.
    return canTakeOver(known) || awaits(known) !== null
      ? about(row, known, 'hand-over', t)
      : refused(row, 'forbidden', t, t('errors:refused.successor-not-registered', { person }))
  }
  const reason = t(`invitations:verdict.add.${known.state}`, { name: person })
  const verdict = { ...plain('add', reason), isOpen: true, person: { id: known.id, displayName: person } }
  return { row, invitee: null, known, verdict }
}

function denialOf(db: ReadDb, row: InviteeRow, { program, actor, t }: Form): string | null {
  const ask = askOfRow(db, row, program)
  if (ask === null) return null
  const decision = decide(actor, ask.action, ask.on)
  return decision.allowed ? null : denialIn(t, decision)
}

function plain(kind: InviteeVerdict, reason: string | null): InviteeJudgement {
  return { kind, isOpen: false, reason, fields: [], person: null }
}

function refused(
  row: InviteeRow,
  kind: InviteeVerdict,
  t: Translate,
  reason = t(`invitations:verdict.${kind}`),
): Judged {
  return { row, invitee: null, known: null, verdict: plain(kind, reason) }
}

function about(
  row: InviteeRow,
  known: Person,
  kind: 'removed' | 'invited' | 'known' | 'contact' | 'hand-over',
  t: Translate,
): Judged {
  const person: { id: PersonId; displayName: string } = { id: known.id, displayName: displayName(known) }
  const reason = t(`invitations:verdict.${kind}`, { name: person.displayName })
  return { row, invitee: null, known, verdict: { ...plain(kind, reason), person } }
}
