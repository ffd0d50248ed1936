// The store: one SQLite file with two connections. Commands write through one inside a transaction; queries read through
// another that is opened read-only, so that a reader can write neither at compile time nor at run time.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import { applicationId, sqliteCode, StoreError } from './store-error.ts'

type Drizzle = BetterSQLite3Database

/** A connection that reads. */
export type ReadDb = Pick<
  Drizzle,
  'select' | 'selectDistinct' | '$with' | 'with' | '$count' | 'all' | 'get' | 'values'
> & {
  /** The raw connection, for prepared statements on hot paths. */
  readonly raw: Pick<Database.Database, 'prepare'>
}
/** A connection inside a command's transaction. */
export type WriteDb = ReadDb & Pick<Drizzle, 'insert' | 'update' | 'delete' | 'run'>

export interface Store {
  readonly path: string
  /** Runs `work` in a read-only snapshot: all that it reads belongs to one moment. */
  read<T>(work: (db: ReadDb) => T): T
  /** Runs `work` in BEGIN IMMEDIATE; a throw rolls everything back. `work` must be synchronous. */
  write<T>(work: (db: WriteDb) => T): T
  close(): void
}

export interface OpenOptions {
  readonly dataDir: string
  /** Folder with the numbered SQL files. */
  readonly migrationsDir: string
  /** Set where better-sqlite3's own prebuilt binary does not load. */
  readonly nativeBinding?: string | undefined
  /** The program was started to read an export: where there is no store yet, none is made. */
  readonly isForReading?: boolean
}

/**
 * Of each connection, in KiB as SQLite writes it (negative). With SQLite's own two megabytes an act over 10,000 people writes
 * its pages into the journal and reads them back, over and over.
 */
const cacheSize = -65_536

/** Of a thread's writer, while it is open: what spills over is written, read back and written again. */
const largeCacheSize = -524_288

export const storeFileName = 'keyholder.sqlite'

/**
 * Opens the store in `dataDir`, making or migrating it when needed.
 * @throws StoreError when the file is another program's, newer than this program, damaged, or cannot be written.
 */
export function openStore({ dataDir, migrationsDir, nativeBinding }: OpenOptions): Store {
  const path = join(dataDir, storeFileName)
  const options = nativeBinding === undefined ? {} : { nativeBinding }
  const isNew = !existsSync(path)
  const writer = connect(path, options)
  try {
    if (!isNew) checkOwnership(writer, path)
    configure(writer)
    migrate(writer, { path, migrationsDir })
    checkHealth(writer, path)
    return makeStore(path, writer, connectToRead(path, options))
  } catch (error) {
    writer.close()
    // SQLite may meet the damage at any step, not only where it is looked for.
    throw sqliteCode(error) === undefined ? error : StoreError.from(error, path)
  }
}

/**
 * As `openStore`, but where there is no store yet none is made before something is written: until then an empty one in
 * memory answers. For a start that only opens an export, which must leave no store behind.
 */
export function openStoreWhenWritten(options: OpenOptions): Store {
  const path = join(options.dataDir, storeFileName)
  if (existsSync(path)) return openStore(options)
  const memory = new Database(
    ':memory:',
    options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding },
  )
  migrate(memory, { path, migrationsDir: options.migrationsDir })
  const empty = makeStore(path, memory, memory)
  let real: Store | null = null
  return {
    path,
    read: (work) => (real ?? empty).read(work),
    write: (work) => {
      real ??= openStore(options)
      return real.write(work)
    },
    close: () => {
      real?.close()
      memory.close()
    },
  }
}

/** A store that is open elsewhere, for a thread that only reads it. */
export function openReader(path: string, nativeBinding: string | undefined): Pick<Store, 'read' | 'close'> {
  const reader = connectToRead(path, nativeBinding === undefined ? {} : { nativeBinding })
  return { read: readerOf(reader), close: () => reader.close() }
}

/**
 * Opens the store that is open already once more, for a thread that writes: nothing is migrated or checked again.
 * @throws StoreError
 */
export function openAgain(path: string, nativeBinding: string | undefined): Store {
  const options = nativeBinding === undefined ? {} : { nativeBinding }
  const writer = connect(path, { ...options, fileMustExist: true })
  configure(writer)
  writer.pragma(`cache_size = ${largeCacheSize}`)
  return makeStore(path, writer, connectToRead(path, options))
}

function connectToRead(path: string, options: Database.Options): Database.Database {
  const reader = connect(path, { ...options, readonly: true, fileMustExist: true })
  reader.pragma('trusted_schema = OFF')
  reader.pragma(`cache_size = ${cacheSize}`)
  return reader
}

function readerOf(reader: Database.Database): Store['read'] {
  const readDb = Object.assign(drizzle(reader), { raw: reader })
  const transaction = reader.transaction((work: (db: ReadDb) => unknown) => work(readDb))
  return <T>(work: (db: ReadDb) => T) => transaction.deferred(work) as T
}

function connect(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(path, { timeout: 5000, ...options })
  } catch (error) {
    throw StoreError.from(error, path)
  }
}

function checkOwnership(db: Database.Database, path: string): void {
  try {
    const id = db.pragma('application_id', { simple: true })
    const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }
    if (id !== applicationId && tables.n > 0) throw new StoreError('foreign', path)
  } catch (error) {
    throw StoreError.from(error, path)
  }
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  // After journal_mode: switching to or reopening a WAL file silently gives NORMAL.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('secure_delete = ON')
  db.pragma(`cache_size = ${cacheSize}`)
  const synchronous = db.pragma('synchronous', { simple: true })
  const foreignKeys = db.pragma('foreign_keys', { simple: true })
  if (synchronous !== 2 || foreignKeys !== 1) throw new StoreError('unsafe', db.name)
}

function checkHealth(db: Database.Database, path: string): void {
  const answer = db.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw new StoreError('damaged', path, String(answer))
}

function makeStore(path: string, writer: Database.Database, reader: Database.Database): Store {
  const writeDb = Object.assign(drizzle(writer), { raw: writer })
  const writeTransaction = writer.transaction((work: (db: WriteDb) => unknown) => {
    const result = work(writeDb)
    if (result instanceof Promise) throw new TypeError('a transaction must be synchronous')
    writer.prepare('DELETE FROM last_lead_waiver').run()
    return result
  })
  return {
    path,
    read: readerOf(reader),
    write: <T>(work: (db: WriteDb) => T) => writeTransaction.immediate(work) as T,
    close: () => {
      reader.close()
      writer.close()
    },
  }
}
