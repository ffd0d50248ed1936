// People: the list, who somebody is, and what may be done to them. How they come in is in adding.ts, what happens to them
// then in changing.ts.
import { peopleCalls } from '../../../src-shared/contract/people.ts'
import { getPersonByEmail } from '../../directory/queries.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import { add, invite, inviteAgain, previewAdd, revoke } from './adding.ts'
import { edit, remove, resetPassword, restore, setEnabled } from './changing.ts'
import { personDetail } from './detail.ts'
import { exportPeople } from './export.ts'
import { isNarrowed, listRows, pageOfPeople } from './list-queries.ts'

const exportList = commandHandler('people.export', {
  prepare: exportPeople,
  run: (_context, { search, filters, sort, columns }, { fileName, rows }) => ({
    answer: { fileName, rows },
    audit: [
      {
        subject: { kind: 'file', id: null, name: fileName },
        after: { rows, search, filters, sort, columns },
      },
    ],
  }),
})

export const peopleHandlers = implement(peopleCalls, {
  'people.list': {
    isQuick: (query) => !isNarrowed(query),
    read: ({ db, now }, { offset, limit, ...query }) => {
      const { ids, ...counts } = pageOfPeople(db, query, { offset, limit, now })
      return { rows: listRows(db, ids, now), ...counts }
    },
  },
  'people.get': { run: (context, { person }) => personDetail(context.db, person, context) },
  'people.export': exportList,
  'people.look-up': {
    run: ({ db, now }, { email }) => {
      const known = getPersonByEmail(db, email)
      const [person] = known === undefined ? [] : listRows(db, [known.id], now)
      return { email, person: person ?? null }
    },
  },
  'people.invite': invite,
  'people.invite-again': inviteAgain,
  'people.revoke-invitation': revoke,
  'people.preview-add': previewAdd,
  'people.add': add,
  'people.edit': edit,
  'people.set-enabled': setEnabled,
  'people.reset-password': resetPassword,
  'people.remove': remove,
  'people.restore': restore,
})
