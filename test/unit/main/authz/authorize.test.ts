// Facts and targets as they come out of the real schema, grants and refusals as they go to the handlers.
import { beforeEach, describe, expect, it } from 'vitest'
import { authorize, authorizeSomewhere, Forbidden } from '../../../../src-main/authz/authorize.ts'
import { explain } from '../../../../src-main/authz/explain.ts'
import { loadFacts } from '../../../../src-main/authz/facts.ts'
import {
  placeAsset,
  placeEntity,
  placeSource,
  presentCorporate,
  presentInProgram,
  targetPerson,
} from '../../../../src-main/authz/targets.ts'
import { addGrant, addPerson, memoryStore } from './memory-store.ts'
import type { MemoryStore } from './memory-store.ts'

const now = '2026-02-01T12:00:00.000Z'
const granted = '2026-01-01T00:00:00.000Z'

let store: MemoryStore
let ann: number
let bob: number
let program: number

beforeEach(() => {
  store = memoryStore()
  ann = addPerson(store)
  bob = addPerson(store)
  store.add('organization', {
    id: 1,
    name: 'Example',
    headquarters_address: '1 Example Street',
    password_policy: 'strong',
    main_corporate_contact_id: ann,
    created_at: now,
  })
  program = store.add('program', { name: 'Harbour', main_site_contact_id: ann, created_at: now })
  store.add('program_contact', {
    program_id: program,
    person_id: bob,
    role: 'contributor',
    granted_at: granted,
    granted_by: ann,
    expires_at: '2026-01-15',
  })
})

function inventory() {
  const root = store.add('entity', { name: 'Root', parent_id: null })
  const leaf = store.add('entity', { name: 'Leaf', parent_id: root })
  const asset = store.add('asset', { name: 'Boiler', entity_id: leaf })
  const source = store.add('emission_source', { name: 'Stack', entity_id: leaf, asset_id: asset })
  return { root, leaf, asset, source }
}

describe('facts', () => {
  it('hold what a person holds, expired grants included', () => {
    addGrant(store, bob, 'submittals', 'editor', '2026-02-01')
    addGrant(store, bob, 'programs', 'secondary')
    addGrant(store, bob, 'emissions', 'structured')
    const { leaf, asset, source } = inventory()
    store.add('assignment', { person_id: bob, source_id: source, granted_at: granted })
    expect(loadFacts(store.db, bob, now)).toEqual({
      person: { id: bob, state: 'active' },
      now,
      group: { role: 'editor', expires: '2026-02-01' },
      corporate: { role: 'secondary', expires: null },
      data: { role: 'structured', expires: null },
      programs: new Map([[program, { role: 'contributor', expires: '2026-01-15' }]]),
      assignments: {
        entities: new Set(),
        assets: new Set(),
        sources: new Set([source]),
        around: { entities: new Set([leaf]), assets: new Set([asset]) },
      },
    })
  })

  it('take exactly-one roles from where they are exactly one (S2-20, S2-24)', () => {
    const { corporate, programs } = loadFacts(store.db, ann, now)
    expect(corporate).toEqual({ role: 'main', expires: null })
    expect(programs).toEqual(new Map([[program, { role: 'main-site-contact', expires: null }]]))
  })

  it('are not made up for nobody', () => {
    expect(() => loadFacts(store.db, 4711, now)).toThrow(RangeError)
  })
})

