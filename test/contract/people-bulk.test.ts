// Bulk acts through the contract (B-02): everybody judged as the single act would, one transaction, nothing done to who has
// changed since the preview, and the last lead user kept.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import type { BulkAct } from '../../src-shared/contract/people-bulk.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

type Wanted = Input<'people.preview-bulk'>
const some = (...ids: PersonId[]): Wanted['selection'] => ({ kind: 'some', ids })
const preview = (act: BulkAct, selection: Wanted['selection'], query: Partial<Wanted['query']> = {}) =>
  cast.call('people.preview-bulk', {
    act,
    selection,
    query: { filters: {}, ...query },
    taskId: 'preview-bulk',
  })
const rowsOf = async (token: string, which: 'eligible' | 'ineligible') =>
  (await cast.call('people.bulk-rows', { preview: token, which, offset: 0, limit: 100 })).rows
const groupOf = (person: PersonId) =>
  cast.sql<string | undefined>(
    `SELECT role FROM role_grant WHERE module = 'submittals' AND person_id = ?`,
    person,
  )
const stateOf = (person: PersonId) => cast.sql<string>('SELECT state FROM person WHERE id = ?', person)

describe('a preview', () => {
  it('B-02 says who is eligible and who is not and why, and changes nothing', async () => {
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    const cy = cast.addPerson('Cy', { group: 'editor' })
    const ivy = cast.addPerson('Ivy', { state: 'removed' })
    const before = cast.audit().length
    const found = await preview({ act: 'set-group', next: 'editor' }, some(bo, cy, ivy))
    expect(found).toMatchObject({ eligible: 1, ineligible: 2, losesLastLead: false, isOwnAccess: false })
    expect(found.reasons.map(({ people }) => people)).toEqual([1, 1])
    expect(await rowsOf(found.preview, 'eligible')).toMatchObject([{ person: bo, reason: null }])
    const refused = await rowsOf(found.preview, 'ineligible')
    expect(refused.map(({ reason }) => reason)).toEqual([
      'Cy Example has this already.',
      'This person has been removed. Restore them first.',
    ])
    expect(cast.audit().length).toBe(before)
    expect(groupOf(bo)).toBe('viewer')
  })

  it('B-06 sums the rights gained and lost', async () => {
    const people = [cast.addPerson('Bo', { group: 'viewer' }), cast.addPerson('Cy', { group: 'viewer' })]
    const found = await preview({ act: 'set-group', next: 'editor' }, some(...people))
    expect(found.gained).toContainEqual({ action: 'submittals.edit', scope: expect.any(String), people: 2 })
    expect(found.lost).toEqual([])
  })

  it('B-07 refuses for each person what the actor may not grant', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    const bo = cast.addPerson('Bo')
    cast.actAs(lea)
    const found = await preview({ act: 'set-data-role', next: 'open' }, some(bo))
    expect(found).toMatchObject({ eligible: 0, ineligible: 1 })
    expect(await cast.refused('people.bulk', { preview: found.preview })).toMatchObject({
      rule: 'bulk-nobody',
    })
  })

  it('takes all that match but some, by the query itself', async () => {
    const [bo, cy] = [cast.addPerson('Bo', { group: 'viewer' }), cast.addPerson('Cy', { group: 'viewer' })]
    cast.addPerson('Di', { group: 'approver' })
    const found = await preview(
      { act: 'set-group', next: 'none' },
      { kind: 'all-matching', except: [cy] },
      { filters: { group: ['viewer'] } },
    )
    expect(await rowsOf(found.preview, 'eligible')).toMatchObject([{ person: bo }])
  })

  it('is exported with both lists', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyholder-bulk-'))
    const path = join(folder, 'preview.csv')
    const found = await preview(
      { act: 'disable' },
      some(cast.addPerson('Bo'), cast.addPerson('Hal', { state: 'pending' })),
    )
    cast.dialogAnswers.push(path)
    const input = { preview: found.preview, taskId: 'export-bulk' }
    expect(await cast.call('people.export-bulk', input)).toEqual({ fileName: 'preview.csv', rows: 2 })
    const lines = readFileSync(path, 'utf8').trim().split('\r\n')
    expect(lines[1]).toContain('Bo Example,bo@example.com,Eligible')
    expect(lines[2]).toContain('Not eligible')
    cast.dialogAnswers.push(null)
    expect(await cast.refused('people.export-bulk', input)).toMatchObject({ code: 'cancelled' })
    expect(existsSync(path)).toBe(true)
    rmSync(folder, { recursive: true })
  })

  it('can be stopped', async () => {
    const ids = Array.from({ length: 210 }, (_, index) => cast.addPerson(`P${index}`))
    const running = cast.refused('people.preview-bulk', {
      act: { act: 'disable' },
      selection: some(...ids),
      query: { filters: {} },
      taskId: 'stop-preview',
    })
    await cast.call('tasks.cancel', { taskId: 'stop-preview' })
    expect(await running).toMatchObject({ code: 'cancelled' })
  })

  it('is kept for nobody else', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    const found = await preview({ act: 'disable' }, some(cast.addPerson('Bo')))
    cast.actAs(lea)
    expect(await cast.refused('people.bulk', { preview: found.preview })).toMatchObject({
      rule: 'preview-gone',
    })
  })
})

