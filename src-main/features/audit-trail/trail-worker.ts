// The thread in which the trail is verified and exported, over a connection of its own that only reads.
import { parentPort, workerData } from 'node:worker_threads'
import { VerificationCancelled } from '../../audit/verify.ts'
import { openReadOnly } from '../../db/read-only.ts'
import { exportTrail } from './export-trail.ts'
import type { FromWorker, WorkerData } from './messages.ts'
import { verifyTrail } from './verify-trail.ts'
import { Stopped } from './watch.ts'

if (parentPort === null) throw new Error('trail-worker runs as a worker thread')
const port = parentPort
const { storePath, nativeBinding, job, stop } = workerData as WorkerData
const flag = new Int32Array(stop)
const send = (message: FromWorker): void => port.postMessage(message)

const watch = {
  isCancelled: () => Atomics.load(flag, 0) !== 0,
  progress: (done: number, total: number) => send({ type: 'progress', done, total }),
}

async function run(): Promise<unknown> {
  const db = openReadOnly(storePath, nativeBinding)
  try {
    return job.kind === 'verify' ? verifyTrail(db, job.keptHeads, watch) : await exportTrail(db, job, watch)
  } finally {
    db.close()
  }
}

run().then(
  (result) => send({ type: 'done', result }),
  (error: unknown) => {
    const isStopped = error instanceof Stopped || error instanceof VerificationCancelled
    const { code, message } = error as { code?: unknown; message: string }
    const known = typeof code === 'string' ? code : 'failed'
    send({ type: 'failed', code: isStopped ? 'cancelled' : known, message })
  },
)
