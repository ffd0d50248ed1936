// A reader of its own on the store, for threads: long reading that must not keep main from answering.
import Database from 'better-sqlite3'
import type { ReadDb } from './open.ts'

export interface OwnReader extends Pick<ReadDb, 'raw'> {
  close(): void
}

/** All that it reads belongs to the moment of its first question. */
export function openReadOnly(path: string, nativeBinding: string | undefined): OwnReader {
  const options = nativeBinding === undefined ? {} : { nativeBinding }
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000, ...options })
  db.pragma('trusted_schema = OFF')
  db.exec('BEGIN')
  return { raw: db, close: () => db.close() }
}
