// Transfers of an exactly-one role to somebody who cannot hold it yet: they wait for registration or approval. In the
// transaction of that, it is asked again whether the predecessor still holds the role and whoever made the transfer may
// still make it; otherwise it lapses, and both are told.
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { displayName } from '../../src-shared/domain/person-name.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { AuditEntry } from '../audit/record.ts'
import { loadFacts } from '../authz/facts.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { getPerson, personSubject } from '../directory/queries.ts'
import type { Person } from '../directory/queries.ts'
import { Refusal } from '../ipc/errors.ts'
import { notify } from '../notices/notify.ts'
import { programSubject } from './audit.ts'
import { askOf } from './plan.ts'
import { getMainCorporateContact, getProgram } from './queries.ts'
import type { Transfer } from './transfers.ts'
import {
  endWaitingTransfer,
  getWaitingTransfer,
  insertWaitingTransfer,
  listWaitingTransfersTo,
} from './waiting-queries.ts'
import type { WaitingTransfer } from './waiting-queries.ts'

/** The transfer as it was staged. */
export function asChange({ programId, successorId: person, presentId: present }: WaitingTransfer): Transfer {
  return programId === null
    ? { action: 'roles.transfer-main-corporate', person, present }
    : { action: 'programs.transfer-main-site', program: programId, person, present }
}

/** The slot of a transfer: its program, or null for the organization. */
function slotProgram(change: Transfer): ProgramId | null {
  return change.action === 'programs.transfer-main-site' ? change.program : null
}

/** Notes a transfer that waits. One that waited in its place is cancelled. */
export function putOff(
  db: WriteDb,
  change: Transfer,
  { by, at }: { readonly by: PersonId; readonly at: string },
): AuditEntry[] {
  const former = getWaitingTransfer(db, slotProgram(change))
  const cancelled = former === undefined ? [] : [endTransfer(db, former, 'cancelled', at)]
  insertWaitingTransfer(db, {
    programId: slotProgram(change),
    successorId: change.person,
    presentId: change.present,
    createdAt: at,
    createdBy: by,
  })
  return cancelled
}

/** Ends what waited for a role that has just changed hands otherwise. */
export function lapseInSlot(db: WriteDb, change: Transfer, at: string): AuditEntry[] {
  const former = getWaitingTransfer(db, slotProgram(change))
  return former === undefined ? [] : [lapse(db, former, at)]
}

/** Ends what waited for somebody who is removed or declined. */
export function lapseTransfersTo(db: WriteDb, successor: PersonId, at: string): AuditEntry[] {
  return listWaitingTransfersTo(db, successor).map((transfer) => lapse(db, transfer, at))
}

/** Cancels one by its id, which those may who could make it. @throws Refusal when it waits no more. */
export function cancelTransfer(
  db: WriteDb,
  { program, transfer: id }: { readonly program: ProgramId | null; readonly transfer: number },
  at: string,
): AuditEntry[] {
  const transfer = getWaitingTransfer(db, program)
  if (transfer?.id !== id) throw new Refusal('refused', 'transfer-not-waiting')
  return [endTransfer(db, transfer, 'cancelled', at)]
}

/** Why a transfer cannot take effect any more; null where it can. */
function obstacle(
  db: ReadDb,
  transfer: WaitingTransfer,
  now: string,
): 'role-changed' | 'maker-may-not' | null {
  const { programId, presentId, createdBy } = transfer
  const holder =
    programId === null ? getMainCorporateContact(db) : getProgram(db, programId)?.mainSiteContactId
  if (holder !== presentId) return 'role-changed'
  const { action, on } = askOf(db, asChange(transfer))
  return decide(loadFacts(db, createdBy, now), action, on).allowed ? null : 'maker-may-not'
}

type Save = (change: Transfer, maker: PersonId) => AuditEntry[]

/**
 * Lets what waits for somebody take effect, or lapse. To be called in the transaction in which they have become active;
 * `saveNow` makes the change for whoever had made the transfer.
 */
export function settleWith(db: WriteDb, person: Person, now: string, saveNow: Save): AuditEntry[] {
  return listWaitingTransfersTo(db, person.id).flatMap((transfer) => {
    const because = obstacle(db, transfer, now)
    if (because !== null) return [lapse(db, transfer, now, because)]
    endWaitingTransfer(db, transfer.id, 'done', now)
    const entries = saveNow(asChange(transfer), transfer.createdBy)
    tell(db, transfer, 'transfer-took-effect', now)
    return entries
  })
}

function lapse(db: WriteDb, transfer: WaitingTransfer, at: string, because = 'role-changed'): AuditEntry {
  tell(db, transfer, 'transfer-lapsed', at)
  return endTransfer(db, transfer, 'lapsed', at, because)
}

function endTransfer(
  db: WriteDb,
  transfer: WaitingTransfer,
  state: 'lapsed' | 'cancelled',
  at: string,
  because?: string,
): AuditEntry {
  endWaitingTransfer(db, transfer.id, state, at)
  const { programId } = transfer
  return {
    action: asChange(transfer).action,
    subject: personSubject(db, transfer.successorId),
    ...(programId === null ? {} : { on: programSubject(db, programId) }),
    before: { transfer: 'waiting' },
    after: { transfer: state, ...(because === undefined ? {} : { because }) },
  }
}

/** Predecessor, successor and whoever made it. */
function tell(
  db: WriteDb,
  transfer: WaitingTransfer,
  kind: 'transfer-took-effect' | 'transfer-lapsed',
  at: string,
): void {
  const { programId, successorId, presentId, createdBy } = transfer
  const name = (id: PersonId) => {
    const person = getPerson(db, id)
    return person === undefined ? '' : displayName(person)
  }
  const program = programId === null ? null : (getProgram(db, programId)?.name ?? '')
  for (const person of new Set([presentId, successorId, createdBy])) {
    notify(db, {
      person,
      kind,
      params: {
        successor: name(successorId),
        predecessor: name(presentId),
        role: programId === null ? 'programs.main' : 'programs.main-site-contact',
        ...(program === null ? {} : { program, context: 'program' }),
      },
      place:
        programId === null
          ? { page: 'my-access', params: {} }
          : { page: 'program-contacts', params: { program: programId } },
      at,
    })
  }
}
