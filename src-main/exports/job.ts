// Jobs for the thread of exports: what can be asked of it, and how it is started.
import { Refusal } from '../ipc/errors.ts'
import type { Task } from '../tasks/tasks.ts'
import { runOneJob } from '../threads/one-job.ts'
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

/** Runs one job. @throws Refusal `cancelled`, `file-not-written`; the system's error where the store or disk fails */
export function runExportJob<Job extends ExportJob>(
  worker: string | URL,
  job: Job,
  task: Task,
): Promise<Results[Job['kind']]> {
  // Verifying writes nothing that would have to be cleared away.
  const endsAtOnce = job.kind === 'verify'
  return runOneJob({ worker, job, task, endsAtOnce, refusal })
}

function refusal(code: string): Refusal | null {
  // The chosen place refuses: said so, because it is not our own data folder that is meant.
  const isPlace = /^(EACCES|EPERM|EROFS|ENOENT|EISDIR|ENOTDIR|SQLITE_CANTOPEN.*|SQLITE_READONLY.*)$/.test(
    code,
  )
  return isPlace ? new Refusal('refused', 'file-not-written') : null
}
