// The audit trail through the contract: sentences, filters, pages, exports and verification (B-08, S3-14).
import Database from 'better-sqlite3'
import { copyFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditFilters } from '../../src-shared/contract/audit-trail.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { startBackend } from './support/backend.ts'
import { change } from './support/changes.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const names = { firstName: 'Noa', lastName: 'Sample', phone: '', title: '' }
const invite = (email = 'noa@example.com', firstName = 'Noa') =>
  cast.call('people.invite', { email, ...names, firstName })

async function listed(filters: Partial<AuditFilters> = {}, search = '') {
  return cast.call('audit-trail.list', { filters, search, offset: 0, limit: 100 })
}
const sentences = async (filters: Partial<AuditFilters> = {}, search = '') =>
  (await listed(filters, search)).rows.map(({ sentence }) => sentence)

describe('the list of events (B-08)', () => {
  it('tells what happened in plain sentences, the newest first, with names as they were then', async () => {
    const { person } = await invite()
    await cast.saveAll(change.group(person, 'none', 'editor'))
    await cast.call('people.edit', {
      person,
      userName: 'noa@example.com',
      email: 'noa@example.com',
      ...names,
      lastName: 'Changed',
      isConsultant: false,
    })
    await cast.saveAll(change.group(person, 'editor', 'none'))
    expect(await sentences()).toEqual([
      'Ada Example took the permission group Editor (Submittals) from Noa Changed.',
      'Ada Example changed the data of Noa Sample: last name: Sample → Changed.',
      'Ada Example gave Noa Sample the permission group Editor (Submittals).',
      'Ada Example invited Noa Sample (noa@example.com).',
      'Ada Example set up Example Works and became its first Lead User, Main Corporate Contact and Administrative.',
    ])
  })

  it('tells denials with the policy’s reason and refused sign-ins, by outcome', async () => {
    const kim = cast.addPerson('Kim', { group: 'viewer' })
    const noa = cast.addPerson('Noa')
    cast.actAs(kim)
    await cast.refused('people.remove', { person: noa })
    cast.services.session.end('signed-out')
    await cast.refused('session.sign-in', { userName: 'nobody@example.com', password: 'not the one' })
    await cast.refused('session.sign-in', { userName: 'nobody@example.com', password: 'not the one' })
    cast.actAs(cast.ada)
    const denied = await listed({ outcome: ['denied'] })
    expect(denied.total).toBe(1)
    expect(denied.rows[0]).toMatchObject({ outcome: 'denied', actor: { name: 'Kim Example' } })
    expect(denied.rows[0]!.sentence).toMatch(
      /^Kim Example tried to remove a person \(Noa Example\) and was denied\. To remove a person, one must be /,
    )
    expect(await sentences({ outcome: ['refused'] })).toEqual(
      Array(2).fill('Signing in as nobody@example.com was refused. User name or password is wrong.'),
    )
    // Whom it was about is found by them, though it was not done to them.
    expect((await listed({ about: [`person:${noa}`], part: ['target'] })).total).toBe(1)
  })

  it('speaks the language of the reader', async () => {
    await cast.call('preferences.save', { translation: 'es' })
    expect((await sentences())[0]).toBe(
      'Ada Example cambió sus propias preferencias: traducción: inglés → español.',
    )
  })

  it('filters by person as actor or target, act, module, kind, outcome, period and words, together', async () => {
    const { person } = await invite()
    const other = await invite('ira@example.com', 'Íra')
    await cast.saveAll(change.group(person, 'none', 'editor'), change.data(person, 'none', 'open'))
    cast.advance(86_400)
    await cast.call('programs.create', { name: 'Harbor Wash' })
    const total = async (filters: Partial<AuditFilters>, search = '') => (await listed(filters, search)).total
    expect(await total({})).toBe(6)
    expect(await total({ about: [`person:${person}`] })).toBe(3)
    expect(await total({ about: [`person:${person}`], part: ['actor'] })).toBe(0)
    expect(await total({ about: [`person:${cast.ada}`], part: ['actor'] })).toBe(6)
    // Setting up is the first person's own act and names them, and so does a program its Main Site Contact.
    expect(await total({ about: [`person:${cast.ada}`], part: ['target'] })).toBe(2)
    expect(await total({ about: [`person:${person}`, `person:${other.person}`] })).toBe(4)
    expect(await total({ action: ['people.invite'] })).toBe(2)
    expect(await total({ action: ['people.invite', 'programs.create'] })).toBe(3)
    expect(await total({ area: ['emissions'] })).toBe(1)
    expect(await total({ area: ['organization', 'programs'], kind: ['program'] })).toBe(1)
    expect(await total({ from: ['2026-03-03'] })).toBe(1)
    expect(await total({ to: ['2026-03-02'] })).toBe(5)
    expect(await total({ from: ['2026-03-02T09:00'], to: ['2026-03-02T09:00'] })).toBe(0)
    expect(await total({}, 'harb wash')).toBe(1)
    expect(await total({}, 'ira')).toBe(1)
    expect(await total({ about: [`person:${person}`] }, 'editor')).toBe(1)
    expect(await total({}, '%_"')).toBe(0)
    expect((await listed({}, 'harb')).all).toBe(6)
  })

  it('takes a period in the reader’s own zone', async () => {
    await cast.call('preferences.save', { timeZone: 'Pacific/Auckland' })
    // 2026-03-02 09:00 UTC is 22:00 there, five hours later the next day.
    cast.advance(5 * 3600)
    await cast.call('programs.create', { name: 'Harbor' })
    expect((await listed({ from: ['2026-03-03'], to: ['2026-03-03'] })).total).toBe(1)
    expect((await listed({ from: ['2026-03-02T21:30'], to: ['2026-03-02T22:30'] })).total).toBe(2)
  })

  it('pages in either order without overlap', async () => {
    for (let i = 0; i < 9; i += 1) await cast.call('programs.create', { name: `Program ${i}` })
    const seqs = async (offset: number, newestFirst: boolean, filters: Partial<AuditFilters>) =>
      (await cast.call('audit-trail.list', { filters, newestFirst, offset, limit: 4 })).rows.map(
        ({ seq }) => seq,
      )
    expect(await seqs(0, true, {})).toEqual([10, 9, 8, 7])
    expect(await seqs(8, true, {})).toEqual([2, 1])
    expect(await seqs(8, false, {})).toEqual([9, 10])
    expect(await seqs(4, true, { action: ['programs.create'] })).toEqual([6, 5, 4, 3])
    expect(await seqs(8, false, { about: [`person:${cast.ada}`] })).toEqual([9, 10])
    expect(await seqs(40, true, {})).toEqual([])
  })

  it('shows everything about one event, hashes included', async () => {
    const { person } = await invite()
    await cast.saveAll(change.group(person, 'none', 'editor'))
    const event = await cast.call('audit-trail.get', { seq: 3 })
    const before = await cast.call('audit-trail.get', { seq: 2 })
    expect(event).toMatchObject({
      action: 'roles.set-group',
      area: 'submittals',
      values: [{ name: 'role', before: 'None', after: 'Editor' }],
      previousHead: before.head,
    })
    expect(JSON.parse(event.body)).toMatchObject({ action: 'roles.set-group' })
    expect(event.leaf).toMatch(/^[0-9a-f]{64}$/)
    await cast.refused('audit-trail.get', { seq: 99 })
  })

  it('offers what occurs to filter by', async () => {
    const { person } = await invite()
    await cast.call('programs.create', { name: 'Harbor Wash' })
    const { actions, kinds } = await cast.call('audit-trail.choices', {})
    expect(actions).toContainEqual({ action: 'people.invite', act: 'invite a person' })
    expect(kinds.map(({ kind }) => kind)).toEqual(['organization', 'person', 'program'])
    const found = async (search: string) =>
      (await cast.call('audit-trail.parties', { search })).parties.map(({ key }) => key)
    expect(await found('noa')).toEqual([`person:${person}`])
    expect(await found('harbor')).toEqual(['program:1'])
    expect(await cast.call('audit-trail.parties', { search: 'zzz', keys: ['program:1'] })).toMatchObject({
      parties: [{ key: 'program:1', name: 'Harbor Wash', kind: 'program' }],
    })
  })
})

