// B-14: the passphrase of the signing key is remembered only where somebody chose it, and only by a real key store.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

const passphrase = 'violet tram under seven hats'
let cast: Cast
let folder: string

beforeEach(async () => {
  cast = await startCast()
  folder = mkdtempSync(join(tmpdir(), 'keyholder-exports-'))
  await cast.call('exports.make-key', { passphrase, verifyPassphrase: passphrase })
})
afterEach(() => {
  vi.restoreAllMocks()
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const order = (typed: string | null) => ({
  reader: { kind: 'everything' } as const,
  modules: ['submittals' as const],
  from: null,
  to: null,
  passphrase: typed,
  taskId: 'task-number-one',
})
const remember = () => cast.call('exports.remember-passphrase', { passphrase })
const state = () => cast.call('exports.state', {})
const lastAct = () => cast.audit().at(-1)!['action']

it('is not remembered by itself', async () => {
  expect((await cast.refused('exports.create', order(null))).fields[0]?.field).toBe('passphrase')
  expect(await state()).toMatchObject({ keyStore: 'usable', remembered: null })
  expect((await cast.refused('exports.forget-passphrase', {})).code).toBe('not-found')
})

it('opens the key for an export once it is, and no longer once it is forgotten', async () => {
  await remember()
  expect(lastAct()).toBe('exports.remember-passphrase')
  expect(await state()).toMatchObject({ remembered: { by: 'Ada Example' } })
  cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
  await cast.call('exports.create', order(null))
  expect(existsSync(join(folder, 'a.keyholder-audit'))).toBe(true)
  await cast.call('exports.forget-passphrase', {})
  expect(lastAct()).toBe('exports.forget-passphrase')
  expect((await cast.refused('exports.create', order(null))).fields[0]?.field).toBe('passphrase')
  expect(cast.sql('SELECT count(*) FROM remembered_passphrase')).toBe(0)
})

it('stands wrapped in the store, and neither in the trail, nor in an answer, nor in an export', async () => {
  await remember()
  cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
  await cast.call('exports.create', order(null))
  const wrapped = cast.sql<Buffer>('SELECT wrapped FROM remembered_passphrase')
  const told = [JSON.stringify(await state()), JSON.stringify(cast.audit())].join('')
  expect(told).not.toContain(passphrase)
  const file = readFileSync(join(folder, 'a.keyholder-audit'))
  for (const secret of [passphrase, wrapped]) expect(file.includes(secret)).toBe(false)
  expect(readFileSync(cast.store.path).includes(passphrase)).toBe(false)
})

it.each(['none', 'plain-text'] as const)('is refused where the key store is %s', async (found) => {
  vi.spyOn(cast.services.secretBox, 'state').mockReturnValue(found)
  const wrap = vi.spyOn(cast.services.secretBox, 'wrap')
  const { fields } = await cast.refused('exports.remember-passphrase', { passphrase })
  expect(fields).toMatchObject([{ field: 'passphrase' }])
  expect(fields[0]?.reason).toContain('key store')
  expect(wrap).not.toHaveBeenCalled()
  expect((await state()).keyStore).toBe(found)
})

it('is not remembered when it is another one', async () => {
  const { fields } = await cast.refused('exports.remember-passphrase', { passphrase: 'something else' })
  expect(fields).toMatchObject([{ field: 'passphrase' }])
  expect((await state()).remembered).toBeNull()
})

it('has to be typed where the key store does not give it back', async () => {
  await remember()
  vi.spyOn(cast.services.secretBox, 'unwrap').mockImplementation(() => {
    throw new Error('another account')
  })
  const { fields } = await cast.refused('exports.create', order(null))
  expect(fields[0]).toMatchObject({ field: 'passphrase' })
  cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
  await cast.call('exports.create', order(passphrase))
})

it('goes with the key that it belongs to', async () => {
  await remember()
  const next = `${passphrase} two`
  await cast.call('exports.rotate-key', {
    currentPassphrase: passphrase,
    passphrase: next,
    verifyPassphrase: next,
  })
  expect(lastAct()).toBe('exports.forget-passphrase')
  expect((await state()).remembered).toBeNull()
  expect((await cast.refused('exports.create', order(null))).fields[0]?.field).toBe('passphrase')
})
