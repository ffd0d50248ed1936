// The thread in which the trail is verified and exported, over a connection of its own that only reads.
import { parentPort, workerData } from 'node:worker_threads'
import { VerificationCancelled } from '../../audit/verify.ts'
import { openReadOnly } from '../../db/read-only.ts'
import { doOneJob } from '../../threads/one-job.ts'
import type { JobData } from '../../threads/one-job.ts'
import { exportTrail } from './export-trail.ts'
import type { PlacedJob } from './messages.ts'
import { verifyTrail } from './verify-trail.ts'
import { Stopped } from './watch.ts'
import type { JobWatch } from './watch.ts'

if (parentPort === null) throw new Error('trail-worker runs as a worker thread')
const { job, stop } = workerData as JobData<PlacedJob>

async function run(watch: JobWatch): Promise<unknown> {
  const { storePath, nativeBinding, order } = job
  const db = openReadOnly(storePath, nativeBinding)
  try {
    if (order.kind !== 'verify') return await exportTrail(db, order, watch)
    return verifyTrail(db, order.keptHeads, watch)
  } finally {
    db.close()
  }
}

const isStopped = (error: unknown) => error instanceof Stopped || error instanceof VerificationCancelled
void doOneJob(parentPort, stop, { run, isStopped })
