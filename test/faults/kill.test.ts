// kill -9 at any moment and before every step: what was acknowledged stays, and there is the old or the new, never a mixture
// (reliability.md). A sample in `npm test`, everything in `npm run test:full`.
import Database from 'better-sqlite3'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { inspectBackup } from '../../src-main/backups/inspect.ts'
import { openReplaceableStore } from '../../src-main/backups/replaceable-store.ts'
import { orderRestore } from '../../src-main/backups/restore.ts'
import { backupName, listBackups } from '../../src-main/backups/shelf.ts'
import { openStore, storeFileName } from '../../src-main/db/open.ts'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { hashFile } from '../../src-main/files/hash-file.ts'
import { startOrganization } from '../contract/support/backend.ts'
import {
  folderAtVersion,
  insertOrganization,
  migrationsDir,
  newestVersion,
  openFile,
  temporaryFolder,
} from '../migrations/support/store.ts'
import { acts, exportName, passphrase, peopleFile } from './support/acts.ts'
import { chosenSteps, countStepsOf, runAct } from './support/kill.ts'

const isFull = process.env['KEYHOLDER_FULL'] === '1'
const long = { timeout: isFull ? 3_600_000 : 240_000 }

interface Look {
  readonly regulators: number
  readonly intact: boolean
  readonly events: number
}

/** Opens a folder as the program does and looks at what is there. */
function lookAt(dataDir: string): Look {
  const { store } = openReplaceableStore({ dataDir, migrationsDir })
  try {
    return store.read((db) => {
      const one = (sql: string) => db.raw.prepare(sql).pluck().get() as number
      expect(one('PRAGMA integrity_check')).toBe('ok')
      const verdict = verifyChain(db)
      return {
        regulators: one('SELECT count(*) FROM regulator'),
        intact: verdict.intact,
        events: verdict.intact ? verdict.length : -1,
      }
    })
  } finally {
    store.close()
  }
}

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

describe('killed while writing', () => {
  const kills = isFull ? 1000 : 8

  test(`${kills} times: nothing acknowledged is lost, no half transaction`, long, async () => {
    let dataDir = ''
    let before = { events: 0 }
    for (let kill = 0; kill < kills; kill += 1) {
      // The whole trail is verified after each kill: a new one now and then keeps a thousand of them affordable.
      if (kill % 5 === 0) {
        dataDir = temporaryFolder()
        openStore({ dataDir, migrationsDir }).close()
        before = lookAt(dataDir)
      }
      const db = openFile(dataDir)
      db.exec('DELETE FROM regulator')
      db.close()
      const { output, signal } = await runAct('write', dataDir, { after: 5 + ((kill * 37) % 160) })
      expect(signal).toBe('SIGKILL')
      const acknowledged = output.trim().split('\n').length
      const after = lookAt(dataDir)
      expect(after.intact).toBe(true)
      // One more may have been committed and not told any more.
      expect(after.regulators - acknowledged).toBeOneOf([0, 1])
      expect(after.events - before.events).toBe(after.regulators)
      before = after
    }
  })
})

describe('killed at a step of migrating', () => {
  test('there is the old version or the new one, with all rows', long, async () => {
    const old = folderAtVersion(1)
    const db = openFile(old)
    insertOrganization(db)
    db.exec(`INSERT INTO regulator (name, kind) VALUES ('Sample County', 'cupa')`)
    db.close()
    const count = await countStepsOf('migrate', copyOf(old))
    expect(count).toBeGreaterThan(newestVersion * 3)
    for (const killAt of chosenSteps(count, 8)) {
      const folder = copyOf(old)
      const { signal } = await runAct('migrate', folder, { killAt })
      expect(signal, `step ${killAt} of ${count}`).toBe('SIGKILL')
      const file = openFile(folder)
      const version = file.pragma('user_version', { simple: true }) as number
      file.close()
      expect(version).toBeGreaterThanOrEqual(1)
      expect(lookAt(folder)).toMatchObject({ regulators: 1, intact: true })
      expect(openFile(folder).pragma('user_version', { simple: true })).toBe(newestVersion)
      const copies = readdirSync(folder).filter((name) => /before-version-\d+\.sqlite$/.test(name))
      for (const name of copies) {
        const copy = new Database(join(folder, name), { readonly: true })
        expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
        copy.close()
      }
    }
  })
})

/** A store with one regulator and an event that tells it. */
function livedIn(): string {
  const dataDir = temporaryFolder()
  openStore({ dataDir, migrationsDir }).close()
  const db = openFile(dataDir)
  insertOrganization(db)
  db.exec(`INSERT INTO regulator (name, kind) VALUES ('Sample County', 'cupa')`)
  db.close()
  return dataDir
}

