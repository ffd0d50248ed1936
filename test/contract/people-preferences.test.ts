// The form for a user is one for creating and updating (S3-16..34): another's preferences are changed where they are edited,
// and what a role gives is told before the user is saved.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { dataRoles } from '../../src-shared/policy/roles.ts'
import { auditSentence } from '../../src-shared/i18n/audit-sentence.ts'
import type { AuditBody } from '../../src-shared/domain/audit-event.ts'
import { formatter } from '../../src-shared/i18n/formatter.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let noa: PersonId
beforeEach(async () => {
  cast = await startCast()
  noa = cast.addPerson('Noa')
})
afterEach(() => cast.dispose())

const { theme: _, ...defaults } = defaultPreferences
const chosen = {
  translation: 'es',
  dateFormat: 'mm/dd/yyyy',
  timeFormat: 'HH:mm',
  timeZone: 'Europe/Madrid',
  numberFormat: '1234.56',
  numberScaling: 6,
} as const

const editing = () => ({
  person: noa,
  userName: 'noa@example.com',
  email: 'noa@example.com',
  firstName: 'Noa',
  lastName: 'Example',
  phone: '',
  title: '',
  isConsultant: false,
})
const shown = async () => (await cast.call('people.get', { person: noa })).preferences
const lastAudit = () => cast.audit().at(-1)

async function asNoa() {
  cast.actAs(noa)
  const state = await cast.call('session.state', {})
  return state.stage === 'signed-in' ? state.preferences : null
}

describe('the preferences of another', () => {
  it.each([
    ['a Lead User', { group: 'lead-user' }],
    ['Administrative', { data: 'administrative' }],
  ] as const)(
    'S3-24..32 S3-33 are changed by %s, and hold when that person signs in',
    async (_who, holding) => {
      cast.actAs(cast.addPerson('Kit', holding))
      expect(await shown()).toEqual(defaults)
      await cast.call('people.edit', { ...editing(), preferences: chosen })
      expect(await shown()).toEqual(chosen)
      // The theme is nobody's but one's own.
      expect(await asNoa()).toEqual({ ...chosen, theme: defaultPreferences.theme })
    },
  )

  it.each([
    ['a Secondary Corporate Contact', { secondary: true }],
    ['Audit', { data: 'audit' }],
  ] as const)('S1-09 S3-02 S3-14 are neither shown to nor changed by %s', async (_who, holding) => {
    cast.actAs(cast.addPerson('Kit', holding))
    expect(await shown()).toBeNull()
    const refusal = await cast.refused('people.edit', { ...editing(), preferences: chosen })
    expect(refusal).toMatchObject({ code: 'forbidden', action: 'people.edit' })
    expect(lastAudit()).toMatchObject({ action: 'people.edit', outcome: 'denied' })
    expect(await asNoa()).toEqual(defaultPreferences)
  })

  it.each([
    [{ translation: 'fr' }, 'translation'],
    [{ dateFormat: 'dd-mm' }, 'dateFormat'],
    [{ timeFormat: 'noon' }, 'timeFormat'],
    [{ timeZone: 'Atlantis' }, 'timeZone'],
    [{ numberFormat: '1.234,56' }, 'numberFormat'],
    [{ numberScaling: 11 }, 'numberScaling'],
    [{ numberScaling: 2.5 }, 'numberScaling'],
  ])(
    'S3-24..32 are refused with %j, which is told at its field, and nothing is stored',
    async (wrong, field) => {
      const preferences = { ...chosen, ...wrong } as never
      const { code, fields } = await cast.refused('people.edit', {
        ...editing(),
        lastName: 'Sample',
        preferences,
      })
      expect({ code, fields }).toMatchObject({ code: 'invalid', fields: [{ field: `preferences.${field}` }] })
      expect(await cast.call('people.get', { person: noa })).toMatchObject({
        lastName: 'Example',
        preferences: defaults,
      })
    },
  )

  it('S3-24..32 take no theme', async () => {
    const preferences = { ...chosen, theme: 'dark' } as never
    expect(await cast.refused('people.edit', { ...editing(), preferences })).toMatchObject({
      code: 'invalid',
    })
  })

  it('B-08 leave one entry that tells what differs, before and after, in both languages', async () => {
    const before = cast.audit().length
    const preferences = { ...defaults, dateFormat: 'yyyy-mm-dd', numberScaling: 4 } as const
    await cast.call('people.edit', { ...editing(), lastName: 'Sample', preferences })
    expect(cast.audit()).toHaveLength(before + 1)
    expect(lastAudit()).toMatchObject({ action: 'people.edit', outcome: 'done', subject: { id: noa } })
    expect(lastAudit()).toHaveProperty('before', {
      lastName: 'Example',
      dateFormat: 'dd/mm/yyyy',
      numberScaling: 2,
    })
    expect(lastAudit()).toHaveProperty('after', {
      lastName: 'Sample',
      dateFormat: 'yyyy-mm-dd',
      numberScaling: 4,
    })
    const told = (language: 'en_default' | 'es') =>
      auditSentence(lastAudit() as unknown as AuditBody, {
        t: translator(language),
        format: formatter(defaultPreferences),
      })
    expect(told('en_default')).toContain('date format: dd/mm/yyyy → yyyy-mm-dd; number scaling: 2 → 4')
    expect(told('es')).toContain('formato de fecha: dd/mm/yyyy → yyyy-mm-dd')
  })

  it('B-08 leave none where nothing differs, and stay as they are where they are not told', async () => {
    await cast.call('people.edit', { ...editing(), preferences: chosen })
    const before = cast.audit().length
    await cast.call('people.edit', { ...editing(), preferences: chosen })
    await cast.call('people.edit', editing())
    expect(cast.audit()).toHaveLength(before)
    expect(await shown()).toEqual(chosen)
  })

  it('X-17 are not those of somebody removed', async () => {
    noa = cast.addPerson('Rey', { state: 'removed' })
    const names = { userName: 'rey@example.com', email: 'rey@example.com' }
    expect(await shown()).toBeNull()
    expect(await cast.refused('people.edit', { ...editing(), ...names, preferences: chosen })).toMatchObject({
      rule: 'person-removed',
    })
  })
})

