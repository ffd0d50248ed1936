// Access at a past moment (B-13), and joiners, movers and leavers, through the contract.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { change } from './support/changes.ts'

let backend: TestBackend
let noa: Awaited<ReturnType<typeof invite>>

async function invite(firstName: string) {
  const email = `${firstName.toLowerCase()}@example.com`
  const answer = await backend.call('people.invite', {
    email,
    firstName,
    lastName: 'Sample',
    phone: '',
    title: '',
  })
  return answer.person
}

beforeEach(async () => {
  backend = await startOrganization()
  // 2 March: invited as Editor; 5 March: Lead User; 8 March: removed, and somebody else has come.
  noa = await invite('Noa')
  await backend.call('roles.save', { changes: [change.group(noa, 'none', 'editor')] })
  backend.setNow('2026-03-05T12:00:00.000Z')
  await backend.call('roles.save', { changes: [change.group(noa, 'editor', 'lead-user')] })
  backend.setNow('2026-03-08T12:00:00.000Z')
  await backend.call('people.remove', { person: noa })
  await invite('Ira')
})
afterEach(() => backend.dispose())

it('B-13 rebuilds what somebody held at a moment, beside now, with the rights that differ', async () => {
  const before = await backend.call('access-history.person', { person: noa, at: '2026-03-04' })
  expect(before).toMatchObject({
    name: 'Noa Sample',
    past: { state: 'invited', group: { role: 'editor' } },
    present: { state: 'removed', group: { role: 'lead-user' } },
  })
  const later = await backend.call('access-history.person', { person: noa, at: '2026-03-05T12:00' })
  expect(later.past?.group?.role).toBe('lead-user')
  const earlier = await backend.call('access-history.person', { person: noa, at: '2026-03-01' })
  expect(earlier).toMatchObject({ seq: 0, past: null })
  expect(await backend.refused('access-history.person', { person: 99, at: '2026-03-04' })).toMatchObject({
    code: 'not-found',
  })
})

it('B-13 lists everybody then and now, and who differs', async () => {
  const at = '2026-03-04'
  const people = await backend.call('access-history.people', { at, filters: {}, offset: 0, limit: 10 })
  expect(people).toMatchObject({ total: 3, all: 3, differing: 2 })
  expect(people.rows.map(({ name, differs }) => [name, differs])).toEqual([
    ['Ada Example', false],
    ['Ira Sample', true],
    ['Noa Sample', true],
  ])
  const leads = await backend.call('access-history.people', {
    at,
    filters: { held: ['lead-user'], differs: ['yes'] },
    offset: 0,
    limit: 10,
  })
  expect(leads.rows.map(({ name }) => name)).toEqual(['Noa Sample'])
})

it('B-10 B-13 tells that a role has ended meanwhile, though nothing was done', async () => {
  const ola = await invite('Ola')
  const role = { ...change.group(ola, 'none', 'viewer'), until: '2026-03-20' }
  await backend.call('roles.save', { changes: [role] })
  backend.setNow('2026-03-10T12:00:00.000Z')
  const differing = async () => {
    const asked = { at: '2026-03-09', filters: { differs: ['yes' as const] }, offset: 0, limit: 10 }
    const { rows } = await backend.call('access-history.people', asked)
    return rows.map(({ name }) => name)
  }
  expect(await differing()).toEqual([])
  backend.setNow('2026-03-20T00:00:00.000Z')
  expect(await differing()).toEqual(['Ola Sample'])
  backend.setNow('2026-03-10T12:00:00.000Z')
  expect(await differing()).toEqual([])
})

it('tells joiners, movers and leavers of a period, by whom, and counts people', async () => {
  const period = { from: '2026-03-03', to: '2026-03-31' }
  const report = await backend.call('access-history.movements', {
    ...period,
    filters: {},
    offset: 0,
    limit: 10,
  })
  expect(report).toMatchObject({ total: 3, joined: 1, moved: 1, left: 1 })
  expect(report.rows.map(({ kind, person, from, to, by }) => [kind, person, from, to, by])).toEqual([
    ['joined', 'Ira Sample', '', 'Invited', 'Ada Example'],
    ['left', 'Noa Sample', 'Invited', 'Removed', 'Ada Example'],
    ['moved', 'Noa Sample', 'Editor', 'Lead User', 'Ada Example'],
  ])
  const filters = { kind: ['left' as const] }
  const left = await backend.call('access-history.movements', { ...period, filters, offset: 0, limit: 10 })
  expect(left.total).toBe(1)
})

it('writes the report as CSV and as a document, and tells so in the trail', async () => {
  const file = join(backend.dataDir, 'report.csv')
  backend.dialogAnswers.push(file)
  const wanted = { from: '2026-03-01', to: '2026-03-31', format: 'csv' as const, taskId: 'export-report' }
  const answer = await backend.call('access-history.export-movements', wanted)
  expect(answer).toEqual({ fileName: 'report.csv', events: 6 })
  expect(readFileSync(file, 'utf8')).toContain(',Moved,Noa Sample,Submittals,Editor,Lead User,Ada Example,')
  expect(backend.audit().at(-1)).toMatchObject({ action: 'access-history.export-movements' })
  const pdf = join(backend.dataDir, 'report.pdf')
  backend.dialogAnswers.push(pdf)
  await backend.call('access-history.export-movements', { ...wanted, format: 'pdf' })
  expect(readFileSync(pdf).length).toBeGreaterThan(0)
})