describe('killed at a step of making a backup', () => {
  test('there is a whole backup under its name or none, and the store is as it was', long, async () => {
    const before = livedIn()
    const count = await countStepsOf('backup', copyOf(before))
    for (const killAt of chosenSteps(count, 6)) {
      const folder = copyOf(before)
      const { signal } = await runAct('backup', folder, { killAt })
      expect(signal, `step ${killAt} of ${count}`).toBe('SIGKILL')
      for (const { name } of listBackups(join(folder, 'backups')))
        expect(inspectBackup(join(folder, 'backups', name), { newestVersion }).people).toBe(2)
      expect(lookAt(folder)).toMatchObject({ regulators: 1, intact: true })
    }
  })
})

/** A store that is to be replaced by a backup with one regulator less. */
async function withRestoreOrdered(): Promise<string> {
  const ordered = livedIn()
  await acts['backup']!(ordered)
  const db = openFile(ordered)
  db.exec(`INSERT INTO regulator (name, kind) VALUES ('Another County', 'cupa')`)
  db.close()
  const backup = join(ordered, 'backups', backupName('2026-03-02T09:00:00.000Z'))
  orderRestore(ordered, {
    backup,
    sha256: hashFile(backup),
    by: null,
    at: '2026-03-02T10:00:00.000Z',
    replaced: null,
  })
  return ordered
}

describe('killed at a step of restoring', () => {
  test(
    'the next start finishes it: the backup is in place, told in its trail, and what it replaced is kept',
    long,
    async () => {
      const ordered = await withRestoreOrdered()
      const count = await countStepsOf('restore', copyOf(ordered))
      for (const killAt of chosenSteps(count, 8)) {
        const folder = copyOf(ordered)
        const { signal } = await runAct('restore', folder, { killAt })
        expect(signal, `step ${killAt} of ${count}`).toBe('SIGKILL')
        const look = lookAt(folder)
        expect(look, `step ${killAt} of ${count}`).toEqual({ regulators: 1, intact: true, events: 1 })
        expect(existsSync(join(folder, 'restore.json'))).toBe(false)
        const [aside] = readdirSync(folder).filter((name) => name.startsWith('keyholder.replaced-'))
        const kept = new Database(join(folder, aside!))
        expect(kept.prepare('SELECT count(*) FROM regulator').pluck().get()).toBe(2)
        kept.close()
        expect(existsSync(join(folder, storeFileName))).toBe(true)
      }
    },
  )
})

/** An organization with its first person, a signing key, and a file of people to import. */
async function organizationFolder(): Promise<string> {
  const dataDir = temporaryFolder()
  const backend = await startOrganization(dataDir)
  await backend.call('exports.make-key', { passphrase, verifyPassphrase: passphrase })
  backend.close()
  const rows = ['Noa', 'Bea', 'Ivo'].map((name) => `${name.toLowerCase()}@example.com,${name},Sample,Viewer`)
  writeFileSync(
    join(dataDir, peopleFile),
    ['E-mail,First name,Last name,Permission group', ...rows].join('\n'),
  )
  return dataDir
}

describe('killed at a step of importing people', () => {
  test('all of them are there with their rights, invitations and trail, or none', long, async () => {
    const before = await organizationFolder()
    const count = await countStepsOf('import', copyOf(before))
    const outcomes = new Set<number>()
    for (const killAt of chosenSteps(count, 5)) {
      const folder = copyOf(before)
      const { signal } = await runAct('import', folder, { killAt })
      expect(signal, `step ${killAt} of ${count}`).toBe('SIGKILL')
      expect(lookAt(folder).intact).toBe(true)
      const db = openFile(folder)
      const many = (sql: string) => db.prepare(sql).pluck().get() as number
      const imported = many('SELECT count(*) FROM person') - 1
      outcomes.add(imported)
      expect({
        imported,
        roles: many("SELECT count(*) FROM role_grant WHERE module = 'submittals' AND role = 'viewer'"),
        invitations: many('SELECT count(*) FROM invitation'),
        messages: many('SELECT count(*) FROM outbox'),
        told: many('SELECT count(*) FROM audit_event WHERE body LIKE \'%"people-import.run"%\''),
      }).toEqual(
        imported === 0
          ? { imported: 0, roles: 0, invitations: 0, messages: 0, told: 0 }
          : { imported: 3, roles: 3, invitations: 3, messages: 3, told: 1 },
      )
      db.close()
    }
    expect([...outcomes].filter((imported) => imported !== 0 && imported !== 3)).toEqual([])
    expect(outcomes).toContain(0)
  })
})

describe('killed at a step of making an export', () => {
  test('a file under its name is whole, signed and in the trail, or there is none', long, async () => {
    const before = await organizationFolder()
    const count = await countStepsOf('export', copyOf(before))
    for (const killAt of chosenSteps(count, 5)) {
      const folder = copyOf(before)
      const { signal } = await runAct('export', folder, { killAt })
      expect(signal, `step ${killAt} of ${count}`).toBe('SIGKILL')
      expect(lookAt(folder).intact).toBe(true)
      const path = join(folder, exportName)
      if (!existsSync(path)) continue
      expect(verifyExport(readFileSync(path))).toMatchObject({ ok: true })
      const db = openFile(folder)
      expect(db.prepare('SELECT count(*) FROM export_made').pluck().get()).toBe(1)
      db.close()
    }
  })
})
