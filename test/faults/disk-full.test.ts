// A disk that is full, as a small tmpfs: acknowledged rows stay, reads go on, the person is told, and writes resume once there
// is room (reliability.md). Mounting takes root; elsewhere these tests are skipped, visibly.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { founder, startBackend, startOrganization } from '../contract/support/backend.ts'
import type { TestBackend } from '../contract/support/backend.ts'

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayMount)(
  `on a full disk${mayMount ? '' : ' (skipped: mounting a tmpfs takes root)'}`,
  () => {
    let disk: string
    let backend: TestBackend

    beforeAll(async () => {
      disk = mkdtempSync(join(tmpdir(), 'keyholder-tmpfs-'))
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', disk])
      backend = await startOrganization(disk)
    })
    afterEach(() => rmSync(join(disk, 'filler'), { force: true }))
    afterAll(() => {
      backend?.close()
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    })

    /** Leaves nothing but `left` bytes. */
    function fill(left = 0): void {
      const { bavail, bsize } = statfsSync(disk)
      const bytes = Math.max(0, bavail * bsize - left)
      try {
        writeFileSync(join(disk, 'filler'), Buffer.alloc(bytes, 1))
      } catch {
        // As much as went in.
      }
    }

    const listed = async () => (await backend.call('programs.list', { offset: 0, limit: 500 })).total

    test('acknowledged rows stay, reads go on, and writes resume once there is room', async () => {
      fill(64 * 1024)
      let acknowledged = 0
      let refusal = null
      for (let number = 1; number <= 2000 && refusal === null; number += 1) {
        const reply = await backend.send('programs.create', { name: `Program ${number}` })
        if (reply.ok) acknowledged += 1
        else refusal = reply.error
      }
      expect(refusal).toMatchObject({ code: 'failed' })
      expect(refusal?.reason).toContain('The disk is full. Nothing was lost')
      expect(await listed()).toBe(acknowledged)
      rmSync(join(disk, 'filler'))
      await backend.call('programs.create', { name: 'Once there was room' })
      expect(await listed()).toBe(acknowledged + 1)
      backend.close()
      backend = startBackend(disk)
      await backend.call('session.sign-in', founder)
      expect(await listed()).toBe(acknowledged + 1)
    })

    test('a backup that does not fit leaves no file under its name', async () => {
      const folder = join(disk, 'backups')
      const before = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')) : []
      fill(128 * 1024)
      const error = await backend.refused('backups.make', { taskId: 'backup-on-full-disk' })
      expect(error.code).toBe('failed')
      expect(error.reason).toContain('The disk is full')
      expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toEqual(before)
      rmSync(join(disk, 'filler'))
      await backend.call('backups.make', { taskId: 'backup-with-room' })
      expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toHaveLength(before.length + 1)
    })

    test('a sealed export that does not fit leaves neither file nor summary, nor a word in the trail', async () => {
      const passphrase = 'violet tram under seven hats'
      await backend.call('exports.make-key', { passphrase, verifyPassphrase: passphrase })
      const order = {
        reader: { kind: 'everything' as const },
        modules: ['programs' as const],
        from: null,
        to: null,
        passphrase,
        taskId: 'seal-on-full-disk',
      }
      const path = join(disk, 'all.keyholder-audit')
      const left = () => readdirSync(disk).filter((name) => name.startsWith('all.'))
      fill(64 * 1024)
      backend.dialogAnswers.push(path)
      const error = await backend.refused('exports.create', order)
      expect(error.reason).toMatch(/disk is full|could not be written/)
      expect(left()).toEqual([])
      rmSync(join(disk, 'filler'))
      expect((await backend.call('exports.state', {})).made).toEqual([])
      backend.dialogAnswers.push(path)
      await backend.call('exports.create', order)
      expect(left().toSorted()).toEqual(['all.keyholder-audit', 'all.pdf'])
      left().forEach((name) => rmSync(join(disk, name)))
    })

    test('an export of the list that does not fit leaves no file under its name', async () => {
      const path = join(disk, 'people.csv')
      fill()
      backend.dialogAnswers.push(path)
      const error = await backend.refused('people.export', {
        search: '',
        filters: {},
        sort: null,
        columns: ['name', 'email'],
        selection: null,
        taskId: 'export-on-full-disk',
      })
      expect(error.code).toBeOneOf(['failed', 'refused'])
      expect(readdirSync(disk).filter((name) => name.startsWith('people.csv'))).toEqual([])
    })
  },
)
