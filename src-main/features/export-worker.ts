// The thread in which exports are planned, built and verified: one job, then it ends. What goes into an export is what the
// features have declared (`exported.ts`).
import { parentPort, workerData } from 'node:worker_threads'
import { buildExport, ExportCancelled, planExport } from '../exports/build.ts'
import type { Work } from '../exports/build.ts'
import { exportFormat } from '../exports/format.ts'
import type { ExportJob, Results } from '../exports/job.ts'
import { verifyExport } from '../exports/verify.ts'
import { doOneJob } from '../threads/one-job.ts'
import type { JobData } from '../threads/one-job.ts'
import { exportedTables, exportedViews } from './exported.ts'

if (parentPort === null) throw new Error('export-worker runs as a worker thread')
const { job, stop } = workerData as JobData<ExportJob>
const format = exportFormat(exportedTables, exportedViews)

function run(work: Work): Results[ExportJob['kind']] {
  switch (job.kind) {
    case 'plan':
      return planExport(job.source, format, work)
    case 'build':
      return buildExport(job.order, format, work)
    case 'verify': {
      const { nativeBinding, known } = job
      return verifyExport(Buffer.from(job.bytes), { nativeBinding, known, progress: work.progress })
    }
  }
}

void doOneJob(parentPort, stop, { run, isStopped: (error) => error instanceof ExportCancelled })
