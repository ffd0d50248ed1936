// Contacts managed from within a program, by those who may not see the organization's people as by those who may.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
let harbor: ProgramId
let mia: PersonId
let con: PersonId
let vic: PersonId
let noa: PersonId

beforeEach(async () => {
  cast = await startCast()
  mia = cast.addPerson('Mia')
  harbor = cast.addProgram('Harbor', mia)
  con = cast.addPerson('Con', { contact: { [harbor]: 'contributor' } })
  vic = cast.addPerson('Vic', { contact: { [harbor]: 'viewer' } })
  noa = cast.addPerson('Noa')
})
afterEach(() => cast.dispose())

async function contactRoles(): Promise<Record<string, string>> {
  const { contacts } = await cast.call('programs.contacts', { program: harbor })
  return Object.fromEntries(contacts.map(({ person, role }) => [person.displayName.slice(0, 3), role]))
}

describe('programs.contacts', () => {
  it('S2-02 S2-22 lists them for everybody in the program, with who reaches it by a corporate role', async () => {
    cast.addPerson('Kim', { secondary: true })
    cast.actAs(vic)
    const { program, contacts, corporate, mayAdd, mayTransfer } = await cast.call('programs.contacts', {
      program: harbor,
    })
    expect(program).toEqual({ id: harbor, name: 'Harbor' })
    expect(contacts).toMatchObject([
      { role: 'main-site-contact', person: { displayName: 'Mia Example' }, by: null, may: [] },
      { role: 'contributor', person: { displayName: 'Con Example' }, by: 'Ada Example', may: [] },
      { role: 'viewer', person: { displayName: 'Vic Example' }, may: [] },
    ])
    expect(corporate.map(({ person, role }) => [person.displayName, role])).toEqual([
      ['Ada Example', 'main'],
      ['Kim Example', 'secondary'],
    ])
    expect({ mayAdd, mayTransfer }).toEqual({ mayAdd: [], mayTransfer: false })
  })

  it('is closed to whoever is not in the program', async () => {
    cast.actAs(noa)
    expect((await cast.refused('programs.contacts', { program: harbor })).code).toBe('forbidden')
    const other = cast.addProgram('Other', noa)
    cast.actAs(vic)
    expect((await cast.refused('programs.contacts', { program: other })).code).toBe('forbidden')
  })

  it('B-07 offers a Contributor what they may make of others, and nothing of the Main Site Contact', async () => {
    cast.actAs(con)
    const { contacts, mayAdd, mayTransfer } = await cast.call('programs.contacts', { program: harbor })
    expect(contacts.map(({ may, mayBecomeMainSite }) => ({ may, mayBecomeMainSite }))).toEqual([
      { may: [], mayBecomeMainSite: false },
      { may: ['viewer', 'none'], mayBecomeMainSite: false },
      { may: ['contributor', 'none'], mayBecomeMainSite: false },
    ])
    expect({ mayAdd, mayTransfer }).toEqual({ mayAdd: ['viewer', 'contributor'], mayTransfer: false })
    cast.actAs(mia)
    const own = await cast.call('programs.contacts', { program: harbor })
    expect(own.contacts.map(({ mayBecomeMainSite }) => mayBecomeMainSite)).toEqual([false, true, true])
  })
})

