// Programs: whose list shows which, and who creates and renames them. Contacts are tested with roles.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const page = { offset: 0, limit: 100 }
const names = async (query = {}) =>
  (await cast.call('programs.list', { ...page, ...query })).rows.map(({ name }) => name)

describe('creating (S2-11, S2-18, X-04)', () => {
  test('makes the creator the Main Site Contact, whoever is approved', async () => {
    const bo = cast.addPerson('Bo')
    cast.actAs(bo)
    expect((await cast.refused('programs.list', page)).code).toBe('forbidden')
    const { id } = await cast.call('programs.create', { name: ' Tree Planting ' })
    expect((await cast.call('programs.list', page)).rows).toEqual([
      {
        id,
        name: 'Tree Planting',
        mainSiteContact: { id: bo, displayName: 'Bo Example' },
        contacts: 1,
        createdAt: '2026-03-02T09:00:00.000Z',
        ownRole: 'main-site-contact',
        may: { editInfo: true },
      },
    ])
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'programs.create',
      actor: { name: 'Bo Example' },
      subject: { kind: 'program', id, name: 'Tree Planting' },
      after: { name: 'Tree Planting', mainSiteContact: { kind: 'person', id: bo, name: 'Bo Example' } },
    })
  })

  test('is refused to somebody who is not approved yet (S1-21)', async () => {
    cast.actAs(cast.addPerson('Bo', { state: 'pending' }))
    expect((await cast.refused('programs.create', { name: 'Mine' })).code).toBe('forbidden')
  })

  test('tells a name that is missing or taken, whatever the case, at its field', async () => {
    await cast.call('programs.create', { name: 'Tree Planting' })
    const field = async (name: string) => (await cast.refused('programs.create', { name })).fields
    expect(await field('TREE planting')).toEqual([
      { field: 'name', reason: 'There is one with this name already. Choose another name.' },
    ])
    expect(await field(' ')).toEqual([{ field: 'name', reason: 'Fill this in.' }])
    expect(await field('x'.repeat(101))).toEqual([{ field: 'name', reason: 'Use at most 100 characters.' }])
  })
})

describe('renaming (S2-24, X-06)', () => {
  test('is the Main Site Contact’s, and not that of Corporate Contacts', async () => {
    const bo = cast.addPerson('Bo')
    const id = cast.addProgram('Old name', bo)
    expect((await cast.refused('programs.edit-info', { id, name: 'New name' })).code).toBe('forbidden')
    const other = cast.addPerson('Other', { contact: { [id]: 'contributor' } })
    cast.addProgram('Their own', other)
    cast.actAs(other)
    expect((await cast.refused('programs.edit-info', { id, name: 'New name' })).code).toBe('forbidden')
    cast.actAs(bo)
    await cast.call('programs.edit-info', { id, name: 'New name' })
    expect(await names()).toEqual(['New name'])
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'programs.edit-info',
      subject: { kind: 'program', id, name: 'Old name' },
      before: { name: 'Old name' },
      after: { name: 'New name' },
    })
  })

  test('to another program’s name is told at the field; to the same name it changes nothing', async () => {
    const id = cast.addProgram('First', cast.ada)
    cast.addProgram('Second', cast.ada)
    expect((await cast.refused('programs.edit-info', { id, name: 'second' })).fields).toMatchObject([
      { field: 'name' },
    ])
    const length = cast.audit().length
    await cast.call('programs.edit-info', { id, name: 'First' })
    expect(cast.audit()).toHaveLength(length)
    await cast.call('programs.edit-info', { id, name: 'FIRST' })
    expect(await names()).toEqual(['FIRST', 'Second'])
  })

  test('a program that does not exist is refused like one that is out of reach', async () => {
    expect((await cast.refused('programs.edit-info', { id: 99, name: 'X' })).code).toBe('forbidden')
  })
})

describe('the list', () => {
  test('shows what each person may see (S2-01, S2-02, S2-03, S2-22)', async () => {
    const owner = cast.addPerson('Owner')
    const [water, air, soil] = ['Water', 'Air', 'Soil'].map((name) => cast.addProgram(name, owner))
    const contacts = { [Number(water)]: 'viewer', [Number(air)]: 'contributor' } as const
    let people = 0
    const visible = async (holding: Parameters<typeof cast.addPerson>[1]) => {
      cast.actAs(cast.addPerson(`Bo${people++}`, holding))
      const reply = await cast.send('programs.list', page)
      return reply.ok ? (reply.value as { rows: { name: string; ownRole: string }[] }).rows : null
    }
    expect(await visible({ contact: contacts })).toMatchObject([
      { name: 'Air', ownRole: 'contributor', may: { editInfo: false } },
      { name: 'Water', ownRole: 'viewer', may: { editInfo: false } },
    ])
    expect((await cast.call('programs.get', { id: water! })).ownRole).toBe('viewer')
    expect((await cast.refused('programs.get', { id: soil! })).code).toBe('forbidden')
    expect(await visible({ secondary: true })).toMatchObject([
      { name: 'Air', ownRole: null },
      { name: 'Soil' },
      { name: 'Water' },
    ])
    expect(await visible({ contact: contacts, expiresAt: '2026-03-02T08:59:59.000Z' })).toBeNull()
    expect(await visible({ data: 'administrative', group: 'lead-user' })).toBeNull()
    cast.actAs(owner)
    expect((await cast.call('programs.list', page)).rows.map(({ id, may }) => [id, may.editInfo])).toEqual([
      [air, true],
      [soil, true],
      [water, true],
    ])
  })

  test('is sorted, searched, paged and counted', async () => {
    const [zoe, abe] = [cast.addPerson('Zoe'), cast.addPerson('Abe')]
    const water = cast.addProgram('Water', abe)
    cast.addProgram('Air', zoe)
    cast.addPerson('Eve', { contact: { [water]: 'viewer' } })
    const by = (column: string, descending = false) => names({ sort: { column, descending } })
    expect(await by('name')).toEqual(['Air', 'Water'])
    expect(await by('mainSiteContact')).toEqual(['Water', 'Air'])
    expect(await by('contacts', true)).toEqual(['Water', 'Air'])
    expect(await names({ search: 'zoe' })).toEqual(['Air'])
    expect(await names({ search: 'wat' })).toEqual(['Water'])
    const second = await cast.call('programs.list', { ...page, offset: 1, limit: 1 })
    expect([second.rows[0]?.name, second.total, second.all]).toEqual(['Water', 2, 2])
    expect((await cast.call('programs.list', { ...page, search: 'wat' })).all).toBe(2)
  })
})
