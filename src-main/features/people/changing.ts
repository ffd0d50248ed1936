// What happens to people who are there: changed, enabled and disabled, given a new password, removed and restored.
import { lapseTransfersTo } from '../../access/waiting.ts'
import { changedValues } from '../../audit/changed.ts'
import {
  getPreferences,
  personSubject,
  putPasswordHash,
  updatePerson,
  updatePreferences,
  waiveLastLead,
} from '../../directory/queries.ts'
import { stateWhen } from '../../directory/person-state.ts'
import { Refusal } from '../../ipc/errors.ts'
import { restoreAsks } from '../../invitations/asks.ts'
import { issueInvitation } from '../../invitations/issue.ts'
import { revokeInvitation } from '../../invitations/queries.ts'
import { commandHandler } from '../../ipc/implement.ts'
import { hashPassword } from '../../session/password.ts'
import { deleteThrottle } from './queries.ts'
import { dropRoles } from './restoring.ts'
import {
  askAbout,
  newPasswordRefusals,
  refuseFields,
  requirePerson,
  requirePresent,
  takenNames,
} from './service.ts'

export const edit = commandHandler('people.edit', {
  asks: (db, { person }) => [askAbout(db, 'people.edit', person)],
  run: ({ db, now, services }, { person: id, undoes: _undoes, preferences, ...change }) => {
    const person = requirePresent(db, id)
    const isInvited = person.state === 'invited'
    const nameless = (['firstName', 'lastName'] as const).filter((field) => isInvited && change[field] === '')
    refuseFields([
      ...nameless.map((field) => ({ field, key: 'required' })),
      ...takenNames(db, change, person.id),
    ])
    const before = { ...getPreferences(db, person.id, services.systemTranslation), ...person }
    const changed = changedValues(before, { ...change, ...preferences })
    if (changed === null) return { answer: {}, audit: [] }
    // The link went to the old address: whoever reads mail there must not become this person.
    const movesAway = change.email.toLowerCase() !== person.email.toLowerCase()
    const isRevoked = isInvited && movesAway && revokeInvitation(db, person.id, now, 'changed')
    const after = { ...changed.after, ...(isRevoked ? { invitation: 'revoked' } : {}) }
    // By the name that they had until now.
    const subject = personSubject(db, person.id)
    updatePerson(db, person.id, change)
    if (preferences !== undefined) updatePreferences(db, person.id, preferences)
    return { answer: {}, audit: [{ subject, before: changed.before, after }] }
  },
})

export const setEnabled = commandHandler('people.set-enabled', {
  asks: (db, { person }) => [askAbout(db, 'people.set-enabled', person)],
  run: ({ db }, { person: id, isEnabled, confirmLastLead }) => {
    const person = requirePresent(db, id)
    const state = stateWhen(person, isEnabled)
    if (state === person.state) return { answer: {}, audit: [] }
    if (confirmLastLead) waiveLastLead(db)
    updatePerson(db, person.id, { state })
    const subject = personSubject(db, person.id)
    return { answer: {}, audit: [{ subject, before: { state: person.state }, after: { state } }] }
  },
})

export const resetPassword = commandHandler('people.reset-password', {
  asks: (db, { person }) => [askAbout(db, 'people.reset-password', person)],
  prepare: async ({ read }, { person: id, ...input }) => {
    read((db) => {
      const person = requirePresent(db, id)
      if (person.registeredAt === null) throw new Refusal('refused', 'registers-first')
      refuseFields(newPasswordRefusals(db, input, person))
    })
    return hashPassword(input.password)
  },
  run: ({ db, now }, { person: id }, passwordHash) => {
    const person = requirePresent(db, id)
    putPasswordHash(db, person.id, passwordHash, now)
    deleteThrottle(db, person.userName)
    return { answer: {}, audit: [{ subject: personSubject(db, person.id) }] }
  },
})

export const remove = commandHandler('people.remove', {
  asks: (db, { person }) => [askAbout(db, 'people.remove', person)],
  run: ({ db, now }, { person: id, confirmLastLead }) => {
    const person = requirePresent(db, id)
    const { state } = person
    if (state === 'removed') throw new Refusal('refused', 'person-removed')
    if (confirmLastLead) waiveLastLead(db)
    revokeInvitation(db, person.id, now, 'removed')
    updatePerson(db, person.id, { state: 'removed', stateBefore: state })
    const subject = personSubject(db, person.id)
    const lapsed = lapseTransfersTo(db, person.id, now)
    return { answer: {}, audit: [{ subject, before: { state }, after: { state: 'removed' } }, ...lapsed] }
  },
})

export const restore = commandHandler('people.restore', {
  asks: (db, { person, keep }, actor) => {
    const families = restoreAsks(db, person, actor.now)
    return [{ action: 'people.add' }, ...keep.flatMap((family) => families.get(family) ?? [])]
  },
  run: ({ db, actor, now }, { person: id, keep }) => {
    const person = requirePerson(db, id)
    if (person.stateBefore === null) throw new Refusal('refused', 'not-removed')
    const state = person.stateBefore
    const dropped = dropRoles(db, person.id, { keep, now })
    updatePerson(db, person.id, { state, stateBefore: null })
    const invitation = state === 'invited' ? issueInvitation(db, requirePerson(db, id), { actor, now }) : null
    const subject = personSubject(db, person.id)
    const restored = { subject, before: { state: 'removed' }, after: { state } }
    return { answer: { invitation }, audit: [restored, ...dropped] }
  },
})
