// B-13: whatever happened, the trail replayed up to any moment gives the facts that held then, and to its end those of the
// store.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lastSeqAt, organizationAfter } from '../../src-main/audit/past-queries.ts'
import { pastFacts } from '../../src-main/audit/replay.ts'
import { loadFacts } from '../../src-main/authz/facts.ts'
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import { roleFamilies } from '../../src-shared/contract/people.ts'
import type { AssetId, EntityId, PersonId, ProgramId, SourceId } from '../../src-shared/domain/ids.ts'
import { heldRole, roleInProgram } from '../../src-shared/policy/facts.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import { founder, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

const index = fc.nat({ max: 997 })
const act = fc.record({ kind: fc.nat({ max: 19 }), who: index, where: index, value: index })
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** Somebody and something to act on, so that what follows is seldom refused for want of it. */
const beginning: Act[] = [1, 2, 2, 1, 13, 13, 13, 3, 3, 13].map((kind, value) => ({
  kind,
  who: 0,
  where: value,
  value: value * 14,
}))

/** Each look for a shorter history that fails takes a second: a failing run must come to its end. */
const history = fc.limitShrink(fc.array(act, { minLength: 10, maxLength: 40 }), 40)

const { theme: _, ...formats } = defaultPreferences

it('B-13 the trail replayed gives the facts of every past moment', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (acts) => {
      const backend = await startOrganization()
      try {
        const ada = backend.services.session.personId()!
        const moments: { at: string; facts: Map<number, Facts> }[] = []
        for (const [turn, each] of [...beginning, ...acts].entries()) {
          backend.services.session.start(ada)
          await perform(backend, each, turn)
          const at = backend.services.clock.now()
          moments.push({ at, facts: factsAt(backend, at) })
          backend.advance(3600 * 7)
        }
        for (const { at, facts } of moments) expectSame(backend, at, facts)
      } finally {
        backend.dispose()
      }
    }),
    { numRuns: 12 },
  )
})

function expectSame({ store }: TestBackend, at: string, facts: Map<number, Facts>): void {
  store.read((db) => {
    const past = organizationAfter(db, lastSeqAt(db, at))
    expect([...past.people.keys()].toSorted((a, b) => a - b)).toEqual([...facts.keys()])
    for (const [id, held] of facts)
      expect(plain(pastFacts(past, id, at)!), `person ${id} at ${at}`).toEqual(plain(held))
  })
}

/** Sets and maps in the order of their ids. */
function plain(facts: Facts) {
  const { entities, assets, sources, around } = facts.assignments
  const sorted = (of: ReadonlySet<unknown>) => [...of].map(Number).toSorted((a, b) => a - b)
  return {
    ...facts,
    programs: [...facts.programs].toSorted(([a], [b]) => Number(a) - Number(b)),
    assignments: [entities, assets, sources, around.entities, around.assets].map(sorted),
  }
}

function factsAt({ store }: TestBackend, now: string): Map<number, Facts> {
  return store.read((db) => new Map(ids(db, 'person').map((id) => [id, loadFacts(db, id, now)])))
}

function ids(db: Parameters<Parameters<TestBackend['store']['read']>[0]>[0], table: string): number[] {
  return db.raw.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[]
}

/** One act of any kind, allowed or not: what is refused must leave the past as it was. */
async function perform(backend: TestBackend, { kind, who, where, value }: Act, turn: number): Promise<void> {
  const { store, send } = backend
  const all = store.read((db) => ({
    people: ids(db, 'person'),
    programs: ids(db, 'program'),
    entities: ids(db, 'entity'),
    assets: ids(db, 'asset'),
    sources: ids(db, 'emission_source'),
  }))
  const pick = <T>(values: readonly T[], at: number) => values[at % values.length]!
  // Whoever acts keeps their own roles, mostly: without them all the rest would be refused.
  const person = pick(who % 8 === 0 ? all.people : [...all.people.slice(1), all.people[0]!], who) as PersonId
  const email = `person${turn}@example.com`
  const names = { firstName: `P${turn}`, lastName: 'Example', phone: '', title: '' }
  const own = store.read((db) => loadFacts(db, person, backend.services.clock.now()))
  const program = (all.programs.length === 0 ? 0 : pick(all.programs, where)) as ProgramId
  const until = value % 3 === 0 ? { until: '2026-03-20' } : {}
  const save = (change: StagedChange) => send('roles.save', { changes: [change], confirmLastLead: true })
  if (kind > 15) return performWithPending(backend, { kind, who, where, value }, { names, email, program })
  switch (kind) {
    case 0:
    case 1: {
      const invited = await send('people.invite', { email, ...names })
      if (kind === 1 && invited.ok) await register(backend, invited.value)
      return
    }
    case 2: {
      const passwords = { password: founder.password, verifyPassword: founder.password }
      const dataRole = pick(dataRoles, value)
      const user = { userName: email, email, firstName: '', lastName: '', isEnabled: value % 2 === 0 }
      await send('people.add', { ...user, dataRole, preferences: formats, ...passwords })
      return
    }
    case 3:
      await send('programs.create', { name: `Program ${turn}` })
      return
    case 4:
      await send('people.set-enabled', { person, isEnabled: value % 2 === 0, confirmLastLead: true })
      return
    case 5:
      await send('people.remove', { person, confirmLastLead: true })
      return
    case 6: {
      const keep = roleFamilies.filter((_family, at) => (value >> at) % 2 === 1)
      const removed = store.read((db) =>
        db.raw.prepare(`SELECT id FROM person WHERE state = 'removed'`).pluck().all(),
      ) as PersonId[]
      await send('people.restore', { person: removed.length === 0 ? person : pick(removed, who), keep })
      return
    }
    case 7: {
      const present = heldRole(own.group, own.now) ?? 'none'
      await save({
        action: 'roles.set-group',
        person,
        present,
        next: pick([...groupRoles, 'none'], value),
        ...until,
      })
      return
    }
    case 8: {
      const present = heldRole(own.data, own.now) ?? 'none'
      await save({
        action: 'roles.set-data-role',
        person,
        present,
        next: pick([...dataRoles, 'none'], value),
        ...until,
      })
      return
    }
    case 9: {
      const present = heldRole(own.corporate, own.now) ?? 'affiliate'
      await save({
        action: 'roles.set-corporate',
        person,
        present,
        next: pick(['affiliate', 'secondary'], value),
        ...until,
      })
      return
    }
    case 10: {
      const present = roleInProgram(own, program) ?? 'none'
      const next = pick(['viewer', 'contributor', 'none'] as const, value)
      await save({ action: 'programs.set-contact', program, person, present, next, ...until })
      return
    }
    case 11: {
      const present = store.read((db) =>
        db.raw.prepare('SELECT main_site_contact_id FROM program WHERE id = ?').pluck().get(program),
      ) as PersonId
      if (program > 0) await save({ action: 'programs.transfer-main-site', program, person, present })
      return
    }
    case 12: {
      const present = store.read((db) =>
        db.raw.prepare('SELECT main_corporate_contact_id FROM organization').pluck().get(),
      ) as PersonId
      backend.services.session.start(present)
      await save({ action: 'roles.transfer-main-corporate', person, present })
      return
    }
    case 13:
      return keepInventory(backend, all, { where, value, turn })
    case 14:
      await send('people.edit', { person, userName: email, email, ...names, isConsultant: false })
      return
    default: {
      const some = <T>(values: readonly number[], from: number) =>
        values.filter((_id, at) => (value >> ((at + from) % 9)) % 2 === 1) as T[]
      const next: Assigned = {
        entities: some<EntityId>(all.entities, 0),
        assets: some<AssetId>(all.assets, 2),
        sources: some<SourceId>(all.sources, 4),
      }
      await save({ action: 'roles.set-assignments', person, present: assignedTo(own), next })
    }
  }
}

