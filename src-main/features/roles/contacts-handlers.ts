// Program contacts, managed from within a program (S2-08..10, S2-23, S2-24). The saving is the same as that of all roles.
import type { ProgramContacts } from '../../../src-shared/contract/program-contacts.ts'
import { contactLevels, programContactsCalls } from '../../../src-shared/contract/program-contacts.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Decision } from '../../../src-shared/policy/decide.ts'
import type { Facts, On } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPersonByEmail } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { listContacts, listCorporateContacts } from './contacts-queries.ts'
import { inverseOf } from '../../access/inverse.ts'
import { askOf, awaits, canTakeOver } from '../../access/plan.ts'
import { getProgram } from '../../access/queries.ts'
import { personLine, preview, save } from '../../access/save.ts'
import { getNamedTransfer } from '../../access/waiting-queries.ts'
import { cancelTransfer } from '../../access/waiting.ts'
import { waitingLine } from './waiting.ts'

export const programContactsHandlers = implement(programContactsCalls, {
  'programs.contacts': {
    asks: (_, { program }) => [{ action: 'programs.view', on: { program } }],
    run: ({ db, actor, now, t }, { program }) => contactsOf(db, program, { actor, now, t }),
  },
  'programs.find-person': {
    asks: (_, { program }) => [addingTo(program)],
    run: ({ db }, { email }) => {
      const person = getPersonByEmail(db, email)
      const isThere = person !== undefined && person.state !== 'removed'
      return { person: isThere ? personLine(person) : null }
    },
  },
  'programs.preview-contacts': {
    asks: (db, { changes }) => changes.map((change) => askOf(db, change)),
    read: ({ db, ...call }, { changes }) => preview(db, changes, call),
  },
  'programs.set-contact': {
    asks: (db, { changes }) => changes.map((change) => askOf(db, change)),
    run: ({ db, ...call }, { changes }) => {
      const back = inverseOf(db, changes, call.now) ?? []
      const undo = back.filter((change) => change.action === 'programs.set-contact')
      const audit = save(db, changes, call)
      return { answer: { saved: changes.length, undo }, audit }
    },
  },
  'programs.transfer-main-site': {
    asks: (db, transfer) => [askOf(db, { action: 'programs.transfer-main-site', ...transfer })],
    run: ({ db, ...call }, transfer) =>
      answer(1, save(db, [{ action: 'programs.transfer-main-site', ...transfer }], call)),
  },
  'programs.cancel-transfer': {
    asks: (_, { program }) => [{ action: 'programs.transfer-main-site', on: { program } }],
    run: ({ db, now }, input) => ({ answer: {}, audit: cancelTransfer(db, input, now) }),
  },
})

function answer(saved: number, audit: readonly AuditEntry[]) {
  return { answer: { saved }, audit }
}

/** The least that adding somebody takes: whoever may not even add a Viewer has nobody to look for. */
function addingTo(program: ProgramId): Ask {
  return { action: 'programs.set-contact', on: { program, present: 'none', next: 'viewer' } }
}

/** @throws Refusal `not-found`. */
function contactsOf(
  db: ReadDb,
  id: ProgramId,
  { actor, now, t }: { actor: Facts; now: string; t: Translate },
): ProgramContacts {
  const program = getProgram(db, id)
  if (program === undefined) throw Refusal.notFound()
  const may = (on: On) => decide(actor, 'programs.set-contact', { program: id, ...on }).allowed
  const transferLock = lockOf(decide(actor, 'programs.transfer-main-site', { program: id }), t)
  const mayTransfer = transferLock === null
  const waiting = getNamedTransfer(db, id)
  return {
    program: { id, name: program.name },
    contacts: listContacts(db, id).map(({ person, role, at, by, expiresAt }) => ({
      person: { ...personLine(person), state: person.state },
      role,
      at,
      by,
      expiresAt,
      lock: lockOf(decide(actor, 'programs.set-contact', { program: id, present: role, next: 'none' }), t),
      // The exactly-one role is handed over, not taken away.
      may:
        role === 'main-site-contact'
          ? []
          : contactLevels.filter((next) => next !== role && may({ present: role, next })),
      mayBecomeMainSite:
        mayTransfer &&
        role !== 'main-site-contact' &&
        (canTakeOver(person) || awaits(person) !== null) &&
        waiting?.successor.id !== person.id,
    })),
    corporate: listCorporateContacts(db, now).map(({ person, role }) => ({
      person: personLine(person),
      role,
    })),
    mayAdd: contactLevels.filter((next) => next !== 'none' && may({ present: 'none', next })),
    mayTransfer,
    transferLock,
    waiting: waiting === undefined ? null : waitingLine(waiting, mayTransfer),
  }
}

function lockOf(decision: Decision, t: Translate): string | null {
  return decision.allowed ? null : denialIn(t, decision)
}
