// Facilities and regulators: keeping them, finding them, and what each person sees of them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RegulatorId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let county: RegulatorId
let city: RegulatorId
beforeEach(async () => {
  cast = await startCast()
  county = (await cast.call('regulators.add', { name: 'Sample County', kind: 'cupa', email: '' })).id
  city = (
    await cast.call('regulators.add', { name: 'Made-up City', kind: 'cupa', email: 'cupa@example.com' })
  ).id
})
afterEach(() => cast.dispose())

const north = () => ({ name: 'North Yard', address: '1 North Road', siteId: 'S-100', regulatorId: county })
const all = { filters: {}, offset: 0, limit: 100 }
const names = async (query: Partial<Parameters<typeof cast.call<'facilities.list'>>[1]> = {}) =>
  (await cast.call('facilities.list', { ...all, ...query })).rows.map(({ name }) => name)

/** North Yard and South Depot answer to the county, East Works to the city. */
async function addThree() {
  await cast.call('facilities.add', north())
  await cast.call('facilities.add', {
    name: 'South Depot',
    address: '100% Quay_1',
    siteId: 'S-200',
    regulatorId: county,
  })
  await cast.call('facilities.add', { name: 'East Works', address: '', siteId: 'E-300', regulatorId: city })
}

describe('keeping facilities (S1-09)', () => {
  test('adds one, with what the trail says of it', async () => {
    const { id } = await cast.call('facilities.add', north())
    expect(await cast.call('facilities.list', all)).toEqual({
      rows: [
        {
          id,
          name: 'North Yard',
          address: '1 North Road',
          siteId: 'S-100',
          regulator: { id: county, name: 'Sample County', kind: 'cupa' },
        },
      ],
      total: 1,
      all: 1,
    })
    expect(await cast.call('facilities.get', { id })).toMatchObject({ id, regulator: { id: county } })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'facilities.add',
      subject: { kind: 'facility', id, name: 'North Yard' },
      after: { name: 'North Yard', siteId: 'S-100', address: '1 North Road', regulator: 'Sample County' },
    })
  })

  test('edits one, and tells changed values only', async () => {
    const { id } = await cast.call('facilities.add', north())
    await cast.call('facilities.edit', { id, ...north(), name: 'North Yard 2', regulatorId: city })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'facilities.edit',
      subject: { name: 'North Yard' },
      before: { name: 'North Yard', regulator: 'Sample County' },
      after: { name: 'North Yard 2', regulator: 'Made-up City' },
    })
    const length = cast.audit().length
    await cast.call('facilities.edit', { id, ...north(), name: 'North Yard 2', regulatorId: city })
    expect(cast.audit()).toHaveLength(length)
  })

  test('removes one, and keeps in the trail what it was', async () => {
    const { id } = await cast.call('facilities.add', north())
    await cast.call('facilities.remove', { id })
    expect(await names()).toEqual([])
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'facilities.remove',
      subject: { id },
      before: { siteId: 'S-100', regulator: 'Sample County' },
    })
    expect((await cast.refused('facilities.get', { id })).code).toBe('not-found')
    expect((await cast.refused('facilities.remove', { id })).code).toBe('not-found')
    expect((await cast.refused('facilities.edit', { id, ...north() })).code).toBe('not-found')
  })

  test('tells a site ID that another facility has, whatever the case, at its field', async () => {
    await addThree()
    const { fields } = await cast.refused('facilities.add', { ...north(), siteId: ' s-200 ' })
    expect(fields).toEqual([
      {
        field: 'siteId',
        reason: 'South Depot has this site ID already. Each facility has an ID of its own.',
      },
    ])
    expect(await names()).toHaveLength(3)
  })

  test('tells a regulator that is gone, and missing values, at their fields', async () => {
    const gone = await cast.refused('facilities.add', { ...north(), regulatorId: 999 as RegulatorId })
    expect(gone.fields).toMatchObject([{ field: 'regulatorId' }])
    const empty = await cast.refused('facilities.add', { ...north(), name: ' ', siteId: '' })
    expect(empty.fields.map(({ field }) => field)).toEqual(['name', 'siteId'])
    const unchosen = await cast.refused('facilities.add', { ...north(), regulatorId: 0 as RegulatorId })
    expect(unchosen.fields).toEqual([{ field: 'regulatorId', reason: 'Fill this in.' }])
  })
})

