// The organization's contacts, with what the actor may do to each (S2-08, S2-15, S2-17, S2-20, S2-21).
import { corporateContactsCalls } from '../../../src-shared/contract/corporate-contacts.ts'
import type { ContactLocks } from '../../../src-shared/contract/corporate-contacts.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts, On } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { awaits, canTakeOver } from '../../access/plan.ts'
import { getMainCorporateContact } from '../../access/queries.ts'
import { personLine } from '../../access/save.ts'
import { getNamedTransfer } from '../../access/waiting-queries.ts'
import { presentCorporate, targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import { waitingLine } from './waiting.ts'

interface Reader {
  readonly actor: Facts
  readonly t: Translate
}

export const corporateContactsHandlers = implement(corporateContactsCalls, {
  'roles.corporate-contacts': {
    run: ({ db, actor, t }, { people }) => {
      const mainId = getMainCorporateContact(db)
      const main = mainId === undefined ? undefined : getPerson(db, mainId)
      if (main === undefined) throw Refusal.notFound()
      const transferLock = lockOf('roles.transfer-main-corporate', {}, { actor, t })
      const waiting = getNamedTransfer(db, null)
      const successor = waiting?.successor.id ?? null
      return {
        main: personLine(main),
        transferLock,
        waiting: waiting === undefined ? null : waitingLine(waiting, transferLock === null),
        rows: people.flatMap((id) => {
          const locks = locksOf(db, id, { actor, t })
          return locks === null ? [] : { ...locks, mayBecomeMain: locks.mayBecomeMain && id !== successor }
        }),
      }
    },
  },
})

function locksOf(db: ReadDb, id: PersonId, reader: Reader): ContactLocks | null {
  const person = targetPerson(db, id)
  const row = getPerson(db, id)
  if (person === null || row === undefined) return null
  const present = presentCorporate(db, id)
  const isSuccessor = present !== 'main' && (canTakeOver(row) || awaits(row) !== null)
  return {
    person: id,
    level: lockOf('roles.set-corporate', { person, present, next: 'affiliate' }, reader),
    removal: lockOf('people.remove', { person }, reader),
    mayBecomeMain: isSuccessor && lockOf('roles.transfer-main-corporate', { person }, reader) === null,
  }
}

function lockOf(action: Action, on: On, { actor, t }: Reader): string | null {
  const decision = decide(actor, action, on)
  return decision.allowed ? null : denialIn(t, decision)
}
