// Why can they (B-04), who can (B-05) and the role catalogue, through the real calls. The rules themselves are tested where
// they are; here it is held that what is told is what they say, and to nobody who may not know.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output } from '../../src-shared/contract/index.ts'
import type {
  AssetId,
  EntityId,
  FacilityId,
  PersonId,
  ProgramId,
  SourceId,
} from '../../src-shared/domain/ids.ts'
import { actionNames } from '../../src-shared/policy/actions.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let group: EntityId
let south: EntityId
let boiler: AssetId
let stack: SourceId
let harbour: ProgramId
let plant: FacilityId
const organization = { kind: 'organization' } as const

beforeEach(async () => {
  cast = await startCast()
  group = cast.addEntity('Group')
  south = cast.addEntity('South', group)
  boiler = cast.addAsset('Boiler', south)
  stack = cast.addSource('Stack', south, boiler)
  harbour = cast.addProgram('Harbour', cast.ada)
  cast.addFacility('Plant', 'Example CUPA')
  plant = cast.sql<FacilityId>('SELECT id FROM facility')
  return () => cast.dispose()
})

const why = (person: PersonId, question: Omit<Input<'access.why'>, 'person'>) =>
  cast.call('access.why', { person, ...question })
const names = ({ rows }: Output<'access.who'>) => rows.map(({ person }) => person.displayName.split(' ')[0])
const who = (question: Partial<Input<'access.who'>> & Pick<Input<'access.who'>, 'thing' | 'action'>) =>
  cast.call('access.who', {
    offset: 0,
    limit: 50,
    sort: { column: 'name', descending: false },
    ...question,
  })

