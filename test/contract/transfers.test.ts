// Exactly-one roles handed over to somebody who has not registered, or is not approved: the transfer waits, and is
// judged again in the moment in which it would take effect.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'
import { noticesOf, register, row } from './support/invited.ts'

let cast: Cast
let mia: PersonId
let harbor: ProgramId
beforeEach(async () => {
  cast = await startCast()
  mia = cast.addPerson('Mia')
  harbor = cast.addProgram('Harbor', mia)
})
afterEach(() => cast.dispose())

const mainSite = () => cast.sql<number>('SELECT main_site_contact_id FROM program WHERE id = ?', harbor)
const mainCorporate = () => cast.sql<number>('SELECT main_corporate_contact_id FROM organization')
const transferState = () => cast.sql<string>('SELECT state FROM waiting_transfer ORDER BY id DESC LIMIT 1')
const waiting = async () => (await cast.call('programs.contacts', { program: harbor })).waiting

/** Invites somebody as the next Main Site Contact; answers the person and the link. */
async function inviteSuccessor(name = 'Ines') {
  const { invited } = await cast.call('programs.invite', {
    program: harbor,
    rows: [row(name, 'main-site-contact')],
  })
  return invited[0]!
}

describe('a transfer of the Main Site Contact to somebody invited', () => {
  it('S2-04 S2-24 X-04 waits, is shown, and takes effect on registration', async () => {
    cast.actAs(cast.ada)
    const { person, link } = await inviteSuccessor()
    expect(mainSite()).toBe(mia)
    expect(await waiting()).toMatchObject({
      successor: { id: person },
      predecessor: { id: mia },
      waitsFor: 'registration',
      by: 'Ada Example',
      mayCancel: true,
    })
    const held = await cast.call('roles.of-person', { person })
    expect(held.programs.waiting).toMatchObject([{ program: { name: 'Harbor' }, predecessor: { id: mia } }])
    await register(cast, link)
    expect(mainSite()).toBe(person)
    expect(cast.sql('SELECT role FROM program_contact WHERE person_id = ?', mia)).toBe('contributor')
    expect(transferState()).toBe('done')
    expect(await waiting()).toBeNull()
    expect(noticesOf(cast, mia)).toContain('transfer-took-effect')
    expect(noticesOf(cast, person)).toContain('transfer-took-effect')
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'programs.transfer-main-site',
      after: { mainSiteContact: { id: person }, predecessorBecomes: 'contributor' },
    })
  })

  it('S2-15 waits for approval where the inviter may not approve', async () => {
    cast.actAs(mia)
    const { person, link } = await inviteSuccessor()
    await register(cast, link)
    expect(mainSite()).toBe(mia)
    expect(await waiting()).toMatchObject({ waitsFor: 'approval' })
    cast.actAs(cast.ada)
    await cast.call('people.approve', { people: [person] })
    expect(mainSite()).toBe(person)
  })

  it('lapses when the role has changed hands meanwhile, and both are told', async () => {
    const { person, link } = await inviteSuccessor()
    const con = cast.addPerson('Con')
    await cast.call('programs.transfer-main-site', { program: harbor, present: mia, person: con })
    expect(transferState()).toBe('lapsed')
    expect(noticesOf(cast, mia)).toContain('transfer-lapsed')
    expect(noticesOf(cast, person)).toContain('transfer-lapsed')
    expect(cast.audit().at(-1)).toMatchObject({ after: { transfer: 'lapsed', because: 'role-changed' } })
    await register(cast, link)
    expect(mainSite()).toBe(con)
  })

  it('lapses when whoever made it may no longer make it', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    const { link } = await inviteSuccessor()
    cast.actAs(cast.ada)
    await cast.saveAll(change.corporate(kim, 'secondary', 'affiliate'))
    await register(cast, link)
    expect(mainSite()).toBe(mia)
    expect(transferState()).toBe('lapsed')
    expect(cast.audit().at(-1)).toMatchObject({ after: { transfer: 'lapsed', because: 'maker-may-not' } })
  })

  it('lapses when the successor is removed or declined', async () => {
    const { person } = await inviteSuccessor()
    await cast.call('people.remove', { person })
    expect(transferState()).toBe('lapsed')
    const petra = cast.addPerson('Petra', { state: 'pending' })
    await cast.saveAll(change.mainSite(harbor, mia, petra))
    expect(await waiting()).toMatchObject({ waitsFor: 'approval' })
    await cast.call('people.decline', { person: petra, reason: 'Unknown here' })
    expect(transferState()).toBe('lapsed')
    expect(mainSite()).toBe(mia)
  })

  it('can be cancelled by those who could make it, once', async () => {
    const con = cast.addPerson('Con', { contact: { [harbor]: 'contributor' } })
    const { link } = await inviteSuccessor()
    const { id: transfer } = (await waiting())!
    cast.actAs(con)
    expect((await waiting())?.mayCancel).toBe(false)
    expect((await cast.refused('programs.cancel-transfer', { program: harbor, transfer })).code).toBe(
      'forbidden',
    )
    cast.actAs(mia)
    await cast.call('programs.cancel-transfer', { program: harbor, transfer })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'programs.transfer-main-site',
      after: { transfer: 'cancelled' },
    })
    const again = await cast.refused('programs.cancel-transfer', { program: harbor, transfer })
    expect(again.rule).toBe('transfer-not-waiting')
    await register(cast, link)
    expect(mainSite()).toBe(mia)
  })

  it('B-06 is previewed for both, gives nothing yet, and replaces the one that waited before', async () => {
    const ines = cast.addPerson('Ines', { state: 'invited' })
    const otto = cast.addPerson('Otto', { state: 'invited' })
    const preview = await cast.call('roles.preview', { changes: [change.mainSite(harbor, mia, ines)] })
    expect(preview.changes).toEqual([{ isAllowed: true, rule: null, reason: null }])
    expect(
      preview.people.map(({ person, gained, lost, consequences }) => [
        person.id,
        gained.length + lost.length,
        consequences[0]?.key,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [ines, 0, 'takes-over-later'],
        [mia, 0, 'hands-over-later'],
      ]),
    )
    await cast.saveAll(change.mainSite(harbor, mia, ines))
    const twice = await cast.refused('roles.save', { changes: [change.mainSite(harbor, mia, ines)] })
    expect(twice.rule).toBe('transfer-waits-already')
    await cast.saveAll(change.mainSite(harbor, mia, otto))
    expect((await waiting())?.successor.id).toBe(otto)
    expect(cast.sql(`SELECT count(*) FROM waiting_transfer WHERE state = 'cancelled'`)).toBe(1)
  })

  it('B-07 a link to somebody who waits for the role is a key to it', async () => {
    const { person } = await inviteSuccessor()
    const sec = cast.addPerson('Sid', { secondary: true })
    await cast.saveAll(change.mainCorporate(cast.ada, person))
    cast.actAs(sec)
    // Corporate contacts hand over Main Site Contacts, but not the Main Corporate Contact.
    expect((await cast.refused('invitations.resend', { people: [person] })).code).toBe('forbidden')
  })
})