describe('the list', () => {
  beforeEach(addThree)

  test('is sorted by any column, the name deciding between equals', async () => {
    const by = (column: 'name' | 'siteId' | 'address' | 'regulator', descending = false) =>
      names({ sort: { column, descending } })
    expect(await names()).toEqual(['East Works', 'North Yard', 'South Depot'])
    expect(await by('name', true)).toEqual(['South Depot', 'North Yard', 'East Works'])
    expect(await by('siteId')).toEqual(['East Works', 'North Yard', 'South Depot'])
    expect(await by('address')).toEqual(['East Works', 'North Yard', 'South Depot'])
    expect(await by('regulator')).toEqual(['East Works', 'North Yard', 'South Depot'])
    expect(await by('regulator', true)).toEqual(['North Yard', 'South Depot', 'East Works'])
  })

  test('is searched by words in any column, and its wildcards are taken literally', async () => {
    expect(await names({ search: 'yard county' })).toEqual(['North Yard'])
    expect(await names({ search: 'e-3' })).toEqual(['East Works'])
    expect(await names({ search: '100% quay_' })).toEqual(['South Depot'])
    expect(await names({ search: '%' })).toEqual(['South Depot'])
    expect(await names({ search: 'yard city' })).toEqual([])
  })

  test('is filtered by regulator, paged, and counted', async () => {
    const filters = { regulator: [county] }
    expect(await names({ filters })).toEqual(['North Yard', 'South Depot'])
    const page = await cast.call('facilities.list', { ...all, filters, offset: 1, limit: 1 })
    expect([page.rows[0]?.name, page.total, page.all]).toEqual(['South Depot', 2, 3])
  })
})

test('the regulators to choose from and to filter by are told by name', async () => {
  expect(await cast.call('facilities.regulators', {})).toEqual({
    regulators: [
      { id: city, name: 'Made-up City', kind: 'cupa' },
      { id: county, name: 'Sample County', kind: 'cupa' },
    ],
  })
})

describe('the search for everybody (S1-21)', () => {
  beforeEach(addThree)
  const search = (text: string) => cast.call('facilities.search', { search: text, offset: 0, limit: 10 })

  test.each(['active', 'pending'] as const)('answers somebody %s with no role at all', async (state) => {
    cast.actAs(cast.addPerson('Bo', { state }))
    const { rows, total } = await search('north')
    expect(total).toBe(1)
    expect(Object.keys(rows[0]!).toSorted()).toEqual(['address', 'id', 'name', 'siteId'])
    expect((await search('s-200')).rows).toMatchObject([{ name: 'South Depot' }])
    expect((await search('county')).rows).toEqual([])
  })

  test('tells an empty search at its field, and asks for a session', async () => {
    expect(
      (await cast.refused('facilities.search', { search: ' ', offset: 0, limit: 10 })).fields,
    ).toMatchObject([{ field: 'search', reason: 'Fill this in.' }])
    await cast.call('session.sign-out', {})
    const { code } = await cast.refused('facilities.search', { search: 'x', offset: 0, limit: 10 })
    expect(code).toBe('no-session')
  })
})