describe('why can they (B-04)', () => {
  test('an allowed question names the rule, its requirements, and since when and by whom the role is held', async () => {
    const vic = cast.addPerson('Vic', { group: 'viewer', expiresAt: '2099-01-01T00:00:00.000Z' })
    const answer = await why(vic, { action: 'facilities.view', thing: { kind: 'facility', id: plant } })
    expect(answer).toMatchObject({
      isAllowed: true,
      reason: 'A Viewer sees the facilities and submittals of the whole organization, read-only.',
      thing: { name: 'Plant' },
      remedies: [],
      ways: [
        {
          rules: [{ id: 'submittals.viewer.view', requirements: ['S1-05', 'S1-10'] }],
          role: 'submittals.viewer',
          since: '2026-01-05T08:00:00.000Z',
          by: 'Ada Example',
          until: '2099-01-01T00:00:00.000Z',
          reach: 'organization',
        },
      ],
    })
  })

  test('every other way is named too, and remains when the first is revoked (S2-02, X-05)', async () => {
    const pat = cast.addPerson('Pat', { secondary: true, contact: { [harbour]: 'contributor' } })
    const question = { action: 'programs.answer', thing: { kind: 'program', id: harbour } } as const
    const roles = async () => (await why(pat, question)).ways.map(({ role }) => role)
    expect(await roles()).toEqual(['programs.secondary', 'programs.contributor'])
    await cast.saveAll({
      action: 'roles.set-corporate',
      person: pat,
      present: 'secondary',
      next: 'affiliate',
    })
    expect(await roles()).toEqual(['programs.contributor'])
  })

  test('the assignments that cover the thing are told, the nearest first (S3-08, S3-11)', async () => {
    const stu = cast.addPerson('Stu', { data: 'structured', entities: [group], sources: [stack] })
    const { ways } = await why(stu, { action: 'emission-data.enter', thing: { kind: 'source', id: stack } })
    expect(ways[0]?.coverings).toMatchObject([
      { kind: 'source', name: 'Stack', reach: 'here', by: 'Ada Example' },
      { kind: 'entity', name: 'Group', reach: 'above' },
    ])
  })

  test('a Structured person sees by name what something assigned stands in (S3-08)', async () => {
    const stu = cast.addPerson('Stu', { data: 'structured', sources: [stack] })
    const { ways } = await why(stu, { action: 'inventory.view', thing: { kind: 'entity', id: south } })
    expect(ways).toMatchObject([{ reach: 'within', coverings: [{ name: 'Stack', reach: 'within' }] }])
  })

  test('own entries and others’ are two questions (S3-09)', async () => {
    const stu = cast.addPerson('Stu', { data: 'structured', sources: [stack] })
    const question = { action: 'emission-data.modify', thing: { kind: 'source', id: stack } } as const
    expect((await why(stu, question)).isAllowed).toBe(true)
    const others = await why(stu, { ...question, whose: 'others' })
    expect(others.isAllowed).toBe(false)
    expect(others.remedies).toMatchObject([
      [{ act: 'grant', roles: ['emissions.administrative', 'emissions.open'] }],
      [
        { act: 'grant', roles: ['emissions.restricted'] },
        { act: 'assign', thing: { name: 'South' } },
      ],
    ])
  })

  test('a refusal says what would change it and who may do that (S1-07, S3-13)', async () => {
    const abe = cast.addPerson('Abe', { group: 'editor' })
    const submit = await why(abe, { action: 'submittals.submit', thing: { kind: 'facility', id: plant } })
    expect(submit).toMatchObject({
      isAllowed: false,
      ways: [],
      remedies: [
        [
          {
            act: 'grant',
            roles: ['submittals.approver', 'submittals.lead-user'],
            takes: { action: 'roles.set-group', roles: ['submittals.lead-user'] },
            mine: true,
          },
        ],
      ],
    })
    const ria = cast.addPerson('Ria', { data: 'restricted' })
    const view = await why(ria, { action: 'inventory.view', thing: { kind: 'entity', id: south } })
    expect(view.remedies).toContainEqual([
      expect.objectContaining({
        act: 'assign',
        thing: { kind: 'entity', id: south, name: 'South', path: ['Group'] },
        takes: { action: 'roles.set-assignments', roles: ['emissions.administrative'] },
      }),
    ])
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    expect(
      (await why(ria, { action: 'inventory.view', thing: { kind: 'entity', id: south } })).remedies[0]?.[0]
        ?.mine,
    ).toBe(false)
  })

  test('an expired role is renewed, a disabled person enabled first (B-10, S3-20)', async () => {
    const exa = cast.addPerson('Exa', { group: 'viewer', expiresAt: '2026-01-06T00:00:00.000Z' })
    const question = { action: 'facilities.view', thing: { kind: 'facility', id: plant } } as const
    const expired = await why(exa, question)
    expect(expired.reason).toContain('06/01/2026')
    expect(expired.remedies[0]).toMatchObject([{ act: 'renew', roles: ['submittals.viewer'] }])
    const dis = cast.addPerson('Dis', { group: 'viewer', state: 'disabled' })
    expect((await why(dis, question)).remedies).toMatchObject([[{ act: 'enable' }]])
    const out = cast.addPerson('Out', { state: 'disabled' })
    expect((await why(out, question)).remedies[0]).toMatchObject([{ act: 'enable' }, { act: 'grant' }])
  })

  test('what would help does help: each remedy, carried out, changes the answer', async () => {
    const nan = cast.addPerson('Nan')
    const question = { action: 'programs.pay-fee', thing: { kind: 'program', id: harbour } } as const
    const { remedies } = await why(nan, question)
    expect(remedies.flat().map(({ act }) => act)).toEqual([
      'grant-in-program',
      'hand-over',
      'grant',
      'hand-over',
    ])
    await cast.saveAll({
      action: 'programs.set-contact',
      program: harbour,
      person: nan,
      present: 'none',
      next: 'viewer',
    })
    expect((await why(nan, question)).isAllowed).toBe(true)
  })

  test('everybody may ask about themselves, and things that they cannot see stay unnamed', async () => {
    cast.actAs(cast.addPerson('Alf'))
    const question = { action: 'programs.view', thing: { kind: 'program', id: harbour } } as const
    const mine = await cast.call('access.why-me', question)
    expect(mine).toMatchObject({ isAllowed: false, thing: { name: null, path: [] } })
    expect(JSON.stringify(mine)).not.toContain('Harbour')
    // What is not there gets the same answer.
    const gone = await cast.call('access.why-me', {
      ...question,
      thing: { kind: 'program', id: 999 },
    })
    expect(gone.reason).toBe(mine.reason)
    expect(await cast.refused('access.why', { person: cast.ada, ...question })).toMatchObject({
      code: 'forbidden',
      action: 'people.list',
    })
    const named = await cast.call('access.why-me', {
      action: 'people.edit',
      thing: organization,
      target: cast.ada,
    })
    expect(JSON.stringify(named)).not.toContain('Ada')
  })

  test('about others, only of things that the asker sees', async () => {
    cast.actAs(cast.addPerson('Lea', { group: 'lead-user' }))
    const asked = {
      person: cast.ada,
      action: 'programs.view',
      thing: { kind: 'program', id: harbour },
    } as const
    expect((await cast.refused('access.why', asked)).code).toBe('forbidden')
    expect(
      (await cast.refused('access.who', { thing: asked.thing, action: null, offset: 0, limit: 5 })).code,
    ).toBe('forbidden')
  })

  test('the pickers offer what the asker sees, by name', async () => {
    const page = { offset: 0, limit: 10 }
    expect((await cast.call('access.things', { kind: 'source', search: 'sta', ...page })).rows).toEqual([
      { kind: 'source', id: stack, name: 'Stack', path: ['Group', 'South', 'Boiler'] },
    ])
    cast.actAs(cast.addPerson('Ria', { data: 'restricted', entities: [south] }))
    const entities = await cast.call('access.things', { kind: 'entity', ...page })
    expect(entities.rows.map(({ name }) => name)).toEqual(['South'])
    expect((await cast.call('access.things', { kind: 'program', ...page })).total).toBe(0)
    expect((await cast.call('access.things', { kind: 'facility', ...page })).total).toBe(1)
  })
})

