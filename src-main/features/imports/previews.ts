// The files that are being previewed: one reader (a worker thread) for the page, one open file per token. The reader is a
// task of its own, so that it ends with the session as all work does.
import { randomUUID } from 'node:crypto'
import type { Defect } from '../../../src-shared/csv/defect.ts'
import type { LayoutChoice } from '../../../src-shared/csv/layout.ts'
import type { FileProfile } from '../../../src-shared/csv/profile.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'
import type { Task } from '../../tasks/tasks.ts'
import { ImportError, startCsvEngine } from './analyse.ts'
import type { CsvEngine, FirstRows, PreviewSession, Progress } from './analyse.ts'
import { notRead, refuseUnlessText, thisYear } from './service.ts'

/** What the handlers give to work that waits. */
export interface Caller {
  readonly services: Services
  readonly preferences: Preferences
  readonly now: string
}

export interface Preview {
  readonly session: PreviewSession
  readonly path: string
  readonly pivot: number
  readonly first: FirstRows
  /** Told how far the count of the file is. */
  onProgress: (progress: Progress) => void
  /** What was counted; null before. */
  profile: FileProfile | null
  /** What the last check found; the first of each kind. */
  defects: readonly Defect[]
}

interface Reader {
  readonly engine: CsvEngine
  readonly previews: Map<string, Preview>
  readonly end: () => void
}

const readers = new WeakMap<Services, Reader>()

/** Starts the reader where it does not run; nobody needs to wait until it is warm. */
export function startReader(services: Services): Reader {
  const known = readers.get(services)
  if (known !== undefined) return known
  const taskId = randomUUID()
  const reader: Reader = {
    engine: startCsvEngine(services.csv.worker),
    previews: new Map(),
    end: () => services.tasks.cancel(taskId),
  }
  readers.set(services, reader)
  void services.tasks.run(taskId, async ({ signal }) => {
    await new Promise<unknown>((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    if (readers.get(services) === reader) readers.delete(services)
    for (const { session } of reader.previews.values()) session.close()
    await reader.engine.close()
  })
  return reader
}

export function endReader(services: Services): void {
  readers.get(services)?.end()
}

interface Wanted {
  readonly file: string
  readonly layout: LayoutChoice
  readonly pivot: number
}

/** Opens a file and waits for its first rows; the count goes on behind them. @throws Refusal */
export async function openPreview(caller: Caller, wanted: Wanted): Promise<Preview> {
  const { services, preferences, now } = caller
  const path = services.files.path(wanted.file)
  if (path === null) throw Refusal.notFound()
  const reader = startReader(services)
  reader.previews.get(wanted.file)?.session.close()
  const opening: { preview?: Preview; session?: PreviewSession } = {}
  const firstRows = new Promise<FirstRows>((resolve, reject) => {
    opening.session = reader.engine.startPreview({
      path,
      choice: wanted.layout,
      dateFormat: preferences.dateFormat,
      pivot: wanted.pivot,
      thisYear: thisYear(now),
      onFirstRows: resolve,
      onProgress: (progress) => opening.preview?.onProgress(progress),
    })
    // Before the first rows, that is why there are none; afterwards, whoever asks for the count hears of it.
    opening.session.result.catch(reject)
  })
  const session = opening.session as PreviewSession
  const first = await failing(services, firstRows.then(onlyText)).catch((error: unknown) => {
    session.close()
    throw error
  })
  opening.preview = {
    session,
    path,
    pivot: wanted.pivot,
    first,
    onProgress: () => {},
    profile: null,
    defects: [],
  }
  reader.previews.set(wanted.file, opening.preview)
  return opening.preview
}

function onlyText(first: FirstRows): FirstRows {
  refuseUnlessText(first)
  return first
}

/** The open preview of a file. @throws Refusal where there is none */
export function previewOf(services: Services, file: string): Preview {
  const preview = readers.get(services)?.previews.get(file)
  if (preview === undefined) throw Refusal.notFound()
  return preview
}

/**
 * Waits for the worker; what it fails with becomes a refusal, in the words of `refuse`. A reader that has broken down is not
 * used again.
 */
export async function failing<Value>(
  services: Services,
  work: Promise<Value>,
  refuse: (code: string) => Refusal = notRead,
): Promise<Value> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    if (error.code === 'failed') {
      console.error('the CSV reader failed:', error.message)
      endReader(services)
    }
    throw refuse(error.code)
  }
}

/** Shows the worker's progress, in bytes, as that of a task. */
export function tell(task: Task): (progress: Progress) => void {
  return ({ bytes, totalBytes }) => task.progress(bytes, totalBytes)
}
