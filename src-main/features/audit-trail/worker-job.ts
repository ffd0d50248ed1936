// Starting a job in the trail's thread: its progress goes to whoever asked, its end settles the promise.
import { Refusal } from '../../ipc/errors.ts'
import type { TrailPlaces } from '../../ipc/services.ts'
import type { Task } from '../../tasks/tasks.ts'
import { runOneJob } from '../../threads/one-job.ts'
import type { PlacedJob, Results, TrailJob } from './messages.ts'

/** @throws Refusal `cancelled`, `sheet-too-long`, `file-not-written`; the system's error where the store or disk fails */
export function runJob<Job extends TrailJob>(
  { worker, storePath, nativeBinding }: TrailPlaces,
  order: Job,
  task: Task,
): Promise<Results[Job['kind']]> {
  const job: PlacedJob = { storePath, nativeBinding, order }
  return runOneJob({ worker, job, task, refusal })
}

function refusal(code: string): Refusal | null {
  if (code === 'sheet-too-long') return new Refusal('refused', 'sheet-too-long')
  // The chosen place refuses: said so, because it is not our own data folder that is meant.
  const isPlace = /^(EACCES|EPERM|EROFS|ENOENT|EISDIR|ENOTDIR|EBUSY|ENAMETOOLONG)$/.test(code)
  return isPlace ? new Refusal('refused', 'file-not-written') : null
}
