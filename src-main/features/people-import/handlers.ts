// People out of a CSV file (B-03): reading and trying out in dry-run.ts, every row's verdict in judge.ts, the import itself in
// import.ts.
import { peopleImportCalls } from '../../../src-shared/contract/people-import.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import { dryRun, dryRunRows, dryRuns, readFile, saveRejects } from './dry-run.ts'
import { runImport } from './import.ts'

const rejects = commandHandler('people-import.save-rejects', {
  prepare: (call, { run, taskId }) => saveRejects(call, dryRuns.get(call, run), taskId),
  run: (_context, _input, { fileName, rows }) => ({
    answer: { fileName, rows },
    audit: [{ subject: { kind: 'file', id: null, name: fileName }, after: { rows } }],
  }),
})

export const peopleImportHandlers = implement(peopleImportCalls, {
  'people-import.read': { work: readFile },
  'people-import.dry-run': { work: dryRun },
  'people-import.rows': {
    run: (context, { run, ...window }) => dryRunRows(dryRuns.get(context, run), window),
  },
  'people-import.save-rejects': rejects,
  'people-import.run': runImport,
})
