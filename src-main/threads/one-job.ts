// A thread that does one job and ends: how it is started, followed and stopped, and how it tells what came of it.
import { Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { Refusal } from '../ipc/errors.ts'
import type { Task } from '../tasks/tasks.ts'
import { stopFlag, stopWatch } from './stop-flag.ts'

/** What the thread has from the start. */
export interface JobData<Job> {
  readonly job: Job
  readonly stop: SharedArrayBuffer
}

export type FromJob<Result> =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

interface Starting<Job> {
  readonly worker: string | URL
  readonly job: Job
  readonly task: Task
  /** It writes nothing that would have to be cleared away: stopping it is ending it. */
  readonly endsAtOnce?: boolean
  /** What a code of the thread means here; null where it means nothing of its own. */
  readonly refusal: (code: string) => Refusal | null
}

/** @throws Refusal `cancelled` and what `refusal` makes; the system's error where the store or the disk fails */
export function runOneJob<Job, Result>({
  worker,
  job,
  task: { signal, progress },
  endsAtOnce = false,
  refusal,
}: Starting<Job>): Promise<Result> {
  const stop = stopFlag(signal)
  const thread = new Worker(worker, { workerData: { job, stop: stop.buffer } satisfies JobData<Job> })
  const end = () => void thread.terminate()
  if (endsAtOnce) {
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  }
  const failure = (code: string, message: string): Error => {
    if (code === 'cancelled') return new Refusal('cancelled', 'cancelled')
    return refusal(code) ?? Object.assign(new Error(message), { code })
  }
  return new Promise<Result>((resolve, reject) => {
    thread.on('message', (message: FromJob<Result>) => {
      if (message.type === 'progress') progress(message.done, message.total)
      else if (message.type === 'done') resolve(message.result)
      else reject(failure(message.code, message.message))
    })
    thread.on('error', reject)
    thread.on('exit', () =>
      reject(
        signal.aborted
          ? new Refusal('cancelled', 'cancelled')
          : new Error('the thread ended without an answer'),
      ),
    )
  }).finally(() => {
    stop.forget()
    signal.removeEventListener('abort', end)
  })
}

interface Work {
  readonly progress: (done: number, total: number | null) => void
  readonly isCancelled: () => boolean
}

/**
 * The thread's side: does the job and tells what came of it.
 * @param isStopped whether an error says that the job was stopped
 */
export async function doOneJob<Result>(
  port: MessagePort,
  stop: SharedArrayBuffer,
  {
    run,
    isStopped,
  }: {
    readonly run: (work: Work) => Result | Promise<Result>
    readonly isStopped: (error: unknown) => boolean
  },
): Promise<void> {
  const send = (message: FromJob<Result>): void => port.postMessage(message)
  try {
    const work = {
      progress: (done: number, total: number | null) => send({ type: 'progress', done, total }),
      isCancelled: stopWatch(stop),
    }
    send({ type: 'done', result: await run(work) })
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string }
    const known = typeof code === 'string' ? code : 'failed'
    send({ type: 'failed', code: isStopped(error) ? 'cancelled' : known, message })
  }
}
