// Programs: the list of those that the actor may see, creating and renaming them.
import { programsCalls } from '../../../src-shared/contract/programs.ts'
import { actorId } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import { getProgramRow, listPrograms } from './queries.ts'
import { createProgram, renameProgram } from './service.ts'

export const programsHandlers = implement(programsCalls, {
  'programs.list': { asks: 'rows', run: ({ db, actor }, query) => listPrograms(db, actor, query) },
  'programs.get': {
    asks: (_db, { id }) => [{ action: 'programs.view', on: { program: id } }],
    run: ({ db, actor }, { id }) => found(getProgramRow(db, actor, id)),
  },
  'programs.create': {
    run: ({ db, actor, now }, { name }) => {
      const { id, audit } = createProgram(db, name, actorId(actor), now)
      return { answer: { id }, audit }
    },
  },
  'programs.edit-info': {
    asks: (_db, { id }) => [{ action: 'programs.edit-info', on: { program: id } }],
    run: ({ db }, { id, name }) => ({ answer: {}, audit: renameProgram(db, id, name) }),
  },
})
