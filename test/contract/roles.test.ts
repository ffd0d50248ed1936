// Changing who holds what: who may, all or nothing, nobody's work overwritten, exactly-one roles, the last lead user.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change, nothing } from './support/changes.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

function groupOf(person: PersonId): string {
  const sql = `SELECT coalesce((SELECT role FROM role_grant WHERE person_id = ? AND module = 'submittals'), 'none')`
  return cast.sql(sql, person)
}

function refusedSave(changes: readonly StagedChange[], confirmLastLead = false) {
  return cast.refused('roles.save', { changes: [...changes], confirmLastLead })
}

describe('permission groups', () => {
  it('S1-04 S1-06 S1-12 lets a Lead User set any group for anybody, another Lead User included', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    const noa = cast.addPerson('Noa')
    const groups = [...groupRoles, 'none'] as const
    let present: (typeof groups)[number] = 'none'
    for (const next of groups) {
      await cast.saveAll(change.group(noa, present, next))
      expect(groupOf(noa)).toBe(next)
      present = next
    }
    await cast.saveAll(change.group(lee, 'lead-user', 'viewer'))
    expect(groupOf(lee)).toBe('viewer')
  })

  it.each([
    ['an Approver', { group: 'approver' }],
    ['a Secondary Corporate Contact', { secondary: true }],
    ['Administrative', { data: 'administrative' }],
    ['Audit', { data: 'audit' }],
  ] as const)('B-07 refuses it to %s, also for themselves', async (_, holding) => {
    const actor = cast.addPerson('Kit', holding)
    const noa = cast.addPerson('Noa')
    cast.actAs(actor)
    for (const [person, present] of [
      [noa, 'none'],
      [actor, groupOf(actor)],
    ] as const) {
      const error = await refusedSave([change.group(person, present as 'none', 'lead-user')])
      expect(error.code).toBe('forbidden')
      expect(error.reason).toContain('Lead User (Submittals)')
    }
    expect(groupOf(noa)).toBe('none')
  })
})

describe('corporate roles', () => {
  it('S2-12 S2-17 lets a Secondary make and unmake Secondaries', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    const noa = cast.addPerson('Noa')
    cast.actAs(kim)
    await cast.saveAll(change.corporate(noa, 'affiliate', 'secondary'))
    await cast.saveAll(change.corporate(noa, 'secondary', 'affiliate'))
    const roles = await cast.call('roles.of-person', { person: noa })
    expect(roles.programs.corporate).toBe('affiliate')
  })

  it('S2-20 B-07 refuses to unmake the Main Corporate Contact, who only hands the role over', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    const error = await refusedSave([change.corporate(cast.ada, 'main', 'affiliate')])
    expect(error).toMatchObject({ code: 'forbidden', rule: 'main-corporate-by-transfer' })
  })

  it('B-07 looks at the present role in the store, not at the one that the call tells', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    const error = await refusedSave([change.corporate(cast.ada, 'secondary', 'affiliate')])
    expect(error).toMatchObject({ code: 'forbidden', rule: 'main-corporate-by-transfer' })
  })

  it('S2-17 refuses it to a Lead User and to Administrative, who are of other modules', async () => {
    const noa = cast.addPerson('Noa')
    for (const holding of [{ group: 'lead-user' }, { data: 'administrative' }] as const) {
      cast.actAs(cast.addPerson(`Kit${Object.keys(holding)[0]}`, holding))
      const error = await refusedSave([change.corporate(noa, 'affiliate', 'secondary')])
      expect(error.code).toBe('forbidden')
    }
  })
})

