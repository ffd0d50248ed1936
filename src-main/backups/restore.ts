// Putting a backup in the store's place. It is asked for while the program runs and carried out before the store is opened
// the next time, in steps of which each can be done again: whenever it is interrupted, the next start finishes it.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { record } from '../audit/record.ts'
import type { AuditSubject } from '../audit/record.ts'
import { storeFileName } from '../db/open.ts'
import type { WriteDb } from '../db/open.ts'
import { hashFile } from '../files/hash-file.ts'
import { BadBackup } from './inspect.ts'
import { settle } from './make.ts'

const subject = z.object({ kind: z.string(), id: z.int().nullable(), name: z.string() })

const order = z.object({
  /** The backup's whole path and SHA-256. */
  backup: z.string(),
  sha256: z.string(),
  /** Who asked for it; null where the program offered it because the store was damaged. */
  by: subject.nullable(),
  at: z.string(),
  /** Length and head of the trail that is replaced; null where it cannot be read any more. */
  replaced: z.object({ events: z.int(), head: z.string() }).nullable(),
})
export type RestoreOrder = z.infer<typeof order>

const orderFile = 'restore.json'

/** Notes that a backup is to take the store's place; whole or not at all. */
export function orderRestore(dataDir: string, wish: RestoreOrder): void {
  const path = join(dataDir, orderFile)
  writeFileSync(`${path}.partial`, JSON.stringify(wish), { mode: 0o600 })
  settle(`${path}.partial`, path)
}

/**
 * Carries out what was ordered, if anything; to be called before the store is opened. What was replaced is kept beside it.
 * @returns whether a backup took the store's place
 * @throws BadBackup when the backup is not the one that was ordered; the store is as it was then and the order is dropped.
 */
export function carryOutRestore(
  dataDir: string,
  { nativeBinding }: { readonly nativeBinding?: string | undefined },
): boolean {
  const orderPath = join(dataDir, orderFile)
  const wish = readOrder(orderPath)
  if (wish === null) return false
  const store = join(dataDir, storeFileName)
  const aside = join(dataDir, `keyholder.replaced-${wish.at.replaceAll(':', '-')}.sqlite`)
  // The last step before the order is dropped is the one that gives the backup its place.
  const isDone = existsSync(aside) && existsSync(store)
  if (!isDone) {
    const partial = `${store}.restoring`
    try {
      copyFileSync(wish.backup, partial)
      if (hashFile(partial) !== wish.sha256) throw new BadBackup('changed')
    } catch (error) {
      rmSync(partial, { force: true })
      if (existsSync(store)) rmSync(orderPath, { force: true })
      throw error instanceof BadBackup ? error : new BadBackup('missing', String(error))
    }
    noteRestore(partial, wish, nativeBinding)
    // The journal goes with the file it belongs to: beside another it would be read into that.
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(`${store}${suffix}`)) renameSync(`${store}${suffix}`, `${aside}${suffix}`)
    }
    settle(partial, store)
  }
  rmSync(orderPath, { force: true })
  return !isDone
}

function readOrder(path: string): RestoreOrder | null {
  if (!existsSync(path)) return null
  try {
    return order.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Written whole or not at all: what cannot be read is nothing of ours.
    return null
  }
}

/** The restored trail begins with who restored it and what it replaces. */
function noteRestore(path: string, wish: RestoreOrder, nativeBinding: string | undefined): void {
  const db = new Database(path, nativeBinding === undefined ? {} : { nativeBinding })
  try {
    const write = Object.assign(drizzle(db), { raw: db }) as WriteDb
    const restored: AuditSubject = { kind: 'backup', id: null, name: wish.backup.replace(/^.*[/\\]/, '') }
    db.transaction(() =>
      record(write, [
        {
          at: wish.at,
          actor: wish.by,
          action: 'backups.restore',
          outcome: 'done',
          subject: restored,
          ...(wish.replaced === null ? {} : { before: wish.replaced }),
        },
      ]),
    )()
  } finally {
    db.close()
  }
}