function assignedTo({ assignments }: Facts): Assigned {
  return {
    entities: [...assignments.entities] as EntityId[],
    assets: [...assignments.assets] as AssetId[],
    sources: [...assignments.sources] as SourceId[],
  }
}

async function keepInventory(
  { send }: TestBackend,
  { entities, assets, sources }: Record<'entities' | 'assets' | 'sources', number[]>,
  { where, value, turn }: { where: number; value: number; turn: number },
): Promise<void> {
  const places = [
    { kind: 'top' },
    ...entities.map((id) => ({ kind: 'entity', id })),
    ...assets.map((id) => ({ kind: 'asset', id })),
  ]
  const things = [
    ...entities.map((id) => ({ kind: 'entity', id })),
    ...assets.map((id) => ({ kind: 'asset', id })),
    ...sources.map((id) => ({ kind: 'source', id })),
  ]
  const place = places[where % places.length]
  const thing = things.length === 0 ? null : things[value % things.length]
  if (value % 7 < 4 || thing === null) {
    const kind = ['entity', 'asset', 'source'][value % 3]
    await send('inventory.add', { kind, in: place, name: `Thing ${turn}` })
  } else if (value % 7 < 6) await send('inventory.move', { thing, to: place })
  else await send('inventory.remove', { thing })
}

/** Those who came by themselves, and what is decided about them (S1-21, S2-15). */
async function performWithPending(
  backend: TestBackend,
  { kind, who, value }: Act,
  { names, email, program }: { names: object; email: string; program: ProgramId },
): Promise<void> {
  const { store, send, services } = backend
  const pending = store.read((db) =>
    db.raw.prepare(`SELECT id FROM person WHERE state = 'pending'`).pluck().all(),
  ) as PersonId[]
  const one = pending[who % pending.length]
  if (kind === 16) {
    services.session.end('signed-out')
    const passwords = { password: founder.password, verifyPassword: founder.password }
    await send('session.register-self', {
      ...names,
      email,
      confirmEmail: email,
      timeZone: 'UTC',
      ...passwords,
    })
  } else if (kind === 17 && one !== undefined) {
    if (value % 2 === 0) await send('people.approve', { people: [one] })
    else await send('people.decline', { person: one, reason: 'Not ours.' })
  } else if (kind === 18 && program > 0) {
    const role = (['viewer', 'contributor', 'main-site-contact'] as const)[value % 3]
    await send('programs.invite', { program, rows: [{ ...names, email, role }] })
  } else if (kind === 19) {
    const invited = store.read((db) =>
      db.raw.prepare(`SELECT id FROM person WHERE state = 'invited'`).pluck().all(),
    ) as PersonId[]
    const again = invited[who % invited.length]
    if (again === undefined) return
    const reply = await send('people.invite-again', { person: again })
    if (reply.ok) await register(backend, reply.value)
  }
}

async function register({ send, services }: TestBackend, answer: unknown): Promise<void> {
  services.session.end('signed-out')
  const { invitation } = answer as { invitation: { link: string } }
  await send('session.register', {
    code: invitation.link.replace('keyholder://register/', ''),
    password: founder.password,
    verifyPassword: founder.password,
    firstName: 'Reg',
    lastName: 'Istered',
    phone: '',
    title: '',
    timeZone: 'UTC',
  })
}
