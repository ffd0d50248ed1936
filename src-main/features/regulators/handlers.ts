// Regulators are part of the organization's settings.
import { regulatorsCalls } from '../../../src-shared/contract/regulators.ts'
import { found } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import { getRegulatorRow, listRegulators } from './queries.ts'
import { addRegulator, editRegulator, removeRegulator } from './service.ts'

export const regulatorsHandlers = implement(regulatorsCalls, {
  'regulators.list': { run: ({ db }, query) => listRegulators(db, query) },
  'regulators.get': { run: ({ db }, { id }) => found(getRegulatorRow(db, id)) },
  'regulators.add': {
    run: ({ db }, values) => {
      const { id, audit } = addRegulator(db, values)
      return { answer: { id }, audit }
    },
  },
  'regulators.edit': {
    run: ({ db }, { id, ...values }) => ({ answer: {}, audit: editRegulator(db, id, values) }),
  },
  'regulators.remove': {
    run: ({ db }, { id }) => ({ answer: {}, audit: removeRegulator(db, id) }),
  },
})
