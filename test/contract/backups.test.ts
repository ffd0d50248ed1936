// Backups: made, verified, kept elsewhere too, looked into and put back, with the trail telling it (B-08).
import Database from 'better-sqlite3'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { founder } from './support/backend.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let elsewhere: string
beforeEach(async () => {
  cast = await startCast()
  elsewhere = mkdtempSync(join(tmpdir(), 'keyholder-second-'))
})
afterEach(() => {
  cast.dispose()
  rmSync(elsewhere, { recursive: true, force: true })
})

const taskId = () => crypto.randomUUID()
const make = () => cast.call('backups.make', { taskId: taskId() })
const list = () => cast.call('backups.list', {})
const preview = (name: string) => cast.call('backups.preview', { name, taskId: taskId() })
const fileOf = (name: string) => join(cast.dataDir, 'backups', name)
const addProgram = (name: string) => cast.call('programs.create', { name })
const programs = () => cast.sql<number>('SELECT count(*) FROM program')

/** Changes one byte in the middle of a file. */
function flip(path: string, from: string): void {
  const at = readFileSync(path).indexOf(from)
  expect(at).toBeGreaterThan(0)
  const file = openSync(path, 'r+')
  writeSync(file, '#', at)
  closeSync(file)
}

describe('making one', () => {
  test('gives a verified file of everything, readable on its own, and an audit entry', async () => {
    await addProgram('Harbour')
    const { name, problem } = await make()
    expect(problem).toBeNull()
    const [row] = (await list()).backups
    expect(row).toMatchObject({ name, at: '2026-03-02T09:00:00.000Z', isInSecond: false })
    expect(row?.holds).toMatchObject({ organization: 'Example Works', people: 1, programs: 1 })
    const copy = new Database(fileOf(name), { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(verifyChain({ raw: copy })).toMatchObject({ intact: true, length: row?.holds?.events })
    copy.close()
    expect(readdirSync(join(cast.dataDir, 'backups')).toSorted()).toEqual([name, `${name}.json`])
    expect(cast.audit().at(-1)).toMatchObject({ action: 'backups.make', subject: { kind: 'backup', name } })
  })

  test('is copied to the second folder, and says so where that is away', async () => {
    cast.dialogAnswers.push(elsewhere)
    expect(await cast.call('backups.choose-second', {})).toEqual({ folder: elsewhere })
    const { name } = await make()
    expect(readFileSync(join(elsewhere, name)).equals(readFileSync(fileOf(name)))).toBe(true)
    expect((await list()).backups[0]?.isInSecond).toBe(true)
    rmSync(elsewhere, { recursive: true })
    cast.advance(60)
    expect((await make()).problem).toBe('second-folder-away')
    expect(await list()).toMatchObject({ problem: 'second-folder-away', second: { isThere: false } })
    await cast.call('backups.forget-second', {})
    expect((await list()).second).toBeNull()
    const acts = cast.audit().map(({ action }) => action)
    expect(acts).toEqual(expect.arrayContaining(['backups.choose-second', 'backups.forget-second']))
  })

  test('nobody chose a folder: nothing changes and nothing is audited', async () => {
    const before = cast.audit().length
    expect(await cast.call('backups.choose-second', {})).toEqual({ folder: null })
    expect(cast.audit()).toHaveLength(before)
  })

  test('the generations thin out by themselves', async () => {
    const names: string[] = []
    for (let index = 0; index < 12; index += 1) {
      names.push((await make()).name)
      cast.advance(60)
    }
    const kept = (await list()).backups.map(({ name }) => name)
    expect(kept).toEqual(names.slice(2).toReversed())
  })
})

describe('looking inside', () => {
  test('says that it is the store of now, or what restoring it would undo', async () => {
    const { name } = await make()
    expect(await preview(name)).toMatchObject({
      relation: 'earlier',
      undone: 1,
      newest: [{ sentence: `Ada Example made the backup ${name}.` }],
    })
    await addProgram('Harbour')
    await addProgram('Quarry')
    const look = await preview(name)
    expect(look.undone).toBe(3)
    expect(look.newest[0]?.sentence).toMatch(/^Ada Example created the program Quarry/)
  })

  test.each([
    ['a changed page', (path: string) => flip(path, 'Example Works'), 'it was changed since'],
    ['a cut file', (path: string) => copyFileSync('/dev/null', path), 'no Keyholder data file'],
  ])('refuses %s', async (_what, harm, words) => {
    await addProgram('Harbour')
    const { name } = await make()
    harm(fileOf(name))
    const error = await cast.refused('backups.preview', { name, taskId: taskId() })
    expect(error.code).toBe('refused')
    expect(error.reason).toContain(words)
  })

  test('refuses a trail that was rewritten in place', async () => {
    const { name } = await make()
    const copy = new Database(fileOf(name))
    copy.exec(`DROP TRIGGER audit_event_no_update;
      UPDATE audit_event SET body = replace(body, 'Ada', 'Eve') WHERE seq = 1`)
    copy.close()
    const error = await cast.refused('backups.preview', { name, taskId: taskId() })
    expect(error.reason).toContain('audit trail')
  })

  test('takes names of backups alone, never a path', async () => {
    for (const name of ['../keyholder.sqlite', 'keyholder.sqlite', '/etc/passwd'])
      expect((await cast.refused('backups.preview', { name, taskId: taskId() })).code).toBe('invalid')
  })
})

describe('restoring', () => {
  test('puts it in the place of the store, signs everybody out, keeps what was replaced, and tells it', async () => {
    await addProgram('Harbour')
    const { name } = await make()
    await addProgram('Quarry')
    const { sha256, holds } = await preview(name)
    const replaced = cast.audit().length + 1
    cast.advance(3600)
    await cast.call('backups.restore', { name, sha256 })
    expect((await cast.refused('programs.list', { offset: 0, limit: 10 })).code).toBe('no-session')
    expect(await cast.call('session.state', {})).toMatchObject({ stage: 'signed-out', ending: 'restored' })
    expect(programs()).toBe(1)
    const trail = cast.audit()
    expect(trail).toHaveLength(holds.events + 1)
    expect(trail.at(-1)).toMatchObject({
      action: 'backups.restore',
      actor: { name: 'Ada Example' },
      subject: { kind: 'backup', name },
      before: { events: replaced },
    })
    expect(cast.store.read((db) => verifyChain(db))).toMatchObject({ intact: true })
    const kept = readdirSync(cast.dataDir).filter((file) => file.startsWith('keyholder.replaced-'))
    expect(kept).toEqual(['keyholder.replaced-2026-03-02T10-00-00.000Z.sqlite'])
    const old = new Database(join(cast.dataDir, kept[0]!), { readonly: true })
    expect(old.prepare('SELECT count(*) FROM program').pluck().get()).toBe(2)
    old.close()
    expect(existsSync(join(cast.dataDir, 'restore.json'))).toBe(false)
    await cast.call('session.sign-in', founder)
    // The head that was kept outside is not in this trail, which says itself why (B-08).
    expect((await cast.call('audit-trail.verify', { taskId: taskId() })).broken).toBeNull()
    await addProgram('Mill')
    expect((await cast.call('audit-trail.verify', { taskId: taskId() })).broken).toBeNull()
    expect(programs()).toBe(2)
  })

  test('refuses a file that changed after it was looked at, and nothing is lost', async () => {
    const { name } = await make()
    await addProgram('Harbour')
    const error = await cast.refused('backups.restore', { name, sha256: '0'.repeat(64) })
    expect(error.reason).toContain('Nothing was restored')
    expect(programs()).toBe(1)
  })

  test('brings in a backup from elsewhere once it is verified, and leaves that file alone', async () => {
    const { name } = await make()
    const file = join(elsewhere, 'from a stick.sqlite')
    copyFileSync(fileOf(name), file)
    const before = readFileSync(file)
    cast.advance(60)
    cast.dialogAnswers.push(file)
    const brought = await cast.call('backups.bring-in', { taskId: taskId() })
    expect(brought.name).toBe('keyholder-2026-03-02T09-01-00.000Z.sqlite')
    expect((await list()).backups).toHaveLength(2)
    expect(readdirSync(elsewhere)).toEqual(['from a stick.sqlite'])
    expect(readFileSync(file).equals(before)).toBe(true)
    const text = join(elsewhere, 'notes.sqlite')
    copyFileSync(join(import.meta.dirname, 'backups.test.ts'), text)
    cast.advance(60)
    cast.dialogAnswers.push(text)
    expect((await cast.refused('backups.bring-in', { taskId: taskId() })).code).toBe('refused')
    expect((await list()).backups).toHaveLength(2)
  })
})
