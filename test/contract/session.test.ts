import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invitationCode } from '../../src-shared/domain/invitation-code.ts'
import { founder, startBackend, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
afterEach(() => backend.dispose())

const firstPerson = {
  organization: { name: 'Example Works', headquartersAddress: '1 Sample Street', passwordPolicy: 'strong' },
  person: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Example', phone: '', title: '' },
  translation: 'en_default',
  timeZone: 'America/Los_Angeles',
  password: founder.password,
  verifyPassword: founder.password,
} as const

describe('set-up (X-18, X-12)', () => {
  beforeEach(() => {
    backend = startBackend()
  })

  it('makes the first person Lead User, Main Corporate Contact and Administrative, and signs them in', async () => {
    expect(await backend.call('session.state', {})).toMatchObject({ stage: 'set-up' })
    await backend.call('session.set-up', firstPerson)
    const state = await backend.call('session.state', {})
    expect(state).toMatchObject({
      stage: 'signed-in',
      organization: 'Example Works',
      person: { displayName: 'Ada Example', userName: 'ada@example.com' },
      preferences: { timeZone: 'America/Los_Angeles', dateFormat: 'dd/mm/yyyy', timeFormat: 'hh:mm a' },
    })
    const allowed = state.stage === 'signed-in' ? state.allowed : []
    expect(allowed).toEqual(
      expect.arrayContaining(['roles.set-group', 'roles.transfer-main-corporate', 'inventory.edit']),
    )
  })

  it('happens once', async () => {
    await backend.call('session.set-up', firstPerson)
    expect(await backend.refused('session.set-up', firstPerson)).toMatchObject({
      code: 'refused',
      rule: 'already-set-up',
    })
  })

  it.each([
    ['short under strong', { password: 'short', verifyPassword: 'short' }, 'password', /15/],
    [
      'common under strong',
      { password: 'passwordpassword', verifyPassword: 'passwordpassword' },
      'password',
      /guess/,
    ],
    [
      'made of the name',
      { password: 'ada example works', verifyPassword: 'ada example works' },
      'password',
      /guess/,
    ],
    ['mismatch', { verifyPassword: 'another thing entirely' }, 'verifyPassword', /differ/],
  ])('refuses a password that is %s', async (_what, change, field, reason) => {
    const error = await backend.refused('session.set-up', { ...firstPerson, ...change })
    expect(error.code).toBe('invalid')
    expect(error.fields).toEqual([{ field, reason: expect.stringMatching(reason) as string }])
    expect(await backend.call('session.state', {})).toMatchObject({ stage: 'set-up' })
  })

  it('answers in the language that is set up, not in the system’s', async () => {
    const common = { password: 'passwordpassword', verifyPassword: 'passwordpassword' }
    const error = await backend.refused('session.set-up', { ...firstPerson, ...common, translation: 'es' })
    expect(error.fields).toMatchObject([
      { field: 'password', reason: expect.stringContaining('adivinar') as string },
    ])
  })

  it.each([
    ['abc', false],
    ['abcd', true],
    ['abcdefghijkl', true],
    ['abcdefghijklm', false],
    ['ab cd', false],
  ])('judges %j by the documented policy (S3-22): %s', async (password, accepted) => {
    const organization = { ...firstPerson.organization, passwordPolicy: 'documented' as const }
    const reply = await backend.send('session.set-up', {
      ...firstPerson,
      organization,
      password,
      verifyPassword: password,
    })
    expect(reply.ok).toBe(accepted)
  })

  it('names every wrong field', async () => {
    const error = await backend.refused('session.set-up', {
      ...firstPerson,
      organization: { ...firstPerson.organization, name: ' ' },
      person: { ...firstPerson.person, email: 'no address' },
      timeZone: 'Mars/Olympus',
    })
    expect(error.fields.map(({ field }) => field)).toEqual(['organization.name', 'person.email', 'timeZone'])
    expect(error.fields[1]?.reason).toContain('ana@example.com')
  })
})

describe('signing in', () => {
  beforeEach(async () => {
    backend = await startOrganization()
    await backend.call('session.sign-out', {})
  })
  const wrong = { userName: founder.userName, password: 'not this one' }

  it('takes the user name in any case, and notes it in the trail', async () => {
    await backend.call('session.sign-in', { ...founder, userName: 'ADA@Example.com' })
    expect(await backend.call('session.state', {})).toMatchObject({ stage: 'signed-in' })
    expect(backend.audit().at(-1)).toMatchObject({
      action: 'session.sign-in',
      outcome: 'done',
      subject: { name: 'Ada Example' },
    })
  })

  it('says the same for an unknown name as for a wrong password, and trails both', async () => {
    const one = await backend.refused('session.sign-in', wrong)
    const other = await backend.refused('session.sign-in', { ...wrong, userName: 'nobody@example.com' })
    expect(one).toEqual(other)
    expect(backend.audit().slice(-2)).toMatchObject([
      { outcome: 'refused', rule: 'sign-in-failed', subject: { name: founder.userName } },
      { outcome: 'refused', rule: 'sign-in-failed', subject: { name: 'nobody@example.com' } },
    ])
  })

  it('makes five wrong passwords wait, for unknown names too, through a restart and a moved clock', async () => {
    for (const userName of [founder.userName, 'nobody@example.com']) {
      for (let attempt = 0; attempt < 5; attempt += 1)
        await backend.refused('session.sign-in', { ...wrong, userName })
      expect(await backend.refused('session.sign-in', { ...wrong, userName })).toMatchObject({
        rule: 'sign-in-wait',
      })
    }
    backend = backend.restart()
    backend.setNow('2031-01-01T00:00:00.000Z')
    expect(await backend.refused('session.sign-in', founder)).toMatchObject({ rule: 'sign-in-wait' })
    backend.advance(31)
    await backend.call('session.sign-in', founder)
  })

  it('lengthens the wait with each further failure', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await backend.refused('session.sign-in', wrong)
    backend.advance(8)
    // The seconds as a number, for the window's countdown.
    expect(await backend.refused('session.sign-in', founder)).toMatchObject({ count: 22 })
    backend.advance(22)
    expect(await backend.refused('session.sign-in', wrong)).toMatchObject({ rule: 'sign-in-failed' })
    backend.advance(31)
    expect(await backend.refused('session.sign-in', founder)).toMatchObject({ rule: 'sign-in-wait' })
    backend.advance(30)
    await backend.call('session.sign-in', founder)
  })

  it('does not let attempts made side by side slip past the wait', async () => {
    const attempts = Array.from({ length: 8 }, () => backend.send('session.sign-in', wrong))
    const rules = (await Promise.all(attempts)).map((reply) => (reply.ok ? 'ok' : reply.error.rule))
    expect(rules.filter((rule) => rule === 'sign-in-failed')).toHaveLength(5)
    expect(rules.filter((rule) => rule === 'sign-in-wait')).toHaveLength(3)
  })

  it.each(['disabled', 'removed', 'invited'] as const)(
    'refuses a person who is %s, with the reason',
    async (state) => {
      backend.store.write((db) => {
        db.raw.prepare('INSERT INTO last_lead_waiver VALUES (1)').run()
        db.raw.prepare("UPDATE person SET user_name = 'old@example.com' WHERE id = 1").run()
        db.raw
          .prepare(
            `INSERT INTO person (user_name, email, sort_name, state, state_before, created_at)
           VALUES ('bob@example.com', 'bob@example.com', 'bob', ?, ?, '2026-01-01T00:00:00Z')`,
          )
          .run(state, state === 'removed' ? 'active' : null)
        db.raw
          .prepare(
            'INSERT INTO credential SELECT 2, password_hash, changed_at FROM credential WHERE person_id = 1',
          )
          .run()
      })
      const error = await backend.refused('session.sign-in', {
        userName: 'bob@example.com',
        password: founder.password,
      })
      expect(error.code).toBe('forbidden')
      expect(await backend.call('session.state', {})).toMatchObject({ stage: 'signed-out' })
      expect(backend.audit().at(-1)).toMatchObject({ outcome: 'refused', subject: { id: 2 } })
    },
  )

  it('ends a session whose person is disabled meanwhile, at the next call', async () => {
    await backend.call('session.sign-in', founder)
    backend.store.write((db) => {
      db.raw.prepare('INSERT INTO last_lead_waiver VALUES (1)').run()
      db.raw.prepare("UPDATE person SET state = 'disabled' WHERE id = 1").run()
    })
    expect(await backend.refused('preferences.save', { theme: 'dark' })).toMatchObject({ code: 'no-session' })
    expect(await backend.call('session.state', {})).toMatchObject({
      stage: 'signed-out',
      ending: 'access-ended',
    })
  })

  it('keeps an Argon2id hash and nothing else of a password', async () => {
    await backend.call('session.sign-in', founder)
    const dump = backend.store.read((db) => JSON.stringify(db.raw.prepare('SELECT * FROM credential').all()))
    expect(dump).toContain('$argon2id$')
    expect(dump + JSON.stringify(backend.audit())).not.toContain(founder.password)
  })
})

