// Invitations: the list of all sendings, what is done with them, and inviting several people at once into the organization
// (S2-07) or into a program (S2-05, S2-06).
import { invitationsCalls } from '../../../src-shared/contract/invitations.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { programRoles } from '../../../src-shared/policy/roles.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { getProgram } from '../../access/queries.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { actsOn, change, copyLink, mayCopyLink, resend, revokeSeveral } from './acting.ts'
import { inviteRows } from './inviting.ts'
import { askOfRow, judgeRows, mayInvite } from './judging.ts'
import type { InviteeRow } from './judging.ts'
import { changeIntoProgram, programActs, resendIntoProgram, revokeIntoProgram } from './program-acting.ts'
import { listInvitations, listInvitedPrograms, listSendings, listSentForProgram } from './queries.ts'

/** The least that inviting somebody into a program takes. */
function addingTo(program: ProgramId): Ask {
  return { action: 'programs.set-contact', on: { program, present: 'none', next: 'viewer' } }
}

/** What the rows ask of the policy: all of them, or with `onlyOpen` those that are not left out. */
function rowAsks(
  db: ReadDb,
  rows: readonly InviteeRow[],
  program: ProgramId | null,
  allowed: Facts | null,
): Ask[] {
  const asks = rows.flatMap((row) => askOfRow(db, row, program) ?? [])
  return allowed === null ? asks : asks.filter(({ action, on }) => decide(allowed, action, on).allowed)
}

const invite = commandHandler('invitations.invite', {
  asks: (db, { rows, onlyOpen }, actor) => [
    { action: 'people.invite' },
    ...rowAsks(db, rows, null, onlyOpen ? actor : null),
  ],
  run: (context, { rows, onlyOpen }) => inviteRows({ ...context, program: null }, rows, onlyOpen),
})

const inviteIntoProgram = commandHandler('programs.invite', {
  asks: (db, { program, rows, onlyOpen }, actor) => [
    addingTo(program),
    ...rowAsks(db, rows, program, onlyOpen ? actor : null),
  ],
  run: (context, { program, rows, onlyOpen }) => {
    found(getProgram(context.db, program))
    return inviteRows({ ...context, program }, rows, onlyOpen)
  },
})

/** The newest row of each person who has not answered carries what can be done with their invitation. */
function sentRows(
  db: ReadDb,
  program: ProgramId,
  { now, ...reader }: { readonly actor: Facts; readonly now: string; readonly t: Translate },
) {
  const seen = new Set<PersonId>()
  return listSentForProgram(db, program, now).map(({ isUnanswered, ...row }) => {
    const { id } = row.person
    const isNewest = isUnanswered && !seen.has(id)
    if (isUnanswered) seen.add(id)
    return { ...row, acts: isNewest ? programActs(db, { program, person: id }, reader) : [] }
  })
}

export const invitationsHandlers = implement(invitationsCalls, {
  'invitations.list': {
    read: ({ db, now }, { offset, limit, ...query }) => ({
      ...listInvitations(db, query, { offset, limit, now }),
      programs: listInvitedPrograms(db),
    }),
  },
  'invitations.of-person': {
    run: ({ db, actor, now, t }, { person: id }) => {
      const person = found(getPerson(db, id))
      return {
        person: { ...person, displayName: displayName(person) },
        sendings: listSendings(db, id, now),
        acts: actsOn(db, id, { actor, t }).acts,
        mayCopyLink: mayCopyLink(db, id, { actor, now }),
      }
    },
  },
  'invitations.acts': {
    run: ({ db, actor, t }, { people }) => ({ people: people.map((id) => actsOn(db, id, { actor, t })) }),
  },
  'invitations.copy-link': copyLink,
  'invitations.resend': resend,
  'invitations.revoke': revokeSeveral,
  'invitations.change': change,
  'invitations.judge': {
    read: ({ db, actor, t }, { rows }) => ({
      rows: judgeRows(db, rows, { program: null, actor, t }).map(({ verdict }) => verdict),
    }),
  },
  'invitations.invite': invite,
  'programs.judge-invitations': {
    asks: (_, { program }) => [addingTo(program)],
    read: ({ db, actor, t }, { program, rows }) => ({
      rows: judgeRows(db, rows, { program, actor, t }).map(({ verdict }) => verdict),
    }),
  },
  'programs.invite': inviteIntoProgram,
  'programs.resend-invitation': resendIntoProgram,
  'programs.revoke-invitation': revokeIntoProgram,
  'programs.change-invitation': changeIntoProgram,
  'programs.invitations': {
    asks: (_, { program }) => [addingTo(program)],
    run: ({ db, actor, now, t }, { program: id }) => {
      const { name } = found(getProgram(db, id))
      const may = (ask: Ask) => decide(actor, ask.action, ask.on).allowed
      return {
        program: { id, name },
        roles: programRoles.filter((role) => {
          const ask = askOfRow(db, { email: '', firstName: '', lastName: '', phone: '', title: '', role }, id)
          return ask === null || may(ask)
        }),
        needsApproval: !mayInvite(actor),
        rows: sentRows(db, id, { actor, now, t }),
      }
    },
  },
})
