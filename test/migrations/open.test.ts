// Opening the data file: what is made, what is kept safe, and what is refused without touching it.
import Database from 'better-sqlite3'
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore, storeFileName } from '../../src-main/db/open.ts'
import { applicationId, StoreError } from '../../src-main/db/store-error.ts'
import {
  insertOrganization,
  migrationsDir,
  newestVersion,
  openFile,
  openTestStore,
  temporaryFolder,
} from './support/store.ts'

/** Why the folder's file is not opened; the file must stay as it is, to the byte. */
function faultOf(dataDir: string): string {
  const path = join(dataDir, storeFileName)
  const before = readFileSync(path)
  try {
    openStore({ dataDir, migrationsDir }).close()
  } catch (error) {
    expect(readFileSync(path).equals(before), 'the file was touched').toBe(true)
    expect(error).toBeInstanceOf(StoreError)
    expect((error as StoreError).message).toContain(path)
    expect((error as StoreError).message).toContain('Nothing in it was changed')
    return (error as StoreError).fault
  }
  return 'opened'
}

/** A closed store of a thousand people, so that it has pages to damage. */
function populatedFolder(): string {
  const dataDir = temporaryFolder()
  openStore({ dataDir, migrationsDir }).close()
  const db = new Database(join(dataDir, storeFileName))
  insertOrganization(db)
  db.exec(`
    WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    INSERT INTO person (id, user_name, email, sort_name, state, created_at)
    SELECT i, 'n' || i || '@example.com', 'n' || i || '@example.com', 'n' || i, 'disabled', '2026-01-01' FROM n;
  `)
  db.close()
  return dataDir
}

test('an empty folder gets a store of the newest version that carries our name', () => {
  const store = openTestStore()
  store.read(({ raw }) => {
    expect(raw.prepare('PRAGMA user_version').pluck().get()).toBe(newestVersion)
    expect(raw.prepare('PRAGMA application_id').pluck().get()).toBe(applicationId)
  })
})

test('the safety settings are in force on the connection that writes, also after a reopening', () => {
  const dataDir = temporaryFolder()
  openStore({ dataDir, migrationsDir }).close()
  const store = openTestStore(dataDir)
  const settings = store.write(({ raw }) =>
    Object.fromEntries(
      [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'recursive_triggers',
        'trusted_schema',
        'secure_delete',
      ].map((name) => [name, raw.prepare(`PRAGMA ${name}`).pluck().get()]),
    ),
  )
  expect(settings).toEqual({
    journal_mode: 'wal',
    synchronous: 2, // FULL
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
    secure_delete: 1,
  })
})

test('the connection that reads cannot write', () => {
  const store = openTestStore()
  expect(() => store.read(({ raw }) => raw.prepare('DELETE FROM person').run())).toThrow(/readonly/)
})

test('a write that throws leaves nothing behind, and a waiver of the last lead does not outlive its write', () => {
  const store = openTestStore()
  const failing = () =>
    store.write(({ raw }) => {
      raw.prepare("INSERT INTO regulator (name, kind) VALUES ('Half done', 'cupa')").run()
      throw new Error('stop')
    })
  expect(failing).toThrow('stop')
  store.write(({ raw }) => raw.prepare('INSERT INTO last_lead_waiver (id) VALUES (1)').run())
  store.read(({ raw }) => {
    expect(raw.prepare('SELECT count(*) FROM regulator').pluck().get()).toBe(0)
    expect(raw.prepare('SELECT count(*) FROM last_lead_waiver').pluck().get()).toBe(0)
  })
})

test('a write that would go on after its transaction is refused and rolled back', () => {
  const store = openTestStore()
  const waiting = () =>
    store.write(({ raw }) => {
      raw.prepare("INSERT INTO regulator (name, kind) VALUES ('Half done', 'cupa')").run()
      return Promise.resolve()
    })
  expect(waiting).toThrow(TypeError)
  store.read(({ raw }) => expect(raw.prepare('SELECT count(*) FROM regulator').pluck().get()).toBe(0))
})

describe('refused, and not touched:', () => {
  test('a store of a newer version', () => {
    const dataDir = temporaryFolder()
    openStore({ dataDir, migrationsDir }).close()
    const db = new Database(join(dataDir, storeFileName))
    db.pragma(`user_version = ${newestVersion + 1}`)
    db.close()
    expect(faultOf(dataDir)).toBe('newer')
  })

  test("another program's database", () => {
    const dataDir = temporaryFolder()
    const db = new Database(join(dataDir, storeFileName))
    db.exec('PRAGMA application_id = 7; CREATE TABLE theirs (id INTEGER)')
    db.close()
    expect(faultOf(dataDir)).toBe('foreign')
  })

  test('a database that says nothing of its program', () => {
    const dataDir = temporaryFolder()
    const db = new Database(join(dataDir, storeFileName))
    db.exec('CREATE TABLE theirs (id INTEGER)')
    db.close()
    expect(faultOf(dataDir)).toBe('foreign')
  })

  test('a file that is no database', () => {
    const dataDir = temporaryFolder()
    writeFileSync(join(dataDir, storeFileName), 'Dear diary, '.repeat(2000))
    expect(faultOf(dataDir)).toBe('damaged')
  })

  test('a store whose end is missing', () => {
    const dataDir = populatedFolder()
    truncateSync(join(dataDir, storeFileName), 4096 * 20)
    expect(faultOf(dataDir)).toBe('damaged')
  })

  test.each([1, 2, 12, 30, 60, 120])('a store whose page %i was overwritten', (page) => {
    const dataDir = populatedFolder()
    const path = join(dataDir, storeFileName)
    const bytes = readFileSync(path)
    // The header of page 1 stays readable: it is the rest that is lost.
    bytes.fill(0xa5, (page - 1) * 4096 + (page === 1 ? 100 : 0), page * 4096)
    writeFileSync(path, bytes)
    expect(faultOf(dataDir)).toBe('damaged')
  })
})

test('a folder that cannot hold the file is told as such', () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, storeFileName))
  expect(() => openStore({ dataDir, migrationsDir })).toThrow(/cannot be written to/)
  expect(() => openStore({ dataDir: join(dataDir, 'not-there'), migrationsDir })).toThrow(StoreError)
})

test('a file that another program holds is told as such', () => {
  const dataDir = temporaryFolder()
  openStore({ dataDir, migrationsDir }).close()
  const other = openFile(dataDir)
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN EXCLUSIVE; COMMIT')
  expect(faultOf(dataDir)).toBe('busy')
})
