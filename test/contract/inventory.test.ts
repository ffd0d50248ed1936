// The inventory: keeping the tree (S3-02), and which part of it each data role sees (S3-08, S3-12, S3-14, S3-15).
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InventoryTree, Place, Thing } from '../../src-shared/contract/inventory.ts'
import type { AssetId, EntityId, SourceId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast, Holding } from './support/cast.ts'

let cast: Cast
let root: EntityId
let west: EntityId
let plant: EntityId
let east: EntityId
let boiler: AssetId
let gas: SourceId
let power: SourceId

/** Root ─ West ─ Plant (Boiler: Gas; Power), and Root ─ East. */
beforeEach(async () => {
  cast = await startCast()
  root = cast.addEntity('Root')
  west = cast.addEntity('West', root)
  plant = cast.addEntity('Plant', west)
  east = cast.addEntity('East', root)
  boiler = cast.addAsset('Boiler', plant)
  gas = cast.addSource('Gas', plant, boiler)
  power = cast.addSource('Power', plant)
})
afterEach(() => cast.dispose())

const entity = (id: EntityId): Extract<Thing, { kind: 'entity' }> => ({ kind: 'entity', id })
const asset = (id: AssetId): Extract<Thing, { kind: 'asset' }> => ({ kind: 'asset', id })
const source = (id: SourceId): Thing => ({ kind: 'source', id })
const top: Place = { kind: 'top' }
const tree = () => cast.call('inventory.tree', {})

describe('adding', () => {
  test('puts each kind in its place, and tells where', async () => {
    const site = await cast.call('inventory.add', { kind: 'entity', in: entity(east), name: ' Site ' })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'inventory.add',
      subject: { kind: 'entity', id: site.id, name: 'Site' },
      after: { name: 'Site', in: ['Root', 'East'] },
    })
    await cast.call('inventory.add', { kind: 'asset', in: entity(plant), name: 'Kiln' })
    await cast.call('inventory.add', { kind: 'source', in: asset(boiler), name: 'Oil', unit: 'litre' })
    expect(cast.audit().at(-1)).toMatchObject({
      after: { name: 'Oil', unit: 'litre', in: ['Root', 'West', 'Plant', 'Boiler'] },
    })
    await cast.call('inventory.add', { kind: 'entity', in: top, name: 'Second root' })
    const { entities, assets, sources } = await tree()
    expect(entities.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['East', root],
      ['Plant', west],
      ['Root', null],
      ['Second root', null],
      ['Site', east],
      ['West', root],
    ])
    expect(assets.map(({ name, entityId }) => [name, entityId])).toEqual([
      ['Boiler', plant],
      ['Kiln', plant],
    ])
    expect(sources.map(({ name, entityId, assetId, unit }) => [name, entityId, assetId, unit])).toEqual([
      ['Gas', plant, boiler, ''],
      ['Oil', plant, boiler, 'litre'],
      ['Power', plant, null, ''],
    ])
  })

  test.each([
    ['entity', 'asset'],
    ['asset', 'top'],
    ['asset', 'asset'],
    ['source', 'top'],
  ] as const)('refuses an %s in a place of kind %s, at the field', async (kind, where) => {
    const place = { asset: asset(boiler), top }[where]
    const { code, fields } = await cast.refused('inventory.add', { kind, in: place, name: 'X' })
    expect([code, fields[0]?.field]).toEqual(['invalid', 'in'])
  })

  test.each([
    ['entity', () => entity(root), 'west'],
    ['entity', () => top, 'ROOT'],
    ['asset', () => entity(plant), 'boiler'],
    ['source', () => entity(plant), 'power'],
    ['source', () => asset(boiler), 'gas'],
  ] as const)('refuses an %s whose name its place has already, at the field', async (kind, place, name) => {
    const { fields } = await cast.refused('inventory.add', { kind, in: place(), name })
    expect(fields).toEqual([
      { field: 'name', reason: 'There is one with this name already. Choose another name.' },
    ])
  })

  test('lets the same name stand elsewhere, and a source of an asset beside one of its entity', async () => {
    await cast.call('inventory.add', { kind: 'entity', in: entity(plant), name: 'Root' })
    await cast.call('inventory.add', { kind: 'source', in: entity(plant), name: 'Gas' })
  })

  test('refuses a place that is gone', async () => {
    const { fields } = await cast.refused('inventory.add', {
      kind: 'asset',
      in: { kind: 'entity', id: 99 },
      name: 'X',
    })
    expect(fields).toEqual([{ field: 'in', reason: 'It has been removed meanwhile. Choose another.' }])
  })
})