describe('the export of what is shown (B-08)', () => {
  const columns = ['at', 'sentence', 'outcome', 'seq'] as const
  const wanted = (format: 'csv' | 'xlsx' | 'json', filters: Partial<AuditFilters> = {}) => ({
    search: '',
    filters,
    columns: [...columns],
    format,
    taskId: `export-${format}`,
  })

  it('writes the same rows as CSV, neutralized, and as JSON, and is an event itself', async () => {
    await invite('evil@example.com', '=HYPERLINK("x")')
    const csv = join(cast.dataDir, 'trail.csv')
    cast.dialogAnswers.push(csv)
    const answer = await cast.call('audit-trail.export', wanted('csv', { action: ['people.invite'] }))
    expect(answer).toEqual({ fileName: 'trail.csv', events: 1 })
    const text = readFileSync(csv, 'utf8')
    expect(text).toMatch(/^\uFEFFWhen,What happened,Outcome,Event\r\n/)
    expect(text).toContain('02/03/2026 9:00 AM,"Ada Example invited =HYPERLINK(""x"") Sample')
    expect((await sentences())[0]).toBe('Ada Example exported the audit trail to trail.csv (events: 1).')

    const json = join(cast.dataDir, 'trail.json')
    cast.dialogAnswers.push(json)
    await cast.call('audit-trail.export', wanted('json'))
    const events = JSON.parse(readFileSync(json, 'utf8')) as { seq: number; at: string }[]
    expect(events.map(({ seq }) => seq)).toEqual([3, 2, 1])
    expect(events[0]!.at).toBe('2026-03-02T09:00:00.000Z')
  })

  it('puts an apostrophe before a cell that would be a formula', async () => {
    await invite('evil@example.com', '=1+1')
    const csv = join(cast.dataDir, 'trail.csv')
    cast.dialogAnswers.push(csv)
    const about = { ...wanted('csv', { action: ['people.invite'] }), columns: ['subject' as const] }
    await cast.call('audit-trail.export', about)
    expect(readFileSync(csv, 'utf8')).toContain("\r\n'=1+1 Sample\r\n")
  })

  it('writes a workbook whose texts are texts', async () => {
    await invite('evil@example.com', '=1+1')
    const xlsx = join(cast.dataDir, 'trail.xlsx')
    cast.dialogAnswers.push(xlsx)
    await cast.call('audit-trail.export', { ...wanted('xlsx'), columns: ['subject', 'seq'] })
    const bytes = readFileSync(xlsx)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    const { unzipSync, strFromU8 } = await import('fflate')
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('t="s"')
  })

  it('leaves nothing behind when it is cancelled', async () => {
    expect(await cast.refused('audit-trail.export', wanted('csv'))).toMatchObject({ code: 'cancelled' })
    const path = join(cast.dataDir, 'trail.csv')
    cast.dialogAnswers.push(path)
    const running = cast.refused('audit-trail.export', wanted('csv'))
    await Promise.resolve().then(() => cast.services.tasks.cancel('export-csv'))
    expect(await running).toMatchObject({ code: 'cancelled' })
    expect(readdirSync(cast.dataDir).filter((name) => name.includes('trail.csv'))).toEqual([])
    expect(await sentences()).toHaveLength(1)
  })

  it('refuses a place that cannot be written', async () => {
    cast.dialogAnswers.push(join(cast.dataDir, 'no-such-folder', 'trail.csv'))
    expect(await cast.refused('audit-trail.export', wanted('csv'))).toMatchObject({
      rule: 'file-not-written',
    })
  })
})

