// Approving people into the organization, or declining them (S2-15).
import { approvalsCalls } from '../../../src-shared/contract/approvals.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { settleTransfers } from '../../access/save.ts'
import { lapseTransfersTo } from '../../access/waiting.ts'
import type { WriteDb } from '../../db/open.ts'
import { actorId, getOrganization, getPerson, personSubject, updatePerson } from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import { notify } from '../../notices/notify.ts'
import { listAwaiting } from './approving-queries.ts'
import { askAbout, requirePresent } from './service.ts'

const approve = commandHandler('people.approve', {
  run: ({ db, actor, now, t }, { people }) => {
    const approver = getPerson(db, actorId(actor))
    const audit = people.flatMap((id) => {
      const person = requireAwaiting(requirePresent(db, id))
      updatePerson(db, id, { state: 'active' })
      tellApproved(db, person, { by: approver === undefined ? '' : displayName(approver), now })
      const subject = personSubject(db, id)
      const approved = { subject, before: { state: 'pending' }, after: { state: 'active' } }
      return [approved, ...settleTransfers(db, { ...person, state: 'active' }, { now, t })]
    })
    return { answer: { approved: people.length }, audit }
  },
})

const decline = commandHandler('people.decline', {
  asks: (db, { person }) => [{ action: 'people.approve' }, askAbout(db, 'people.remove', person)],
  run: ({ db, now }, { person: id, reason }) => {
    requireAwaiting(requirePresent(db, id))
    updatePerson(db, id, { state: 'removed', stateBefore: 'pending' })
    const subject = personSubject(db, id)
    const declined = { subject, before: { state: 'pending' }, after: { state: 'removed', reason } }
    return { answer: {}, audit: [declined, ...lapseTransfersTo(db, id, now)] }
  },
})

export const approvalsHandlers = implement(approvalsCalls, {
  'people.awaiting': { run: ({ db }) => ({ people: listAwaiting(db) }) },
  'people.approve': approve,
  'people.decline': decline,
})

/** @throws Refusal for who does not wait: two may decide at once, and the second is told. */
function requireAwaiting(person: Person): Person {
  if (person.state !== 'pending')
    throw new Refusal('refused', 'not-awaiting', { person: displayName(person) })
  return person
}

function tellApproved(
  db: WriteDb,
  person: Person,
  { by, now }: { readonly by: string; readonly now: string },
): void {
  notify(db, {
    person: person.id,
    kind: 'approved',
    params: { by, organization: getOrganization(db)?.name ?? '' },
    place: { page: 'my-access', params: {} },
    at: now,
  })
}