describe('programs.set-contact', () => {
  it('comes with what takes it back, unless the end has moved meanwhile', async () => {
    cast.actAs(mia)
    const set = { action: 'programs.set-contact', program: harbor, person: vic } as const
    const promotion = { ...set, present: 'viewer', next: 'contributor' } as const
    const { undo } = await cast.call('programs.set-contact', { changes: [promotion] })
    await cast.call('programs.set-contact', { changes: undo, undoes: 'programs.set-contact' })
    expect(await contactRoles()).toMatchObject({ Vic: 'viewer' })
    expect(cast.audit().at(-1)).toMatchObject({ after: { undoes: 'programs.set-contact' } })

    const second = await cast.call('programs.set-contact', { changes: [promotion] })
    const ends = { ...set, present: 'contributor', next: 'contributor', until: '2026-09-01' } as const
    await cast.call('programs.set-contact', { changes: [ends] })
    expect(await cast.refused('programs.set-contact', { changes: second.undo })).toMatchObject({
      rule: 'changed-meanwhile',
    })
  })

  it.each(['Contributor', 'Main Site Contact', 'Secondary Corporate Contact'] as const)(
    'S2-08 S2-16 S2-23 S2-24 lets a %s add, change and remove Viewers and Contributors',
    async (role) => {
      const actors = {
        Contributor: con,
        'Main Site Contact': mia,
        'Secondary Corporate Contact': cast.addPerson('Kim', { secondary: true }),
      }
      cast.actAs(actors[role])
      await cast.call('programs.set-contact', {
        changes: [
          change.contact(harbor, noa, 'none', 'contributor'),
          change.contact(harbor, vic, 'viewer', 'none'),
        ],
      })
      expect(await contactRoles()).toEqual({
        Mia: 'main-site-contact',
        Con: 'contributor',
        Noa: 'contributor',
      })
      await cast.call('programs.set-contact', {
        changes: [change.contact(harbor, noa, 'contributor', 'viewer')],
      })
      expect(await contactRoles()).toMatchObject({ Noa: 'viewer' })
    },
  )

  it('S2-16 lets a corporate contact add and remove themselves', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    await cast.call('programs.set-contact', { changes: [change.contact(harbor, kim, 'none', 'contributor')] })
    await cast.call('programs.set-contact', { changes: [change.contact(harbor, kim, 'contributor', 'none')] })
    expect(await contactRoles()).not.toHaveProperty('Kim')
  })

  it.each([
    ['a Viewer of the program', () => vic],
    ['an Affiliate outside of it', () => noa],
    ['a Lead User', () => cast.addPerson('Lee', { group: 'lead-user' })],
    ['Administrative', () => cast.addPerson('Adi', { data: 'administrative' })],
  ] as const)('S2-03 S2-22 refuses it to %s', async (_, actor) => {
    cast.actAs(actor())
    const error = await cast.refused('programs.set-contact', {
      changes: [change.contact(harbor, noa, 'none', 'viewer')],
    })
    expect(error.code).toBe('forbidden')
  })

  it('S2-23 B-07 refuses a Contributor the Main Site Contact, even when the call tells another present role', async () => {
    cast.actAs(con)
    for (const present of ['main-site-contact', 'contributor', 'none'] as const) {
      const error = await cast.refused('programs.set-contact', {
        changes: [change.contact(harbor, mia, present, 'viewer')],
      })
      expect(error).toMatchObject({ code: 'forbidden', rule: 'contributor-limit' })
    }
  })

  it('S2-03 refuses a Contributor of one program in another, and then changes neither', async () => {
    const other = cast.addProgram('Other', mia)
    cast.actAs(con)
    const error = await cast.refused('programs.set-contact', {
      changes: [change.contact(harbor, noa, 'none', 'viewer'), change.contact(other, noa, 'none', 'viewer')],
    })
    expect(error.code).toBe('forbidden')
    expect(await contactRoles()).not.toHaveProperty('Noa')
  })

  it('names who changed a contact meanwhile', async () => {
    cast.actAs(mia)
    await cast.call('programs.set-contact', {
      changes: [change.contact(harbor, vic, 'viewer', 'contributor')],
    })
    cast.actAs(con)
    const error = await cast.refused('programs.set-contact', {
      changes: [change.contact(harbor, vic, 'viewer', 'none')],
    })
    expect(error.rule).toBe('changed-meanwhile')
    expect(error.reason).toContain('Mia Example has changed the role in the program Harbor of Vic Example')
  })
})

describe('programs.transfer-main-site', () => {
  it('S2-04 S2-24 X-04 lets the Main Site Contact and corporate contacts designate the next one', async () => {
    cast.actAs(mia)
    await cast.call('programs.transfer-main-site', { program: harbor, present: mia, person: vic })
    expect(await contactRoles()).toEqual({ Vic: 'main-site-contact', Con: 'contributor', Mia: 'contributor' })
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    await cast.call('programs.transfer-main-site', { program: harbor, present: vic, person: kim })
    expect(await contactRoles()).toMatchObject({ Kim: 'main-site-contact', Vic: 'contributor' })
    const { contacts } = await cast.call('programs.contacts', { program: harbor })
    expect(contacts[0]).toMatchObject({ by: 'Kim Example', at: '2026-03-02T09:00:00.000Z' })
  })

  it('S2-04 X-03 refuses it to a Contributor, a Viewer and the Main Site Contact of another program', async () => {
    cast.addProgram('Other', noa)
    for (const actor of [con, vic, noa]) {
      cast.actAs(actor)
      const error = await cast.refused('programs.transfer-main-site', {
        program: harbor,
        present: mia,
        person: actor,
      })
      expect(error.code).toBe('forbidden')
    }
  })
})

describe('finding and previewing', () => {
  it('S2-10 finds somebody to add by the whole address, and nobody who was removed', async () => {
    cast.addPerson('Gil', { state: 'removed' })
    cast.actAs(con)
    const find = async (email: string) =>
      (await cast.call('programs.find-person', { program: harbor, email })).person?.displayName
    expect(await find('NOA@example.com')).toBe('Noa Example')
    expect(await find('no@example.com')).toBeUndefined()
    expect(await find('gil@example.com')).toBeUndefined()
    cast.actAs(vic)
    const error = await cast.refused('programs.find-person', { program: harbor, email: 'noa@example.com' })
    expect(error.code).toBe('forbidden')
  })

  it('B-06 previews what the actor may do, and refuses to preview anything else', async () => {
    cast.actAs(con)
    const preview = await cast.call('programs.preview-contacts', {
      changes: [change.contact(harbor, vic, 'viewer', 'contributor')],
    })
    expect(preview.people[0]?.gained.map(({ action }) => action)).toEqual([
      'programs.edit-projects',
      'programs.answer',
      'programs.submit-application',
      'programs.set-contact',
    ])
    const error = await cast.refused('programs.preview-contacts', {
      changes: [change.contact(harbor, mia, 'main-site-contact', 'viewer')],
    })
    expect(error.code).toBe('forbidden')
  })
})
