// Opening an export from bytes that are in memory: there is no path that could come to mean another file, and no file that
// SQLite could write beside it.
import Database from 'better-sqlite3'

export type ExportFile = Database.Database

/** Read-only and with every defence that SQLite has. */
export function openBytes(bytes: Buffer, nativeBinding: string | undefined): ExportFile {
  const db = new Database(bytes, {
    readonly: true,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  })
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('query_only = ON')
  return db
}
