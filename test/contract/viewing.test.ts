// B-12: looking through another person's eyes. What is shown is what both may see, nothing can be done meanwhile, and both
// ends are in the trail under the name of whoever looked.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../../src-shared/contract/define.ts'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast, Holding } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const page = { offset: 0, limit: 100 }

async function state() {
  const session = await cast.call('session.state', {})
  if (session.stage !== 'signed-in') throw new Error('not signed in')
  return session
}

describe('beginning and ending', () => {
  it('B-12 shows who is looked through, and allows what both may', async () => {
    const vic = cast.addPerson('Vic', { group: 'viewer' })
    await cast.call('people.view-as', { person: vic })
    const shown = await state()
    expect(shown.person.displayName).toBe('Ada Example')
    expect(shown.viewing).toEqual({ person: vic, displayName: 'Vic Example' })
    expect(shown.allowed).toContain('facilities.view')
    expect(shown.allowed).not.toContain('people.list')
    expect((await cast.refused('people.list', { search: '', filters: {}, sort: null, ...page })).code).toBe(
      'forbidden',
    )
    await cast.call('people.stop-viewing', {})
    expect((await state()).viewing).toBeNull()
    expect((await state()).allowed).toContain('people.list')
    const acts = cast.audit().filter(({ action }) => /view-as|stop-viewing/.test(String(action)))
    expect(acts.map(({ action, actor, subject }) => [action, actor, subject])).toEqual(
      ['people.view-as', 'people.stop-viewing'].map((action) => [
        action,
        { kind: 'person', id: cast.ada, name: 'Ada Example' },
        { kind: 'person', id: vic, name: 'Vic Example' },
      ]),
    )
  })

  it.each(['invited', 'disabled', 'removed'] as const)('B-12 refuses it through somebody %s', async (how) => {
    const person = cast.addPerson('Ned', { state: how })
    expect((await cast.refused('people.view-as', { person })).rule).toBe('not-to-be-viewed')
    expect((await state()).viewing).toBeNull()
  })

  it('B-12 refuses it to others, and through one’s own eyes', async () => {
    const sid = cast.addPerson('Sid', { secondary: true })
    expect((await cast.refused('people.view-as', { person: cast.ada })).rule).toBe('own-eyes')
    cast.actAs(sid)
    expect((await cast.refused('people.view-as', { person: cast.ada })).code).toBe('forbidden')
  })

  it('B-12 ends with the session, and with the right to it', async () => {
    const vic = cast.addPerson('Vic', { group: 'viewer' })
    await cast.call('people.view-as', { person: vic })
    await cast.call('session.sign-out', {})
    cast.actAs(cast.ada)
    expect((await state()).viewing).toBeNull()

    await cast.call('people.view-as', { person: vic })
    cast.store.write(({ raw }) => raw.prepare(`UPDATE person SET state = 'disabled' WHERE id = ?`).run(vic))
    expect((await cast.refused('facilities.list', { filters: {}, ...page })).rule).toBe('viewing-ended')
    expect((await state()).viewing).toBeNull()
  })
})

describe('while looking', () => {
  const commands = (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind === 'command')
  const open = ['session.sign-out', 'people.stop-viewing']
  /** Neither tells nor changes anything of the person who is looked through, or tells no more than people may see. */
  const exceptions = [
    'access.things',
    'access.why-me',
    'desktop.copy-text',
    'imports.close',
    'imports.end',
    'links.forget',
    'links.waiting',
    'people.stop-viewing',
    'preferences.layout',
    'reading.state',
    'roles.mine',
    'session.sign-out',
    'session.state',
    'tasks.cancel',
  ]

  it('B-12 keeps few calls open that belong to somebody', () => {
    const names = (Object.keys(contract) as CallName[]).filter((name) => {
      const call: Call = contract[name]
      return call.whileViewing !== undefined
    })
    expect(names.toSorted()).toEqual(exceptions)
  })

  it('B-12 refuses every command there is, before anything else', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user', secondary: true, data: 'administrative' })
    await cast.call('people.view-as', { person: lee })
    const before = cast.audit().length
    for (const name of commands.filter((each) => !open.includes(each))) {
      const reply = await cast.send(name, {})
      expect(reply, name).toMatchObject({ ok: false, error: { rule: 'viewing-read-only' } })
    }
    expect(cast.audit()).toHaveLength(before)
  })

  it('B-12 refuses what is somebody’s own: notices and whatever else only the signed-in may ask', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    await cast.call('people.view-as', { person: lee })
    const own = (Object.keys(contract) as CallName[]).filter(
      (name) => contract[name].kind === 'query' && contract[name].access === 'signed-in',
    )
    for (const name of own.filter((each) => !exceptions.includes(each)))
      expect(await cast.send(name, {}), name).toMatchObject({ error: { rule: 'viewing-read-only' } })
    expect((await cast.call('roles.mine', {})).person.displayName).toBe('Lee Example')
  })

  it('B-12 X-16 shows no link of the person who is looked through', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    cast.actAs(lee)
    const { invitation } = await cast.call('people.invite', {
      email: 'ines@example.com',
      firstName: 'Ines',
      lastName: 'Example',
      phone: '',
      title: '',
    })
    const bodies = async () => JSON.stringify(await cast.call('outbox.list', page))
    expect(await bodies()).toContain(invitation.link)
    cast.actAs(cast.ada)
    await cast.call('people.view-as', { person: lee })
    expect(await bodies()).not.toContain(invitation.link)
  })
})

