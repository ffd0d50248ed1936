// An import on its way: the file that was read, what its columns are, and what the dry run found. View state only; the file
// and the verdicts stay in main.
import { useState } from 'react'
import type {
  ImportDryRun,
  ImportMapping,
  ReadPeopleFile,
} from '../../../src-shared/contract/people-import.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { withLastLead } from '../../shell/last-lead.ts'
import { useTask } from '../../shell/use-task.ts'

interface OpenFile extends ReadPeopleFile {
  readonly name: string
}

interface State {
  readonly file: OpenFile | null
  readonly mapping: ImportMapping
  readonly found: ImportDryRun | null
  readonly error: CallError | null
}

const nothing: State = { file: null, mapping: {}, found: null, error: null }

export function useImport() {
  const [state, setState] = useState(nothing)
  const t = useText()
  const task = useTask<'reading' | 'trying' | 'importing'>()
  const { file, mapping, found } = state
  const title = (what: string, name: string) => t(`people-import:tasks.${what}`, { name })
  return {
    ...state,
    /** What runs, and how far it is; null while nothing does. */
    running: task.running,
    stop: task.stop,
    open: async (chosen: { readonly token: string; readonly name: string }) => {
      setState(nothing)
      const reply = await task.run('reading', title('reading', chosen.name), (taskId) =>
        ask('people-import.read', { file: chosen.token, taskId }),
      )
      if (reply?.ok === true)
        setState({ ...nothing, file: { ...reply.value, name: chosen.name }, mapping: reply.value.mapping })
      else if (reply !== null) setState({ ...nothing, error: reply.error })
    },
    map: (next: ImportMapping) =>
      setState((before) => ({ ...before, mapping: next, found: null, error: null })),
    tryOut: async () => {
      if (file === null) return
      setState((before) => ({ ...before, found: null, error: null }))
      const reply = await task.run('trying', title('trying', file.name), (taskId) =>
        ask('people-import.dry-run', { file: file.file, mapping, taskId }),
      )
      if (reply === null) return
      setState((before) => (reply.ok ? { ...before, found: reply.value } : { ...before, error: reply.error }))
    },
    /** Null where it was stopped: nobody has been added then. */
    carryOut: async (invite: boolean) => {
      if (file === null || found === null) return null
      const { run, counts } = found
      const only = counts.refused > 0 ? 'valid' : 'all'
      return withLastLead((confirmLastLead) =>
        task.run(
          'importing',
          title('importing', file.name),
          (taskId) => ask('people-import.run', { run, only, invite, confirmLastLead, taskId }),
          { isSaving: true },
        ),
      )
    },
    refuse: (error: CallError) => setState((before) => ({ ...before, found: null, error })),
    clear: () => setState(nothing),
  }
}

export type Import = ReturnType<typeof useImport>