describe('targets', () => {
  it('are placed with their path up to the root', () => {
    const { root, leaf, asset, source } = inventory()
    expect(placeEntity(store.db, leaf)).toEqual({ id: leaf, path: [leaf, root] })
    expect(placeAsset(store.db, asset)).toEqual({ id: asset, path: [leaf, root] })
    expect(placeSource(store.db, source)).toEqual({ id: source, asset, path: [leaf, root] })
    for (const place of [placeEntity, placeAsset, placeSource]) expect(place(store.db, 4711)).toBeNull()
  })

  it('carry the roles that would have to be handed over', () => {
    expect(targetPerson(store.db, ann)).toEqual({ id: ann, isMainCorporate: true, mainSiteOf: [program] })
    expect(targetPerson(store.db, bob)).toEqual({ id: bob, isMainCorporate: false, mainSiteOf: [] })
    expect(targetPerson(store.db, 4711)).toBeNull()
  })

  it('carry the present role, expired or not (B-07)', () => {
    addGrant(store, bob, 'programs', 'secondary', '2026-01-15')
    expect([ann, bob, 4711].map((id) => presentInProgram(store.db, program, id))).toEqual([
      'main-site-contact',
      'contributor',
      'none',
    ])
    expect([ann, bob, 4711].map((id) => presentCorporate(store.db, id))).toEqual([
      'main',
      'secondary',
      'affiliate',
    ])
  })
})

describe('a grant', () => {
  it('names the actor, the action, the target and the rule', () => {
    const on = { program }
    expect(authorize(loadFacts(store.db, ann, now), 'programs.edit-info', on)).toEqual({
      action: 'programs.edit-info',
      actor: ann,
      rule: 'programs.main-site-contact.edit-info',
      on,
    })
  })

  it('is refused with the reason, its code and the target', () => {
    const facts = loadFacts(store.db, bob, now)
    const refused = () => authorize(facts, 'programs.answer', { program })
    expect(refused).toThrow(Forbidden)
    expect(refused).toThrow(/Contributor \(Programs\) would allow.*expired on 2026-01-15/)
    try {
      refused()
    } catch (error) {
      expect(error).toMatchObject({
        action: 'programs.answer',
        on: { program },
        denial: { code: 'expired', params: { role: 'programs.contributor', date: '2026-01-15' } },
      })
    }
  })

  it('for a list needs one open target, whichever', () => {
    addGrant(store, bob, 'emissions', 'structured')
    const unassigned = loadFacts(store.db, bob, now)
    expect(() => authorizeSomewhere(unassigned, 'emission-data.view')).toThrow(/Nothing is assigned/)
    store.add('assignment', { person_id: bob, source_id: inventory().source, granted_at: granted })
    const assigned = loadFacts(store.db, bob, now)
    expect(authorizeSomewhere(assigned, 'emission-data.view')).toMatchObject({ actor: bob, rule: null })
    expect(() => authorize(assigned, 'emission-data.view')).toThrow(
      /depends on the source, and none was named/,
    )
  })
})

describe('an explanation (B-04)', () => {
  it('names the grant behind the deciding rule', () => {
    store.raw.prepare('UPDATE program_contact SET expires_at = NULL').run()
    const facts = loadFacts(store.db, bob, now)
    expect(explain(store.db, facts, 'programs.answer', { program })).toMatchObject({
      decision: { allowed: true, rule: 'programs.contributor.work' },
      grant: { role: 'programs.contributor', program, grantedAt: granted, grantedBy: ann, expires: null },
    })
    addGrant(store, bob, 'submittals', 'viewer', '2027-01-01')
    expect(explain(store.db, loadFacts(store.db, bob, now), 'facilities.view')).toMatchObject({
      grant: { role: 'submittals.viewer', program: null, grantedAt: granted, expires: '2027-01-01' },
    })
  })

  it('has no grant to name for exactly-one roles, for everybody, and for nobody', () => {
    const facts = loadFacts(store.db, ann, now)
    expect(explain(store.db, facts, 'organization.edit').grant).toEqual({
      role: 'programs.main',
      program: null,
      grantedAt: null,
      grantedBy: null,
      expires: null,
    })
    expect(explain(store.db, facts, 'profile.edit').grant).toBeNull()
    expect(explain(store.db, facts, 'inventory.edit')).toMatchObject({
      decision: { allowed: false },
      grant: null,
    })
  })
})