describe('data roles and assignments', () => {
  it('S3-01 S3-02 lets Administrative set each of the six roles and none', async () => {
    const noa = cast.addPerson('Noa')
    cast.actAs(cast.addPerson('Kit', { data: 'administrative' }))
    let present: (typeof dataRoles)[number] | 'none' = 'none'
    for (const next of [...dataRoles, 'none'] as const) {
      await cast.saveAll(change.data(noa, present, next))
      const { emissions } = await cast.call('roles.of-person', { person: noa })
      expect(emissions.role).toBe(next)
      present = next
    }
  })

  it.each(['open', 'structured', 'restricted', 'audit', 'restricted-audit'] as const)(
    'S3-07 S3-14 S3-15 refuses it to %s',
    async (data) => {
      const plant = cast.addEntity('Plant')
      const noa = cast.addPerson('Noa')
      // A Secondary may open the roles at all, so that it is the data role that refuses.
      cast.actAs(cast.addPerson('Kit', { data, secondary: true, entities: [plant] }))
      for (const staged of [
        change.data(noa, 'none', 'open'),
        change.assign(noa, nothing, { ...nothing, entities: [plant] }),
      ]) {
        expect((await refusedSave([staged])).code).toBe('forbidden')
      }
    },
  )

  it('S3-10 S3-13 assigns entities, assets and sources, and tells them by name with their way from the root', async () => {
    const plant = cast.addEntity('Plant')
    const hall = cast.addEntity('Hall', plant)
    const boiler = cast.addAsset('Boiler', hall)
    const stack = cast.addSource('Stack', hall, boiler)
    const noa = cast.addPerson('Noa', { data: 'structured' })
    const before = await cast.call('roles.of-person', { person: noa })
    expect(before.signInRefusal).toContain('Assign Users to Sources')
    expect(before.emissions.missing).toContain('S3-10')
    await cast.saveAll(change.assign(noa, nothing, { entities: [plant], assets: [boiler], sources: [stack] }))
    const { emissions, signInRefusal } = await cast.call('roles.of-person', { person: noa })
    expect(emissions.assigned).toEqual([
      { kind: 'entity', id: plant, name: 'Plant', path: [], at: expect.any(String), by: 'Ada Example' },
      {
        kind: 'asset',
        id: boiler,
        name: 'Boiler',
        path: ['Plant', 'Hall'],
        at: expect.any(String),
        by: 'Ada Example',
      },
      {
        kind: 'source',
        id: stack,
        name: 'Stack',
        path: ['Plant', 'Hall', 'Boiler'],
        at: expect.any(String),
        by: 'Ada Example',
      },
    ])
    expect(emissions.missing).toBeNull()
    expect(signInRefusal).toBeNull()
    await cast.saveAll(
      change.assign(
        noa,
        { entities: [plant], assets: [boiler], sources: [stack] },
        { ...nothing, sources: [stack] },
      ),
    )
    const after = await cast.call('roles.of-person', { person: noa })
    expect(after.emissions.assigned.map(({ name }) => name)).toEqual(['Stack'])
  })

  it('refuses to assign what is not there', async () => {
    const noa = cast.addPerson('Noa', { data: 'structured' })
    const error = await refusedSave([change.assign(noa, nothing, { ...nothing, entities: [77 as never] })])
    expect(error).toMatchObject({ code: 'refused', rule: 'assigned-gone' })
  })

  it('X-09 says what is missing and lets in whoever has a right in another module', async () => {
    const noa = cast.addPerson('Noa', { data: 'restricted', group: 'viewer' })
    const { emissions, signInRefusal } = await cast.call('roles.of-person', { person: noa })
    expect(signInRefusal).toBeNull()
    expect(emissions.missing).toContain('Manage Accounts')
  })
})

