// The list of people filtered by what their access is about: a program and the level in it, an entity, asset or source (B-01).
import { beforeEach, expect, test } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
  return () => cast.dispose()
})

async function namesOf(
  filters: Input<'people.list'>['filters'],
  search = '',
): Promise<(string | undefined)[]> {
  const { rows, total } = await cast.call('people.list', { filters, search, offset: 0, limit: 50 })
  expect(total).toBe(rows.length)
  return rows.map(({ displayName }) => displayName.split(' ')[0])
}

test('by a program, with the level in it (B-01)', async () => {
  const harbour = cast.addProgram('Harbour', cast.addPerson('Mia'))
  const quarry = cast.addProgram('Quarry', cast.ada)
  cast.addPerson('Vic', { contact: { [harbour]: 'viewer', [quarry]: 'contributor' } })
  cast.addPerson('Con', { contact: { [harbour]: 'contributor' } })
  cast.addPerson('Exa', { contact: { [harbour]: 'viewer' }, expiresAt: '2026-01-06T00:00:00.000Z' })
  const inProgram = [String(harbour)]
  expect(await namesOf({ inProgram })).toEqual(['Con', 'Mia', 'Vic'])
  expect(await namesOf({ inProgram, program: ['contributor'] })).toEqual(['Con'])
  expect(await namesOf({ inProgram, program: ['main-site-contact', 'viewer'] })).toEqual(['Mia', 'Vic'])
  expect(await namesOf({ inProgram, program: ['none'] })).toEqual(['Ada', 'Exa'])
  expect(await namesOf({ program: ['contributor'] })).toEqual(['Con', 'Vic'])
  expect(await namesOf({ inProgram }, 'mia@')).toEqual(['Mia'])
})

test('by an entity, asset or source, directly or from above (B-01, S3-10, S3-13)', async () => {
  const group = cast.addEntity('Group')
  const south = cast.addEntity('South', group)
  const north = cast.addEntity('North', group)
  const boiler = cast.addAsset('Boiler', south)
  const stack = cast.addSource('Stack', south, boiler)
  cast.addPerson('Gus', { data: 'restricted', entities: [group] })
  cast.addPerson('Nan', { data: 'restricted', entities: [north] })
  cast.addPerson('Bob', { data: 'structured', assets: [boiler] })
  cast.addPerson('Sue', { data: 'structured', sources: [stack] })
  expect(await namesOf({ place: [`entity:${south}`] })).toEqual(['Gus'])
  expect(await namesOf({ place: [`asset:${boiler}`] })).toEqual(['Bob', 'Gus'])
  expect(await namesOf({ place: [`source:${stack}`] })).toEqual(['Bob', 'Gus', 'Sue'])
  expect(await namesOf({ place: [`source:${stack}`, `entity:${north}`] })).toEqual([
    'Bob',
    'Gus',
    'Nan',
    'Sue',
  ])
  expect(await namesOf({ place: [`source:${stack}`], data: ['structured'] })).toEqual(['Bob', 'Sue'])
  expect(
    (await cast.refused('people.list', { filters: { place: ['person:1'] }, offset: 0, limit: 5 })).code,
  ).toBe('invalid')
})
