// The thread in which exports are planned, built and verified: one job, then it ends. What goes into an export is what the
// features have declared (`exported.ts`).
import { parentPort, workerData } from 'node:worker_threads'
import { buildExport, ExportCancelled, planExport } from '../exports/build.ts'
import { exportFormat } from '../exports/format.ts'
import type { ExportJob, FromExportWorker, Results } from '../exports/job.ts'
import { verifyExport } from '../exports/verify.ts'
import { exportedTables, exportedViews } from './exported.ts'

if (parentPort === null) throw new Error('export-worker runs as a worker thread')
const port = parentPort
const { job, stop } = workerData as { readonly job: ExportJob; readonly stop: SharedArrayBuffer }
const flag = new Int32Array(stop)
const send = (message: FromExportWorker): void => port.postMessage(message)

const format = exportFormat(exportedTables, exportedViews)
const progress = (done: number, total: number | null) => send({ type: 'progress', done, total })
const work = { progress, isCancelled: () => Atomics.load(flag, 0) !== 0 }

function run(): Results[ExportJob['kind']] {
  switch (job.kind) {
    case 'plan':
      return planExport(job.source, format, work)
    case 'build':
      return buildExport(job.order, format, work)
    case 'verify': {
      const { nativeBinding, known } = job
      const bytes = Buffer.from(job.bytes)
      return verifyExport(bytes, { nativeBinding, known, progress })
    }
  }
}

try {
  send({ type: 'done', result: run() })
} catch (error) {
  const { code, message } = error as { code?: unknown; message: string }
  const known = typeof code === 'string' ? code : 'failed'
  send({ type: 'failed', code: error instanceof ExportCancelled ? 'cancelled' : known, message })
}
