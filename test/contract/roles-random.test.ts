// Whatever anybody saves in whatever order: the exactly-one roles stay exactly one, nobody holds two roles of a kind, and a
// preview has told beforehand just what the save did, or that it would be refused.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadFacts } from '../../src-main/authz/facts.ts'
import { placeAsset, placeEntity, placeSource, targetPerson } from '../../src-main/authz/targets.ts'
import { verifyChain } from '../../src-main/audit/verify.ts'
import type { RolesPreview } from '../../src-shared/contract/roles.ts'
import { slotOf } from '../../src-shared/contract/staged-change.ts'
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { AssetId, EntityId, PersonId, ProgramId, SourceId } from '../../src-shared/domain/ids.ts'
import { actionNames } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import { heldRole, roleInProgram } from '../../src-shared/policy/facts.ts'
import type { Facts, On } from '../../src-shared/policy/facts.ts'
import { rightsGainedAndLost } from '../../src-shared/policy/rights.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

interface World {
  readonly cast: Cast
  readonly people: PersonId[]
  readonly programs: ProgramId[]
  readonly entities: EntityId[]
  readonly assets: AssetId[]
  readonly sources: SourceId[]
}

async function makeWorld(): Promise<World> {
  const cast = await startCast()
  const plant = cast.addEntity('Plant')
  const hall = cast.addEntity('Hall', plant)
  const boiler = cast.addAsset('Boiler', hall)
  const people = [
    cast.ada,
    cast.addPerson('Lee', { group: 'lead-user', secondary: true, data: 'administrative' }),
    cast.addPerson('Kim', { secondary: true, data: 'structured', assets: [boiler] }),
    cast.addPerson('Noa', { group: 'viewer', data: 'restricted', isConsultant: true }),
    cast.addPerson('Ira', { state: 'invited', group: 'editor' }),
    cast.addPerson('Tom', { group: 'approver', expiresAt: '2026-02-01' }),
  ]
  return {
    cast,
    people,
    programs: [cast.addProgram('Harbor', people[3]!), cast.addProgram('Depot', cast.ada)],
    entities: [plant, hall],
    assets: [boiler],
    sources: [cast.addSource('Stack', hall, boiler), cast.addSource('Yard', plant)],
  }
}

const index = fc.nat({ max: 997 })
const draw = fc.record({
  kind: fc.nat({ max: 6 }),
  who: index,
  where: index,
  value: index,
  isStale: fc.boolean(),
})
const step = fc.record({
  // Those who may do the most are asked the most: otherwise nearly everything would be refused.
  actor: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1) }, { weight: 1, arbitrary: index }),
  confirmLastLead: fc.boolean(),
  draws: fc.array(draw, { minLength: 1, maxLength: 4 }),
})

it('X-01 X-02 X-04 B-06 holds after any sequence of saves', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const world = await makeWorld()
      try {
        for (const { actor, confirmLastLead, draws } of steps) {
          world.cast.actAs(pick(activePeople(world), actor))
          await trySaving(world, distinct(draws.map((each) => toChange(world, each))), confirmLastLead)
          expectInvariants(world)
        }
        expect(world.cast.store.read(verifyChain)).toMatchObject({ intact: true })
      } finally {
        world.cast.dispose()
      }
    }),
    { numRuns: 20 },
  )
})

async function trySaving({ cast }: World, changes: StagedChange[], confirmLastLead: boolean): Promise<void> {
  const previewed = await cast.send('roles.preview', { changes })
  const before = snapshot(cast)
  const saved = await cast.send('roles.save', { changes, confirmLastLead })
  const after = snapshot(cast)
  if (!previewed.ok) {
    // Only who may not see people at all cannot preview; they cannot save either.
    expect(saved).toMatchObject({ ok: false, error: { code: previewed.error.code } })
    return
  }
  const preview = previewed.value as RolesPreview
  const isOpen = preview.changes.every(({ isAllowed }) => isAllowed)
  expect(saved.ok, JSON.stringify({ changes, preview: preview.changes, saved })).toBe(
    isOpen && (confirmLastLead || !preview.losesLastLead),
  )
  if (!saved.ok) {
    expect(after).toEqual(before)
    if (isOpen) expect(saved.error).toMatchObject({ code: 'confirm', rule: 'last-lead' })
    return
  }
  for (const [id, had] of before) expectToldBeforehand(cast, preview, had, after.get(id)!)
}

/** The preview of a person against the facts in the store before and after the save, and against single decisions. */
function expectToldBeforehand(cast: Cast, preview: RolesPreview, had: Facts, has: Facts): void {
  const told = preview.people.find(({ person }) => person.id === had.person.id)
  const real = rightsGainedAndLost(asActive(had), asActive(has))
  const keys = (rights: readonly { action: Action; scope: string }[]) =>
    rights.map(({ action, scope }) => `${action} ${scope}`)
  expect(keys(told?.gained ?? [])).toEqual(keys(real.gained))
  expect(keys(told?.lost ?? [])).toEqual(keys(real.lost))
  for (const action of actionNames) {
    for (const on of targets(cast, had.person.id as PersonId)) {
      const could = decide(asActive(had), action, on).allowed
      const can = decide(asActive(has), action, on).allowed
      if (could === can) continue
      const list = can ? told?.gained : told?.lost
      expect(list?.map((right) => right.action) ?? [], `${action} ${JSON.stringify(on)}`).toContain(action)
    }
  }
}