test.each([
  ['a Viewer (Submittals)', { group: 'viewer' }, true, false, false],
  ['an Editor', { group: 'editor' }, true, false, false],
  ['an Approver', { group: 'approver' }, true, false, false],
  ['a Lead User', { group: 'lead-user' }, true, true, true],
  ['Administrative', { data: 'administrative' }, false, false, true],
  ['a Secondary Corporate Contact', { secondary: true }, false, false, false],
  ['an Affiliate', {}, false, false, false],
  ['somebody whose group ran out', { group: 'lead-user', expiresAt: '2026-03-01' }, false, false, false],
] as const)(
  '%s gets no more than their role gives (S1-05, S1-10)',
  async (_, holding, views, edits, sets) => {
    const { id } = await cast.call('facilities.add', north())
    cast.actAs(cast.addPerson('Bo', holding))
    const may = async (name: string, input: object) => (await cast.send(name, input)).ok
    expect(await may('facilities.list', all)).toBe(views)
    expect(await may('facilities.get', { id })).toBe(views)
    expect(await may('facilities.regulators', {})).toBe(views)
    expect(await may('facilities.add', { ...north(), siteId: 'S-101' })).toBe(edits)
    expect(await may('facilities.edit', { id, ...north(), address: 'Elsewhere' })).toBe(edits)
    expect(await may('facilities.remove', { id })).toBe(edits)
    expect(await may('regulators.list', { offset: 0, limit: 10 })).toBe(sets)
    expect(await may('regulators.get', { id: city })).toBe(sets)
    expect(await may('regulators.add', { name: 'Another', kind: 'cupa', email: '' })).toBe(sets)
    expect(await may('regulators.edit', { id: city, name: 'Renamed', kind: 'cupa', email: '' })).toBe(sets)
    expect(await may('regulators.remove', { id: city })).toBe(sets)
  },
)

describe('regulators (S1-02)', () => {
  const list = (query = {}) => cast.call('regulators.list', { offset: 0, limit: 10, ...query })

  test('are listed with how many facilities answer to them', async () => {
    await addThree()
    const { rows, total, all: everything } = await list({ sort: { column: 'facilities', descending: true } })
    expect(rows).toEqual([
      { id: county, name: 'Sample County', kind: 'cupa', email: '', facilities: 2 },
      { id: city, name: 'Made-up City', kind: 'cupa', email: 'cupa@example.com', facilities: 1 },
    ])
    expect([total, everything]).toEqual([2, 2])
    expect((await list({ search: 'city' })).rows).toHaveLength(1)
    expect(await cast.call('regulators.get', { id: county })).toEqual(rows[0])
  })

  test('are edited and removed, and the trail tells it', async () => {
    await cast.call('regulators.edit', { id: city, name: 'Made-up City', kind: 'state-agency', email: '' })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'regulators.edit',
      subject: { kind: 'regulator', id: city, name: 'Made-up City' },
      before: { kind: 'cupa', email: 'cupa@example.com' },
      after: { kind: 'state-agency', email: '' },
    })
    await cast.call('regulators.remove', { id: city })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'regulators.remove',
      before: { name: 'Made-up City' },
    })
    expect((await cast.refused('regulators.remove', { id: city })).code).toBe('not-found')
  })

  test('are not removed while facilities answer to them', async () => {
    await addThree()
    expect(await cast.refused('regulators.remove', { id: county })).toMatchObject({
      code: 'refused',
      rule: 'regulator-in-use',
      reason: '2 facilities answer to Sample County. Choose another regulator for them first.',
    })
    expect((await list()).total).toBe(2)
  })

  test('have names of their own, whatever the case, and one of them at most is the state agency', async () => {
    const taken = await cast.refused('regulators.add', { name: 'sample county', kind: 'cupa', email: '' })
    expect(taken.fields).toEqual([
      { field: 'name', reason: 'There is one with this name already. Choose another name.' },
    ])
    await cast.call('regulators.add', { name: 'State Agency', kind: 'state-agency', email: '' })
    const second = await cast.refused('regulators.edit', {
      id: city,
      name: 'Made-up City',
      kind: 'state-agency',
      email: '',
    })
    expect(second.fields).toEqual([
      { field: 'kind', reason: 'State Agency is the state agency already, and there is only one.' },
    ])
  })

  test('tell an e-mail address that is none at its field', async () => {
    const { fields } = await cast.refused('regulators.add', { name: 'X', kind: 'cupa', email: 'nowhere' })
    expect(fields).toEqual([{ field: 'email', reason: 'Enter an e-mail address, such as ana@example.com.' }])
  })
})
