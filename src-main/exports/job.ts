// Jobs for the thread of exports: what can be asked of it, and how it is started and stopped.
import { Worker } from 'node:worker_threads'
import { Refusal } from '../ipc/errors.ts'
import type { Task } from '../tasks/tasks.ts'
import type { BuiltExport, ExportOrder, ExportSource } from './build.ts'
import type { TableCount } from './collect.ts'
import type { Known, Verdict } from './verify.ts'

export type ExportJob =
  | { readonly kind: 'plan'; readonly source: ExportSource }
  | { readonly kind: 'build'; readonly order: ExportOrder }
  | {
      readonly kind: 'verify'
      /** Shared, so that what is verified is what is opened afterwards, without a copy. */
      readonly bytes: SharedArrayBuffer
      readonly nativeBinding: string | undefined
      readonly known: Known
    }

export interface Results {
  readonly plan: readonly TableCount[]
  readonly build: BuiltExport
  readonly verify: Verdict
}

export type FromExportWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'done'; readonly result: Results[ExportJob['kind']] }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

/** Runs one job. @throws Refusal `cancelled`, `file-not-written`; the system's error where the store or disk fails */
export function runExportJob<Job extends ExportJob>(
  worker: string | URL,
  job: Job,
  task: Task,
): Promise<Results[Job['kind']]> {
  const stop = new SharedArrayBuffer(4)
  const thread = new Worker(worker, { workerData: { job, stop } })
  const cancel = () => {
    Atomics.store(new Int32Array(stop), 0, 1)
    // Verifying writes nothing that would have to be cleared away.
    if (job.kind === 'verify') void thread.terminate()
  }
  task.signal.addEventListener('abort', cancel, { once: true })
  if (task.signal.aborted) cancel()
  return new Promise((resolve, reject) => {
    thread.on('message', (message: FromExportWorker) => {
      if (message.type === 'progress') task.progress(message.done, message.total)
      else if (message.type === 'done') resolve(message.result as Results[Job['kind']])
      else reject(failure(message))
    })
    thread.on('error', reject)
    thread.on('exit', () =>
      reject(
        task.signal.aborted
          ? new Refusal('cancelled', 'cancelled')
          : new Error('the export thread ended without an answer'),
      ),
    )
  })
}

function failure({ code, message }: Extract<FromExportWorker, { type: 'failed' }>): Error {
  if (code === 'cancelled') return new Refusal('cancelled', 'cancelled')
  // The chosen place refuses: said so, because it is not our own data folder that is meant.
  if (/^(EACCES|EPERM|EROFS|ENOENT|EISDIR|ENOTDIR|SQLITE_CANTOPEN.*|SQLITE_READONLY.*)$/.test(code))
    return new Refusal('refused', 'file-not-written')
  return Object.assign(new Error(message), { code })
}
