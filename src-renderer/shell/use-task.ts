// Long work that a page or dialog starts, follows and can stop. It is at the window's bottom edge too, and goes on there when
// the page that started it is left.
import { useEffect, useRef, useState } from 'react'
import type { Reply } from '../../src-shared/domain/errors.ts'
import { on } from '../api/client.ts'
import { cancelTask, newTaskId, track } from './running-tasks.ts'
import type { TaskKind } from './running-tasks.ts'

export interface RunningWork<What extends string> {
  readonly what: What
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
}

/** One at a time; what was stopped or overtaken answers null. */
export function useTask<What extends string>() {
  const [running, setRunning] = useState<RunningWork<What> | null>(null)
  const id = useRef<string | null>(null)
  useEffect(
    () =>
      on('progress', ({ taskId, done, total }) => {
        if (taskId === id.current) setRunning((before) => before && { ...before, done, total })
      }),
    [],
  )
  return {
    running,
    stop: () => {
      if (id.current !== null) cancelTask(id.current)
    },
    /** @param title what it is called at the bottom edge */
    run: async <Value>(
      what: What,
      title: string,
      start: (taskId: string) => Promise<Reply<Value>>,
      kind: TaskKind = {},
    ): Promise<Reply<Value> | null> => {
      const taskId = newTaskId()
      id.current = taskId
      setRunning({ what, done: 0, total: null })
      const reply = await track(taskId, title, start(taskId), kind)
      if (id.current !== taskId) return null
      id.current = null
      setRunning(null)
      return !reply.ok && reply.error.code === 'cancelled' ? null : reply
    },
  }
}

/** Percent for a bar; 0 while the total is unknown. */
export function percentOf({ done, total }: Pick<RunningWork<string>, 'done' | 'total'>): number {
  return total === null || total === 0 ? 0 : Math.min(100, (100 * done) / total)
}
