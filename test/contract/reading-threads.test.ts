// Long reads in threads: a small store is read on the spot, a large one in a thread, and nobody can tell from the answer.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { demoAccount, seedDemo } from '../../src-main/demo/seed.ts'
import { handlers } from '../../src-main/features/handlers.ts'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { change } from './support/changes.ts'
import { startBackend, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

const signIn = (backend: TestBackend) => backend.call('session.sign-in', demoAccount)

let onTheSpot: TestBackend
let inThread: TestBackend
beforeAll(async () => {
  onTheSpot = startBackend()
  await seedDemo(onTheSpot)
  await signIn(onTheSpot)
  await onTheSpot.call('reviews.start', { name: 'Groups', scope: { families: ['group'] }, dueOn: null })
  inThread = startBackend(onTheSpot.dataDir, { smallestForThreads: 0 })
  await signIn(inThread)
})
afterAll(() => {
  inThread.close()
  onTheSpot.dispose()
})
beforeEach(async () => {
  if (inThread.services.session.personId() === null) await signIn(inThread)
})

const page = { offset: 0, limit: 50 }
const organization = { kind: 'organization' as const }
const everyFamily = { families: ['group', 'corporate', 'program', 'data'] as const }

const named = { email: 'somebody@example.com', firstName: 'Some', lastName: 'Body' }
const oneWithout = (sql: string) =>
  onTheSpot.store.read(({ raw }) =>
    raw.prepare(`SELECT id FROM person WHERE state = 'active' AND id NOT IN (${sql})`).pluck().get(),
  ) as PersonId

/** One that can still be decided about, and not one's own. */
const openItem = () =>
  onTheSpot.store.read(({ raw }) =>
    raw
      .prepare(
        `SELECT r.id AS review, i.id AS item FROM review_item i JOIN review r ON r.id = i.review_id AND r.closed_at IS NULL
         JOIN role_grant g ON g.person_id = i.person_id AND g.role = i.role AND g.module = 'submittals'
         WHERE i.decision IS NULL AND i.family = 'group' AND g.role = 'viewer'`,
      )
      .get(),
  ) as { review: number; item: number }

/** Plausible questions to every call that can be answered in a thread. */
const questions = (): Partial<Record<CallName, readonly object[]>> => ({
  'people.list': [
    { filters: { group: ['viewer'] }, ...page },
    { search: 'an', filters: {}, sort: { column: 'email', descending: true }, ...page },
  ],
  'access.who': [
    { thing: organization, action: null, ...page },
    { thing: { kind: 'source', id: 3 }, action: 'inventory.view', ...page },
  ],
  'access.role-counts': [{}],
  'invitations.list': [{ filters: {}, ...page }],
  'inventory.tree': [{}],
  'reviews.get': [{ review: 1 }],
  'reviews.count': [{ scope: everyFamily }],
  'reviews.items': [{ review: 1, ...page }],
  'audit-trail.list': [
    { filters: { outcome: ['denied'] }, ...page },
    { search: 'a', filters: {}, ...page },
  ],
  'audit-trail.parties': [{ search: 'a' }],
  'access-history.person': [{ person: 5, at: '2026-02-01' }],
  'access-history.people': [{ at: '2026-02-01', filters: {}, ...page }],
  'access-history.movements': [{ from: '2025-01-01', to: '2026-12-31', filters: {}, ...page }],
  'invitations.judge': [{ rows: [{ ...named, role: 'affiliate' }] }],
  'programs.judge-invitations': [{ program: 1, rows: [{ ...named, role: 'viewer' }] }],
  'roles.preview': [
    { changes: [change.group(oneWithout('SELECT person_id FROM role_grant'), 'none', 'viewer')] },
  ],
  'programs.preview-contacts': [
    {
      changes: [
        change.contact(1 as ProgramId, oneWithout('SELECT person_id FROM program_contact'), 'none', 'viewer'),
      ],
    },
  ],
  'reviews.preview': [{ review: openItem().review, items: [openItem().item], decision: 'revoke' }],
})

it('answers every long read as it is answered on the spot', async () => {
  const long = Object.entries(handlers).filter(([, handler]) => 'read' in handler)
  expect(Object.keys(questions()).toSorted()).toEqual(long.map(([name]) => name).toSorted())
  for (const [name, inputs] of Object.entries(questions())) {
    for (const input of inputs) {
      const [there, here] = [await inThread.send(name, input), await onTheSpot.send(name, input)]
      expect(here, name).toMatchObject({ ok: true })
      expect(there, name).toEqual(here)
    }
  }
})

it('refuses in the words in which it is refused on the spot', async () => {
  const wrong = [
    ['reviews.get', { review: 999 }],
    ['access-history.person', { person: 9999, at: '2026-02-01' }],
    ['access.who', { thing: organization, action: 'no.such', ...page }],
  ] as const
  for (const [name, input] of wrong) {
    const here = await onTheSpot.send(name, input)
    expect(here).toMatchObject({ ok: false })
    expect(await inThread.send(name, input)).toEqual(here)
  }
})

it('sees what has just been written', async () => {
  const backend = await organizationInThreads()
  const names = async () => {
    const found = await backend.call('people.list', { search: 'sample', filters: {}, ...page })
    return found.rows.map(({ displayName }) => displayName)
  }
  expect(await names()).toEqual([])
  const names2 = { firstName: 'Noa', lastName: 'Sample', phone: '', title: '' }
  await backend.call('people.invite', { email: 'noa@example.com', ...names2 })
  expect(await names()).toEqual(['Noa Sample'])
})

it('answers somebody who has gone meanwhile, and whoever came after them, with nothing', async () => {
  const asked = inThread.send('access.who', { thing: organization, action: null, ...page })
  inThread.services.session.end('locked')
  expect(await asked).toMatchObject({ ok: false, error: { code: 'no-session' } })
})

it('refuses and notes down what somebody may not read', async () => {
  const backend = await organizationInThreads()
  const names = { firstName: 'Noa', lastName: 'Sample', phone: '', title: '' }
  const { person } = await backend.call('people.invite', { email: 'noa@example.com', ...names })
  await backend.call('roles.save', { changes: [change.group(person, 'none', 'viewer')] })
  backend.store.write((db) =>
    db.raw
      .prepare(`UPDATE person SET state = 'active', registered_at = '2026-01-01' WHERE id = ?`)
      .run(person),
  )
  backend.services.session.start(person)
  expect(await backend.refused('access.role-counts', {})).toMatchObject({ code: 'forbidden' })
  expect(backend.audit().at(-1)).toMatchObject({ action: 'access.role-counts', outcome: 'denied' })
})

it('B-13 tells how far a past moment is rebuilt, and stops when it is cancelled', async () => {
  const input = { at: '2026-02-01', filters: {}, ...page }
  await inThread.call('access-history.people', { ...input, taskId: 'first-time' })
  const told = inThread.events.filter(
    ({ name, payload }) => name === 'progress' && (payload as { taskId: string }).taskId === 'first-time',
  )
  expect(told[0]?.payload).toMatchObject({ done: 0 })
  const second = inThread.send('access-history.people', { ...input, at: '2026-01-01', taskId: 'second-time' })
  await inThread.call('tasks.cancel', { taskId: 'second-time' })
  expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  // What was stopped half way is not taken for the past.
  expect(await inThread.send('access-history.people', input)).toEqual(
    await onTheSpot.send('access-history.people', input),
  )
})

it('gathers for the report of movements in a thread what it gathers on the spot', async () => {
  const wanted = { from: '2025-01-01', to: '2026-12-31', taskId: 'report-of-movements' }
  const answered = vi.spyOn(inThread.services.reading, 'answer')
  onTestFinished(() => answered.mockRestore())
  for (const format of ['csv', 'pdf'] as const) {
    const written = async (backend: TestBackend) => {
      const path = join(onTheSpot.dataDir, `movements.${format}`)
      backend.dialogAnswers.push(path)
      await backend.call('access-history.export-movements', { ...wanted, format })
      return readFileSync(path, 'utf8')
    }
    const there = await written(inThread)
    expect(there).toContain(format === 'csv' ? '\r\n' : '<tr>')
    expect(there).toBe(await written(onTheSpot))
  }
  const asked = answered.mock.calls.map(([thread, { name }]) => `${thread} ${name}`)
  expect(asked).toEqual(['past access-history.export-movements', 'past access-history.export-movements'])
  inThread.dialogAnswers.push(join(onTheSpot.dataDir, 'none.csv'))
  answered.mockImplementationOnce(() => {
    inThread.services.session.end('locked')
    return Promise.resolve('{"events":0,"text":""}')
  })
  // Whoever has gone meanwhile gets no file.
  expect((await inThread.refused('access-history.export-movements', { ...wanted, format: 'csv' })).code).toBe(
    'no-session',
  )
  expect(existsSync(join(onTheSpot.dataDir, 'none.csv'))).toBe(false)
})

it('lets go of the store when asked to, and begins anew', async () => {
  const count = () => inThread.call('access.role-counts', {})
  const before = await count()
  await inThread.services.reading.release()
  expect(await count()).toEqual(before)
})

it('only ever reads', () => {
  for (const [name, handler] of Object.entries(handlers)) {
    if ('read' in handler) expect(contract[name as CallName].kind).toBe('query')
  }
})

async function organizationInThreads(): Promise<TestBackend> {
  const first = await startOrganization()
  const personId = first.services.session.personId()!
  first.close()
  const backend = startBackend(first.dataDir, { smallestForThreads: 0 })
  onTestFinished(() => backend.dispose())
  backend.services.session.start(personId)
  return backend
}
