// An export that the program was asked to open: named on the command line, opened by double click, or brought by a second
// start. It waits until the page asks for it. What another program brings is opened only when the person says so.
import { extname, resolve } from 'node:path'
import { exportExtension } from '../exports/format.ts'

interface Waiting {
  readonly path: string
  /** Whether the person is asked first. */
  readonly asks: boolean
}

export interface WaitingExport {
  put(waiting: Waiting): void
  /** Tells it once. */
  take(): Waiting | null
}

export function createWaitingExport(onPut: () => void): WaitingExport {
  let waiting: Waiting | null = null
  return {
    put: (next) => {
      waiting = next
      onPut()
    },
    take: () => {
      const taken = waiting
      waiting = null
      return taken
    },
  }
}

/** The first argument that names an export, as an absolute path; null where none does. */
export function exportAmong(argv: readonly string[], workingDir: string): string | null {
  const named = argv.find((each) => !each.startsWith('-') && extname(each) === `.${exportExtension}`)
  return named === undefined ? null : resolve(workingDir, named)
}
