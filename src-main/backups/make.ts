// Makes one backup: SQLite's own online copy, verified, flushed and only then under its name. Runs in a worker.
import Database from 'better-sqlite3'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupHolds } from '../../src-shared/contract/backups.ts'
import { hashFile } from '../files/hash-file.ts'
import { BadBackup, inspectBackup } from './inspect.ts'
import type { InspectOptions } from './inspect.ts'

export interface MakeOptions extends InspectOptions {
  /** The live store. */
  readonly store: string
  /** The final name. */
  readonly target: string
  /** Another folder that gets a copy; null for none. */
  readonly second: string | null
}

export interface MadeBackup {
  readonly facts: BackupHolds
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
  /** Why the second folder has no copy; null where it has, or none is wanted. */
  readonly secondProblem: string | null
}

/**
 * @param progress pages copied and pages in all
 * @throws BadBackup when what was copied does not verify; nothing is left under the final name then.
 */
export async function makeBackup(
  options: MakeOptions,
  progress: (done: number, total: number) => void,
): Promise<MadeBackup> {
  const { store, target, second, nativeBinding } = options
  const partial = `${target}.partial`
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  rmSync(partial, { force: true })
  const binding = nativeBinding === undefined ? {} : { nativeBinding }
  const live = new Database(store, { readonly: true, fileMustExist: true, ...binding })
  try {
    await live.backup(partial, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages)
        return 2000
      },
    })
  } finally {
    live.close()
  }
  // The copy says in its header that it is in WAL mode; read like that it would leave files beside itself.
  const copy = new Database(partial, binding)
  copy.pragma('journal_mode = DELETE')
  copy.close()
  const facts = inspectBackup(partial, options)
  const sha256 = hashFile(partial)
  settle(partial, target)
  writeFacts(target, { facts, sha256 })
  return { facts, sha256, secondProblem: second === null ? null : copyTo(second, target, { facts, sha256 }) }
}

/** Flushes a file that is complete and gives it its name. */
export function settle(partial: string, target: string): void {
  const file = openSync(partial, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(partial, target)
  if (process.platform === 'win32') return
  const folder = openSync(dirname(target), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

type Known = Pick<MadeBackup, 'facts' | 'sha256'>

function writeFacts(target: string, known: Known): void {
  writeFileSync(`${target}.json.partial`, JSON.stringify(known), { mode: 0o600 })
  settle(`${target}.json.partial`, `${target}.json`)
}

/** A second folder that is full or away is no reason to be without the first copy; it is told. */
function copyTo(folder: string, made: string, known: Known): string | null {
  const target = join(folder, basename(made))
  try {
    if (!existsSync(folder)) return 'second-folder-away'
    copyFileSync(made, `${target}.partial`)
    if (hashFile(`${target}.partial`) !== known.sha256) throw new BadBackup('changed')
    settle(`${target}.partial`, target)
    writeFacts(target, known)
    return null
  } catch {
    rmSync(`${target}.partial`, { force: true })
    return 'second-folder-failed'
  }
}