describe('saving together (B-06)', () => {
  it('saves everything or nothing: one refused change keeps the others from being saved', async () => {
    const noa = cast.addPerson('Noa')
    const gone = cast.addPerson('Gil', { state: 'removed' })
    const trail = cast.audit().length
    const error = await refusedSave([
      change.group(noa, 'none', 'viewer'),
      change.group(gone, 'none', 'viewer'),
    ])
    expect(error).toMatchObject({ code: 'refused', rule: 'person-removed' })
    expect(groupOf(noa)).toBe('none')
    expect(cast.audit()).toHaveLength(trail)
  })

  it('B-07 saves nothing when one of the changes is not the actor’s to make, and notes the denial', async () => {
    const kit = cast.addPerson('Kit', { group: 'lead-user' })
    const noa = cast.addPerson('Noa')
    cast.actAs(kit)
    const error = await refusedSave([change.group(noa, 'none', 'viewer'), change.data(noa, 'none', 'open')])
    expect(error.code).toBe('forbidden')
    expect(groupOf(noa)).toBe('none')
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'roles.save',
      outcome: 'denied',
      actor: { id: kit },
      subject: { name: 'roles.set-data-role' },
    })
  })

  it('refuses a list that changes the same thing twice, and one that changes nothing', async () => {
    const noa = cast.addPerson('Noa')
    const twice = await refusedSave([
      change.group(noa, 'none', 'viewer'),
      change.group(noa, 'none', 'editor'),
    ])
    expect(twice).toMatchObject({ code: 'invalid', fields: [{ field: 'changes' }] })
    expect(twice.fields[0]?.reason).toContain('twice')
    const idle = await refusedSave([change.group(noa, 'none', 'none')])
    expect(idle).toMatchObject({ code: 'refused', rule: 'nothing-to-change' })
    expect((await refusedSave([])).code).toBe('invalid')
  })

  it('refuses unknown people and programs, extra fields and exactly-one roles as a new value', async () => {
    expect((await refusedSave([change.group(999 as PersonId, 'none', 'viewer')])).code).toBe('not-found')
    expect((await refusedSave([change.contact(9 as never, cast.ada, 'none', 'viewer')])).code).toBe(
      'not-found',
    )
    const forged = { ...change.group(cast.ada, 'lead-user', 'viewer'), actor: 1 }
    const reply = await cast.send('roles.save', { changes: [forged] })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } })
    const main = await cast.send('roles.save', {
      changes: [{ action: 'roles.set-corporate', person: cast.ada, present: 'main', next: 'main' }],
    })
    expect(main).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  it('overwrites nobody silently: what changed since it was staged is refused and says who did it', async () => {
    const noa = cast.addPerson('Noa')
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    cast.actAs(lee)
    await cast.saveAll(change.group(noa, 'none', 'editor'))
    cast.actAs(cast.ada)
    const error = await refusedSave([change.group(noa, 'none', 'viewer')])
    expect(error).toMatchObject({ code: 'refused', rule: 'changed-meanwhile' })
    expect(error.reason).toContain('Lee Example has changed the permission group (Submittals) of Noa Example')
    expect(groupOf(noa)).toBe('editor')
  })

  it('tells an assignment, a contact and both transfers that became stale', async () => {
    const plant = cast.addEntity('Plant')
    const [noa, lee] = [cast.addPerson('Noa'), cast.addPerson('Lee')]
    const harbor = cast.addProgram('Harbor', cast.ada)
    const stale = [
      change.assign(noa, nothing, { ...nothing, entities: [plant] }),
      change.contact(harbor, noa, 'none', 'viewer'),
      change.mainSite(harbor, cast.ada, noa),
      change.mainCorporate(cast.ada, noa),
    ]
    await cast.saveAll(change.assign(noa, nothing, { ...nothing, entities: [plant] }))
    await cast.saveAll(change.contact(harbor, noa, 'none', 'contributor'))
    await cast.saveAll(change.mainSite(harbor, cast.ada, lee))
    for (const staged of stale.slice(0, 3)) {
      const error = await refusedSave([staged])
      expect(error.rule).toBe('changed-meanwhile')
      expect(error.reason).toContain('Ada Example')
    }
    // Whoever is Main Corporate Contact no more is told so by the policy, before anything else.
    await cast.saveAll(stale[3]!)
    expect((await refusedSave([stale[3]!])).code).toBe('forbidden')
    cast.actAs(noa)
    expect((await refusedSave([stale[3]!])).rule).toBe('changed-meanwhile')
  })

  it('B-10 keeps the end date of a role that is changed, and gives none to one that had run out', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer', expiresAt: '2026-06-01' })
    const lee = cast.addPerson('Lee', { group: 'viewer', expiresAt: '2026-02-01' })
    await cast.saveAll(change.group(noa, 'viewer', 'editor'), change.group(lee, 'none', 'editor'))
    const ends = async (person: PersonId) =>
      (await cast.call('roles.of-person', { person })).submittals.grant?.expiresAt
    expect(await ends(noa)).toBe('2026-06-01')
    expect(await ends(lee)).toBeNull()
  })

  it('B-08 leaves one entry for each change, under its own action, with before and after, in an intact chain', async () => {
    const plant = cast.addEntity('Plant')
    const noa = cast.addPerson('Noa')
    const harbor = cast.addProgram('Harbor', cast.ada)
    const before = cast.audit().length
    await cast.saveAll(
      change.group(noa, 'none', 'viewer'),
      change.contact(harbor, noa, 'none', 'contributor'),
      change.assign(noa, nothing, { ...nothing, entities: [plant] }),
    )
    const subject = { kind: 'person', id: noa, name: 'Noa Example' }
    expect(cast.audit().slice(before)).toMatchObject([
      {
        action: 'roles.set-group',
        subject,
        before: { role: 'none' },
        after: { role: 'viewer' },
        outcome: 'done',
      },
      {
        action: 'programs.set-contact',
        subject,
        on: { kind: 'program', id: harbor, name: 'Harbor' },
        before: { role: 'none' },
        after: { role: 'contributor' },
      },
      {
        action: 'roles.set-assignments',
        subject,
        before: { assigned: [] },
        after: { assigned: [{ kind: 'entity', id: plant, name: 'Plant' }] },
      },
    ])
    expect(cast.store.read(verifyChain)).toMatchObject({ intact: true })
  })

  it('tells views on roles, people, programs and the session to ask again', async () => {
    const noa = cast.addPerson('Noa')
    await cast.saveAll(change.group(noa, 'none', 'viewer'))
    expect(cast.events.at(-1)).toEqual({
      name: 'changed',
      payload: { topics: ['roles', 'people', 'programs', 'session'] },
    })
  })
})

