// Stores in folders of their own, and rows to try the schema's rules on: one organization with two people in it.
import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrate, readMigrations } from '../../../src-main/db/migrate.ts'
import { openStore, storeFileName } from '../../../src-main/db/open.ts'
import type { Store } from '../../../src-main/db/open.ts'

export const migrationsDir = join(import.meta.dirname, '../../../resources/migrations')
export const newestVersion = readMigrations(migrationsDir).length

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store that is closed with the test. */
export function openTestStore(dataDir = temporaryFolder(), migrations = migrationsDir): Store {
  const store = openStore({ dataDir, migrationsDir: migrations })
  onTestFinished(() => store.close())
  return store
}

/** A plain connection to a data folder's file, around the program. */
export function openFile(dataDir: string): Database.Database {
  const db = new Database(join(dataDir, storeFileName))
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** The first `version` migrations, and further ones of the test's own. */
export function migrationFolder(version: number, further: readonly string[] = []): string {
  const folder = join(temporaryFolder(), 'migrations')
  mkdirSync(folder)
  for (const { version: number, name } of readMigrations(migrationsDir).slice(0, version))
    copyFileSync(join(migrationsDir, name), join(folder, `${String(number).padStart(4, '0')}_copied.sql`))
  further.forEach((sql, index) => {
    writeFileSync(join(folder, `${String(version + index + 1).padStart(4, '0')}_made_up.sql`), sql)
  })
  return folder
}

/** A data folder as an older version of the program left it. */
export function folderAtVersion(version: number): string {
  const folder = temporaryFolder()
  const path = join(folder, storeFileName)
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, { path, migrationsDir: migrationFolder(version) })
  db.close()
  return folder
}

const when = '2026-01-01T00:00:00.000Z'

/** Organization 1, its Main Corporate Contact and lead user 1, and a second active person 2. */
export function insertOrganization(db: Database.Database): void {
  insertPerson(db, 1)
  insertPerson(db, 2)
  db.prepare(
    `INSERT INTO organization (id, name, headquarters_address, password_policy, main_corporate_contact_id, created_at)
     VALUES (1, 'Example Works', '1 Sample Street', 'strong', 1, ?)`,
  ).run(when)
  grant(db, 1, 'submittals', 'lead-user')
}

export function insertPerson(db: Database.Database, id: number, state = 'active'): void {
  const registered = state === 'invited' ? null : when
  db.prepare(
    `INSERT INTO person (id, user_name, email, sort_name, state, created_at, registered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, `person${id}@example.com`, `person${id}@example.com`, `person${id}`, state, when, registered)
}

export function grant(
  db: Database.Database,
  person: number,
  module: string,
  role: string,
  expires: string | null = null,
): void {
  db.prepare(
    `INSERT INTO role_grant (person_id, module, role, granted_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
  ).run(person, module, role, when, expires)
}
