import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withLock } from '../../../scripts/lib/lock.mjs'

let cache: string
const lock = { name: 'test-lock', doing: 'testing' }
const locks = () => join(cache, 'keyholder', 'locks')
const lockFiles = () => (existsSync(locks()) ? readdirSync(locks()) : [])

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'keyholder-lock-'))
  vi.stubEnv('XDG_CACHE_HOME', cache)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(cache, { recursive: true })
})

test('a second run is refused with a sentence while the first works', async () => {
  const refusal = await withLock(lock, () =>
    withLock(lock, () => Promise.resolve('both ran')).catch((error: unknown) => String(error)),
  )
  expect(refusal).toContain(`Another run (process ${process.pid}) is already testing in this folder`)
})

test('the lock is given back, also by work that fails', async () => {
  await withLock(lock, () => Promise.reject(new Error('no'))).catch(() => {})
  expect(lockFiles()).toEqual([])
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran')
})

test('a patient run waits for its turn', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const order: string[] = []
  const first = withLock(lock, async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    order.push('first')
  })
  await vi.waitUntil(() => lockFiles().length === 1)
  const second = withLock({ ...lock, patience: 5000 }, () => Promise.resolve(order.push('second')))
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
})

test('the lock of a process that is gone is taken over', async () => {
  await withLock(lock, () => Promise.resolve())
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  await withLock(lock, () => {
    const [name = ''] = lockFiles()
    writeFileSync(join(locks(), name.replace('test-lock', 'other-lock')), String(pid))
    return Promise.resolve()
  })
  expect(await withLock({ ...lock, name: 'other-lock' }, () => Promise.resolve('ran'))).toBe('ran')
})
