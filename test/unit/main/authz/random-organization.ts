// Organizations drawn at random: a tree with assets, sources, entries and reports, programs, people, and one person with
// any roles and assignments, to hold the SQL filters against the single decisions.
import fc from 'fast-check'
import { dataRoles, groupRoles } from '../../../../src-shared/policy/roles.ts'
import { personStates } from '../../../../src-shared/policy/facts.ts'
import { addGrant, addPerson } from './memory-store.ts'
import type { MemoryStore } from './memory-store.ts'

export const now = '2026-02-01T12:00:00.000Z'

const expires = fc.constantFrom(null, null, now, '2026-02-01', '2026-02-02', '2026-02-01T12:00:00.001Z')
const index = fc.nat(40)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 })

export const organization = fc.record({
  // Each entity under an earlier one, or a root.
  entities: fc.array(maybe(index), { minLength: 1, maxLength: 8 }),
  assets: fc.array(index, { maxLength: 5 }),
  sources: fc.array(fc.record({ entity: index, asset: maybe(index) }), { maxLength: 8 }),
  entries: fc.array(fc.record({ source: index, by: fc.constantFrom('me', 'other', 'nobody') }), {
    maxLength: 10,
  }),
  reports: fc.array(
    fc.record({ forMe: fc.boolean(), forOther: fc.boolean(), entities: fc.array(index, { maxLength: 3 }) }),
    { maxLength: 4 },
  ),
  programs: fc.array(
    fc.record({
      main: fc.constantFrom('me', 'other', 'other', 'third'),
      mine: maybe(fc.constantFrom('viewer', 'contributor')),
      theirs: maybe(fc.constantFrom('viewer', 'contributor')),
      expires,
    }),
    { maxLength: 5 },
  ),
  mainCorporate: fc.constantFrom('me', 'other', 'third', 'third'),
  state: fc.oneof({ weight: 6, arbitrary: fc.constant('active') }, fc.constantFrom(...personStates)),
  group: maybe(fc.record({ role: fc.constantFrom(...groupRoles), expires })),
  secondary: maybe(fc.record({ expires })),
  data: fc.option(fc.record({ role: fc.constantFrom(...dataRoles), expires }), { freq: 8 }),
  assignments: fc.array(fc.record({ kind: fc.constantFrom('entity', 'asset', 'source'), at: index }), {
    maxLength: 4,
  }),
})

export type Drawing = typeof organization extends fc.Arbitrary<infer D> ? D : never

/** Puts a drawing into an empty store and returns the id of the person it is about. */
export function build(store: MemoryStore, drawing: Drawing): number {
  const who = { me: addPerson(store, drawing.state), other: addPerson(store), third: addPerson(store) }
  store.add('organization', {
    id: 1,
    name: 'Example',
    headquarters_address: '1 Example Street',
    password_policy: 'strong',
    main_corporate_contact_id: who[drawing.mainCorporate],
    created_at: now,
  })
  const regulator = store.add('regulator', { name: 'Example CUPA', kind: 'cupa' })
  store.add('facility', { name: 'Plant', site_id: 'X1', regulator_id: regulator })
  const tree = buildTree(store, drawing)
  buildRecords(store, drawing, tree, who)
  buildPrograms(store, drawing, who)
  buildRoles(store, drawing, tree, who)
  return who.me
}

type Who = Record<'me' | 'other' | 'third', number>
interface Tree {
  readonly entity: number[]
  readonly asset: number[]
  readonly source: number[]
}

/** The drawn index, folded onto what there is. */
function pick<T>(things: readonly T[], at: number): T | undefined {
  return things[at % things.length]
}

function buildTree({ add }: MemoryStore, { entities, assets, sources }: Drawing): Tree {
  const entity: number[] = []
  for (const [i, parent] of entities.entries()) {
    entity.push(
      add('entity', { parent_id: parent === null ? null : (pick(entity, parent) ?? null), name: `E${i}` }),
    )
  }
  const placed = assets.map((at, i) => {
    const entityId = pick(entity, at)!
    return { entityId, id: add('asset', { entity_id: entityId, name: `A${i}` }) }
  })
  const source = sources.map((drawn, i) => {
    const asset = drawn.asset === null ? undefined : pick(placed, drawn.asset)
    return add('emission_source', {
      entity_id: asset?.entityId ?? pick(entity, drawn.entity)!,
      asset_id: asset?.id ?? null,
      name: `S${i}`,
    })
  })
  return { entity, asset: placed.map(({ id }) => id), source }
}

function buildRecords({ add }: MemoryStore, { entries, reports }: Drawing, tree: Tree, who: Who): void {
  for (const { source, by } of entries) {
    const id = pick(tree.source, source)
    if (id !== undefined) add('test_entry', { source_id: id, entered_by: who[by as keyof Who] ?? null })
  }
  for (const { forMe, forOther, entities } of reports) {
    const report = add('test_report', { id: null })
    if (forMe) add('test_report_reader', { report_id: report, person_id: who.me })
    if (forOther) add('test_report_reader', { report_id: report, person_id: who.other })
    for (const at of entities)
      add('test_report_entity', { report_id: report, entity_id: pick(tree.entity, at)! })
  }
}

function buildPrograms({ add }: MemoryStore, { programs }: Drawing, who: Who): void {
  for (const [i, drawn] of programs.entries()) {
    const main = drawn.main
    const program = add('program', { name: `P${i}`, main_site_contact_id: who[main], created_at: now })
    for (const [name, role] of [
      ['me', drawn.mine],
      ['other', drawn.theirs],
    ] as const) {
      if (role === null || name === main) continue
      add('program_contact', {
        program_id: program,
        person_id: who[name],
        role,
        granted_at: now,
        expires_at: drawn.expires,
      })
    }
  }
}

function buildRoles(store: MemoryStore, drawing: Drawing, tree: Tree, { me }: Who): void {
  const { group, secondary, data, mainCorporate, assignments } = drawing
  if (group !== null) addGrant(store, me, 'submittals', group.role, group.expires)
  if (secondary !== null && mainCorporate !== 'me') {
    addGrant(store, me, 'programs', 'secondary', secondary.expires)
  }
  if (data !== null) addGrant(store, me, 'emissions', data.role, data.expires)
  const seen = new Set<string>()
  for (const { kind, at } of assignments) {
    const id = pick(tree[kind as keyof Tree], at)
    if (id === undefined || seen.has(`${kind}${id}`)) continue
    seen.add(`${kind}${id}`)
    store.add('assignment', { person_id: me, [`${kind}_id`]: id, granted_at: now })
  }
}
