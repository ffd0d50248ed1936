import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import { startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

const preferences = async () => {
  const state = await backend.call('session.state', {})
  return state.stage === 'signed-in' ? state.preferences : null
}

describe('preferences (S3-24..32)', () => {
  it('start with the manual’s defaults', async () => {
    expect(await preferences()).toEqual(defaultPreferences)
  })

  it.each([
    [{ translation: 'es' }],
    [{ dateFormat: 'mm/dd/yyyy' }],
    [{ timeFormat: 'HH:mm' }],
    [{ timeZone: 'Europe/Madrid' }],
    [{ numberFormat: '1234.56' }],
    [{ numberScaling: 0 }],
    [{ numberScaling: 10 }],
  ] as const)('takes %j at once and says so to the window', async (change) => {
    await backend.call('preferences.save', change)
    expect(await preferences()).toEqual({ ...defaultPreferences, ...change })
    expect(backend.events.at(-1)).toEqual({
      name: 'changed',
      payload: { topics: ['preferences', 'session'] },
    })
  })

  it.each([
    [{ numberScaling: 11 }, 'numberScaling'],
    [{ numberScaling: 2.5 }, 'numberScaling'],
    [{ dateFormat: 'dd-mm' }, 'dateFormat'],
    [{ timeZone: 'Atlantis' }, 'timeZone'],
  ])('refuses %j, naming the field', async (change, field) => {
    const reply = await backend.send('preferences.save', change)
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', fields: [{ field }] } })
    expect(await preferences()).toEqual(defaultPreferences)
  })

  it('leave no trail when nothing changes', async () => {
    const before = backend.audit().length
    await backend.call('preferences.save', { theme: 'system' })
    expect(backend.audit()).toHaveLength(before)
  })
})

describe('layouts', () => {
  it('are kept for each screen through a restart, and are nobody’s business in the trail', async () => {
    const before = backend.audit().length
    const layout = { columns: ['name', 'state'], widths: { name: 240 } }
    expect(await backend.call('preferences.layout', { screen: 'people' })).toEqual({ value: null })
    await backend.call('preferences.save-layout', { screen: 'people', value: layout })
    await backend.call('preferences.save-layout', {
      screen: 'people',
      value: { ...layout, columns: ['name'] },
    })
    expect(await backend.call('preferences.layout', { screen: 'people' })).toEqual({
      value: { ...layout, columns: ['name'] },
    })
    expect(await backend.call('preferences.layout', { screen: 'programs' })).toEqual({ value: null })
    expect(backend.audit()).toHaveLength(before)
  })
})
