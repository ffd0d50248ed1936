// The verifying thread of a program that once released the made-up earlier version.
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportJob, Results } from '../../../src-main/exports/job.ts'
import { verifyExport } from '../../../src-main/exports/verify.ts'
import type { FromJob } from '../../../src-main/threads/one-job.ts'
import { schemasWithEarlier } from './made-up-version.ts'

if (parentPort === null) throw new Error('it runs as a worker thread')
const port = parentPort
const { job } = workerData as { readonly job: ExportJob }
if (job.kind !== 'verify') throw new Error('only verifying is asked of it')
const { nativeBinding, known } = job
const result = verifyExport(Buffer.from(job.bytes), { schemas: schemasWithEarlier, nativeBinding, known })
port.postMessage({ type: 'done', result } satisfies FromJob<Results['verify']>)
