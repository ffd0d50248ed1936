// The thread that makes and verifies backups, so that copying hundreds of megabytes never holds up the window.
import { parentPort, workerData } from 'node:worker_threads'
import type { BackupHolds } from '../../src-shared/contract/backups.ts'
import { hashFile } from '../files/hash-file.ts'
import { BadBackup, inspectBackup } from './inspect.ts'
import type { BackupFault, InspectOptions } from './inspect.ts'
import { makeBackup } from './make.ts'
import type { MadeBackup, MakeOptions } from './make.ts'

export type BackupOrder =
  | ({ readonly type: 'make' } & MakeOptions)
  | ({ readonly type: 'inspect'; readonly path: string } & InspectOptions)

export type InspectedBackup = { readonly facts: BackupHolds; readonly sha256: string }

export type BackupReport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'made'; readonly value: MadeBackup }
  | { readonly type: 'inspected'; readonly value: InspectedBackup }
  | { readonly type: 'bad'; readonly fault: BackupFault }
  /** `code` is SQLite's or the system's, as in SQLITE_FULL. */
  | { readonly type: 'failed'; readonly message: string; readonly code: string | undefined }

function report(value: BackupReport): void {
  // Transfers nothing; the list is what the linter wants of a window's postMessage.
  parentPort?.postMessage(value, [])
}

async function carryOut(order: BackupOrder): Promise<BackupReport> {
  if (order.type === 'make') {
    return {
      type: 'made',
      value: await makeBackup(order, (done, total) => report({ type: 'progress', done, total })),
    }
  }
  const facts = inspectBackup(order.path, order)
  return { type: 'inspected', value: { facts, sha256: hashFile(order.path) } }
}

carryOut(workerData as BackupOrder)
  .then(report)
  .catch((error: unknown) => {
    report(
      error instanceof BadBackup
        ? { type: 'bad', fault: error.fault }
        : { type: 'failed', message: String(error), code: (error as { code?: string } | null)?.code },
    )
  })
