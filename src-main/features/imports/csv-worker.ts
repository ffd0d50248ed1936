// The thread in which CSV files are read. It holds the open files and answers between two pieces of whatever it is
// reading, so that a cancel or a page of rows never waits for the end of a file.
import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { dateCatalogue } from '../../../src-shared/csv/date-catalogue.ts'
import { detectLayout } from '../../../src-shared/csv/layout.ts'
import { localLanes } from './lane.ts'
import type { Lanes } from './lane.ts'
import type { FromWorker, ToWorker, WorkerFailure } from './messages.ts'
import { PreviewJob } from './preview-job.ts'
import { CountStopped } from './profile-file.ts'
import { codec } from './source-file.ts'
import { createThreadLanes } from './thread-lane.ts'

if (parentPort === null) throw new Error('csv-worker runs as a worker thread')
const port = parentPort

/** Files from this size on are counted in a thread of their own, where there is a processor for it. */
const LARGE = 4 * 1024 * 1024
const { counterFile } = workerData as { readonly counterFile: string }
const threadLanes = os.cpus().length > 1 ? createThreadLanes(new URL(counterFile)) : undefined
const lanesFor = (bytes: number): Lanes => (bytes >= LARGE ? threadLanes : undefined) ?? localLanes

interface OpenJob {
  readonly job: PreviewJob
  /** What can be cancelled, by id; 0 is the preview itself. */
  readonly running: Map<number, AbortController>
  /** Settles when the preview and all answers have ended, so that the file can be closed under nobody. */
  ended: Promise<unknown>
}

const jobs = new Map<number, OpenJob>()

const send = (message: FromWorker): void => port.postMessage(message)

function failureOf(error: unknown, signal: AbortSignal, job: PreviewJob): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof CountStopped) {
    const counted = job.counted()
    return { code: 'cancelled', message, ...(counted === undefined ? {} : { counted }) }
  }
  if (signal.aborted) return { code: 'cancelled', message }
  const code = (error as { code?: unknown }).code
  return { code: typeof code === 'string' ? code : 'failed', message }
}

/** Runs one piece of work of a job; what it returns is sent, and so is why it failed. */
function run(
  open: OpenJob,
  job: number,
  id: number,
  work: (signal: AbortSignal) => Promise<FromWorker>,
): void {
  const controller = new AbortController()
  open.running.set(id, controller)
  const ended = work(controller.signal)
    .then(send)
    .catch((error: unknown) => {
      send({ type: 'failed', job, id, failure: failureOf(error, controller.signal, open.job) })
    })
    .finally(() => open.running.delete(id))
  open.ended = Promise.all([open.ended, ended])
}

function preview({ job, request }: Extract<ToWorker, { type: 'preview' }>): void {
  const open: OpenJob = {
    job: new PreviewJob(request, lanesFor),
    running: new Map(),
    ended: Promise.resolve(),
  }
  jobs.set(job, open)
  run(open, job, 0, async (signal) => {
    const result = await open.job.run(signal, {
      onFirstRows: (firstRows) => send({ type: 'first-rows', job, firstRows }),
      onProgress: (progress) => send({ type: 'progress', job, id: 0, progress }),
    })
    return { type: 'profiled', job, result }
  })
}

function answer({ job, id, question, ask }: Extract<ToWorker, { type: 'ask' }>): void {
  const open = jobs.get(job)
  if (open === undefined) {
    send({ type: 'failed', job, id, failure: { code: 'closed', message: 'The file is closed' } })
    return
  }
  run(open, job, id, async (signal) => {
    const value = await open.job.answer(question, ask, signal, (progress) => {
      send({ type: 'progress', job, id, progress })
    })
    return { type: 'answer', job, id, value }
  })
}

async function close(job: number): Promise<void> {
  const open = jobs.get(job)
  if (open === undefined) return
  jobs.delete(job)
  for (const controller of open.running.values()) controller.abort()
  await open.ended
  await open.job.close()
}

port.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'preview':
      preview(message)
      break
    case 'ask':
      answer(message)
      break
    case 'cancel':
      jobs.get(message.job)?.running.get(message.id)?.abort()
      break
    case 'close':
      void close(message.job)
      break
  }
})

/** Goes the way of a first screen a few times over, so that a first file does not meet code that has never run. */
function warmUp(): void {
  const row = 'Site 1,01/02/2024,00:15,12.5,"a note, in quotes"\n'
  const sample = codec.encode(`site,date,time,value,note\n${row.repeat(1000)}`)
  for (let round = 0; round < 4; round++) detectLayout(sample, false, {}, codec)
}

if (threadLanes === undefined) dateCatalogue()
else threadLanes.start()
warmUp()
send({ type: 'ready' })
