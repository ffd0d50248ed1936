// The file that is being previewed: one reader (a worker thread) for the page, and one file open in it. The reader is a task
// of its own, so that it ends with the session as all work does.
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
  /** The file that is open, by its token. Another takes its place: what nobody sees holds no file. */
  file: string | null
  session: PreviewSession | null
  /** Null until its first rows are there. */
  preview: Preview | null
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
    file: null,
    session: null,
    preview: null,
    end: () => services.tasks.cancel(taskId),
  }
  readers.set(services, reader)
  void services.tasks.run(taskId, async ({ signal }) => {
    await new Promise<unknown>((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    if (readers.get(services) === reader) readers.delete(services)
    reader.session?.close()
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
  const { services } = caller
  const path = services.files.path(wanted.file)
  if (path === null) throw Refusal.notFound()
  const reader = startReader(services)
  closeOpen(reader)
  reader.file = wanted.file
  const { session, firstRows } = startSession(caller, reader, { ...wanted, path })
  reader.session = session
  try {
    const first = await failing(services, firstRows)
    refuseUnlessText(first)
    const { pivot } = wanted
    reader.preview = { session, path, pivot, first, onProgress: () => {}, profile: null, defects: [] }
    return reader.preview
  } catch (error) {
    if (reader.session === session) closeOpen(reader)
    throw error
  }
}

function startSession(
  { preferences, now }: Caller,
  reader: Reader,
  { path, layout, pivot }: Wanted & { readonly path: string },
) {
  const started: { session?: PreviewSession } = {}
  const firstRows = new Promise<FirstRows>((resolve, reject) => {
    started.session = reader.engine.startPreview({
      path,
      choice: layout,
      dateFormat: preferences.dateFormat,
      pivot,
      thisYear: thisYear(now),
      onFirstRows: resolve,
      onProgress: (progress) => {
        if (reader.session === started.session) reader.preview?.onProgress(progress)
      },
    })
    // Before the first rows, that is why there are none; afterwards, whoever asks for the count hears of it.
    started.session.result.catch(reject)
  })
  return { session: started.session as PreviewSession, firstRows }
}

/** Whoever waits for the file hears that it is closed. */
function closeOpen(reader: Reader): void {
  reader.session?.close()
  reader.file = reader.session = reader.preview = null
}

/** Closes a file, if it is the one that is open; the reader stays for the next. */
export function closePreview(services: Services, file: string): void {
  const reader = readers.get(services)
  if (reader?.file === file) closeOpen(reader)
}

/** The open preview of a file. @throws Refusal where there is none */
export function previewOf(services: Services, file: string): Preview {
  const reader = readers.get(services)
  if (reader === undefined || reader.file !== file || reader.preview === null) throw Refusal.notFound()
  return reader.preview
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