describe('a transfer of the Main Corporate Contact to somebody invited', () => {
  it('S2-20 S2-21 X-04 waits and takes effect on registration; the predecessor becomes Secondary', async () => {
    const { invited } = await cast.call('invitations.invite', { rows: [row('Ines', 'affiliate')] })
    const { person, link } = invited[0]!
    await cast.saveAll(change.mainCorporate(cast.ada, person))
    expect(mainCorporate()).toBe(cast.ada)
    const held = await cast.call('roles.of-person', { person: cast.ada })
    expect(held.programs.waiting).toMatchObject([
      { program: null, successor: { id: person }, mayCancel: true },
    ])
    await register(cast, link)
    expect(mainCorporate()).toBe(person)
    const before = await cast.call('roles.of-person', { person: cast.ada })
    expect(before.programs).toMatchObject({ corporate: 'secondary', waiting: [] })
  })

  it('is cancelled by the Main Corporate Contact alone', async () => {
    const ines = cast.addPerson('Ines', { state: 'invited' })
    const sid = cast.addPerson('Sid', { secondary: true })
    await cast.saveAll(change.mainCorporate(cast.ada, ines))
    const [line] = (await cast.call('roles.of-person', { person: ines })).programs.waiting
    cast.actAs(sid)
    expect((await cast.refused('roles.cancel-transfer', { transfer: line!.id })).code).toBe('forbidden')
    cast.actAs(cast.ada)
    await cast.call('roles.cancel-transfer', { transfer: line!.id })
    expect(transferState()).toBe('cancelled')
  })
})
