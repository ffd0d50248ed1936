// Starting a job in the trail's thread: its progress goes to whoever asked, its end settles the promise.
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../ipc/errors.ts'
import type { TrailPlaces } from '../../ipc/services.ts'
import type { Task } from '../../tasks/tasks.ts'
import type { FromWorker, Results, TrailJob, WorkerData } from './messages.ts'

/** @throws Refusal `cancelled`, `sheet-too-long`, `file-not-written`; the system's error where the store or disk fails */
export function runJob<Job extends TrailJob>(
  { worker, storePath, nativeBinding }: TrailPlaces,
  job: Job,
  task: Task,
): Promise<Results[Job['kind']]> {
  const stop = new SharedArrayBuffer(4)
  const cancel = () => void Atomics.store(new Int32Array(stop), 0, 1)
  task.signal.addEventListener('abort', cancel, { once: true })
  if (task.signal.aborted) cancel()
  const data: WorkerData = { storePath, nativeBinding, job, stop }
  const thread = new Worker(worker, { workerData: data })
  return new Promise((resolve, reject) => {
    thread.on('message', (message: FromWorker) => {
      if (message.type === 'progress') task.progress(message.done, message.total)
      else if (message.type === 'done') resolve(message.result as Results[Job['kind']])
      else reject(failure(message))
    })
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the trail thread ended without an answer')))
  })
}

function failure({ code, message }: Extract<FromWorker, { type: 'failed' }>): Error {
  if (code === 'cancelled') return new Refusal('cancelled', 'cancelled')
  if (code === 'sheet-too-long') return new Refusal('refused', 'sheet-too-long')
  // The chosen place refuses: said so, because it is not our own data folder that is meant.
  if (/^(EACCES|EPERM|EROFS|ENOENT|EISDIR|ENOTDIR|EBUSY|ENAMETOOLONG)$/.test(code))
    return new Refusal('refused', 'file-not-written')
  return Object.assign(new Error(message), { code })
}
