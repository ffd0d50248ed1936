// An import on its way: the file that was read, what its columns are, and what the dry run found. View state only; the file
// and the verdicts stay in main.
import { useEffect, useRef, useState } from 'react'
import type {
  ImportDryRun,
  ImportMapping,
  ReadPeopleFile,
} from '../../../src-shared/contract/people-import.ts'
import type { CallError, Reply } from '../../../src-shared/domain/errors.ts'
import { ask, on } from '../../api/client.ts'
import { cancelTask, newTaskId } from '../../shell/running-tasks.ts'

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
  const task = useTask()
  const { file, mapping } = state
  return {
    ...state,
    /** What runs, and how far it is in percent; null while nothing does. */
    running: task.running,
    stop: task.stop,
    open: async (chosen: { readonly token: string; readonly name: string }) => {
      setState(nothing)
      const reply = await task.run('reading', (taskId) =>
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
      const reply = await task.run('trying', (taskId) =>
        ask('people-import.dry-run', { file: file.file, mapping, taskId }),
      )
      if (reply === null) return
      setState((before) => (reply.ok ? { ...before, found: reply.value } : { ...before, error: reply.error }))
    },
    refuse: (error: CallError) => setState((before) => ({ ...before, found: null, error })),
    clear: () => setState(nothing),
  }
}

export type Import = ReturnType<typeof useImport>

interface Running {
  readonly what: 'reading' | 'trying'
  readonly percent: number
}

/** One task at a time, with its progress; what was stopped or overtaken answers null. */
function useTask() {
  const [running, setRunning] = useState<Running | null>(null)
  const id = useRef<string | null>(null)
  useEffect(
    () =>
      on('progress', ({ taskId, done, total }) => {
        if (taskId !== id.current) return
        const percent = total === null || total === 0 ? 0 : (100 * done) / total
        setRunning((before) => before && { ...before, percent })
      }),
    [],
  )
  return {
    running,
    stop: () => {
      if (id.current !== null) cancelTask(id.current)
    },
    run: async <Value>(
      what: Running['what'],
      start: (taskId: string) => Promise<Reply<Value>>,
    ): Promise<Reply<Value> | null> => {
      const taskId = newTaskId()
      id.current = taskId
      setRunning({ what, percent: 0 })
      const reply = await start(taskId)
      if (id.current !== taskId) return null
      id.current = null
      setRunning(null)
      return !reply.ok && reply.error.code === 'cancelled' ? null : reply
    },
  }
}
