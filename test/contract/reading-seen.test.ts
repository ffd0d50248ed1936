// B-14: earlier heads are remembered where exports are opened, and held against the next one by themselves.
import Database from 'better-sqlite3'
import { createPublicKey } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { crossSign, makeKey } from '../../src-main/exports/keys.ts'
import { startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'
import { rewriteHistory, sealAgain } from './support/tampering.ts'

let cast: ExportingCast
let paths: Record<'older' | 'newer' | 'rewritten' | 'stranger' | 'rotated', string>
let auditor: TestBackend

beforeAll(async () => {
  cast = await startExportingCast()
  const older = cast.build('older.keyholder-audit').path
  await cast.call('programs.create', { name: 'Second program' })
  const newer = cast.build('newer.keyholder-audit').path
  const rewritten = join(cast.folder, 'rewritten.keyholder-audit')
  copyFileSync(newer, rewritten)
  const db = new Database(rewritten)
  rewriteHistory(db)
  const { privateKey } = cast.key
  sealAgain(db, { publicKey: createPublicKey(privateKey), privateKey })
  db.close()
  const stranger = cast.build('stranger.keyholder-audit', {}, await makeKey('another passphrase')).path
  const next = await makeKey('the next passphrase')
  cast.store.write(({ raw }) => {
    raw.prepare(`UPDATE signing_key SET retired_at = '2026-03-02T09:30:00.000Z'`).run()
    raw
      .prepare(
        `INSERT INTO signing_key (id, public_key, wrapped_key, created_at, previous_id, cross_signature)
         VALUES (?, ?, '{}', '2026-03-02T09:30:00.000Z', ?, ?)`,
      )
      .run(next.id, next.publicKey, cast.key.id, crossSign(privateKey, next.id))
  })
  const rotated = cast.build('rotated.keyholder-audit', {}, next).path
  paths = { older, newer, rewritten, stranger, rotated }
})
afterAll(() => cast.dispose())
beforeEach(() => {
  auditor = startBackend()
})
afterEach(() => auditor.dispose())

const open = (path: string, { evenSo = false, on = auditor }: { evenSo?: boolean; on?: TestBackend } = {}) =>
  on.call('reading.open', {
    file: on.services.files.admit(path).token,
    taskId: 'task-number-one',
    evenSo,
  })
const fileOfSeen = () => join(dirname(auditor.services.exports.storePath), 'exports-seen.json')
const eventsOf = async (path: string) => (await open(path, { evenSo: true })).open!.events

it('an export is held against the one that was opened before, after a restart, too', async () => {
  expect((await open(paths.older)).open).toMatchObject({ comparedWith: null, olderThan: null })
  auditor = auditor.restart()
  const { open: shown } = await open(paths.newer)
  expect(shown?.comparedWith).toMatchObject({ kind: 'seen', madeAt: '2026-03-02T10:00:00.000Z' })
  expect(shown!.comparedWith!.events).toBeLessThan(shown!.events)
})

it('a key that the known one was changed for is of the same organization', async () => {
  await open(paths.older)
  expect((await open(paths.rotated)).open).toMatchObject({
    comparedWith: { kind: 'seen' },
    otherKeySince: null,
  })
})

it('a rewritten history is refused, whoever sealed it, and what was open stays open', async () => {
  await open(paths.older)
  const events = (await auditor.call('reading.state', {})).open!.events
  const { open: shown, refused, against } = await open(paths.rewritten)
  expect(shown).toBeNull()
  expect(refused).toMatchObject({ code: 'history-rewritten', at: String(events) })
  expect(against).toEqual({ madeAt: '2026-03-02T10:00:00.000Z', events })
  expect((await auditor.call('reading.state', {})).open?.fileName).toBe('older.keyholder-audit')
  // Refused things are not remembered.
  expect((await open(paths.newer)).refused).toBeNull()
})

it('it can be opened even so: the verdict and the note say it, and it counts from then on', async () => {
  await open(paths.older)
  const { open: shown } = await open(paths.rewritten, { evenSo: true })
  expect(shown).toMatchObject({ comparedWith: null, differsFrom: { madeAt: '2026-03-02T10:00:00.000Z' } })
  auditor.dialogAnswers.push(join(cast.folder, 'note.txt'))
  await auditor.call('reading.save-note', {})
  expect(readFileSync(join(cast.folder, 'note.txt'), 'utf8')).toContain('opened even so')
  expect((await open(paths.rewritten)).open).toMatchObject({
    comparedWith: { kind: 'seen' },
    differsFrom: null,
  })
  expect((await open(paths.newer)).refused?.code).toBe('history-rewritten')
})

it('an older one after a newer one says so', async () => {
  const events = await eventsOf(paths.newer)
  expect((await open(paths.older)).open).toMatchObject({ comparedWith: null, olderThan: { events } })
})

it('the same name with a key of somebody else is told, and nothing is refused for a name', async () => {
  await open(paths.stranger)
  expect((await open(paths.newer)).open).toMatchObject({
    comparedWith: null,
    otherKeySince: { madeAt: '2026-03-02T10:00:00.000Z' },
  })
})

it('what is remembered names nobody, and what cannot be read of it is nothing', async () => {
  await open(paths.older)
  const text = readFileSync(fileOfSeen(), 'utf8')
  expect(Object.keys((JSON.parse(text) as { seen: object[] }).seen[0]!).toSorted()).toEqual([
    'events',
    'head',
    'keys',
    'madeAt',
    'organization',
  ])
  for (const strange of ['', '{"v":1,"seen":[{"events":-1}]}', '[]']) {
    writeFileSync(fileOfSeen(), strange)
    expect((await open(paths.newer)).open).toMatchObject({ comparedWith: null })
    expect(existsSync(fileOfSeen())).toBe(true)
  }
})

it('the organization’s own trail is the better witness', async () => {
  await open(paths.older, { on: cast })
  expect((await open(paths.newer, { on: cast })).open?.comparedWith?.kind).toBe('own-trail')
  expect((await open(paths.rewritten, { on: cast })).refused?.code).toBe('history-rewritten')
})
