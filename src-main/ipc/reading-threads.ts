// The threads in which long reads are done. Each is started when it is first needed, answers one question after the other
// over a connection of its own that only reads, and ends after a while without questions.
import { Worker } from 'node:worker_threads'
import type { CallName } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import type { Translation } from '../../src-shared/domain/preferences.ts'
import type { CallError } from '../../src-shared/domain/errors.ts'
import type { Task } from '../tasks/tasks.ts'
import { createQuestions } from '../threads/questions.ts'
import { Refusal, Told } from './errors.ts'
import type { ReadingThread } from './implement.ts'

/** A well-formed call by somebody who has been let in. */
export interface ReadOrder {
  readonly name: CallName
  readonly input: unknown
  readonly now: string
  readonly person: PersonId | null
  /** Through whose eyes they look (B-12). */
  readonly viewed: PersonId | null
  readonly systemTranslation: Translation
}

export interface ThreadData {
  readonly storePath: string
  readonly nativeBinding: string | undefined
}

export type ToThread =
  | {
      readonly type: 'read'
      readonly id: number
      readonly order: ReadOrder
      /** `threads/stop-flag.ts` */
      readonly stop: SharedArrayBuffer
    }
  /** Close the store and end. */
  | { readonly type: 'end' }

export type FromThread = { readonly id: number } & (
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly text: string }
  | { readonly type: 'refused'; readonly error: CallError; readonly fault: string | undefined }
)

export interface ReadingThreads {
  /** Stores of fewer bytes are read on the spot. */
  readonly smallest: number
  /** The answer as JSON text. @throws Told, Refusal `cancelled` */
  answer(thread: ReadingThread, order: ReadOrder, task: Task | null): Promise<string>
  /** Stops what is under way and lets go of the store, whose file is about to be replaced. */
  release(): Promise<void>
  /** At the end of the program. */
  close(): void
}

interface Places extends ThreadData {
  readonly worker: string | URL
  readonly smallest?: number | undefined
}

/** About 8,000 people and their trail: there the longest of these reads takes some 30 ms. */
const small = 16 * 1024 * 1024

export function createReadingThreads({ worker, smallest = small, ...data }: Places): ReadingThreads {
  const threads = new Map<ReadingThread, Thread>()
  return {
    smallest,
    answer: (name, order, task) => {
      const known = threads.get(name)
      const thread = known ?? startThread(worker, data, () => threads.delete(name))
      threads.set(name, thread)
      return thread.answer(order, task)
    },
    release: async () => {
      const ended = [...threads.values()].map((thread) => thread.end())
      threads.clear()
      await Promise.all(ended)
    },
    close: () => {
      for (const thread of threads.values()) thread.terminate()
      threads.clear()
    },
  }
}

interface Thread {
  answer(order: ReadOrder, task: Task | null): Promise<string>
  end(): Promise<void>
  terminate(): void
}

/** Longer without a question, and the thread gives its memory back. */
const patience = 5 * 60_000

/** @param onEnd told when it takes no more questions */
function startThread(file: string | URL, data: ThreadData, onEnd: () => void): Thread {
  const worker = new Worker(file, { workerData: data })
  const questions = createQuestions(worker, rest)
  let idle: NodeJS.Timeout | undefined
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const ended = (error: Error) => {
    onEnd()
    clearTimeout(idle)
    questions.refuseAll(error)
  }
  worker.on('error', ended)
  worker.on('exit', () => ended(new Error('the reading thread ended without an answer')))
  worker.on('message', (message: FromThread) => {
    const { id } = message
    if (message.type === 'progress') questions.progress(id, message.done, message.total)
    else if (message.type === 'done') questions.answer(id, message.text)
    else questions.refuse(id, refusal(message))
  })
  /** A thread that only waits does not keep its memory for ever. */
  function rest(): void {
    idle = setTimeout(() => {
      onEnd()
      void end()
    }, patience).unref()
  }
  function end(): Promise<void> {
    questions.stopAll()
    worker.ref()
    send({ type: 'end' })
    return exited
  }
  function send(message: ToThread): void {
    // Transfers nothing; the list is what the linter wants of a window's postMessage.
    worker.postMessage(message, [])
  }
  return {
    answer: (order, task) => {
      clearTimeout(idle)
      return questions.ask(task, (id, stop) => send({ type: 'read', id, order, stop }))
    },
    end,
    terminate: () => void worker.terminate(),
  }
}

function refusal({ error, fault }: Extract<FromThread, { type: 'refused' }>): Error {
  if (error.code === 'cancelled') return new Refusal('cancelled', 'cancelled')
  return Object.assign(new Told(error), fault === undefined ? {} : { stack: fault })
}
