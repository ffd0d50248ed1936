// The organization's contacts: what may be done to each where they stand, and the one Main Corporate Contact.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let kim: PersonId
let noa: PersonId
let ina: PersonId
let dis: PersonId

beforeEach(async () => {
  cast = await startCast()
  kim = cast.addPerson('Kim', { secondary: true })
  noa = cast.addPerson('Noa')
  ina = cast.addPerson('Ina', { state: 'invited' })
  dis = cast.addPerson('Dis', { state: 'disabled' })
})
afterEach(() => cast.dispose())

async function locks(...people: PersonId[]) {
  const { rows } = await cast.call('roles.corporate-contacts', { people })
  return Object.fromEntries(rows.map(({ person, ...rest }) => [person, rest]))
}

describe('roles.corporate-contacts', () => {
  it('S2-21 X-04 lets the Main Corporate Contact designate whoever is or will be there', async () => {
    const { main, transferLock, waiting } = await cast.call('roles.corporate-contacts', { people: [] })
    expect({ main: main.id, transferLock, waiting }).toEqual({
      main: cast.ada,
      transferLock: null,
      waiting: null,
    })
    const rows = await locks(cast.ada, kim, noa, ina, dis)
    expect(Object.values(rows).map(({ mayBecomeMain }) => mayBecomeMain)).toEqual(
      [cast.ada, kim, noa, ina, dis].map((id) => id === kim || id === noa || id === ina),
    )
  })

  it('S2-20 locks the Main Corporate Contact, who is neither demoted nor removed but handed over', async () => {
    cast.actAs(kim)
    const row = (await locks(cast.ada))[cast.ada]!
    expect(row.level).toBeTruthy()
    expect(row.removal).toContain('Main Corporate Contact')
    expect((await cast.refused('people.remove', { person: cast.ada })).code).toBe('forbidden')
  })

  it('S2-15 S2-17 lets a Secondary change and remove the others, themselves not removed, and no transfer', async () => {
    cast.actAs(kim)
    const { transferLock } = await cast.call('roles.corporate-contacts', { people: [] })
    expect(transferLock).toContain('Main Corporate Contact')
    const rows = await locks(kim, noa)
    expect(rows[noa]).toEqual({ level: null, removal: null, mayBecomeMain: false })
    expect(rows[kim]).toMatchObject({ level: null, mayBecomeMain: false })
    expect(rows[kim]?.removal).toBeTruthy()
    const change = { action: 'roles.transfer-main-corporate', person: noa, present: cast.ada } as const
    expect((await cast.refused('roles.save', { changes: [change] })).code).toBe('forbidden')
  })

  it('B-07 says to others who see people why they change nobody', async () => {
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    const row = (await locks(noa))[noa]!
    expect(row.level).toBeTruthy()
    expect(row.removal).toBeTruthy()
    expect(row.mayBecomeMain).toBe(false)
  })

  it('X-04 tells whom the role waits for, who is then no choice again', async () => {
    await cast.saveAll({ action: 'roles.transfer-main-corporate', person: ina, present: cast.ada })
    const { main, waiting, rows } = await cast.call('roles.corporate-contacts', { people: [ina] })
    expect(main.id).toBe(cast.ada)
    expect(waiting).toMatchObject({ successor: { id: ina }, waitsFor: 'registration', mayCancel: true })
    expect(rows[0]?.mayBecomeMain).toBe(false)
  })

  it('is closed to whoever may not see people, and leaves unknown people out', async () => {
    expect((await cast.call('roles.corporate-contacts', { people: [9999] })).rows).toEqual([])
    cast.actAs(noa)
    expect((await cast.refused('roles.corporate-contacts', { people: [] })).code).toBe('forbidden')
  })
})