describe('registration by an invitation code (S1-18, S1-19)', () => {
  const code = invitationCode(new Uint8Array(25).fill(7))
  const details = {
    code,
    firstName: 'Bea',
    lastName: 'Sample',
    phone: '',
    title: '',
    timeZone: 'Europe/Madrid',
    password: 'an entirely unlikely sentence',
    verifyPassword: 'an entirely unlikely sentence',
  }

  beforeEach(async () => {
    const { hashInvitationCode } = await import('../../src-main/session/invitation-code-hash.ts')
    backend = await startOrganization()
    await backend.call('session.sign-out', {})
    backend.store.write((db) => {
      db.raw
        .prepare(
          `INSERT INTO person (user_name, email, sort_name, state, created_at)
           VALUES ('bea@example.com', 'bea@example.com', 'bea', 'invited', '2026-03-01T00:00:00.000Z')`,
        )
        .run()
      db.raw.prepare('INSERT INTO preference (person_id) VALUES (2)').run()
      db.raw
        .prepare(
          "INSERT INTO role_grant VALUES (2, 'submittals', 'viewer', '2026-03-01T00:00:00.000Z', 1, NULL)",
        )
        .run()
      db.raw
        .prepare(
          `INSERT INTO invitation (person_id, code_hash, state, created_at, expires_at)
           VALUES (2, ?, 'pending', '2026-03-01T00:00:00.000Z', '2026-03-15T00:00:00.000Z')`,
        )
        .run(hashInvitationCode(code))
    })
  })

  it('greets the invited person, takes the code typed any way, and lets them sign in from then on', async () => {
    const typed = `keyholder://register/${code.toLowerCase()}`
    expect(await backend.call('session.invitation', { code: typed })).toMatchObject({
      organization: 'Example Works',
      passwordPolicy: 'strong',
      email: 'bea@example.com',
      userName: 'bea@example.com',
    })
    await backend.call('session.register', { ...details, code: code.replaceAll('-', ' ') })
    await backend.call('session.sign-in', { userName: 'bea@example.com', password: details.password })
    expect(await backend.call('session.state', {})).toMatchObject({
      person: { displayName: 'Bea Sample' },
      preferences: { timeZone: details.timeZone },
    })
  })

  it('works once, and not after it ran out, and an unknown code says nothing', async () => {
    await backend.call('session.register', details)
    expect(await backend.refused('session.register', details)).toMatchObject({ rule: 'invitation-accepted' })
    const unknown = invitationCode(new Uint8Array(25).fill(9))
    expect(await backend.refused('session.invitation', { code: unknown })).toMatchObject({
      rule: 'invitation-unknown',
    })
  })

  it('is refused from the instant it expires', async () => {
    backend.setNow('2026-03-15T00:00:00.000Z')
    expect(await backend.refused('session.register', details)).toMatchObject({ rule: 'invitation-expired' })
  })
})

