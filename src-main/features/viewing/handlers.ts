// Beginning and ending a look through another person's eyes (B-12). What it shows and refuses is decided in dispatch, for all
// calls at once; both ends are acts of whoever looks.
import { viewingCalls } from '../../../src-shared/contract/viewing.ts'
import { targetPerson } from '../../authz/targets.ts'
import { canBeViewed } from '../../authz/viewing.ts'
import { personSubject } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'

export const viewingHandlers = implement(viewingCalls, {
  'people.view-as': {
    asks: (db, { person: id }) => {
      const person = found(targetPerson(db, id) ?? undefined)
      return [{ action: 'people.view-as', on: { person } }]
    },
    run: ({ db, now, services }, { person }) => {
      if (!canBeViewed(db, person, now)) throw new Refusal('refused', 'not-to-be-viewed')
      return {
        answer: {},
        audit: [{ subject: personSubject(db, person) }],
        afterCommit: () => services.session.view(person),
      }
    },
  },
  'people.stop-viewing': {
    run: ({ db, services }) => {
      const viewed = services.session.viewing()
      if (viewed === null) return { answer: {}, audit: [] }
      return {
        answer: {},
        audit: [{ subject: personSubject(db, viewed) }],
        afterCommit: () => services.session.view(null),
      }
    },
  },
})
