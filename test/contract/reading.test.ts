// Opening an export (B-14): verified first, shown without organization, sign-in or store, and never changed.
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { makeKey } from '../../src-main/exports/keys.ts'
import type { NewKey } from '../../src-main/exports/keys.ts'
import { inGroups } from '../../src-main/exports/seal.ts'
import { readingLists } from '../../src-shared/contract/reading.ts'
import { auditAreas } from '../../src-shared/domain/audit-event.ts'
import { startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'
import { tampering } from './support/tampering.ts'

let cast: ExportingCast
let paths: Record<'older' | 'full' | 'scoped' | 'foreign', string>
let auditor: TestBackend

beforeAll(async () => {
  cast = await startExportingCast()
  liveIn(cast)
  const strange: NewKey = await makeKey('another passphrase')
  const older = cast.build('older.keyholder-audit').path
  await cast.call('programs.create', { name: 'Second program' })
  paths = {
    older,
    full: cast.build('full.keyholder-audit').path,
    scoped: cast.build('scoped.keyholder-audit', {
      reader: { kind: 'entities', entities: [cast.entities.kiln] },
    }).path,
    foreign: cast.build('foreign.keyholder-audit', {}, strange).path,
  }
})
afterAll(() => cast.dispose())
beforeEach(() => {
  auditor = startBackend()
})
afterEach(() => auditor.dispose())

/** One of everything that the cast has none of. */
function liveIn({ store, ada, key, people: { ben, dan } }: ExportingCast): void {
  const at = '2026-03-02T08:00:00.000Z'
  const statements: [string, ...unknown[]][] = [
    [
      `INSERT INTO access_request (person_id, facility_id, facility_name, facility_site_id, relationship, is_consultant, level,
         reason, recipient, recipient_name, state, created_at, decided_at, decided_by, granted_level)
       VALUES (?, 1, 'Harbour', 'Harbour', 'runs it', 0, 'viewer', 'work', 'lead-users', '', 'granted', ?, ?, ?, 'viewer')`,
      ben,
      at,
      at,
      ada,
    ],
    [
      `INSERT INTO waiting_transfer (program_id, successor_id, present_id, created_at, created_by, state, ended_at)
       VALUES (1, ?, ?, ?, ?, 'lapsed', ?)`,
      dan,
      ada,
      at,
      ada,
      at,
    ],
    [
      `INSERT INTO program_invitation (program_id, person_id, role, created_at, created_by) VALUES (1, ?, 'viewer', ?, ?)`,
      ben,
      at,
      ada,
    ],
    [
      `INSERT INTO review (name, scope, due_on, created_at, created_by) VALUES ('Spring', '{}', '2026-05-01', ?, ?)`,
      at,
      ada,
    ],
    [
      `INSERT INTO review_item (review_id, person_id, family, role, person_name, person_email, person_state, granted_at)
       VALUES (1, ?, 'group', 'editor', 'Ben Example', 'ben@example.com', 'active', ?)`,
      ben,
      at,
    ],
    [
      `INSERT INTO export_made (made_at, made_by, scope, file_name, fingerprint, key_id, chain_length, chain_head)
       VALUES (?, ?, '{"reader":{"kind":"everything"}}', 'first.keyholder-audit', zeroblob(32), ?, 1, zeroblob(32))`,
      at,
      ada,
      key.id,
    ],
  ]
  store.write(({ raw }) => {
    for (const [sql, ...values] of statements) raw.prepare(sql).run(...values)
  })
}

const open = (path: string, on: TestBackend = auditor) =>
  on.call('reading.open', { file: on.services.files.admit(path).token, taskId: 'task-number-one' })

const fingerprintOf = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )

