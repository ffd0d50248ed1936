// Acts over many people while everything else goes on: main answers, other writers wait for their turn, and what is stopped in
// the middle, by whomever, has not happened (B-02, B-03).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
let folder: string
beforeEach(async () => {
  cast = await startCast()
  folder = mkdtempSync(join(tmpdir(), 'keyholder-heavy-'))
})
afterEach(() => {
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const rows = 1500
const taskId = 'save-people'

/** A dry run over new people, ready to be imported. */
async function tryMany(): Promise<Input<'people-import.run'>> {
  const lines = Array.from({ length: rows }, (_, i) => `new.${i}@example.com,Nora,New ${i},Viewer`)
  const path = join(folder, 'people.csv')
  writeFileSync(path, ['E-mail,First name,Last name,Permission group', ...lines].join('\n'))
  const { token } = cast.services.files.admit(path)
  const { file, mapping } = await cast.call('people-import.read', { file: token, taskId: 'read-people' })
  const { run } = await cast.call('people-import.dry-run', { file, mapping, taskId: 'try-people' })
  return { run, only: 'all', invite: true, taskId }
}

/** Begins the import, and goes on once it is in the middle of its transaction. */
async function beginSaving(input: Input<'people-import.run'>) {
  cast.events.length = 0
  const saving = cast.send('people-import.run', input)
  const isUnderWay = () =>
    cast.events.some(
      ({ name, payload }) => name === 'progress' && (payload as { taskId: string }).taskId === taskId,
    )
  while (!isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 2))
  // In an object, so that nobody waits for the import itself.
  return { saving }
}

const counted = () => cast.sql<number>('SELECT count(*) FROM person')
const isBusy = () => {
  try {
    cast.store.write(() => {})
    return false
  } catch (error) {
    return (error as { code?: string }).code === 'SQLITE_BUSY'
  }
}

describe('while many people are saved', () => {
  it('reads are answered, short writes wait for their turn, and all of it is told as ever', async () => {
    const input = await tryMany()
    const before = counted()
    const under = await beginSaving(input)
    const list = await cast.call('people.list', { filters: {}, offset: 0, limit: 5 })
    expect(list.total).toBe(before)
    expect(isBusy()).toBe(true)
    const invited = cast.call('people.invite', {
      email: 'late@example.com',
      firstName: 'Lea',
      lastName: 'Late',
      phone: '',
      title: '',
    })
    expect(await under.saving).toEqual({ ok: true, value: { added: rows, changed: 0 } })
    await invited
    expect(counted()).toBe(before + rows + 1)
    // Everybody has their own message, preferences, role and place in the search.
    const whole = `SELECT count(*) FROM outbox o JOIN invitation i ON i.id = o.invitation_id
      JOIN person p ON p.id = i.person_id AND p.email = o.to_address AND instr(o.body, p.last_name)
      JOIN preference ON preference.person_id = p.id JOIN role_grant g ON g.person_id = p.id AND p.group_rank = 1`
    expect(cast.sql(whole)).toBe(rows)
    const search = { filters: {}, search: 'new.1234@', offset: 0, limit: 5 }
    expect((await cast.call('people.list', search)).rows).toMatchObject([{ email: 'new.1234@example.com' }])
    expect(cast.events).toContainEqual({
      name: 'changed',
      payload: { topics: ['people', 'roles', 'programs', 'session', 'outbox', 'invitations'] },
    })
    // The trail has them in the order of their transactions.
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'people.invite',
      subject: { name: expect.stringContaining('Late') as string },
    })
    expect(await cast.call('audit-trail.verify', { taskId: 'verify-trail' })).toMatchObject({ broken: null })
    expect(isBusy()).toBe(false)
  })

  it('cancel takes everything back, and the same import can be made again', async () => {
    const input = await tryMany()
    const [people, events] = [counted(), cast.audit().length]
    const { saving } = await beginSaving(input)
    await cast.call('tasks.cancel', { taskId })
    expect(await saving).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect([counted(), cast.audit().length]).toEqual([people, events])
    expect(cast.sql('SELECT count(*) FROM outbox')).toBe(0)
    expect(await cast.call('people-import.run', { ...input, taskId: 'save-again' })).toMatchObject({
      added: rows,
    })
  })

  it('a thread that is killed leaves nothing, and the next one works', async () => {
    const input = await tryMany()
    const [people, events] = [counted(), cast.audit().length]
    const { saving } = await beginSaving(input)
    await cast.services.stopHeavy()
    expect((await saving).ok).toBe(false)
    expect([counted(), cast.audit().length]).toEqual([people, events])
    expect(isBusy()).toBe(false)
    expect(await cast.refused('people-import.run', { ...input, taskId: 'save-again' })).toMatchObject({
      rule: 'preview-gone',
    })
    await cast.call('people-import.run', await tryMany())
    expect(counted()).toBe(people + rows)
  })

  it('the end of the session takes everything back', async () => {
    const input = await tryMany()
    const people = counted()
    const { saving } = await beginSaving(input)
    cast.services.session.end('locked')
    expect((await saving).ok).toBe(false)
    expect(counted()).toBe(people)
    cast.actAs(cast.ada)
    expect(await cast.refused('people-import.run', input)).toMatchObject({ rule: 'preview-gone' })
  })

  it('signing out does not wait for it', async () => {
    const input = await tryMany()
    const people = counted()
    const { saving } = await beginSaving(input)
    await cast.call('session.sign-out', {})
    expect((await saving).ok).toBe(false)
    expect(counted()).toBe(people)
    expect(cast.audit().at(-1)).toMatchObject({ action: 'session.sign-out' })
  })

  it('a command that waited is not carried out for whoever has signed in meanwhile', async () => {
    const bo = cast.addPerson('Bo', { group: 'lead-user' })
    const { saving } = await beginSaving(await tryMany())
    const waiting = cast.send('roles.save', { changes: [change.group(bo, 'lead-user', 'viewer')] })
    cast.services.session.end('locked')
    cast.actAs(bo)
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'no-session' } })
    await saving
  })

  it('closing the program takes everything back', async () => {
    const input = await tryMany()
    const people = counted()
    const { saving } = await beginSaving(input)
    const again = cast.restart()
    await saving
    expect(again.store.read(({ raw }) => raw.prepare('SELECT count(*) FROM person').pluck().get())).toBe(
      people,
    )
    again.close()
  })
})