describe('exactly-one roles (X-04)', () => {
  it('S2-20 S2-21 hands the Main Corporate Contact over; the predecessor becomes Secondary', async () => {
    const noa = cast.addPerson('Noa', { secondary: true })
    await cast.saveAll(change.mainCorporate(cast.ada, noa))
    const main = await cast.call('roles.of-person', { person: noa })
    const predecessor = await cast.call('roles.of-person', { person: cast.ada })
    expect(main.programs).toMatchObject({
      corporate: 'main',
      grant: { at: '2026-03-02T09:00:00.000Z', by: 'Ada Example' },
    })
    expect(predecessor.programs.corporate).toBe('secondary')
    expect(cast.sql(`SELECT count(*) FROM role_grant WHERE module = 'programs'`)).toBe(1)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'roles.transfer-main-corporate',
      subject: { id: noa },
      before: { mainCorporateContact: { id: cast.ada } },
      after: { mainCorporateContact: { id: noa }, predecessorBecomes: 'secondary' },
    })
  })

  it('S2-21 refuses it to a Secondary', async () => {
    cast.actAs(cast.addPerson('Kim', { secondary: true }))
    const noa = cast.addPerson('Noa')
    expect((await refusedSave([change.mainCorporate(cast.ada, noa)])).code).toBe('forbidden')
  })

  it('S2-04 S2-24 hands the Main Site Contact over; the predecessor becomes Contributor', async () => {
    const noa = cast.addPerson('Noa')
    const harbor = cast.addProgram('Harbor', cast.ada)
    await cast.saveAll(change.contact(harbor, noa, 'none', 'viewer'))
    await cast.saveAll(change.mainSite(harbor, cast.ada, noa))
    const { contacts } = await cast.call('programs.contacts', { program: harbor })
    expect(contacts.map(({ person, role }) => [person.displayName, role])).toEqual([
      ['Noa Example', 'main-site-contact'],
      ['Ada Example', 'contributor'],
    ])
  })

  it.each(['disabled', 'removed'] as const)('hands nothing over to somebody who is %s', async (state) => {
    const noa = cast.addPerson('Noa', { state })
    const harbor = cast.addProgram('Harbor', cast.ada)
    for (const staged of [change.mainCorporate(cast.ada, noa), change.mainSite(harbor, cast.ada, noa)]) {
      const error = await refusedSave([staged])
      expect(error.code).toBe('refused')
      expect(error.rule).toBe(state === 'removed' ? 'person-removed' : 'successor-not-registered')
    }
  })

  it('takes the Main Site Contact away by no change of level, and lets the predecessor go in the same save', async () => {
    const noa = cast.addPerson('Noa')
    const harbor = cast.addProgram('Harbor', cast.ada)
    const taken = await refusedSave([change.contact(harbor, cast.ada, 'main-site-contact', 'none')])
    expect(taken).toMatchObject({ code: 'refused', rule: 'main-site-by-transfer' })
    await cast.saveAll(
      change.contact(harbor, cast.ada, 'main-site-contact', 'none'),
      change.mainSite(harbor, cast.ada, noa),
    )
    const { contacts } = await cast.call('programs.contacts', { program: harbor })
    expect(contacts.map(({ person }) => person.id)).toEqual([noa])
  })

  it('refuses to lower whoever takes over in the same save', async () => {
    const noa = cast.addPerson('Noa', { secondary: true })
    const error = await refusedSave([
      change.mainCorporate(cast.ada, noa),
      change.corporate(noa, 'secondary', 'affiliate'),
    ])
    expect(error).toMatchObject({ code: 'refused', rule: 'main-corporate-by-transfer' })
    expect(cast.sql('SELECT main_corporate_contact_id FROM organization')).toBe(cast.ada)
  })
})