describe('who can (B-05)', () => {
  test('of a program, directly and by a corporate role (S2-02, X-05)', async () => {
    cast.addPerson('Pip', { contact: { [harbour]: 'viewer' } })
    cast.addPerson('Sid', { secondary: true })
    cast.addPerson('Exa', { secondary: true, expiresAt: '2026-01-06T00:00:00.000Z' })
    cast.addPerson('Dis', { secondary: true, state: 'disabled' })
    const thing = { kind: 'program', id: harbour } as const
    expect(names(await who({ thing, action: 'programs.view' }))).toEqual(['Ada', 'Pip', 'Sid'])
    expect(names(await who({ thing, action: 'programs.answer' }))).toEqual(['Ada', 'Sid'])
    const direct = await who({ thing, action: 'programs.view', filters: { reach: ['here'] } })
    expect(names(direct)).toEqual(['Ada', 'Pip'])
    expect(direct).toMatchObject({ total: 2, all: 3 })
    expect(direct.rows[0]?.ways.map(({ role }) => role)).toEqual(['programs.main-site-contact'])
    const byRole = await who({ thing, action: 'programs.view', filters: { role: ['programs.secondary'] } })
    expect(names(byRole)).toEqual(['Sid'])
    expect(names(await who({ thing, action: 'programs.view', search: 'pip@' }))).toEqual(['Pip'])
  })

  test('of a source, with the assignment above that reaches it (S3-08, S3-11)', async () => {
    cast.addPerson('Ria', { data: 'restricted', entities: [group] })
    cast.addPerson('Stu', { data: 'structured', assets: [boiler] })
    cast.addPerson('Rex', { data: 'restricted', sources: [stack] })
    const thing = { kind: 'source', id: stack } as const
    const seen = await who({ thing, action: 'inventory.view' })
    expect(names(seen)).toEqual(['Ada', 'Ria', 'Stu'])
    expect(seen.rows[1]?.ways[0]).toMatchObject({ reach: 'above', coverings: [{ name: 'Group' }] })
    expect(names(await who({ thing, action: 'inventory.view', filters: { reach: ['above'] } }))).toEqual([
      'Ria',
      'Stu',
    ])
    // Own entries count as theirs (S3-09).
    expect(names(await who({ thing, action: 'emission-data.modify' }))).toEqual(['Ada', 'Ria', 'Stu'])
  })

  test('anything at all: what each of them can do', async () => {
    cast.addPerson('Vic', { group: 'viewer' })
    const { rows } = await who({ thing: { kind: 'facility', id: plant }, action: null })
    expect(rows.map(({ actions }) => actions.length)).toEqual([5, 2])
    expect(rows[1]).toMatchObject({
      actions: ['facilities.view', 'submittals.view'],
      ways: [{ role: 'submittals.viewer' }],
    })
  })

  test('of the organization, also what is done to people (S1-06)', async () => {
    cast.addPerson('Lea', { group: 'lead-user' })
    expect(names(await who({ thing: organization, action: 'people.remove' }))).toEqual(['Ada', 'Lea'])
    expect(names(await who({ thing: organization, action: 'roles.set-corporate' }))).toEqual(['Ada'])
  })

  test('sorted and paged in the store', async () => {
    for (const name of ['Cid', 'Bea', 'Dan']) cast.addPerson(name, { group: 'viewer' })
    const thing = { kind: 'facility', id: plant } as const
    const sort = { column: 'name', descending: true } as const
    const page = await who({ thing, action: 'facilities.view', sort, offset: 1, limit: 2 })
    expect(names(page)).toEqual(['Cid', 'Bea'])
    expect(page.total).toBe(4)
  })

  test('the same people as asking one by one, for every action about a thing', async () => {
    const people = [
      cast.ada,
      cast.addPerson('Ope', { data: 'open' }),
      cast.addPerson('Stu', { data: 'structured', sources: [stack] }),
      cast.addPerson('Ria', { data: 'restricted-audit', entities: [south] }),
    ]
    const thing = { kind: 'source', id: stack } as const
    for (const action of actionNames.filter((each) => /^(inventory|emission-data)/.test(each))) {
      const able = []
      for (const person of people) if ((await why(person, { action, thing })).isAllowed) able.push(person)
      const { rows } = await who({ thing, action })
      expect(new Set(rows.map(({ person }) => person.id))).toEqual(new Set(able))
    }
  })

  test('the export is exactly what is shown, neutralized, and in the trail', async () => {
    const eve = cast.addPerson('Eve', { contact: { [harbour]: 'viewer' } })
    cast.store.write(({ raw }) => raw.prepare(`UPDATE person SET first_name = '=1+1' WHERE id = ?`).run(eve))
    const file = join(cast.dataDir, 'who.csv')
    cast.dialogAnswers.push(file)
    const answer = await cast.call('access.export-who', {
      thing: { kind: 'program', id: harbour },
      action: 'programs.view',
      columns: ['name', 'role'],
      sort: { column: 'name', descending: true },
      taskId: 'export-who-1',
    })
    expect(answer).toEqual({ fileName: 'who.csv', rows: 2 })
    const lines = readFileSync(file, 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe('Name,By the role')
    expect(lines).toContain(`'=1+1 Example,Viewer (Programs)`)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'access.export-who',
      subject: { name: 'who.csv' },
      after: { rows: 2, action: 'programs.view' },
    })
  })
})

describe('the role catalogue', () => {
  test('counts who holds each role at the moment', async () => {
    cast.addPerson('Vic', { group: 'viewer' })
    cast.addPerson('Old', { group: 'viewer', expiresAt: '2026-01-06T00:00:00.000Z' })
    cast.addPerson('Pip', { contact: { [harbour]: 'viewer' } })
    const { counts } = await cast.call('access.role-counts', {})
    expect(counts).toMatchObject({
      'submittals.viewer': 1,
      'submittals.lead-user': 1,
      'programs.viewer': 1,
      'programs.main': 1,
      'programs.affiliate': 3,
      'programs.main-site-contact': 1,
      'emissions.audit': 0,
    })
  })

  test('is exported with the rule and the requirements of every right', async () => {
    const file = join(cast.dataDir, 'catalogue.csv')
    cast.dialogAnswers.push(file)
    const { rows } = await cast.call('access.export-catalogue', { taskId: 'export-roles-1' })
    const text = readFileSync(file, 'utf8')
    expect(rows).toBeGreaterThan(100)
    expect(text).toContain('submittals.approver.submit')
    expect(text).toContain('S1-05 S1-07 S1-08')
  })
})
