// Long work under way, as main reports it. A feature says what its task is called; progress comes by itself.
import { ask, on } from '../api/client.ts'
import { createViewStore } from '../api/view-store.ts'

export interface RunningTask {
  readonly id: string
  /** Translated: "Reading emissions-2025.csv". */
  readonly title: string
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
  /** It is a large save: other changes are stored after it. */
  readonly isSaving: boolean
}

export interface TaskKind {
  readonly isSaving?: boolean
  /** Milliseconds, for work that is mostly over sooner than anybody would read of it. */
  readonly after?: number
}

export const useRunningTasks = createViewStore<{ readonly tasks: readonly RunningTask[] }>(() => ({
  tasks: [],
}))

/** A new id for a call that takes one. */
export function newTaskId(): string {
  return crypto.randomUUID()
}

/**
 * Shows long work at the window's bottom edge for as long as it runs.
 * `await track(taskId, t('imports:reading', { name }), call('imports.profile', { taskId, file }))`
 */
export async function track<Value>(
  id: string,
  title: string,
  work: Promise<Value>,
  { after = 0, isSaving = false }: TaskKind = {},
): Promise<Value> {
  const show = () =>
    useRunningTasks.setState(({ tasks }) => ({
      tasks: [...tasks, { id, title, done: 0, total: null, isSaving }],
    }))
  const showing = setTimeout(show, after)
  try {
    return await work
  } finally {
    clearTimeout(showing)
    useRunningTasks.setState(({ tasks }) => ({ tasks: tasks.filter((task) => task.id !== id) }))
  }
}

/** Asks main to stop; the call itself then answers `cancelled`. */
export function cancelTask(taskId: string): void {
  void ask('tasks.cancel', { taskId })
}

/** Follows main's progress events. @returns a function that stops */
export function followProgress(): () => void {
  return on('progress', ({ taskId, done, total }) =>
    useRunningTasks.setState(({ tasks }) => ({
      tasks: tasks.map((task) => (task.id === taskId ? { ...task, done, total } : task)),
    })),
  )
}
