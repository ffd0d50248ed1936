// Registering oneself (S1-21): what a stranger gets by it, what they are told, and how often they may try.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { founder, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
  await backend.call('session.sign-out', {})
})
afterEach(() => backend.dispose())

const password = 'copper kite over nine ponds'
const form = (change: object = {}) => ({
  email: 'nia@example.com',
  confirmEmail: 'Nia@example.com',
  firstName: 'Nia',
  lastName: 'Sample',
  phone: '',
  title: 'Operator',
  timeZone: 'America/Lima',
  password,
  verifyPassword: password,
  ...change,
})
const known = { email: 'ADA@example.com', confirmEmail: 'ada@example.com' }

async function asFounder(work: () => Promise<unknown>): Promise<void> {
  await backend.call('session.sign-in', founder)
  await work()
  await backend.call('session.sign-out', {})
}

describe('registering oneself (S1-21)', () => {
  it('lets in as pending: to find facilities, ask and keep the own profile, and nothing else', async () => {
    await backend.call('session.register-self', form())
    const event = backend.audit().at(-1)
    expect(event).toMatchObject({ action: 'session.register-self', actor: event?.subject })
    await backend.call('session.sign-in', { userName: 'nia@example.com', password })
    // Whoever looks for what somebody did finds their sign-ins, too (B-08).
    expect(backend.audit().at(-1)).toMatchObject({ action: 'session.sign-in', actor: event?.subject })
    const state = await backend.call('session.state', {})
    expect(state).toMatchObject({
      stage: 'signed-in',
      person: { state: 'pending', title: 'Operator' },
      preferences: { timeZone: 'America/Lima' },
      allowed: ['session.sign-in', 'profile.edit', 'facilities.search'],
    })
    await backend.call('session.edit-profile', { firstName: 'Nia', lastName: 'Sample', phone: '', title: '' })
    for (const name of ['facilities.list', 'people.list', 'access-requests.list'] as const) {
      const { code } = await backend.refused(name, { filters: {}, offset: 0, limit: 5 })
      expect(code, name).toBe('forbidden')
    }
    expect((await backend.refused('programs.create', { name: 'Mine' })).code).toBe('forbidden')
  })

  it.each([
    ['another address the second time', { confirmEmail: 'nina@example.com' }, 'confirmEmail'],
    ['no last name', { lastName: ' ' }, 'lastName'],
    ['a password against the policy', { password: 'short', verifyPassword: 'short' }, 'password'],
    ['two passwords', { verifyPassword: 'another' }, 'verifyPassword'],
  ])('refuses %s at its field', async (_, change, field) => {
    const { fields } = await backend.refused('session.register-self', form(change))
    expect(fields.map((each) => each.field)).toEqual([field])
  })

  it('says one sentence about every known address, whatever became of its person', async () => {
    await asFounder(async () => {
      const names = { firstName: 'Ina', lastName: 'Sample', phone: '', title: '' }
      const { person } = await backend.call('people.invite', { email: 'ina@example.com', ...names })
      const { person: gone } = await backend.call('people.invite', { email: 'rex@example.com', ...names })
      await backend.call('people.remove', { person: gone })
      expect(person).not.toBe(gone)
    })
    const told = []
    for (const email of [known.email, 'ina@example.com', 'rex@example.com']) {
      const { code, fields } = await backend.refused(
        'session.register-self',
        form({ email, confirmEmail: email }),
      )
      told.push({ code, fields })
    }
    expect(told[0]?.fields).toMatchObject([{ field: 'email' }])
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
    expect(backend.audit().at(-1)).toMatchObject({ outcome: 'refused', subject: { kind: 'user-name' } })
  })

  it('waits longer and longer after five attempts, through a restart, and forgets after an hour', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await backend.refused('session.register-self', form(known))
    const refused = await backend.refused('session.register-self', form())
    expect(refused).toMatchObject({ rule: 'registration-wait', count: 30 })
    backend = backend.restart()
    expect((await backend.refused('session.register-self', form())).rule).toBe('registration-wait')
    backend.advance(30)
    expect((await backend.refused('session.register-self', form(known))).fields).toHaveLength(1)
    expect(await backend.refused('session.register-self', form())).toMatchObject({ count: 60 })
    backend.advance(3600)
    await backend.call('session.register-self', form())
    const other = form({ email: 'noa@example.com', confirmEmail: 'noa@example.com' })
    await backend.call('session.register-self', other)
  })

  it('is closed where the organization does not want it', async () => {
    await asFounder(() =>
      backend.call('settings.edit', {
        passwordPolicy: 'strong',
        idleLockMinutes: 15,
        selfRegistration: false,
      }),
    )
    expect((await backend.refused('session.register-self', form())).rule).toBe('self-registration-off')
  })
})
