// The way into CSV files from main: a worker thread that is started once and kept, and a session for each file that is
// open in it. Nothing here takes time on the main thread; rows and counts arrive as messages.
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { DEFAULT_PIVOT } from '../../../src-shared/csv/calendar.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'
import type { LayoutChoice } from '../../../src-shared/csv/layout.ts'
import type { Translation } from '../../../src-shared/domain/preferences.ts'
import { SMALL } from './source-file.ts'
import type {
  CheckResult,
  FirstRows,
  FromWorker,
  PreviewResult,
  Progress,
  Question,
  Questions,
  Row,
  ToWorker,
  WorkerFailure,
} from './messages.ts'

export type { CheckResult, FirstRows, PreviewResult, Progress, Row } from './messages.ts'

/** Why the worker could not do what it was asked: `code` is the file system's, `cancelled`, `closed` or `failed`. */
export class ImportError extends Error {
  readonly code: string
  /** What was counted before a preview was cancelled; else undefined. */
  readonly counted: PreviewResult | undefined
  constructor(failure: WorkerFailure) {
    super(failure.message)
    this.name = 'ImportError'
    this.code = failure.code
    this.counted = failure.counted
  }
}

export interface PreviewOptions {
  /** Absolute path; never from the window. */
  readonly path: string
  /** What the person changed about the layout. */
  readonly choice?: LayoutChoice
  /** The person's date format (S3-25), in either spelling. */
  readonly dateFormat: string
  readonly pivot?: number
  /** Year of today. */
  readonly thisYear?: number
  /** The first screen of rows, before anything is counted. */
  readonly onFirstRows?: (rows: FirstRows) => void
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface AskOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface DefectFile {
  /** Absolute path; never from the window. */
  readonly path: string
  readonly translation: Translation
}

/** A file that is open in the worker. Close it, or its handle stays open. */
export interface PreviewSession {
  /** The profile, when the whole file has been read. Rejects with an {@link ImportError}. */
  readonly result: Promise<PreviewResult>
  /** Rows from number `first` (from 1, after the header) on, at most 1,000. */
  rows(first: number, count: number): Promise<readonly Row[]>
  /** How many values of a column each format reads, from the counts; null where the file would have to be read. */
  countFits(column: number, formats: readonly string[]): Promise<Readonly<Record<string, number | null>>>
  /** Holds every value against chosen formats. */
  check(plan: CheckPlan, options?: AskOptions): Promise<CheckResult>
  /** Writes all defects as CSV to a path, in words of a language; how many there are. */
  saveDefects(plan: CheckPlan, to: DefectFile, options?: AskOptions): Promise<number>
  /** Stops the reading of the file, if it goes on. */
  cancel(): void
  close(): void
}

export interface CsvEngine {
  /** Resolves when the worker has warmed up; nothing needs to wait for it. */
  readonly ready: Promise<void>
  startPreview(options: PreviewOptions): PreviewSession
  /** Ends the worker, whatever it is doing. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

interface Session {
  readonly onFirstRows: ((rows: FirstRows) => void) | undefined
  /** By id of the question; 0 waits for the profile. */
  readonly waiting: Map<number, Waiting>
}

/** Starts the worker from its file: `csv-worker.js` beside the built main, or the `.ts` itself under Node 24. */
export function startCsvEngine(workerFile: string | URL): CsvEngine {
  const file = workerFile instanceof URL ? workerFile : pathToFileURL(workerFile)
  // The thread that the worker itself starts has its file beside the worker's.
  const counterFile = file.href.replace(/csv-worker(?=\.[cm]?[jt]s$)/, 'csv-counter')
  const worker = new Worker(file, { workerData: { counterFile }, resourceLimits: SMALL })
  const sessions = new Map<number, Session>()
  let lastJob = 0
  let lastId = 0
  let isReady = (): void => undefined
  const ready = new Promise<void>((resolve) => (isReady = resolve))
  const post = (message: ToWorker): void => worker.postMessage(message, [])

  function settle(job: number, id: number, end: (waiting: Waiting) => void): void {
    const waiting = sessions.get(job)?.waiting.get(id)
    if (waiting === undefined) return
    sessions.get(job)?.waiting.delete(id)
    end(waiting)
  }

  worker.on('message', (message: FromWorker) => {
    switch (message.type) {
      case 'ready':
        isReady()
        break
      case 'first-rows':
        sessions.get(message.job)?.onFirstRows?.(message.firstRows)
        break
      case 'progress':
        sessions.get(message.job)?.waiting.get(message.id)?.onProgress?.(message.progress)
        break
      case 'profiled':
        settle(message.job, 0, ({ resolve }) => resolve(message.result))
        break
      case 'answer':
        settle(message.job, message.id, ({ resolve }) => resolve(message.value))
        break
      case 'failed':
        settle(message.job, message.id, ({ reject }) => reject(new ImportError(message.failure)))
        break
    }
  })

  /** The worker died: everybody who waits is told. */
  function fail(message: string): void {
    for (const { waiting } of sessions.values()) {
      for (const { reject } of waiting.values()) reject(new ImportError({ code: 'failed', message }))
    }
    sessions.clear()
  }
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => fail('The CSV worker has ended'))

  /** Waits for the end of a question, which the signal can stop. */
  function wait(session: Session, job: number, id: number, options: AskOptions): Promise<unknown> {
    const cancel = (): void => post({ type: 'cancel', job, id })
    options.signal?.addEventListener('abort', cancel, { once: true })
    const ended = new Promise<unknown>((resolve, reject) => {
      session.waiting.set(id, { resolve, reject, onProgress: options.onProgress })
    })
    return ended.finally(() => options.signal?.removeEventListener('abort', cancel))
  }

  function startPreview(options: PreviewOptions): PreviewSession {
    const job = ++lastJob
    const session: Session = { onFirstRows: options.onFirstRows, waiting: new Map() }
    sessions.set(job, session)
    const result = wait(session, job, 0, options) as Promise<PreviewResult>
    // Whoever closes a file before it is read may not care about the result.
    result.catch(() => undefined)
    post({
      type: 'preview',
      job,
      request: {
        path: options.path,
        choice: options.choice ?? {},
        dateFormat: options.dateFormat,
        pivot: options.pivot ?? DEFAULT_PIVOT,
        thisYear: options.thisYear ?? new Date().getUTCFullYear(),
      },
    })
    if (options.signal?.aborted === true) post({ type: 'cancel', job, id: 0 })

    function ask<Q extends Question>(
      question: Q,
      value: Questions[Q]['ask'],
      how: AskOptions = {},
    ): Promise<Questions[Q]['answer']> {
      if (!sessions.has(job))
        return Promise.reject(new ImportError({ code: 'closed', message: 'The file is closed' }))
      const id = ++lastId
      const answer = wait(session, job, id, how) as Promise<Questions[Q]['answer']>
      post({ type: 'ask', job, id, question, ask: value } as ToWorker)
      return answer
    }

    return {
      result,
      rows: (first, count) => ask('rows', { first, count }),
      countFits: (column, formats) => ask('count', { column, formats }),
      check: (plan, how) => ask('check', plan, how),
      saveDefects: (plan, to, how) => ask('saveDefects', { plan, ...to }, how),
      cancel: () => post({ type: 'cancel', job, id: 0 }),
      close: () => {
        post({ type: 'close', job })
        for (const { reject } of session.waiting.values()) {
          reject(new ImportError({ code: 'closed', message: 'The file is closed' }))
        }
        sessions.delete(job)
      },
    }
  }

  return {
    ready,
    startPreview,
    close: async () => {
      await worker.terminate()
    },
  }
}