describe('an export on an auditor’s machine', () => {
  it('opens without organization and sign-in, and neither it nor its folder changes', async () => {
    const folder = join(cast.folder, 'media')
    mkdirSync(folder)
    const path = join(folder, 'full.keyholder-audit')
    copyFileSync(paths.full, path)
    chmodSync(folder, 0o555)
    const before = fingerprintOf(folder)
    try {
      expect((await auditor.call('reading.state', {})).open).toBeNull()
      const { open: shown, refused } = await open(path)
      expect(refused).toBeNull()
      expect(shown).toMatchObject({ organization: 'Example Works', keyIs: 'unknown', comparedWith: null })
      for (const list of readingLists) await auditor.call('reading.list', { list, offset: 0, limit: 100 })
      expect((await auditor.call('session.state', {})).stage).toBe('set-up')
      await auditor.call('reading.close', {})
      expect((await auditor.refused('reading.list', { list: 'people', offset: 0, limit: 1 })).rule).toBe(
        'no-export-open',
      )
    } finally {
      chmodSync(folder, 0o755)
    }
    expect(fingerprintOf(folder)).toEqual(before)
  })

  it('is shown as it is: people, access with reasons, rules, places and the trail in sentences', async () => {
    await open(paths.full)
    const list = (name: (typeof readingLists)[number], more = {}) =>
      auditor.call('reading.list', { list: name, offset: 0, limit: 100, ...more })
    expect((await list('people', { search: 'ben' })).rows).toMatchObject([
      { name: 'Ben Example', permission_group: 'editor' },
    ])
    expect((await list('people', { filters: { data_role: ['structured'] } })).total).toBe(1)
    expect((await list('people', { sort: { column: 'name', descending: true } })).rows[0]).toMatchObject({
      name: 'Fay Example',
    })
    const access = await list('access', {
      filters: { person_id: [String(cast.people.ben)] },
      search: 'Green',
    })
    expect(access.rows[0]).toMatchObject({ item: 'Green Bus', rule: 'programs.viewer.pay-fees' })
    expect((await list('inventory')).rows.map(({ name }) => name)).toContain('Mill motor')
    expect((await list('trail')).rows.map(({ sentence }) => sentence).join('\n')).toContain('Ada Example')
    // Nothing that a call may say becomes SQL.
    const strange = await list('people', {
      filters: { 'id) OR 1=1 --': ['x'] },
      sort: { column: 'id; DROP TABLE data_person', descending: false },
    })
    expect(strange.total).toBe(6)
  })

  it('has everything in some list: requests, messages, keys, transfers and what else was declared', async () => {
    await open(paths.full)
    const rows: Record<string, number> = {}
    for (const list of readingLists)
      rows[list] = (await auditor.call('reading.list', { list, offset: 0, limit: 200 })).total
    expect(rows).toMatchObject({
      requests: 1,
      messages: 1,
      keys: 1,
      regulators: 1,
      transfers: 1,
      'program-invitations': 1,
      'review-rounds': 1,
      exports: 1,
      grants: 7,
      assignments: 2,
      organization: 1,
    })
    expect(Object.entries(rows).filter(([, total]) => total === 0)).toEqual([])
    const [request] = (await auditor.call('reading.list', { list: 'requests', offset: 0, limit: 1 })).rows
    expect(request).toMatchObject({ person: 'Ben Example', state: 'granted', decided_by: 'Ada Example' })
    const [transfer] = (await auditor.call('reading.list', { list: 'transfers', offset: 0, limit: 1 })).rows
    expect(transfer).toMatchObject({ present: 'Ada Example', successor: 'Dan Example', state: 'lapsed' })
  })

  it('of a narrow scope says what is withheld and how much', async () => {
    const { open: shown } = await open(paths.scoped)
    expect(shown?.reader).toEqual({ kind: 'entities', entities: ['Kiln house'] })
    expect(shown?.tables.find(({ table }) => table === 'data_person')).toMatchObject({ rows: 3, withheld: 3 })
    const { rows } = await auditor.call('reading.list', { list: 'trail', offset: 0, limit: 100 })
    expect(rows.some(({ sentence }) => String(sentence).startsWith('Withheld'))).toBe(true)
  })

  it('has its trail narrowed by module, outcome and period, and its lists searched without regard to accents', async () => {
    const { open: shown } = await open(paths.full)
    const trail = async (filters: Record<string, string[]>, search = '') =>
      auditor.call('reading.list', { list: 'trail', filters, search, offset: 0, limit: 200 })
    const all = await trail({})
    expect(all.total).toBe(shown?.events)
    const byArea = await Promise.all(auditAreas.map((area) => trail({ area: [area] })))
    expect(byArea.reduce((sum, { total }) => sum + total, 0)).toBe(all.total)
    expect((await trail({ outcome: ['done'] })).total).toBeGreaterThan(0)
    const at = (index: number) => String(all.rows.at(index)?.['at'])
    expect((await trail({ from: [at(0).slice(0, 10)] })).total).toBeGreaterThan(0)
    expect(await trail({ to: [`${Number(at(-1).slice(0, 4)) - 1}-01-01`] })).toMatchObject({
      total: 0,
      all: all.total,
    })
    expect((await trail({ from: ['nonsense'] })).total).toBe(all.total)
    const people = async (search: string) =>
      (await auditor.call('reading.list', { list: 'people', search, offset: 0, limit: 10 })).total
    expect(await people('BÉN')).toBe(await people('ben'))
    expect(await people('ben')).toBeGreaterThan(0)
  })

  it('is held against the fingerprint on paper, in any spelling', async () => {
    const { open: shown } = await open(paths.full)
    const other = await auditor.refused('reading.confirm-key', { fingerprint: shown?.fingerprint ?? '' })
    expect(other.fields[0]?.reason).toContain('fingerprint of the export')
    const wrong = await auditor.refused('reading.confirm-key', { fingerprint: 'AB12' })
    expect(wrong.fields[0]?.field).toBe('fingerprint')
    const confirmed = await auditor.call('reading.confirm-key', { fingerprint: ` ${inGroups(cast.key.id)} ` })
    expect(confirmed.keyIs).toBe('confirmed')
  })

  it('is held against an earlier export: the same history, a shorter one, another one', async () => {
    const compare = async (path: string) =>
      auditor.call('reading.compare', {
        file: auditor.services.files.admit(path).token,
        taskId: 'task-number-two',
      })
    await open(paths.full)
    expect(await compare(paths.older)).toMatchObject({
      refused: null,
      open: { comparedWith: { name: 'older.keyholder-audit' } },
    })
    await open(paths.older)
    expect((await compare(paths.full)).refused?.code).toBe('older-than-known')
    const other = await startExportingCast()
    try {
      await open(paths.full)
      expect((await compare(other.build('other.keyholder-audit').path)).refused?.code).toBe(
        'history-rewritten',
      )
    } finally {
      other.dispose()
    }
  })

  it('leaves lists as CSV and a note of what was done, as text or JSON', async () => {
    await open(paths.full)
    await auditor.call('reading.list', { list: 'people', search: 'ben', offset: 0, limit: 10 })
    auditor.dialogAnswers.push(join(cast.folder, 'people.csv'))
    const columns = ['name', 'permission_group']
    expect(await auditor.call('reading.export', { list: 'people', search: 'ben', columns })).toEqual({
      fileName: 'people.csv',
      rows: 1,
    })
    expect(readFileSync(join(cast.folder, 'people.csv'), 'utf8')).toContain('Ben Example,editor')
    auditor.dialogAnswers.push(join(cast.folder, 'note.txt'), join(cast.folder, 'note.json'), null)
    await auditor.call('reading.save-note', {})
    await auditor.call('reading.save-note', {})
    expect((await auditor.refused('reading.save-note', {})).code).toBe('cancelled')
    const note = readFileSync(join(cast.folder, 'note.txt'), 'utf8')
    for (const part of [
      'Opened full.keyholder-audit',
      'Verified',
      'Looked at People (ben)',
      'Times by the clock of',
      'Exported 1 row of',
    ])
      expect(note).toContain(part)
    expect(JSON.parse(readFileSync(join(cast.folder, 'note.json'), 'utf8'))).toMatchObject({
      keyIs: 'unknown',
    })
  })

  it('is chosen in a dialog, or not', async () => {
    auditor.dialogAnswers.push(paths.full, null)
    expect((await auditor.call('reading.choose', {})).file?.name).toBe('full.keyholder-audit')
    expect((await auditor.call('reading.choose', {})).file).toBeNull()
  })
})

