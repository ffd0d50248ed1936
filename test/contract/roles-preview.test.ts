// The preview of staged changes (B-06): rights gained and lost, what follows from them, and what cannot be saved and why.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RolesPreview } from '../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import { rightSentences } from '../../src-shared/i18n/access-words.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change, nothing } from './support/changes.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

function previewOf(...changes: StagedChange[]): Promise<RolesPreview> {
  return cast.call('roles.preview', { changes })
}

function keysOf(preview: RolesPreview, person = 0): string[] {
  return preview.people[person]?.consequences.map(({ key }) => key) ?? []
}

function organizationKeys(preview: RolesPreview): string[] {
  return preview.consequences.map(({ key }) => key)
}

describe('rights gained and lost', () => {
  it('tells them by action and scope, for everybody concerned, and writes nothing', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer' })
    const trail = cast.audit().length
    const preview = await previewOf(change.group(noa, 'viewer', 'approver'))
    expect(preview.people).toMatchObject([
      {
        person: { id: noa, displayName: 'Noa Example', email: 'noa@example.com' },
        gained: [
          { action: 'submittals.edit', scope: 'all-facilities', count: null, names: [], kept: [] },
          { action: 'submittals.submit', scope: 'all-facilities', count: null, names: [], kept: [] },
        ],
        lost: [],
        consequences: [],
      },
    ])
    expect(preview.changes).toEqual([{ isAllowed: true, rule: null, reason: null }])
    expect(cast.audit()).toHaveLength(trail)
    expect((await cast.call('roles.of-person', { person: noa })).submittals.role).toBe('viewer')
  })

  it('names the programs and places that a right counts', async () => {
    const plant = cast.addEntity('Plant')
    const harbor = cast.addProgram('Harbor', cast.ada)
    const noa = cast.addPerson('Noa', { data: 'restricted' })
    const preview = await previewOf(
      change.contact(harbor, noa, 'none', 'viewer'),
      change.assign(noa, nothing, { ...nothing, entities: [plant] }),
    )
    expect(preview.people[0]?.gained).toEqual(
      expect.arrayContaining([
        { action: 'programs.view', scope: 'programs', count: 1, names: ['Harbor'], kept: [] },
        { action: 'emission-data.enter', scope: 'entities', count: 1, names: ['Plant'], kept: [] },
        { action: 'session.sign-in', scope: 'account', count: null, names: [], kept: [] },
      ]),
    )
  })

  it('shows the sum of all changes to one person, not one change after the other', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer' })
    const preview = await previewOf(
      change.group(noa, 'viewer', 'none'),
      change.corporate(noa, 'affiliate', 'secondary'),
    )
    expect(preview.people).toHaveLength(1)
    const { gained = [], lost = [] } = preview.people[0] ?? {}
    expect(lost.map(({ action }) => action)).toEqual(['facilities.view', 'submittals.view'])
    expect(gained.map(({ action }) => action)).toContain('programs.report')
    // Held before through one role and afterwards through the other.
    expect([...gained, ...lost].map(({ action }) => action)).not.toContain('organization.view')
  })

  it('tells what stays of a right that is lost in part', async () => {
    const plant = cast.addEntity('Plant')
    const noa = cast.addPerson('Noa', { data: 'restricted', entities: [plant] })
    const preview = await previewOf(change.data(noa, 'restricted', 'structured'))
    const lost = preview.people[0]?.lost ?? []
    expect(lost.find(({ action }) => action === 'emission-data.view')).toMatchObject({
      scope: 'entities',
      names: ['Plant'],
      kept: [{ scope: 'own-entries-entities', count: 1 }],
    })
    expect(lost.find(({ action }) => action === 'reports.view')?.kept).toEqual([])
    expect(rightSentences(translator('en_default'), lost)).toEqual([
      'Within one assigned entity (Plant): see a data record; change a data record. ' +
        'What stays: for their own entries, within one assigned entity.',
      'For reports made for them, cut to one assigned entity (Plant): see a report.',
    ])
  })

  it('shows what is noted down for people who cannot use it yet, and says so', async () => {
    const states = {
      invited: 'not-yet-registered',
      pending: 'not-yet-approved',
      disabled: 'disabled',
    } as const
    for (const [state, key] of Object.entries(states)) {
      const noa = cast.addPerson(`Noa${state}`, { state: state as keyof typeof states })
      const preview = await previewOf(change.group(noa, 'none', 'viewer'))
      expect(preview.people[0]?.gained.map(({ action }) => action)).toContain('facilities.view')
      expect(keysOf(preview)).toEqual([key])
    }
  })
})

describe('what cannot be saved', () => {
  it('B-07 says why, change by change, and shows the effect of the others', async () => {
    const noa = cast.addPerson('Noa')
    cast.actAs(cast.addPerson('Kit', { group: 'lead-user' }))
    const preview = await previewOf(change.data(noa, 'none', 'open'), change.group(noa, 'none', 'viewer'))
    expect(preview.changes).toEqual([
      { isAllowed: false, rule: 'needs-role', reason: expect.stringContaining('Administrative (Emissions)') },
      { isAllowed: true, rule: null, reason: null },
    ])
    const actions = preview.people[0]?.gained.map(({ action }) => action)
    expect(actions).toContain('facilities.view')
    expect(actions).not.toContain('emission-data.enter')
  })

  it('tells a change that became stale, by whom', async () => {
    const noa = cast.addPerson('Noa')
    await cast.saveAll(change.group(noa, 'none', 'editor'))
    const preview = await previewOf(change.group(noa, 'none', 'viewer'))
    expect(preview.changes[0]).toMatchObject({
      isAllowed: false,
      rule: 'changed-meanwhile',
      reason: expect.stringContaining('Ada Example'),
    })
    expect(preview.people).toEqual([])
  })
})

