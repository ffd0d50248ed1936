// Handlers of bulk acts; who is eligible is judged in bulk-judge.ts, the act is carried out in bulk-carry-out.ts.
import { peopleBulkCalls } from '../../../src-shared/contract/people-bulk.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import { bulkPreviews, bulkRows, exportBulk, previewBulk } from './bulk.ts'
import { bulk } from './bulk-carry-out.ts'

const exportLists = commandHandler('people.export-bulk', {
  prepare: (call, { preview, taskId }) => exportBulk(call, bulkPreviews.get(call, preview), taskId),
  run: (context, { preview }, { fileName, rows }) => ({
    answer: { fileName, rows },
    audit: [
      {
        subject: { kind: 'file', id: null, name: fileName },
        after: { rows, act: bulkPreviews.get(context, preview).act },
      },
    ],
  }),
})

export const peopleBulkHandlers = implement(peopleBulkCalls, {
  'people.preview-bulk': { work: previewBulk },
  'people.bulk-rows': {
    run: (context, { preview, ...window }) => bulkRows(bulkPreviews.get(context, preview), window),
  },
  'people.export-bulk': exportLists,
  'people.bulk': bulk,
})
