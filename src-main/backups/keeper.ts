// Sees to it that there is a backup: some minutes after a change, and daily. Knows both folders, and is the only one who
// starts the thread that makes and verifies.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Clock } from '../ipc/services.ts'
import type { BackupOrder, BackupReport, InspectedBackup } from './backup-worker.ts'
import { BadBackup } from './inspect.ts'
import type { MadeBackup } from './make.ts'
import { settle } from './make.ts'
import { backupName, listBackups, thinOut } from './shelf.ts'
import type { ShelvedBackup } from './shelf.ts'

const settings = z.object({ second: z.string().nullable() })

export interface KeeperOptions {
  readonly dataDir: string
  readonly store: string
  readonly worker: string | URL
  readonly nativeBinding?: string | undefined
  readonly newestVersion: number
  readonly clock: Clock
  /** Something about the backups changed; views ask again. */
  onChange(): void
}

export interface Backups {
  readonly folder: string
  second(): string | null
  setSecond(folder: string | null): void
  list(): readonly ShelvedBackup[]
  /** What went wrong with the newest attempt; null when it went well. */
  problem(): string | null
  /** Makes one now. @throws BadBackup, Error. */
  make(
    progress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<MadeBackup & { readonly name: string }>
  /** Verifies a file again, from its first page to the head of its chain. @throws BadBackup. */
  inspect(path: string, signal?: AbortSignal): Promise<InspectedBackup>
  /** A command changed the store. */
  noteChange(): void
  close(): void
}

const minute = 60_000
/** After the first change that no backup has. */
const afterChange = 10 * minute
const day = 24 * 60 * minute

export function createBackups(options: KeeperOptions): Backups {
  const { dataDir, store, worker, nativeBinding, newestVersion, clock, onChange } = options
  const folder = join(dataDir, 'backups')
  const settingsFile = join(dataDir, 'backups.json')
  const running = new Set<Worker>()
  let timer: NodeJS.Timeout | null = null
  let problem: string | null = null
  let isClosed = false

  const second = (): string | null => {
    try {
      return settings.parse(JSON.parse(readFileSync(settingsFile, 'utf8'))).second
    } catch {
      return null
    }
  }

  const make: Backups['make'] = async (progress = () => {}, signal) => {
    const name = backupName(clock.now())
    try {
      const made = await order<MadeBackup>(
        { type: 'make', store, target: join(folder, name), second: second(), nativeBinding, newestVersion },
        progress,
        signal,
      )
      problem = made.secondProblem
      thinOut(folder)
      const other = second()
      if (other !== null && made.secondProblem === null) thinOut(other)
      return { ...made, name }
    } catch (error) {
      if (signal?.aborted !== true) problem = error instanceof BadBackup ? error.fault : 'failed'
      throw error
    } finally {
      onChange()
    }
  }

  /** Runs one order in a thread of its own. */
  function order<Value>(
    task: BackupOrder,
    progress: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const thread = new Worker(worker, { workerData: task })
      running.add(thread)
      const end = (settleWith: () => void) => {
        running.delete(thread)
        signal?.removeEventListener('abort', abort)
        void thread.terminate()
        settleWith()
      }
      const abort = () => end(() => reject(signal?.reason as Error))
      signal?.addEventListener('abort', abort)
      thread.on('error', (error) => end(() => reject(error as Error)))
      thread.on('exit', () => end(() => reject(new Error('the backup thread has ended'))))
      thread.on('message', (report: BackupReport) => {
        if (report.type === 'progress') progress(report.done, report.total)
        else if (report.type === 'bad') end(() => reject(new BadBackup(report.fault)))
        else if (report.type === 'failed')
          end(() => reject(Object.assign(new Error(report.message), { code: report.code })))
        else end(() => resolve(report.value as Value))
      })
    })
  }

  /** Nobody waits for it: what goes wrong is told where backups are shown. */
  const makeSoon = (wait: number) => {
    if (isClosed || timer !== null) return
    timer = setTimeout(() => {
      timer = null
      make().catch((error: unknown) => console.error('no backup could be made:', error))
    }, wait)
    timer.unref()
  }

  // The last backup may be of long ago, because the program was closed before the next was due.
  const newest = listBackups(folder)[0]
  if (newest !== undefined && Date.parse(clock.now()) - Date.parse(newest.at) > day) makeSoon(minute)

  return {
    folder,
    second,
    setSecond: (chosen) => {
      if (chosen !== null && !existsSync(chosen)) mkdirSync(chosen, { recursive: true })
      writeFileSync(`${settingsFile}.partial`, JSON.stringify({ second: chosen }), { mode: 0o600 })
      settle(`${settingsFile}.partial`, settingsFile)
      problem = null
      onChange()
    },
    list: () => listBackups(folder),
    problem: () => problem,
    make,
    inspect: (path, signal) =>
      order<InspectedBackup>({ type: 'inspect', path, nativeBinding, newestVersion }, () => {}, signal),
    noteChange: () => makeSoon(afterChange),
    close: () => {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      for (const thread of running) void thread.terminate()
    },
  }
}
