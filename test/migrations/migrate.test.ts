// The way from an older data file to the newest version: complete, or as if it had not begun.
import Database from 'better-sqlite3'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMigrations } from '../../src-main/db/migrate.ts'
import { openStore } from '../../src-main/db/open.ts'
import {
  folderAtVersion,
  insertOrganization,
  migrationFolder,
  migrationsDir,
  newestVersion,
  openFile,
  temporaryFolder,
} from './support/store.ts'

const versions = Array.from({ length: newestVersion }, (_, index) => index + 1)

/** Every table, index, trigger and view, as SQLite keeps their text. */
function schemaOf(db: Database.Database): unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
}

function schemaFromEmpty(): unknown[] {
  const dataDir = temporaryFolder()
  openStore({ dataDir, migrationsDir }).close()
  return schemaOf(openFile(dataDir))
}

test.each(versions)('a store of version %i becomes the same as a new one', (version) => {
  const dataDir = folderAtVersion(version)
  openStore({ dataDir, migrationsDir }).close()
  expect(schemaOf(openFile(dataDir))).toEqual(schemaFromEmpty())
})

test('opening the newest version again changes nothing and backs nothing up', () => {
  const dataDir = folderAtVersion(newestVersion)
  openStore({ dataDir, migrationsDir }).close()
  expect(readdirSync(dataDir).filter((name) => name.includes('before'))).toEqual([])
})

describe('a further migration', () => {
  const backupName = `keyholder.before-version-${newestVersion + 1}.sqlite`

  /** A newest store with rows in it, and the folder of migrations with one more. */
  function upgrade(...further: string[]): { dataDir: string; open: () => void } {
    const dataDir = folderAtVersion(newestVersion)
    const db = openFile(dataDir)
    insertOrganization(db)
    db.exec(`
      INSERT INTO regulator (id, name, kind) VALUES (1, 'Sample County', 'cupa');
      INSERT INTO facility (name, site_id, regulator_id) VALUES ('North', 'N-1', 1), ('South', 'S-1', 1);
    `)
    db.close()
    const folder = migrationFolder(newestVersion, further)
    return { dataDir, open: () => openStore({ dataDir, migrationsDir: folder }).close() }
  }

  test('is preceded by a backup of all rows under the version it had', () => {
    const { dataDir, open } = upgrade('ALTER TABLE facility ADD COLUMN note TEXT;')
    open()
    const backup = new Database(join(dataDir, backupName), { readonly: true })
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(backup.pragma('user_version', { simple: true })).toBe(newestVersion)
    expect(backup.prepare('SELECT count(*) FROM facility').pluck().get()).toBe(2)
    backup.close()
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  test('keeps the children of a table that it rebuilds', () => {
    const { dataDir, open } = upgrade(`
      CREATE TABLE regulator_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
      INSERT INTO regulator_new SELECT id, name FROM regulator;
      DROP TABLE regulator;
      ALTER TABLE regulator_new RENAME TO regulator;
    `)
    open()
    const db = openFile(dataDir)
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion + 1)
    expect(db.prepare('SELECT count(*) FROM facility').pluck().get()).toBe(2)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  test('that would break references is rolled back, and the store stays usable', () => {
    const { dataDir, open } = upgrade('DELETE FROM regulator;')
    expect(open).toThrow(/would break 2 references/)
    const db = openFile(dataDir)
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion)
    expect(db.prepare('SELECT count(*) FROM regulator').pluck().get()).toBe(1)
    openStore({ dataDir, migrationsDir }).close()
  })

  test('that fails half way leaves none of its statements', () => {
    const { dataDir, open } = upgrade('CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE nonsense (;')
    expect(open).toThrow()
    const db = openFile(dataDir)
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion)
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
  })

  test('that fails leaves the ones before it in force', () => {
    const { dataDir, open } = upgrade('CREATE TABLE kept (id INTEGER) STRICT;', 'CREATE TABLE nonsense (;')
    expect(open).toThrow()
    expect(openFile(dataDir).pragma('user_version', { simple: true })).toBe(newestVersion + 1)
    expect(existsSync(join(dataDir, backupName))).toBe(true)
  })

  test('leaves foreign keys in force', () => {
    const { dataDir } = upgrade()
    const folder = migrationFolder(newestVersion, ['CREATE TABLE further (id INTEGER) STRICT;'])
    const store = openStore({ dataDir, migrationsDir: folder })
    const orphan = () =>
      store.write(({ raw }) =>
        raw.prepare("INSERT INTO facility (name, site_id, regulator_id) VALUES ('X', 'X', 99)").run(),
      )
    expect(orphan).toThrow(/FOREIGN KEY/)
    store.close()
  })
})

test('a gap in the numbers of the migrations is a mistake of the program, told at once', () => {
  const folder = migrationFolder(newestVersion)
  writeFileSync(join(folder, `${String(newestVersion + 2).padStart(4, '0')}_too_far.sql`), '')
  expect(() => readMigrations(folder)).toThrow(/should have the number/)
})