describe('one’s own account', () => {
  beforeEach(async () => {
    backend = await startOrganization()
  })
  const next = 'a wholly different phrase'

  it('changes its password only with the current one, and the old one no longer opens', async () => {
    const wrong = { currentPassword: 'guess', password: next, verifyPassword: next }
    const error = await backend.refused('session.change-password', wrong)
    expect(error.fields).toMatchObject([{ field: 'currentPassword' }])
    await backend.call('session.change-password', { ...wrong, currentPassword: founder.password })
    await backend.call('session.sign-out', {})
    expect(await backend.refused('session.sign-in', founder)).toMatchObject({ rule: 'sign-in-failed' })
    await backend.call('session.sign-in', { userName: founder.userName, password: next })
  })

  it('edits its own name, with what it was in the trail', async () => {
    const profile = { firstName: 'Adele', lastName: 'Example', phone: '+1 555 010 0000', title: 'Director' }
    await backend.call('session.edit-profile', profile)
    expect(await backend.call('session.state', {})).toMatchObject({
      person: { displayName: 'Adele Example' },
    })
    expect(backend.audit().at(-1)).toMatchObject({
      before: { firstName: 'Ada' },
      after: { firstName: 'Adele' },
    })
  })

  it('cannot name somebody else', async () => {
    const reply = await backend.send('session.edit-profile', {
      firstName: 'X',
      lastName: '',
      phone: '',
      title: '',
      id: 2,
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})
