// Who holds what, and changing it together (B-06). Which rights a change needs is one question to the policy per change
// (askOf); dispatch asks them all inside the transaction that saves.
import { rolesCalls } from '../../../src-shared/contract/roles.ts'
import { actorId } from '../../directory/queries.ts'
import { implement } from '../../ipc/implement.ts'
import { leadAdvice } from '../../access/consequences.ts'
import { inverseOf } from '../../access/inverse.ts'
import { cellsOf, rolesOf } from './held.ts'
import { askOf } from '../../access/plan.ts'
import { preview, save } from '../../access/save.ts'
import { cancelTransfer } from '../../access/waiting.ts'

export const rolesHandlers = implement(rolesCalls, {
  'roles.of-people': {
    run: ({ db, ...reader }, { people }) => ({
      cells: people.map((person) => cellsOf(db, person, reader)).filter((cells) => cells !== null),
    }),
  },
  'roles.of-person': { run: ({ db, ...reader }, { person }) => rolesOf(db, person, reader) },
  'roles.mine': { run: ({ db, ...reader }) => rolesOf(db, actorId(reader.actor), reader) },
  'roles.advice': { run: ({ db }) => leadAdvice(db) },
  'roles.preview': { read: ({ db, ...call }, { changes }) => preview(db, changes, call) },
  'roles.save': {
    asks: (db, { changes }) => changes.map((change) => askOf(db, change)),
    run: ({ db, ...call }, { changes, confirmLastLead }) => {
      const undo = inverseOf(db, changes, call.now) ?? []
      const audit = save(db, changes, { ...call, confirmLastLead })
      return { answer: { saved: changes.length, undo }, audit }
    },
  },
  'roles.cancel-transfer': {
    run: ({ db, now }, { transfer }) => ({
      answer: {},
      audit: cancelTransfer(db, { program: null, transfer }, now),
    }),
  },
})
