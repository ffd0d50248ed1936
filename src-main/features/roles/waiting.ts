// A transfer that waits, as it is shown wherever its role is.
import type { WaitingTransferLine } from '../../../src-shared/contract/roles.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { askOf, awaits } from '../../access/plan.ts'
import { personLine } from '../../access/save.ts'
import { listNamedTransfers } from '../../access/waiting-queries.ts'
import type { NamedTransfer } from '../../access/waiting-queries.ts'
import { asChange } from '../../access/waiting.ts'
import type { ReadDb } from '../../db/open.ts'

export function waitingLine(named: NamedTransfer, mayCancel: boolean): WaitingTransferLine {
  const { transfer, program, successor, present, maker } = named
  return {
    id: transfer.id,
    program: program === null ? null : { id: program.id, name: program.name },
    successor: personLine(successor),
    predecessor: personLine(present),
    waitsFor: awaits(successor) ?? 'registration',
    at: transfer.createdAt,
    by: displayName(maker),
    mayCancel,
  }
}

/** Those in which somebody takes over or hands over, with whether the reader may cancel them. */
export function waitingOf(db: ReadDb, person: PersonId, actor: Facts): WaitingTransferLine[] {
  return listNamedTransfers(db, person).map((named) => {
    const { action, on } = askOf(db, asChange(named.transfer))
    return waitingLine(named, decide(actor, action, on).allowed)
  })
}