describe('renaming', () => {
  test('tells what was and what is, and a unit only of a source', async () => {
    await cast.call('inventory.edit', { thing: source(power), name: 'Power', unit: 'kWh' })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'inventory.edit',
      subject: { kind: 'source', id: power, name: 'Power' },
      before: { unit: '' },
      after: { unit: 'kWh' },
    })
    await cast.call('inventory.edit', { thing: entity(west), name: 'Far West', unit: 'ignored' })
    expect(cast.audit().at(-1)).toMatchObject({ before: { name: 'West' }, after: { name: 'Far West' } })
    await cast.call('inventory.edit', { thing: asset(boiler), name: 'BOILER' })
    expect((await tree()).assets[0]?.name).toBe('BOILER')
  })

  test('to a name that is taken is told at the field; to the same it changes nothing; of nothing it fails', async () => {
    const { fields } = await cast.refused('inventory.edit', { thing: entity(west), name: 'east' })
    expect(fields).toMatchObject([{ field: 'name' }])
    const length = cast.audit().length
    await cast.call('inventory.edit', { thing: entity(west), name: 'West' })
    expect(cast.audit()).toHaveLength(length)
    expect((await cast.refused('inventory.edit', { thing: { kind: 'asset', id: 99 }, name: 'X' })).code).toBe(
      'not-found',
    )
  })
})

describe('moving', () => {
  test('takes along what stands in it, and tells from where to where', async () => {
    await cast.call('inventory.move', { thing: entity(plant), to: entity(east) })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'inventory.move',
      subject: { kind: 'entity', id: plant, name: 'Plant' },
      before: { in: ['Root', 'West'] },
      after: { in: ['Root', 'East'] },
    })
    await cast.call('inventory.move', { thing: asset(boiler), to: entity(west) })
    const { sources } = await tree()
    expect(sources.find(({ id }) => id === gas)).toMatchObject({ entityId: west, assetId: boiler })
    await cast.call('inventory.move', { thing: source(power), to: asset(boiler) })
    expect((await tree()).sources.find(({ id }) => id === power)).toMatchObject({
      entityId: west,
      assetId: boiler,
    })
    await cast.call('inventory.move', { thing: entity(plant), to: top })
    expect((await tree()).entities.find(({ id }) => id === plant)?.parentId).toBeNull()
  })

  test('to where it stands changes nothing', async () => {
    const length = cast.audit().length
    await cast.call('inventory.move', { thing: entity(plant), to: entity(west) })
    expect(cast.audit()).toHaveLength(length)
  })

  test('is refused under itself, onto a name that is taken, and to a place that does not fit', async () => {
    const cycle = await cast.refused('inventory.move', { thing: entity(root), to: entity(plant) })
    expect([cycle.code, cycle.rule]).toEqual(['refused', 'entity-cycle'])
    cast.addEntity('Plant', east)
    const taken = await cast.refused('inventory.move', { thing: entity(plant), to: entity(east) })
    expect(taken.fields).toEqual([
      { field: 'to', reason: 'There is one called “Plant” in that place already. Rename one of them first.' },
    ])
    const unfit = await cast.refused('inventory.move', { thing: asset(boiler), to: top })
    expect(unfit.fields).toEqual([{ field: 'to', reason: 'An asset stands in an entity.' }])
  })

  test('shows beforehand whose reach it changes (B-06)', async () => {
    const rita = cast.addPerson('Rita', { data: 'restricted', entities: [west] })
    const sam = cast.addPerson('Sam', { data: 'structured', entities: [east] })
    cast.addPerson('Both', { data: 'restricted-audit', entities: [west, east] })
    cast.addPerson('Own', { data: 'structured', entities: [west], sources: [gas, power], assets: [boiler] })
    cast.addPerson('Idle', { data: 'open', entities: [west] })
    cast.addPerson('Over', { data: 'restricted', entities: [west], expiresAt: '2026-01-06' })
    cast.addPerson('Gone', { data: 'restricted', entities: [west], state: 'disabled' })
    const preview = (thing: Thing, to: Place) => cast.call('inventory.preview-move', { thing, to })
    const person = (id: number, name: string) => ({ id, displayName: `${name} Example` })
    expect(await preview(asset(boiler), entity(east))).toEqual({
      gained: [person(sam, 'Sam')],
      lost: [person(rita, 'Rita')],
    })
    expect(await preview(asset(boiler), entity(plant))).toEqual({ gained: [], lost: [] })
    const assetOnly = cast.addPerson('Ass', { data: 'structured', assets: [boiler] })
    expect((await preview(source(power), asset(boiler))).gained).toEqual([person(assetOnly, 'Ass')])
    expect((await preview(source(gas), entity(plant))).lost).toEqual([person(assetOnly, 'Ass')])
  })
})