/** The names of what a person sees, or nothing where the list itself is closed to them. */
async function seen(): Promise<Record<string, string[]>> {
  const names = async (name: CallName, input: object): Promise<string[]> => {
    const reply = await cast.send(name, input)
    if (!reply.ok) return []
    const { rows } = reply.value as { rows: { name?: string; displayName?: string }[] }
    return rows.map((row) => row.name ?? row.displayName ?? '')
  }
  const tree = await cast.send('inventory.tree', {})
  const things = tree.ok
    ? Object.values(tree.value as Record<string, { name: string }[]>).flatMap((all) =>
        Array.isArray(all) ? all.map(({ name }) => name) : [],
      )
    : []
  const found = (kind: string) => names('access.things', { kind, ...page })
  return {
    foundEntities: await found('entity'),
    foundAssets: await found('asset'),
    foundSources: await found('source'),
    foundFacilities: await found('facility'),
    foundPrograms: await found('program'),
    programs: await names('programs.list', page),
    facilities: await names('facilities.list', { filters: {}, ...page }),
    people: await names('people.list', { search: '', filters: {}, sort: null, ...page }),
    things,
  }
}

it('B-12 shows of every list what both see, whoever they are', { timeout: 120_000 }, async () => {
  const root = cast.addEntity('Group')
  const site = cast.addEntity('Site', root)
  const boiler = cast.addAsset('Boiler', site)
  const stack = cast.addSource('Stack', site, boiler)
  cast.addSource('Spare', root)
  cast.addFacility('Plant', 'Example CUPA')
  const programs = [cast.addProgram('Harbour', cast.ada), cast.addProgram('Quarry', cast.ada)]
  const holding = fc.record({
    group: fc.option(fc.constantFrom(...groupRoles), { nil: undefined }),
    data: fc.option(fc.constantFrom(...dataRoles), { nil: undefined }),
    secondary: fc.constantFrom(true as const, undefined),
    contact: fc.subarray(programs).map((some) => Object.fromEntries(some.map((id) => [id, 'viewer']))),
    entities: fc.subarray([root, site]),
    assets: fc.subarray([boiler]),
    sources: fc.subarray([stack]),
  })
  let count = 0
  const add = (held: unknown): PersonId => cast.addPerson(`P${count++}`, held as Holding)
  await fc.assert(
    fc.asyncProperty(holding, holding, async (mine, theirs) => {
      const viewer = add({ ...mine, group: 'lead-user' })
      const viewed = add(theirs)
      cast.actAs(viewer)
      const own = await seen()
      cast.actAs(viewed)
      const others = await seen()
      cast.actAs(viewer)
      await cast.call('people.view-as', { person: viewed })
      const both = await seen()
      for (const list of Object.keys(both))
        expect(both[list], list).toEqual(others[list]!.filter((name) => own[list]!.includes(name)))
    }),
    { numRuns: 15 },
  )
})

it('B-12 tells the person nothing, and keeps the trail to acts', async () => {
  const vic = cast.addPerson('Vic', { group: 'viewer' })
  await cast.saveAll(change.group(vic, 'viewer', 'editor'))
  await cast.call('people.view-as', { person: vic })
  expect(cast.sql<number>('SELECT count(*) FROM notice WHERE person_id = ?', vic)).toBe(1)
})
