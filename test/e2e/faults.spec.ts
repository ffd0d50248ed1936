// Faults as a person meets them in the program itself: a store that it must not open, a disk without room. Each is said in
// words, and nothing is written or lost.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Runtime } from '../../scripts/steps/runtime.mjs'
import { setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { field, row } from './page-models/things.ts'
import { expect, test } from './support/launch.ts'
import { spawnProgram } from './support/start-again.ts'

const storeName = 'keyholder.sqlite'

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Starts the program on a folder that it cannot work with. @returns what it said; it is ended then */
function startInVain(runtime: Runtime, dataFolder: string, said: RegExp): Promise<string> {
  const program = spawnProgram(runtime, dataFolder)
  return new Promise((resolve) => {
    let errors = ''
    // It waits for somebody to close the box that says the same.
    const patience = setTimeout(() => program.kill('SIGKILL'), 30_000)
    program.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString()
      if (said.test(errors)) program.kill('SIGKILL')
    })
    // Its helpers may hold the pipe for a moment longer.
    program.once('exit', () => {
      clearTimeout(patience)
      resolve(errors)
    })
  })
}

const faults: Record<string, { readonly said: RegExp; break(path: string): void }> = {
  'of a newer version': {
    said: /newer/i,
    break: (path) => {
      const store = new Database(path)
      store.pragma('user_version = 9000')
      store.close()
    },
  },
  'of another program': {
    said: /another program|not .*Keyholder/i,
    break: (path) => {
      const store = new Database(path)
      store.pragma('application_id = 7')
      store.close()
    },
  },
  'with flipped bits': {
    said: /damaged/i,
    break: (path) => {
      const bytes = readFileSync(path)
      for (let at = 4096; at < bytes.length; at += 4096)
        for (let byte = 0; byte < 64; byte += 1) bytes[at + byte] = bytes[at + byte]! ^ 0xa5
      writeFileSync(path, bytes)
    },
  },
  'that is no database': {
    said: /not .*database|damaged/i,
    break: (path) => writeFileSync(path, 'something else'),
  },
}

for (const [name, { said, break: harm }] of Object.entries(faults)) {
  test(`a store ${name} is refused in words, and is as it was`, async ({ launch, runtime, dataFolder }) => {
    const { app, page } = await launch()
    await setUpQuickly(page)
    await app.close()
    const store = join(dataFolder, storeName)
    // There is no backup to offer.
    rmSync(join(dataFolder, 'backups'), { recursive: true, force: true })
    harm(store)
    const before = sha256(store)
    const names = () => readdirSync(dataFolder).filter((each) => each.startsWith('keyholder'))
    const beside = names()
    const errors = await startInVain(runtime, dataFolder, said)
    expect(errors).toMatch(said)
    expect(errors).not.toMatch(/at .*\.js:\d+/)
    expect(sha256(store)).toBe(before)
    expect(names()).toEqual(beside)
  })
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0

test.describe(`a full disk${mayMount ? '' : ' (skipped: mounting a tmpfs takes root)'}`, () => {
  test.skip(!mayMount)

  const create = (page: Page, name: string) =>
    page.evaluate(async (program) => {
      const { call } = (
        globalThis as unknown as {
          keyholder: { call(name: string, input: unknown): Promise<{ ok: boolean }> }
        }
      ).keyholder
      return (await call('programs.create', { name: program })).ok
    }, name)

  test('is told; what was acknowledged stays, reading goes on, and writing resumes once there is room', async ({
    launch,
    dataFolder,
  }) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', dataFolder])
    // Chromium's own files are nobody's records; it may not work at all without room for them.
    const chromium = mkdtempSync(join(tmpdir(), 'keyholder-chromium-'))
    symlinkSync(chromium, join(dataFolder, 'chromium'))
    try {
      const { app, page } = await launch()
      await setUpQuickly(page)
      const filler = join(dataFolder, 'filler')
      let acknowledged = 0
      // Chromium's own files live on the same disk: it is filled again until a write no longer fits.
      const { bavail, bsize } = statfsSync(dataFolder)
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 96 * 1024, 1))
      while (acknowledged < 2000 && (await create(page, `Program ${acknowledged + 1}`))) acknowledged += 1
      await goTo(page, 'Programs')
      await expect(row(page, 'Program 1').first()).toBeVisible()
      await page.getByRole('button', { name: 'Create program' }).first().click()
      await field(page, 'Name').fill('One too many')
      await page.locator('form').getByRole('button', { name: 'Create program' }).click()
      await expect(page.getByText(/The disk is full. Nothing was lost/).first()).toBeVisible()
      rmSync(filler)
      // What was entered is still there, and now goes through.
      await page.locator('form').getByRole('button', { name: 'Create program' }).click()
      await expect(toast(page, 'One too many has been created.')).toBeVisible()
      await app.close()
      const store = new Database(join(dataFolder, storeName), { readonly: true })
      expect(store.prepare('SELECT count(*) FROM program').pluck().get()).toBe(acknowledged + 1)
      expect(store.pragma('integrity_check', { simple: true })).toBe('ok')
      store.close()
    } finally {
      execFileSync('umount', ['-l', dataFolder])
      rmSync(chromium, { recursive: true, force: true })
    }
  })
})
