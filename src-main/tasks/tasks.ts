// Long work under way: its progress goes to the window, and whoever started it can cancel it.
import type { Events } from '../../src-shared/contract/index.ts'

export interface Task {
  readonly signal: AbortSignal
  /** Tells the window how far the work is; `total` null while unknown. */
  progress(done: number, total: number | null): void
}

export interface Tasks {
  /** Runs work under an id of the caller's choice; a running id cannot be taken again. */
  run<T>(taskId: string, work: (task: Task) => Promise<T>): Promise<T>
  /** The running work of that id, for those within it that cannot wait; without one, nobody follows it or stops it. */
  watch(taskId: string | undefined): Task
  /** Aborts the work of that id; nothing happens when there is none. */
  cancel(taskId: string): void
  /** At the end of a session or of the program. */
  cancelAll(): void
}

/** Work that nobody follows. */
const unwatched: Task = { signal: new AbortController().signal, progress: () => {} }

export function createTasks(emit: (name: 'progress', payload: Events['progress']) => void): Tasks {
  const running = new Map<string, AbortController>()
  const taskOf = (taskId: string, { signal }: AbortController): Task => ({
    signal,
    progress: (done, total) => emit('progress', { taskId, done, total }),
  })
  return {
    async run(taskId, work) {
      if (running.has(taskId)) throw new Error(`task ${taskId} runs already`)
      const controller = new AbortController()
      running.set(taskId, controller)
      try {
        return await work(taskOf(taskId, controller))
      } finally {
        running.delete(taskId)
      }
    },
    watch: (taskId) => {
      const controller = taskId === undefined ? undefined : running.get(taskId)
      return taskId === undefined || controller === undefined ? unwatched : taskOf(taskId, controller)
    },
    cancel: (taskId) => running.get(taskId)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
    },
  }
}