describe('what is no good export', () => {
  it.each([
    ['no database', 'not-sqlite', (path: string) => writeFileSync(path, 'a,b\n1,2\n')],
    ['an empty file', 'not-sqlite', (path: string) => writeFileSync(path, '')],
    ['a database of Keyholder itself', 'foreign', (path: string) => copyFileSync(cast.store.path, path)],
    [
      'a huge file',
      'too-large',
      (path: string) => (writeFileSync(path, ''), truncateSync(path, 1024 ** 3 + 1)),
    ],
    [
      'a database with a trigger',
      'schema',
      (path: string) => {
        copyFileSync(paths.full, path)
        tampering['a trigger is put in']!({ path, other: paths.older })
      },
    ],
  ])('%s is refused with what was found', async (_what, code, make) => {
    const path = join(cast.folder, 'bad.keyholder-audit')
    make(path)
    const { open: shown, refused } = await open(path)
    expect(shown).toBeNull()
    expect(refused).toMatchObject({ code })
    expect(refused?.reason).not.toContain('reading:')
    expect((await auditor.call('reading.state', {})).open).toBeNull()
  })

  it('that cannot be read, or of an unknown token, says so', async () => {
    const file = auditor.services.files.admit(join(cast.folder, 'no-such-file')).token
    expect((await auditor.refused('reading.open', { file, taskId: 'task-number-one' })).rule).toBe(
      'export-not-read',
    )
    expect(
      (await auditor.refused('reading.open', { file: 'nonsense', taskId: 'task-number-one' })).code,
    ).toBe('not-found')
  })
})

describe('where the export was made', () => {
  it('the own key is known, and a history that is not the own is refused', async () => {
    expect((await open(paths.full, cast)).open).toMatchObject({
      keyIs: 'own',
      comparedWith: { kind: 'own-trail' },
    })
    expect((await open(paths.foreign, cast)).open).toMatchObject({ keyIs: 'unknown', comparedWith: null })
  })

  it('what one person opened is not there for the next', async () => {
    await open(paths.full, cast)
    await cast.call('session.sign-out', {})
    expect((await cast.call('reading.state', {})).open).toBeNull()
    cast.actAs(cast.ada)
    expect((await cast.call('reading.state', {})).open).toBeNull()
  })
})
