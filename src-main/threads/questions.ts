// What a thread that answers many questions has been asked and has not answered yet. While it owes an answer the program
// stays for it; one that only waits for the next question keeps nobody.
import type { Worker } from 'node:worker_threads'
import type { Task } from '../tasks/tasks.ts'
import { stopFlag } from './stop-flag.ts'
import type { StopFlag } from './stop-flag.ts'

export interface Questions {
  /**
   * Asks something that can be stopped.
   * @param send posts the question under its number, with the memory by which it is stopped
   */
  ask(task: Partial<Task> | null, send: (id: number, stop: SharedArrayBuffer) => void): Promise<string>
  progress(id: number, done: number, total: number | null): void
  answer(id: number, text: string): void
  refuse(id: number, error: Error): void
  /** Has everything stopped that is under way. */
  stopAll(): void
  /** The thread is no more. */
  refuseAll(error: Error): void
}

interface Waiting {
  readonly resolve: (text: string) => void
  readonly reject: (error: Error) => void
  readonly task: Partial<Task> | null
  readonly stop: StopFlag
}

/** @param onIdle told when nothing is owed any more */
export function createQuestions(worker: Worker, onIdle: () => void = () => {}): Questions {
  const waiting = new Map<number, Waiting>()
  let last = 0

  function settle(id: number, end: (asked: Waiting) => void): void {
    const asked = waiting.get(id)
    if (asked === undefined) return
    waiting.delete(id)
    asked.stop.forget()
    if (waiting.size === 0) {
      worker.unref()
      onIdle()
    }
    end(asked)
  }

  return {
    ask: (task, send) =>
      new Promise((resolve, reject) => {
        worker.ref()
        const stop = stopFlag(task?.signal ?? null)
        last += 1
        waiting.set(last, { resolve, reject, task, stop })
        send(last, stop.buffer)
      }),
    progress: (id, done, total) => waiting.get(id)?.task?.progress?.(done, total),
    answer: (id, text) => settle(id, ({ resolve }) => resolve(text)),
    refuse: (id, error) => settle(id, ({ reject }) => reject(error)),
    stopAll: () => {
      for (const { stop } of waiting.values()) stop.raise()
    },
    refuseAll: (error) => {
      for (const { reject, stop } of waiting.values()) {
        stop.forget()
        reject(error)
      }
      waiting.clear()
    },
  }
}