describe('removing', () => {
  test('keeps in the trail what it was', async () => {
    await cast.call('inventory.remove', { thing: source(gas) })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'inventory.remove',
      subject: { kind: 'source', id: gas, name: 'Gas' },
      before: { name: 'Gas', unit: '', in: ['Root', 'West', 'Plant', 'Boiler'] },
    })
    await cast.call('inventory.remove', { thing: asset(boiler) })
    await cast.call('inventory.remove', { thing: entity(east) })
    expect((await cast.refused('inventory.remove', { thing: entity(east) })).code).toBe('not-found')
  })

  test.each([
    ['an entity with an entity', () => entity(west), '1 thing stands in West. Move or remove it first.'],
    [
      'an entity with an asset and a source',
      () => entity(plant),
      '2 things stand in Plant. Move or remove them first.',
    ],
    ['an asset with a source', () => asset(boiler), '1 thing stands in Boiler. Move or remove it first.'],
  ])('is refused for %s', async (_, thing, reason) => {
    expect(await cast.refused('inventory.remove', { thing: thing() })).toMatchObject({
      code: 'refused',
      rule: 'inventory-holds',
      reason,
    })
  })

  test('is refused while people are assigned to it', async () => {
    cast.addPerson('Sam', { data: 'structured', sources: [gas], entities: [east] })
    for (const thing of [source(gas), entity(east)])
      expect(await cast.refused('inventory.remove', { thing })).toMatchObject({ rule: 'inventory-assigned' })
  })
})

describe('who sees what', () => {
  /** The tree by names, the name alone in brackets; null where the call is refused. */
  let people = 0
  async function seenBy(holding: Holding) {
    cast.actAs(cast.addPerson(`Bo${people++}`, holding))
    const reply = await cast.send('inventory.tree', {})
    if (!reply.ok) return null
    const { entities, assets, sources } = reply.value as InventoryTree
    const told = ({ name, inFull }: { name: string; inFull: boolean }) => (inFull ? name : `[${name}]`)
    const inTree = entities.map((each) => {
      const parent = entities.find(({ id }) => id === each.parentId)
      if (parent === undefined) return each.parentId === null ? told(each) : `out of sight/${told(each)}`
      return `${parent.name}/${told(each)}`
    })
    return [...inTree, ...assets.map(told), ...sources.map(told)]
  }
  const everything = ['Root/East', 'West/Plant', 'Root', 'Root/West', 'Boiler', 'Gas', 'Power']

  test.each(['administrative', 'open', 'audit'] as const)(
    '%s: everything (S3-02, S3-06, S3-14)',
    async (data) => {
      expect(await seenBy({ data })).toEqual(everything)
    },
  )

  test.each(['restricted', 'restricted-audit'] as const)(
    '%s: within their entities (S3-12, S3-15)',
    async (data) => {
      expect(await seenBy({ data, entities: [west] })).toEqual([
        'West/Plant',
        'West',
        'Boiler',
        'Gas',
        'Power',
      ])
      expect(await seenBy({ data, entities: [plant, east] })).toEqual([
        'East',
        'Plant',
        'Boiler',
        'Gas',
        'Power',
      ])
    },
  )

  test('structured: the assigned, and the names of what it stands directly in (S3-08)', async () => {
    const data = 'structured'
    expect(await seenBy({ data, sources: [gas] })).toEqual(['[Plant]', '[Boiler]', 'Gas'])
    expect(await seenBy({ data, sources: [power] })).toEqual(['[Plant]', 'Power'])
    expect(await seenBy({ data, assets: [boiler] })).toEqual(['[Plant]', 'Boiler', 'Gas'])
    expect(await seenBy({ data, entities: [plant] })).toEqual(['Plant', 'Boiler', 'Gas', 'Power'])
    expect(await seenBy({ data, entities: [plant], sources: [gas] })).toEqual([
      'Plant',
      'Boiler',
      'Gas',
      'Power',
    ])
  })

  test.each([
    ['without a data role', { group: 'lead-user', secondary: true }],
    ['Structured without assignments (S3-10)', { data: 'structured', group: 'viewer' }],
    ['whose role ran out (B-10)', { data: 'open', expiresAt: '2026-03-02T09:00:00.000Z' }],
  ] as const)('nobody %s', async (_, holding) => {
    expect(await seenBy(holding)).toBeNull()
  })

  test.each(['open', 'structured', 'restricted', 'audit', 'restricted-audit'] as const)(
    '%s changes nothing, not even what is assigned (S3-07)',
    async (data) => {
      cast.actAs(cast.addPerson('Bo', { data, entities: [root] }))
      const calls = [
        ['inventory.add', { kind: 'entity', in: entity(west), name: 'X', unit: '' }],
        ['inventory.add', { kind: 'entity', in: top, name: 'X', unit: '' }],
        ['inventory.edit', { thing: source(gas), name: 'X', unit: '' }],
        ['inventory.preview-move', { thing: asset(boiler), to: entity(east) }],
        ['inventory.move', { thing: asset(boiler), to: entity(east) }],
        ['inventory.remove', { thing: source(power) }],
      ] as const
      for (const [name, input] of calls) {
        const reply = await cast.send(name, input)
        expect([name, reply.ok ? 'done' : reply.error.code]).toEqual([name, 'forbidden'])
      }
    },
  )
})