describe('the last lead user (X-02)', () => {
  it('asks for confirmation, and goes through with it', async () => {
    const refused = await refusedSave([change.group(cast.ada, 'lead-user', 'viewer')])
    expect(refused).toMatchObject({ code: 'confirm', rule: 'last-lead' })
    expect(groupOf(cast.ada)).toBe('lead-user')
    await cast.call('roles.save', {
      changes: [change.group(cast.ada, 'lead-user', 'viewer')],
      confirmLastLead: true,
    })
    expect(groupOf(cast.ada)).toBe('viewer')
  })

  it('promotes before it demotes, whatever the order of the list', async () => {
    const noa = cast.addPerson('Noa', { group: 'editor' })
    await cast.saveAll(
      change.group(cast.ada, 'lead-user', 'viewer'),
      change.group(noa, 'editor', 'lead-user'),
    )
    expect([groupOf(cast.ada), groupOf(noa)]).toEqual(['viewer', 'lead-user'])
  })

  it('counts nobody who is not active and registered, or whose role will end', async () => {
    cast.addPerson('Ira', { group: 'lead-user', state: 'invited' })
    cast.addPerson('Eve', { group: 'lead-user', state: 'disabled' })
    cast.addPerson('Tom', { group: 'lead-user', expiresAt: '2027-01-01' })
    expect((await refusedSave([change.group(cast.ada, 'lead-user', 'none')])).code).toBe('confirm')
  })

  it('is guarded in a save that mixes groups and transfers, and then saves none of them', async () => {
    const noa = cast.addPerson('Noa')
    const error = await refusedSave([
      change.mainCorporate(cast.ada, noa),
      change.group(cast.ada, 'lead-user', 'none'),
    ])
    expect(error.code).toBe('confirm')
    expect(cast.sql('SELECT main_corporate_contact_id FROM organization')).toBe(cast.ada)
  })

  it('S1-11 advises two leads, one of them an employee, until it is so', async () => {
    const keys = async () => (await cast.call('roles.advice', {})).consequences.map(({ key }) => key)
    expect(await keys()).toEqual(['advise-two-leads'])
    const con = cast.addPerson('Con', { isConsultant: true, group: 'lead-user' })
    expect(await keys()).toEqual([])
    const noa = cast.addPerson('Noa', { isConsultant: true })
    await cast.saveAll(change.group(noa, 'none', 'lead-user'), change.group(cast.ada, 'lead-user', 'none'))
    cast.actAs(con)
    expect(await keys()).toEqual(['advise-employee-lead'])
  })
})

