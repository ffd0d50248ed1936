// The store as the rest of main holds it: the file behind it can be replaced by a backup while the program runs.
import { dirname } from 'node:path'
import { openStore, openStoreWhenWritten } from '../db/open.ts'
import type { OpenOptions, Store } from '../db/open.ts'
import { carryOutRestore, orderRestore } from './restore.ts'
import type { RestoreOrder } from './restore.ts'

export interface ReplaceableStore {
  readonly store: Store
  /** Closes it, puts the backup in its place and opens it again. @throws BadBackup; it is the one of before then. */
  restore(order: RestoreOrder): void
}

/** Finishes a restore that was interrupted, if any, and opens the store. @throws StoreError, BadBackup. */
export function openReplaceableStore(options: OpenOptions): ReplaceableStore {
  carryOutRestore(options.dataDir, options)
  let current = options.isForReading === true ? openStoreWhenWritten(options) : openStore(options)
  const { path } = current
  return {
    store: {
      path,
      read: (work) => current.read(work),
      write: (work) => current.write(work),
      close: () => current.close(),
    },
    restore: (order) => {
      const dataDir = dirname(path)
      orderRestore(dataDir, order)
      current.close()
      try {
        carryOutRestore(dataDir, options)
      } finally {
        current = openStore(options)
      }
    },
  }
}
