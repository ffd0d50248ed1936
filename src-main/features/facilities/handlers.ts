// Facilities: the list for those with a permission group, the search for everybody who is signed in, and keeping them.
import { facilitiesCalls } from '../../../src-shared/contract/facilities.ts'
import type { FacilityId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb } from '../../db/open.ts'
import { found } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { getFacilityRow, listFacilities, listRegulatorChoices, searchFacilities } from './queries.ts'
import { addFacility, editFacility, removeFacility } from './service.ts'

const editing = (_db: ReadDb, { id }: { id: FacilityId }): Ask[] => [
  { action: 'facilities.edit', on: { facility: id } },
]

export const facilitiesHandlers = implement(facilitiesCalls, {
  'facilities.list': { asks: 'rows', run: ({ db, actor }, query) => listFacilities(db, actor, query) },
  'facilities.get': {
    asks: (_db, { id }) => [{ action: 'facilities.view', on: { facility: id } }],
    run: ({ db }, { id }) => found(getFacilityRow(db, id)),
  },
  'facilities.regulators': { asks: 'rows', run: ({ db }) => ({ regulators: listRegulatorChoices(db) }) },
  'facilities.search': { run: ({ db }, query) => searchFacilities(db, query) },
  'facilities.add': {
    run: ({ db }, values) => {
      const { id, audit } = addFacility(db, values)
      return { answer: { id }, audit }
    },
  },
  'facilities.edit': {
    asks: editing,
    run: ({ db }, { id, ...values }) => ({ answer: {}, audit: editFacility(db, id, values) }),
  },
  'facilities.remove': {
    asks: editing,
    run: ({ db }, { id }) => ({ answer: {}, audit: removeFacility(db, id) }),
  },
})
