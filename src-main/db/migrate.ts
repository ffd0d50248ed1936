// Our own small migration runner. A migration is a reviewed SQL file `NNNN_name.sql`; `user_version` is the number of the
// last one applied. drizzle's runner would ignore `PRAGMA foreign_keys=OFF` inside its transaction and empty children of
// a rebuilt table without a word.
import type Database from 'better-sqlite3'
import { copyFileSync, fsyncSync, openSync, closeSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { applicationId, StoreError } from './store-error.ts'

interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Reads the numbered migrations of a folder; the numbers must run from 1 without a gap. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name, index) => {
    const version = Number(name.slice(0, 4))
    if (version !== index + 1) throw new Error(`migration ${name} should have the number ${index + 1}`)
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') }
  })
}

/**
 * Brings the store to the newest version: backs the file up first, then applies each migration in a transaction of its
 * own with foreign keys off before BEGIN and checked before COMMIT. A throw leaves the last complete version.
 * @throws StoreError `newer` when the store has a version this program does not know.
 */
export function migrate(
  db: Database.Database,
  { path, migrationsDir }: { path: string; migrationsDir: string },
): void {
  const migrations = readMigrations(migrationsDir)
  const current = db.pragma('user_version', { simple: true }) as number
  if (current > migrations.length) throw new StoreError('newer', path)
  const pending = migrations.slice(current)
  if (pending.length === 0) return
  if (current > 0) backUp(db, path, current)
  db.pragma('foreign_keys = OFF')
  for (const migration of pending) apply(db, migration)
  db.pragma('foreign_keys = ON')
}

function apply(db: Database.Database, migration: Migration): void {
  const run = db.transaction(() => {
    db.exec(migration.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0)
      throw new Error(`migration ${migration.name} would break ${broken.length} references`)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${migration.version}`)
  })
  run.immediate()
}

/** Copies the checkpointed file beside itself under its version: never partial under its final name. */
function backUp(db: Database.Database, path: string, version: number): void {
  const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (state?.busy !== 0) throw new StoreError('busy', path)
  const final = join(dirname(path), `keyholder.before-version-${version + 1}.sqlite`)
  const partial = `${final}.partial`
  copyFileSync(path, partial)
  const file = openSync(partial, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(partial, final)
}
