// The people of one entity, asset or source, and changing them from there (S3-10, S3-11, S3-13).
import { beforeEach, describe, expect, test } from 'vitest'
import type { AssignablePlace } from '../../src-shared/contract/thing-assignments.ts'
import type { AssetId, EntityId, SourceId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let group: EntityId
let south: EntityId
let boiler: AssetId
let stack: SourceId

beforeEach(async () => {
  cast = await startCast()
  group = cast.addEntity('Group')
  south = cast.addEntity('South', group)
  boiler = cast.addAsset('Boiler', south)
  stack = cast.addSource('Stack', south, boiler)
  return () => cast.dispose()
})

const peopleOf = async (place: AssignablePlace) => {
  const { people } = await cast.call('roles.assigned-to', { place })
  return people.map(({ person, from, counts }) => [
    person.displayName.split(' ')[0] ?? '',
    from?.name ?? null,
    counts,
  ])
}

describe('the people of a thing', () => {
  test('directly and from above, the direct ones first, with what has no effect (S3-08, S3-12)', async () => {
    cast.addPerson('Ria', { data: 'restricted', entities: [group], sources: [stack] })
    cast.addPerson('Stu', { data: 'structured', assets: [boiler] })
    cast.addPerson('Ope', { data: 'open', entities: [south] })
    cast.addPerson('Rex', { data: 'restricted', entities: [south], state: 'removed' })
    expect(await peopleOf({ kind: 'source', id: stack })).toEqual([
      ['Ria', null, false],
      ['Stu', 'Boiler', true],
      ['Ope', 'South', false],
      ['Ria', 'Group', false],
    ])
    expect(await peopleOf({ kind: 'entity', id: group })).toEqual([['Ria', null, true]])
    const { name, path, total } = await cast.call('roles.assigned-to', {
      place: { kind: 'source', id: stack },
    })
    expect({ name, path, total }).toEqual({ name: 'Stack', path: ['Group', 'South', 'Boiler'], total: 4 })
  })

  test('many people get one thing in one save, each asked of the policy (S3-10, B-06)', async () => {
    const people = ['Stu', 'Sue', 'Sam'].map((name) => cast.addPerson(name, { data: 'structured' }))
    const place = { kind: 'source', id: stack } as const
    const { people: told } = await cast.call('roles.assignable', { place, people })
    expect(told.map(({ counts, dataRole }) => [counts, dataRole])).toEqual(
      people.map(() => [true, 'structured']),
    )
    const changes = told.map(({ person, assigned }) => ({
      action: 'roles.set-assignments' as const,
      person: person.id,
      present: assigned,
      next: { ...assigned, sources: [...assigned.sources, stack] },
    }))
    const preview = await cast.call('roles.preview', { changes })
    expect(preview.people.every(({ gained }) => gained.length > 0)).toBe(true)
    expect(await cast.saveAll(...changes)).toMatchObject({ saved: 3 })
    expect((await peopleOf(place)).map(([name]) => name)).toEqual(['Sam', 'Stu', 'Sue'])
    // What was staged against another list of assignments is refused, and nobody is overwritten.
    expect(await cast.refused('roles.save', { changes })).toMatchObject({ rule: 'changed-meanwhile' })
  })

  test('is told to whoever sees people and the thing, and changed by Administrative alone', async () => {
    const place = { kind: 'source', id: stack } as const
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    const { lock } = await cast.call('roles.assigned-to', { place })
    expect(lock).toContain('Administrative')
    cast.actAs(cast.addPerson('Lea', { group: 'lead-user' }))
    expect((await cast.refused('roles.assigned-to', { place })).code).toBe('forbidden')
    cast.actAs(cast.ada)
    expect((await cast.refused('roles.assigned-to', { place: { kind: 'source', id: 999 } })).code).toBe(
      'not-found',
    )
  })
})
