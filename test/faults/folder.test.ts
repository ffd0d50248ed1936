// What can be wrong around the store: a folder that cannot be written to or is gone, a second process. The clock that was set
// back stands in test/contract/dispatch.test.ts.
import Database from 'better-sqlite3'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { storeFileName } from '../../src-main/db/open.ts'
import { prepareDataFolder } from '../../src-main/startup/data-folder.ts'
import { startBackend, startOrganization } from '../contract/support/backend.ts'
import type { TestBackend } from '../contract/support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

const create = (name: string) => backend.send('programs.create', { name })
const isRoot = process.getuid?.() === 0
const mayMount = process.platform === 'linux' && isRoot

test.skipIf(isRoot)(
  `a data folder that cannot be written to is refused with what to do${isRoot ? ' (skipped: root may write everywhere)' : ''}`,
  () => {
    chmodSync(backend.dataDir, 0o500)
    expect(() => prepareDataFolder(backend.dataDir)).toThrow(/cannot be written to\. Check its permissions/)
    chmodSync(backend.dataDir, 0o700)
  },
)

test.skipIf(!mayMount)(
  `a disk that is read-only is told, and a store on it stays as it is${mayMount ? '' : ' (skipped: mounting takes root)'}`,
  async () => {
    backend.close()
    const disk = mkdtempSync(join(tmpdir(), 'keyholder-read-only-'))
    execFileSync('mount', ['--bind', backend.dataDir, disk])
    execFileSync('mount', ['-o', 'remount,ro,bind', disk])
    try {
      const before = readdirSync(disk).toSorted()
      const bytes = readFileSync(join(disk, storeFileName))
      expect(() => prepareDataFolder(disk)).toThrow(/cannot be written to\. Check its permissions/)
      expect(() => startBackend(disk)).toThrow()
      expect(readdirSync(disk).toSorted()).toEqual(before)
      expect(readFileSync(join(disk, storeFileName)).equals(bytes)).toBe(true)
    } finally {
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
    backend = startBackend(backend.dataDir)
    expect(backend.store.read(verifyChain)).toMatchObject({ intact: true })
  },
)

test('a folder that vanishes under the program loses nothing that was acknowledged', async () => {
  expect((await create('Before')).ok).toBe(true)
  const away = `${backend.dataDir}-away`
  renameSync(backend.dataDir, away)
  // The open files are still those of the folder, wherever it is: nothing is written where it was.
  await create('Meanwhile')
  expect(existsSync(backend.dataDir)).toBe(false)
  renameSync(away, backend.dataDir)
  const programs = await backend.call('programs.list', { offset: 0, limit: 10 })
  expect(programs.rows.map(({ name }) => name)).toContain('Before')
  expect(backend.store.read(verifyChain)).toMatchObject({ intact: true })
})

test('while another program holds the file, a call waits, is refused in words, and works afterwards', async () => {
  const other = new Database(join(backend.dataDir, storeFileName))
  other.exec('BEGIN IMMEDIATE')
  const reply = await create('Held up')
  expect(reply).toMatchObject({ ok: false, error: { code: 'failed' } })
  expect(reply.ok ? '' : reply.error.reason).toContain('in use by another program. Nothing was changed')
  expect((await backend.call('programs.list', { offset: 0, limit: 10 })).total).toBe(0)
  other.exec('ROLLBACK')
  other.close()
  expect((await create('Let through')).ok).toBe(true)
})