describe('verification (B-08)', () => {
  const verify = (taskId = 'verify-trail') => cast.call('audit-trail.verify', { taskId })
  const tamper = (sql: string) => {
    const db = new Database(cast.store.path)
    db.exec(
      'DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete; DROP TRIGGER audit_index_no_delete',
    )
    db.exec(sql)
    db.close()
  }

  it('finds an untouched trail intact, is an event itself, and its verdict is remembered', async () => {
    expect(await cast.call('audit-trail.last-verdict', {})).toEqual({ verdict: null })
    await invite()
    const verdict = await verify()
    expect(verdict).toMatchObject({
      broken: null,
      length: 2,
      by: 'Ada Example',
      firstAt: '2026-03-02T09:00:00.000Z',
      lastAt: '2026-03-02T09:00:00.000Z',
    })
    expect(verdict.head).toBe((await cast.call('audit-trail.get', { seq: 2 })).head)
    expect((await sentences())[0]).toBe('Ada Example verified the audit trail: intact, 2 events.')
    expect(await cast.call('audit-trail.last-verdict', {})).toMatchObject({
      verdict: { broken: null, length: 2, by: 'Ada Example' },
    })
  })

  it.each([
    ['body', `UPDATE audit_event SET body = replace(body, 'Noa', 'Eve') WHERE seq = 2`, 2],
    ['gap', 'DELETE FROM audit_event WHERE seq = 2', 2],
    ['head', 'UPDATE audit_event SET head = zeroblob(32) WHERE seq = 3', 3],
    ['index', 'DELETE FROM audit_index WHERE seq = 2', 2],
  ])('tells a broken trail: %s', async (reason, sql, at) => {
    const { person } = await invite()
    await cast.saveAll(change.group(person, 'none', 'editor'))
    await cast.call('programs.create', { name: 'Harbor' })
    tamper(sql)
    expect((await verify()).broken).toEqual({ reason, at })
    expect((await sentences())[0]).toMatch(/^Ada Example verified the audit trail: it does not hold\./)
    expect((await cast.call('audit-trail.last-verdict', {})).verdict?.broken).toEqual({ reason, at })
  })

  it('tells that an older file was put in place, by the head that is kept outside the database', async () => {
    const older = join(cast.dataDir, 'older.sqlite')
    await invite()
    new Database(cast.store.path).exec(`VACUUM INTO '${older}'`).close()
    await cast.call('programs.create', { name: 'Harbor' })
    await cast.call('programs.create', { name: 'Depot' })
    const { store, dataDir, close } = cast
    close()
    copyFileSync(older, store.path)
    for (const opened of ['at the next start', 'and for good']) {
      const again = startBackend(dataDir)
      again.services.session.start(cast.ada)
      const { broken } = await again.call('audit-trail.verify', { taskId: 'verify-trail' })
      // After the next events it is long enough, and still not the one that it was.
      expect(broken, opened).toEqual(
        opened === 'at the next start' ? { reason: 'shorter', at: 3 } : { reason: 'shorter', at: 4 },
      )
      again.close()
    }
    const last = startBackend(dataDir)
    last.services.session.start(cast.ada)
    expect((await last.call('audit-trail.verify', { taskId: 'verify-trail' })).broken).toEqual({
      reason: 'different',
      at: 4,
    })
    last.close()
  })

  it('can be cancelled', async () => {
    const running = cast.refused('audit-trail.verify', { taskId: 'verify-trail' })
    await Promise.resolve().then(() => cast.services.tasks.cancel('verify-trail'))
    expect(['cancelled', 'done']).toContain(
      await running.then(
        ({ code }) => code,
        () => 'done',
      ),
    )
  })

  it('S3-14 is open to Audit, who sees everything and changes nothing', async () => {
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    expect((await verify()).broken).toBeNull()
    expect((await listed()).total).toBe(2)
    expect(await cast.refused('programs.edit-info', { id: 1, name: 'X' })).toMatchObject({
      code: 'forbidden',
    })
  })
})