describe('what changes while an act waits for its turn', () => {
  it('B-07 the right that the actor loses first is missed in the transaction, and the denial is recorded', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    cast.actAs(lea)
    const input = await tryMany()
    const people = counted()
    const [lost, saving] = await Promise.all([
      cast.send('roles.save', { changes: [change.group(lea, 'lead-user', 'viewer')] }),
      cast.send('people-import.run', input),
    ])
    expect(lost.ok).toBe(true)
    expect(saving).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(counted()).toBe(people)
    expect(cast.audit().at(-1)).toMatchObject({ action: 'people-import.run', outcome: 'denied' })
  })

  it('X-04 a transfer and a bulk act that removes its successor: whichever comes second is refused', async () => {
    const bo = cast.addPerson('Bo', { secondary: true })
    const found = await cast.call('people.preview-bulk', {
      act: { act: 'remove' },
      selection: { kind: 'some', ids: [bo] },
      query: { filters: {} },
      taskId: 'preview-bulk',
    })
    const replies = await Promise.all([
      cast.send('people.bulk', { preview: found.preview }),
      cast.send('roles.save', { changes: [change.mainCorporate(cast.ada, bo)] }),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const main = cast.sql<PersonId>('SELECT main_corporate_contact_id FROM organization')
    expect(cast.sql('SELECT state FROM person WHERE id = ?', main)).toBe('active')
  })
})