describe('what the role of a new user allows', () => {
  it.each(dataRoles)(
    'B-06 S3-21 is told of %s before it is saved as it is when it is changed',
    async (role) => {
      const { gained } = await cast.call('people.preview-add', { dataRole: role })
      const change = { action: 'roles.set-data-role', person: noa, present: 'none', next: role } as const
      const preview = await cast.call('roles.preview', { changes: [change] })
      expect(preview.people.map((each) => each.gained)).toEqual([gained])
      expect(cast.audit().at(-1)?.['action']).not.toBe('people.preview-add')
    },
  )

  it('B-06 S3-02 tells Administrative of every entity and source, and Audit of what it sees', async () => {
    const actions = async (dataRole: 'administrative' | 'audit') =>
      (await cast.call('people.preview-add', { dataRole })).gained.map(({ action }) => action)
    expect(await actions('administrative')).toEqual(
      expect.arrayContaining(['people.edit', 'inventory.edit', 'emission-data.enter']),
    )
    expect(await actions('audit')).toEqual(expect.arrayContaining(['inventory.view', 'audit-trail.view']))
    expect(await actions('audit')).not.toContain('emission-data.enter')
  })

  it('S3-02 is refused to who may not add one, and says who may', async () => {
    cast.actAs(cast.addPerson('Lee', { group: 'lead-user' }))
    const { code, reason } = await cast.refused('people.preview-add', { dataRole: 'open' })
    expect(code).toBe('forbidden')
    expect(reason).toContain('Administrative (Emissions)')
  })
})