function asActive(facts: Facts): Facts {
  return { ...facts, person: { ...facts.person, state: 'active' } }
}

/** Something of every kind that an action can be about. */
function targets(cast: Cast, self: PersonId): On[] {
  return cast.store.read((db) => {
    const ids = (table: string) => db.raw.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]
    const entities = ids('entity').map((id) => placeEntity(db, id)!)
    const person = targetPerson(db, self)!
    const levels = ['none', 'viewer', 'contributor', 'main-site-contact'] as const
    return [
      { person, facility: 1, present: 'affiliate', next: 'secondary' },
      ...ids('program').flatMap((program) =>
        levels.flatMap((present) => levels.map((next) => ({ program, person, present, next }))),
      ),
      ...entities.map((entity) => ({ entity, report: { madeFor: [self], entities: [entity] } })),
      ...ids('asset').map((id) => ({ asset: placeAsset(db, id)! })),
      ...ids('emission_source').flatMap((id) =>
        [self, 0].map((enteredBy) => ({ source: placeSource(db, id)!, enteredBy })),
      ),
    ]
  })
}

function snapshot({ store }: Cast): Map<number, Facts> {
  return store.read((db) => {
    const ids = db.raw.prepare('SELECT id FROM person').pluck().all() as number[]
    return new Map(ids.map((id) => [id, loadFacts(db, id, '2026-03-02T09:00:00.000Z')]))
  })
}

function expectInvariants({ cast, programs }: World): void {
  const facts = [...snapshot(cast).values()]
  expect(facts.filter(({ corporate }) => corporate?.role === 'main')).toHaveLength(1)
  for (const program of programs) {
    const main = facts.filter((each) => each.programs.get(program)?.role === 'main-site-contact')
    expect(main).toHaveLength(1)
  }
  // Across the columns and the tables, nobody stands twice.
  const twice = `SELECT count(*) FROM program_contact c JOIN program p ON p.id = c.program_id
    WHERE p.main_site_contact_id = c.person_id`
  expect(cast.sql(twice)).toBe(0)
  const both = `SELECT count(*) FROM role_grant g JOIN organization o ON o.main_corporate_contact_id = g.person_id
    WHERE g.module = 'programs'`
  expect(cast.sql(both)).toBe(0)
}

function activePeople({ people, cast }: World): PersonId[] {
  const facts = snapshot(cast)
  return people.filter((id) => facts.get(id)?.person.state === 'active')
}

function pick<T>(values: readonly T[], at: number): T {
  return values[at % values.length]!
}

/** Mostly another value than the present one, so that there is something to save. */
function other<T extends string>(values: readonly T[], present: string, at: number): T {
  return pick(at % 7 === 0 ? values : values.filter((value) => value !== present), at)
}

function distinct(changes: readonly StagedChange[]): StagedChange[] {
  return [...new Map(changes.map((each) => [slotOf(each), each])).values()]
}

/** A change staged against what the store holds, or now and then against something else. */
function toChange(
  world: World,
  { kind, who, where, value, isStale }: typeof draw extends fc.Arbitrary<infer D> ? D : never,
): StagedChange {
  const facts = snapshot(world.cast)
  const person = pick(world.people, who)
  const program = pick(world.programs, where)
  const own = facts.get(person)!
  const stale = isStale && value % 5 === 0
  const mainOf = (isMain: (each: Facts) => boolean) =>
    stale ? person : ([...facts.values()].find(isMain)!.person.id as PersonId)
  switch (kind) {
    case 0: {
      const present = heldRole(own.group, own.now) ?? 'none'
      return {
        action: 'roles.set-group',
        person,
        present: stale ? 'editor' : present,
        next: other([...groupRoles, 'none'], present, value),
      }
    }
    case 1: {
      const present = heldRole(own.corporate, own.now) ?? 'affiliate'
      return {
        action: 'roles.set-corporate',
        person,
        present,
        next: other(['affiliate', 'secondary'], present, value),
      }
    }
    case 2: {
      const present = heldRole(own.data, own.now) ?? 'none'
      return {
        action: 'roles.set-data-role',
        person,
        present: stale ? 'open' : present,
        next: other([...dataRoles, 'none'], present, value),
      }
    }
    case 3: {
      const present = roleInProgram(own, program) ?? 'none'
      return {
        action: 'programs.set-contact',
        program,
        person,
        present,
        next: other(['viewer', 'contributor', 'none'], present, value),
      }
    }
    case 4:
      return {
        action: 'roles.set-assignments',
        person,
        present: assignedTo(own, stale),
        next: drawnAssignment(world, value),
      }
    case 5:
      return {
        action: 'roles.transfer-main-corporate',
        person,
        present: mainOf(({ corporate }) => corporate?.role === 'main'),
      }
    default:
      return {
        action: 'programs.transfer-main-site',
        program,
        person,
        present: mainOf((each) => each.programs.get(program)?.role === 'main-site-contact'),
      }
  }
}

function assignedTo({ assignments }: Facts, isStale: boolean): Assigned {
  return {
    entities: isStale ? [] : ([...assignments.entities] as EntityId[]),
    assets: [...assignments.assets] as AssetId[],
    sources: [...assignments.sources] as SourceId[],
  }
}

function drawnAssignment({ entities, assets, sources }: World, bits: number): Assigned {
  const some = <T>(values: readonly T[], from: number) =>
    values.filter((_, i) => (bits >> (from + i)) % 2 === 1)
  return { entities: some(entities, 0), assets: some(assets, 2), sources: some(sources, 3) }
}