describe('what follows for the organization', () => {
  it('X-02 S1-02 losing the last lead sends new requests to the regulator, or to the state agency', async () => {
    cast.addFacility('North', 'County CUPA')
    const lost = change.group(cast.ada, 'lead-user', 'viewer')
    const one = await previewOf(lost)
    expect(one.losesLastLead).toBe(true)
    expect(one.consequences[0]).toEqual({
      key: 'requests-to-regulator',
      params: { context: 'named', regulator: 'County CUPA' },
    })
    cast.addFacility('South', 'City CUPA')
    expect(organizationKeys(await previewOf(lost))).toEqual(['requests-to-state-agency', 'advise-two-leads'])
  })

  it('S1-01 the first lead gets the new requests', async () => {
    await cast.call('roles.save', {
      changes: [change.group(cast.ada, 'lead-user', 'none')],
      confirmLastLead: true,
    })
    const noa = cast.addPerson('Noa')
    const tom = cast.addPerson('Tom')
    cast.store.write((db) => {
      db.raw
        .prepare(
          `INSERT INTO role_grant VALUES (?, 'submittals', 'lead-user', '2026-01-01', NULL, '2026-12-31')`,
        )
        .run(tom)
    })
    cast.actAs(tom)
    const preview = await previewOf(change.group(noa, 'none', 'lead-user'))
    expect(organizationKeys(preview)).toEqual(['requests-to-leads', 'advise-two-leads'])
    expect(preview.losesLastLead).toBe(false)
  })

  it('S1-11 advises about the leads that there would be, and only where leads change', async () => {
    const noa = cast.addPerson('Noa', { isConsultant: true })
    expect(organizationKeys(await previewOf(change.group(noa, 'none', 'lead-user')))).toEqual([])
    const swap = await previewOf(
      change.group(noa, 'none', 'lead-user'),
      change.group(cast.ada, 'lead-user', 'viewer'),
    )
    expect(swap.losesLastLead).toBe(false)
    expect(organizationKeys(swap)).toEqual(['advise-two-leads', 'advise-employee-lead'])
    expect(organizationKeys(await previewOf(change.group(noa, 'none', 'viewer')))).toEqual([])
  })
})

describe('what follows for a person', () => {
  it('S3-10 S3-13 X-08 X-09 nothing assigned keeps them out, or Emissions closed', async () => {
    const noa = cast.addPerson('Noa')
    const uma = cast.addPerson('Uma', { group: 'viewer' })
    const plant = cast.addEntity('Plant')
    const expected = {
      structured: 'structured',
      restricted: 'restricted',
      'restricted-audit': 'restricted',
    } as const
    for (const [role, kind] of Object.entries(expected)) {
      const data = role as keyof typeof expected
      expect(keysOf(await previewOf(change.data(noa, 'none', data)))).toEqual([`cannot-sign-in-${kind}`])
      expect(keysOf(await previewOf(change.data(uma, 'none', data)))).toEqual([`emissions-closed-${kind}`])
      const assigned = change.assign(noa, nothing, { ...nothing, entities: [plant] })
      expect(keysOf(await previewOf(change.data(noa, 'none', data), assigned))).toEqual([])
    }
  })

  it('X-04 a predecessor stays on with the next lower role, and is told among the people', async () => {
    const noa = cast.addPerson('Noa')
    const harbor = cast.addProgram('Harbor', cast.ada)
    const preview = await previewOf(
      change.mainCorporate(cast.ada, noa),
      change.mainSite(harbor, cast.ada, noa),
    )
    const ada = preview.people.find(({ person }) => person.id === cast.ada)
    expect(ada?.consequences).toMatchObject([
      { key: 'predecessor-becomes-secondary' },
      { key: 'predecessor-becomes-contributor', params: { program: 'Harbor' } },
      { key: 'own-access' },
      { key: 'cannot-undo' },
    ])
    expect(ada?.lost.map(({ action }) => action)).toContain('roles.transfer-main-corporate')
    expect(
      preview.people.find(({ person }) => person.id === noa)?.gained.map(({ action }) => action),
    ).toContain('programs.edit-info')
  })

  it('tells assignments without effect, program roles that stay, and end dates that stay', async () => {
    const plant = cast.addEntity('Plant')
    const harbor = cast.addProgram('Harbor', cast.ada)
    const noa = cast.addPerson('Noa', {
      data: 'restricted',
      secondary: true,
      group: 'viewer',
      contact: { [harbor]: 'viewer' },
      entities: [plant],
      expiresAt: '2026-09-30',
    })
    const preview = await previewOf(
      change.data(noa, 'restricted', 'none'),
      change.corporate(noa, 'secondary', 'affiliate'),
      change.group(noa, 'viewer', 'editor'),
    )
    expect(preview.people[0]?.consequences).toEqual([
      { key: 'assignments-idle', params: { count: 1 } },
      { key: 'keeps-program-roles', params: { count: 1 } },
      { key: 'keeps-end-date', params: { date: '2026-09-30' } },
    ])
  })

  it('says when the actor changes their own access, and whether they could change it back', async () => {
    cast.addPerson('Lee', { group: 'lead-user' })
    const own = change.group(cast.ada, 'lead-user', 'viewer')
    expect(keysOf(await previewOf(own))).toEqual(['own-access', 'cannot-undo'])
    expect(keysOf(await previewOf(change.data(cast.ada, 'administrative', 'open')))).toEqual([
      'own-access',
      'cannot-undo',
    ])
    const harbor = cast.addProgram('Harbor', cast.addPerson('Noa'))
    expect(keysOf(await previewOf(change.contact(harbor, cast.ada, 'none', 'viewer')))).toEqual([
      'own-access',
    ])
  })
})