describe('reading roles', () => {
  it('needs the right to see people; everybody sees their own', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer', state: 'active' })
    cast.actAs(noa)
    expect((await cast.refused('roles.of-person', { person: cast.ada })).code).toBe('forbidden')
    expect((await cast.refused('roles.of-people', { people: [cast.ada] })).code).toBe('forbidden')
    expect((await cast.refused('roles.advice', {})).code).toBe('forbidden')
    expect(
      (await cast.refused('roles.preview', { changes: [change.group(noa, 'viewer', 'none')] })).code,
    ).toBe('forbidden')
    expect((await cast.call('roles.mine', {})).submittals).toMatchObject({
      role: 'viewer',
      grant: { at: '2026-01-05T08:00:00.000Z', by: 'Ada Example', expiresAt: null },
    })
  })

  it('gives the cells of a list’s rows, with why the actor may not change them', async () => {
    const noa = cast.addPerson('Noa', { data: 'structured' })
    cast.addProgram('Harbor', noa)
    cast.actAs(cast.addPerson('Kim', { secondary: true }))
    const { cells } = await cast.call('roles.of-people', { people: [noa, cast.ada, 999] })
    expect(cells).toMatchObject([
      { person: noa, mainSites: 1, assigned: 0, locks: { corporate: null, contacts: null } },
      { person: cast.ada, missing: null },
    ])
    expect(cells[0]?.missing).toContain('S3-10')
    expect(cells[0]?.locks.group).toContain('Lead User (Submittals)')
    expect(cells[0]?.locks.data).toContain('Administrative (Emissions)')
    expect(cells[1]?.locks.corporate).toContain('Main Corporate Contact')
  })

  it('S2-23 B-07 tells a Contributor who sees people which contacts of the program are theirs to change', async () => {
    const mia = cast.addPerson('Mia')
    const harbor = cast.addProgram('Harbor', mia)
    const vic = cast.addPerson('Vic', { contact: { [harbor]: 'viewer' } })
    cast.actAs(cast.addPerson('Con', { data: 'audit', contact: { [harbor]: 'contributor' } }))
    const lock = async (person: PersonId) =>
      (await cast.call('roles.of-person', { person })).programs.contacts[0]?.lock
    expect(await lock(vic)).toBeNull()
    expect(await lock(mia)).toContain('S2-23')
  })

  it('X-01 tells program roles with their program, and an expired role by its end date only', async () => {
    const harbor = cast.addProgram('Harbor', cast.ada)
    const noa = cast.addPerson('Noa', {
      contact: { [harbor]: 'viewer' },
      group: 'editor',
      expiresAt: '2026-03-01',
    })
    const roles = await cast.call('roles.of-person', { person: noa })
    expect(roles.programs.contacts).toMatchObject([
      { program: { id: harbor, name: 'Harbor' }, role: 'viewer', grant: { expiresAt: '2026-03-01' } },
    ])
    expect(roles.submittals).toMatchObject({ role: 'none', grant: { expiresAt: '2026-03-01' } })
  })
})