/** A person of every kind, so that bulk and single acts are compared on all of them. */
function everyKind(): PersonId[] {
  const site = cast.addPerson('Pia')
  cast.addProgram('North', site)
  return [
    cast.ada,
    site,
    cast.addPerson('Bo', { group: 'viewer', data: 'open' }),
    cast.addPerson('Cy', { group: 'lead-user', secondary: true }),
    cast.addPerson('Ed', { state: 'disabled' }),
    cast.addPerson('Flo', { state: 'invited', group: 'editor' }),
    cast.addPerson('Hal', { state: 'pending' }),
    cast.addPerson('Ivy', { state: 'removed' }),
  ]
}

describe('a bulk act', () => {
  const singles = [
    ['enable', 'people.set-enabled', { isEnabled: true }],
    ['disable', 'people.set-enabled', { isEnabled: false }],
    ['remove', 'people.remove', {}],
    ['invite-again', 'people.invite-again', {}],
    ['revoke-invitation', 'people.revoke-invitation', {}],
  ] as const

  it.each(singles)('B-02 %s judges each person as %s would', async (act, name, rest) => {
    const people = everyKind()
    const writer = cast.store.write(({ raw }) => raw)
    const entries = () =>
      writer.prepare(`SELECT count(*) FROM audit_event WHERE body LIKE '%"outcome":"done"%'`).pluck().get()
    const confirmed = act === 'remove' || act === 'disable' ? { confirmLastLead: true } : {}
    for (const actor of [cast.ada, people[3]!]) {
      cast.actAs(actor)
      const found = await preview({ act }, some(...people))
      const eligible = (await rowsOf(found.preview, 'eligible')).map(({ person }) => person)
      const single: PersonId[] = []
      for (const person of people) {
        const before = entries()
        writer.prepare('SAVEPOINT attempt').run()
        await cast.send(name, { person, ...rest, ...confirmed })
        if (entries() !== before) single.push(person)
        writer.prepare('ROLLBACK TO attempt').run()
        writer.prepare('RELEASE attempt').run()
      }
      expect(new Set(eligible)).toEqual(new Set(single))
    }
  })

  it('B-02 is one transaction with an entry for each person, under the name of the single act', async () => {
    const people = [cast.addPerson('Bo', { group: 'viewer' }), cast.addPerson('Cy')]
    const found = await preview({ act: 'set-group', next: 'approver' }, some(...people))
    const before = cast.audit().length
    expect(await cast.call('people.bulk', { preview: found.preview })).toMatchObject({ done: 2 })
    expect(people.map(groupOf)).toEqual(['approver', 'approver'])
    expect(cast.audit().slice(before)).toMatchObject([
      { action: 'roles.set-group', subject: { id: people[0] }, before: { role: 'viewer' } },
      { action: 'roles.set-group', subject: { id: people[1] }, before: { role: 'none' } },
    ])
  })

  it('adds people to a program and takes them out again', async () => {
    const program = cast.addProgram('North', cast.ada)
    const people = [
      cast.addPerson('Bo'),
      cast.addPerson('Cy', { contact: { [program]: 'viewer' } }),
      cast.ada,
    ]
    const adding = await preview({ act: 'set-contact', program, next: 'viewer' }, some(...people))
    expect(adding).toMatchObject({ eligible: 1, ineligible: 2 })
    await cast.call('people.bulk', { preview: adding.preview })
    const leaving = await preview({ act: 'set-contact', program, next: 'none' }, some(...people))
    expect(leaving).toMatchObject({ eligible: 2, ineligible: 1 })
    await cast.call('people.bulk', { preview: leaving.preview })
    expect(cast.sql('SELECT count(*) FROM program_contact')).toBe(0)
  })

  it('X-02 does not take the last lead user without the confirmation', async () => {
    const bo = cast.addPerson('Bo', { group: 'lead-user' })
    const found = await preview({ act: 'set-group', next: 'viewer' }, some(bo, cast.ada))
    expect(found).toMatchObject({ eligible: 2, losesLastLead: true, isOwnAccess: true })
    expect(await cast.refused('people.bulk', { preview: found.preview })).toMatchObject({ code: 'confirm' })
    expect([groupOf(bo), groupOf(cast.ada)]).toEqual(['lead-user', 'lead-user'])
    await cast.call('people.bulk', { preview: found.preview, confirmLastLead: true })
    expect([groupOf(bo), groupOf(cast.ada)]).toEqual(['viewer', 'viewer'])
  })

  it('is refused, and says who, when a person has changed since the preview', async () => {
    const [bo, cy] = [cast.addPerson('Bo', { group: 'viewer' }), cast.addPerson('Cy', { group: 'viewer' })]
    const found = await preview({ act: 'set-group', next: 'approver' }, some(bo, cy))
    await cast.saveAll(change.group(cy, 'viewer', 'editor'))
    const error = await cast.refused('people.bulk', { preview: found.preview })
    expect(error).toMatchObject({
      rule: 'bulk-changed-meanwhile',
      reason: expect.stringContaining('Cy Example'),
    })
    expect([groupOf(bo), groupOf(cy)]).toEqual(['viewer', 'editor'])
  })

  it('is denied, and recorded as such, when the actor has lost the right since the preview', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user', data: 'administrative' })
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    cast.actAs(lea)
    const found = await preview({ act: 'set-group', next: 'approver' }, some(bo))
    cast.actAs(cast.ada)
    await cast.saveAll(change.group(lea, 'lead-user', 'none'))
    cast.actAs(lea)
    expect(await cast.refused('people.bulk', { preview: found.preview })).toMatchObject({ code: 'forbidden' })
    expect(groupOf(bo)).toBe('viewer')
    expect(cast.audit().at(-1)).toMatchObject({ action: 'people.bulk', outcome: 'denied' })
  })

  it('can be taken back once, unless somebody has changed meanwhile', async () => {
    const [bo, cy] = [cast.addPerson('Bo', { group: 'viewer' }), cast.addPerson('Cy')]
    const found = await preview({ act: 'set-group', next: 'approver' }, some(bo, cy))
    const { undo } = await cast.call('people.bulk', { preview: found.preview })
    await cast.call('people.bulk', { preview: undo! })
    expect([groupOf(bo), groupOf(cy)]).toEqual(['viewer', undefined])

    const second = await preview({ act: 'disable' }, some(bo, cy))
    const { undo: enable } = await cast.call('people.bulk', { preview: second.preview })
    expect([stateOf(bo), stateOf(cy)]).toEqual(['disabled', 'disabled'])
    await cast.call('people.remove', { person: bo })
    expect(await cast.refused('people.bulk', { preview: enable! })).toMatchObject({
      rule: 'bulk-changed-meanwhile',
    })
  })

  it('B-10 gives a role that was to end back with its end', async () => {
    const until = '2026-12-01T00:00:00.000Z'
    const bo = cast.addPerson('Bo', { group: 'viewer', expiresAt: until })
    const found = await preview({ act: 'set-group', next: 'none' }, some(bo))
    const { undo } = await cast.call('people.bulk', { preview: found.preview })
    await cast.call('people.bulk', { preview: undo!, undoes: 'people.bulk' })
    expect(cast.sql('SELECT expires_at FROM role_grant WHERE person_id = ?', bo)).toBe(until)
    expect(cast.audit().at(-1)).toMatchObject({ action: 'roles.set-group', after: { undoes: 'people.bulk' } })
  })

  it('X-17 brings removed people back with all that they held, each in the trail', async () => {
    const bo = cast.addPerson('Bo', { group: 'viewer', data: 'open' })
    const cy = cast.addPerson('Cy', { secondary: true })
    const found = await preview({ act: 'remove' }, some(bo, cy))
    const { undo } = await cast.call('people.bulk', { preview: found.preview })
    expect([stateOf(bo), stateOf(cy)]).toEqual(['removed', 'removed'])
    await cast.call('people.bulk', { preview: undo!, undoes: 'people.bulk' })
    expect([stateOf(bo), stateOf(cy), groupOf(bo)]).toEqual(['active', 'active', 'viewer'])
    expect(cast.audit().slice(-2)).toMatchObject([
      { action: 'people.restore', after: { undoes: 'people.bulk' } },
      { action: 'people.restore', after: { undoes: 'people.bulk' } },
    ])
  })

  it('B-07 offers no way back to who could not give it back', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    cast.actAs(kim)
    const found = await preview({ act: 'remove' }, some(bo))
    expect((await cast.call('people.bulk', { preview: found.preview })).undo).toBeNull()
  })

  it('B-10 does not act on a role whose end has moved since', async () => {
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    const found = await preview({ act: 'set-group', next: 'editor' }, some(bo))
    await cast.saveAll({
      action: 'roles.set-group',
      person: bo,
      present: 'viewer',
      next: 'viewer',
      until: '2026-09-01',
    })
    expect(await cast.refused('people.bulk', { preview: found.preview })).toMatchObject({
      rule: 'bulk-changed-meanwhile',
    })
  })

  it('B-06 staged changes come with what takes them back, but for what changed hands', async () => {
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    const saved = await cast.call('roles.save', { changes: [change.group(bo, 'viewer', 'editor')] })
    expect(saved.undo).toMatchObject([{ person: bo, present: 'editor', next: 'viewer' }])
    await cast.call('roles.save', { changes: saved.undo, undoes: 'roles.save' })
    expect(groupOf(bo)).toBe('viewer')
    const transfer = await cast.call('roles.save', { changes: [change.mainCorporate(cast.ada, bo)] })
    expect(transfer.undo).toEqual([])
  })

  it('takes effect at the next call of somebody who is signed in', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    const found = await preview({ act: 'set-group', next: 'viewer' }, some(lea))
    cast.actAs(lea)
    await cast.call('people.list', { filters: {}, offset: 0, limit: 1 })
    cast.actAs(cast.ada)
    await cast.call('people.bulk', { preview: found.preview })
    cast.actAs(lea)
    expect(await cast.refused('people.list', { filters: {}, offset: 0, limit: 1 })).toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('acts that race', () => {
  it('X-02 the last lead demoted in bulk while another demotion is being confirmed: one of them is refused', async () => {
    const bo = cast.addPerson('Bo', { group: 'lead-user' })
    const found = await preview({ act: 'set-group', next: 'viewer' }, some(bo))
    const [bulk, single] = await Promise.all([
      cast.send('people.bulk', { preview: found.preview }),
      cast.send('roles.save', { changes: [change.group(cast.ada, 'lead-user', 'viewer')] }),
    ])
    expect([bulk, single].filter(({ ok }) => ok)).toHaveLength(1)
    expect(cast.sql('SELECT count(*) FROM standing_lead')).toBe(1)
  })

  it('X-04 somebody who was handed the Main Corporate Contact meanwhile is not disabled unseen', async () => {
    const bo = cast.addPerson('Bo', { secondary: true })
    const found = await preview({ act: 'remove' }, some(bo))
    await cast.saveAll(change.mainCorporate(cast.ada, bo))
    expect((await cast.send('people.bulk', { preview: found.preview })).ok).toBe(false)
    expect(stateOf(bo)).toBe('active')
  })
})
