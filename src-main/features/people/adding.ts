// How people come in: invited in the Submittals manner (S1-17, S1-18), or added by the Emissions form, registered at once
// (S3-17..33).
import type { DataRole } from '../../../src-shared/policy/roles.ts'
import { newRights, nobodyYet } from '../../access/new-rights.ts'
import { toRight } from '../../access/save.ts'
import { actorId, insertPerson, personSubject, putPasswordHash } from '../../directory/queries.ts'
import { inviteAgainAsks } from '../../invitations/asks.ts'
import { issueInvitation } from '../../invitations/issue.ts'
import { revokeInvitation } from '../../invitations/queries.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { Ask, QueryHandler } from '../../ipc/implement.ts'
import { hashPassword } from '../../session/password.ts'
import { insertGrant } from './queries.ts'
import { newPasswordRefusals, refuseFields, requireInvited, requirePerson, takenNames } from './service.ts'

export const invite = commandHandler('people.invite', {
  run: ({ db, actor, now, preferences }, { email, ...names }) => {
    // The form has one address, which is the user name too: what is wrong with either is said there, once.
    const [taken] = takenNames(db, { email, userName: email })
    if (taken !== undefined) refuseFields([{ ...taken, field: 'email' }])
    const id = insertPerson(
      db,
      { ...names, email, userName: email, state: 'invited', createdAt: now },
      { translation: preferences.translation },
    )
    const invitation = issueInvitation(db, requirePerson(db, id), { actor, now })
    return {
      answer: { person: id, invitation },
      audit: [
        {
          subject: personSubject(db, id),
          after: { email, ...names, state: 'invited', expiresAt: invitation.expiresAt },
        },
      ],
    }
  },
})

export const inviteAgain = commandHandler('people.invite-again', {
  asks: (db, { person }, actor) => inviteAgainAsks(db, person, actor),
  run: ({ db, actor, now }, { person: id }) => {
    const person = requireInvited(db, id)
    const invitation = issueInvitation(db, person, { actor, now })
    const { expiresAt } = invitation
    return { answer: { invitation }, audit: [{ subject: personSubject(db, id), after: { expiresAt } }] }
  },
})

export const revoke = commandHandler('people.revoke-invitation', {
  run: ({ db, now }, { person: id }) => {
    requireInvited(db, id)
    if (!revokeInvitation(db, id, now)) return { answer: {}, audit: [] }
    const subject = personSubject(db, id)
    return {
      answer: {},
      audit: [{ subject, before: { invitation: 'pending' }, after: { invitation: 'revoked' } }],
    }
  },
})

const addAsks = (dataRole: DataRole): Ask[] => [
  { action: 'people.add' },
  { action: 'roles.set-data-role', on: { next: dataRole } },
]

/** Asks what adding asks: who may not add somebody with that role has nothing to look forward to. */
export const previewAdd: QueryHandler<'people.preview-add'> = {
  asks: (_db, { dataRole }) => addAsks(dataRole),
  run: ({ db, now }, { dataRole: next }) => {
    const change = { action: 'roles.set-data-role', person: nobodyYet, present: 'none', next } as const
    return { gained: newRights([change], now).gained.map((right) => toRight(db, right, [])) }
  },
}

export const add = commandHandler('people.add', {
  asks: (_db, { dataRole }) => addAsks(dataRole),
  prepare: async ({ read }, input) => {
    read((db) => refuseFields([...takenNames(db, input), ...newPasswordRefusals(db, input, input)]))
    return hashPassword(input.password)
  },
  run: ({ db, actor, now }, input, passwordHash) => {
    refuseFields(takenNames(db, input))
    const { userName, email, firstName, lastName, isEnabled, dataRole, preferences } = input
    const state = isEnabled ? 'active' : 'disabled'
    const person = { userName, email, firstName, lastName, state, createdAt: now, registeredAt: now } as const
    const id = insertPerson(db, person, preferences)
    putPasswordHash(db, id, passwordHash, now)
    const grant = { personId: id, module: 'emissions', role: dataRole, grantedAt: now } as const
    insertGrant(db, { ...grant, grantedBy: actorId(actor) })
    const subject = personSubject(db, id)
    return {
      answer: { person: id },
      audit: [
        { subject, after: { userName, email, firstName, lastName, state, preferences } },
        {
          action: 'roles.set-data-role',
          subject,
          before: { role: 'none' },
          after: { role: dataRole },
        },
      ],
    }
  },
})
