// The organization's information and settings: who sees and changes them, and what is told of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const changed = { name: 'Example Works West', headquartersAddress: '2 Sample Street\nExampleville' }

test('shows the information and the Main Corporate Contact by name', async () => {
  expect(await cast.call('organization.view', {})).toEqual({
    name: 'Example Works',
    headquartersAddress: '1 Sample Street',
    mainCorporateContact: { id: cast.ada, displayName: 'Ada Example' },
    createdAt: '2026-03-02T09:00:00.000Z',
  })
})

test('changes the information, tells what changed, and tells the window (S1-09, S2-21)', async () => {
  await cast.call('organization.edit', changed)
  expect(await cast.call('organization.view', {})).toMatchObject(changed)
  expect(cast.audit().at(-1)).toMatchObject({
    action: 'organization.edit',
    outcome: 'done',
    actor: { name: 'Ada Example' },
    subject: { kind: 'organization', id: 1, name: 'Example Works' },
    before: { name: 'Example Works', headquartersAddress: '1 Sample Street' },
    after: changed,
  })
  expect(cast.events.at(-1)).toEqual({
    name: 'changed',
    payload: { topics: ['organization', 'session'] },
  })
})

test('leaves no trace of an edit that changes nothing, and names changed values only', async () => {
  const before = cast.audit().length
  await cast.call('organization.edit', {
    name: 'Example Works',
    headquartersAddress: '1 Sample Street',
  })
  expect(cast.audit()).toHaveLength(before)
  await cast.call('organization.edit', { ...changed, name: 'Example Works' })
  expect(Object.keys(cast.audit().at(-1)!['after'] as object)).toEqual(['headquartersAddress'])
})

test.each([
  ['name', { ...changed, name: '  ' }],
  ['headquartersAddress', { ...changed, headquartersAddress: '' }],
])('tells a missing %s at its field', async (field, input) => {
  const { code, fields } = await cast.refused('organization.edit', input)
  expect([code, fields]).toEqual(['invalid', [{ field, reason: 'Fill this in.' }]])
})

describe('settings (X-12)', () => {
  const settings = { passwordPolicy: 'documented', idleLockMinutes: 5, selfRegistration: false } as const

  test('are read, changed and told', async () => {
    expect(await cast.call('settings.view', {})).toEqual({
      passwordPolicy: 'strong',
      idleLockMinutes: 15,
      selfRegistration: true,
    })
    await cast.call('settings.edit', settings)
    expect(await cast.call('settings.view', {})).toEqual(settings)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'settings.edit',
      before: { passwordPolicy: 'strong', idleLockMinutes: 15, selfRegistration: true },
      after: settings,
    })
    const { selfRegistration, ...told } = settings
    expect(await cast.call('session.state', {})).toMatchObject(told)
    await cast.call('session.sign-out', {})
    expect(await cast.call('session.state', {})).toMatchObject({ selfRegistration })
  })

  test.each([
    [0, 'Enter 1 or more.'],
    [481, 'Enter 480 or less.'],
    [1.5, 'This value is not accepted here.'],
  ])('refuse %d minutes at the field', async (idleLockMinutes, reason) => {
    const { fields } = await cast.refused('settings.edit', { ...settings, idleLockMinutes })
    expect(fields).toEqual([{ field: 'idleLockMinutes', reason }])
  })

  test('leave passwords in use as they are', async () => {
    await cast.call('settings.edit', settings)
    await cast.call('session.sign-out', {})
    await cast.call('session.sign-in', {
      userName: 'ada@example.com',
      password: 'violet tram under seven hats',
    })
  })
})

describe('who may', () => {
  test.each([
    ['a Lead User', { group: 'lead-user' }, true, true, true, true],
    ['Administrative', { data: 'administrative' }, true, false, true, true],
    ['Audit', { data: 'audit' }, true, false, true, false],
    ['a Secondary Corporate Contact', { secondary: true }, true, false, false, false],
    ['a Viewer', { group: 'viewer' }, true, false, false, false],
    ['an Affiliate', {}, false, false, false, false],
  ] as const)('%s', async (_, holding, views, edits, seesSettings, sets) => {
    cast.actAs(cast.addPerson('Bo', holding))
    const outcomes = await Promise.all(
      (
        [
          ['organization.view', {}],
          ['organization.edit', changed],
          ['settings.view', {}],
          ['settings.edit', { passwordPolicy: 'strong', idleLockMinutes: 5, selfRegistration: true }],
        ] as const
      ).map(async ([name, input]) => (await cast.send(name, input)).ok),
    )
    expect(outcomes).toEqual([views, edits, seesSettings, sets])
  })

  test('a denial is audited', async () => {
    cast.actAs(cast.addPerson('Bo', { group: 'viewer' }))
    const { code } = await cast.refused('organization.edit', changed)
    expect(code).toBe('forbidden')
    expect(cast.audit().at(-1)).toMatchObject({ action: 'organization.edit', outcome: 'denied' })
  })
})
