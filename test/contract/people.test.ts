// People through the contract: who may do what to whom, how they come in, and how they go and come back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallName, Input } from '../../src-shared/contract/index.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { getPasswordHash } from '../../src-main/directory/queries.ts'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { founder } from './support/backend.ts'
import { startCast } from './support/cast.ts'
import type { Cast, Holding } from './support/cast.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const goodPassword = 'umbrella lantern copper fox'
const { theme: _, ...preferences } = defaultPreferences

const newPerson = {
  userName: 'noa@example.com',
  email: 'noa@example.com',
  firstName: 'Noa',
  lastName: 'Example',
  isEnabled: true,
  dataRole: 'open',
  preferences,
  password: goodPassword,
  verifyPassword: goodPassword,
} as const

const invited = {
  email: 'ines@example.com',
  firstName: 'Inés',
  lastName: 'Example',
  phone: '+1 555 0100',
  title: 'Engineer',
} as const

const state = (person: PersonId) => cast.sql<string>('SELECT state FROM person WHERE id = ?', person)
const get = (person: PersonId) => cast.call('people.get', { person })
const lastAudit = () => cast.audit().at(-1)
const codeOf = (link: string) => link.replace('keyholder://register/', '')

async function register(link: string, password = goodPassword) {
  await cast.call('session.register', {
    code: codeOf(link),
    firstName: 'Inés',
    lastName: 'Example',
    phone: '',
    title: '',
    timeZone: 'UTC',
    password,
    verifyPassword: password,
  })
}

async function signInAs(userName: string, password = goodPassword) {
  await cast.call('session.sign-out', {})
  await cast.call('session.sign-in', { userName, password })
}

describe('who may', () => {
  const actors: Record<string, Holding> = {
    'a Lead User': { group: 'lead-user' },
    'a Secondary Corporate Contact': { secondary: true },
    Administrative: { data: 'administrative' },
    Audit: { data: 'audit' },
    'an Approver': { group: 'approver' },
    Open: { data: 'open' },
    'an Affiliate': {},
  }
  const [lead, corporate, administrative, audit] = Object.keys(actors)
  const managers = [lead, corporate, administrative]

  interface Try {
    readonly name: CallName
    readonly input: (target: PersonId, removed: PersonId) => object
    readonly may: readonly (string | undefined)[]
  }
  const invitation = { email: 'kai@example.com', firstName: 'Kai', lastName: 'Example', phone: '', title: '' }
  const page = { offset: 0, limit: 10, filters: {} }
  const tries: Try[] = [
    { name: 'people.list', input: () => page, may: [...managers, audit] },
    { name: 'people.get', input: (person) => ({ person }), may: [...managers, audit] },
    { name: 'outbox.list', input: () => ({ offset: 0, limit: 10 }), may: [...managers, audit] },
    {
      name: 'people.look-up',
      input: () => ({ email: 'kai@example.com', confirmEmail: 'kai@example.com' }),
      may: managers,
    },
    { name: 'people.invite', input: () => invitation, may: managers },
    { name: 'people.add', input: () => newPerson, may: [administrative] },
    {
      name: 'people.edit',
      input: (person) => ({ person, ...invitation, userName: 'kai@example.com', isConsultant: true }),
      may: [lead, administrative],
    },
    {
      name: 'people.set-enabled',
      input: (person) => ({ person, isEnabled: false }),
      may: [lead, administrative],
    },
    {
      name: 'people.reset-password',
      input: (person) => ({ person, password: goodPassword, verifyPassword: goodPassword }),
      may: [lead, administrative],
    },
    { name: 'people.remove', input: (person) => ({ person }), may: managers },
    { name: 'people.restore', input: (_target, person) => ({ person, keep: [] }), may: managers },
  ]

  it.each(tries)(
    'S1-09 S2-15 S3-02 S3-03 S3-14 $name: $may, and nobody else',
    async ({ name, input, may }) => {
      for (const [who, holding] of Object.entries(actors)) {
        cast.dispose()
        cast = await startCast()
        const actor = cast.addPerson('Kit', holding)
        const target = cast.addPerson('Tia', { group: 'viewer' })
        const removed = cast.addPerson('Rey', { state: 'removed' })
        cast.actAs(actor)
        const reply = await cast.send(name, input(target, removed))
        const outcome = reply.ok ? 'done' : reply.error.code
        expect({ who, outcome }).toEqual({ who, outcome: may.includes(who) ? 'done' : 'forbidden' })
        if (!reply.ok) expect(lastAudit()).toMatchObject({ action: name, outcome: 'denied' })
      }
    },
  )

  it('S3-02 S1-09 refuses the Emissions form to a Lead User, who may add people but set no data role', async () => {
    cast.actAs(cast.addPerson('Lee', { group: 'lead-user' }))
    const { reason } = await cast.refused('people.add', newPerson)
    expect(reason).toContain('Administrative (Emissions)')
  })

  it('says that somebody who does not exist is not there', async () => {
    const nobody = 999_999 as PersonId
    const calls: { [Name in CallName]?: Input<Name> } = {
      'people.get': { person: nobody },
      'people.set-enabled': { person: nobody, isEnabled: true },
      'people.invite-again': { person: nobody },
      'people.restore': { person: nobody, keep: ['group'] },
    }
    for (const [name, input] of Object.entries(calls)) {
      expect(await cast.refused(name as 'people.get', input as { person: PersonId })).toMatchObject({
        code: 'not-found',
      })
    }
  })
})

describe('adding in the Submittals manner', () => {
  it('S1-14 wants the e-mail twice, the same in any case', async () => {
    const error = await cast.refused('people.look-up', {
      email: 'a@example.com',
      confirmEmail: 'b@example.com',
    })
    expect(error.fields).toMatchObject([{ field: 'confirmEmail', reason: expect.stringContaining('differ') }])
    await cast.call('people.look-up', { email: 'a@example.com', confirmEmail: ' A@Example.com' })
  })

  it('S1-15 S1-16 X-11 X-17 says whether the e-mail is known, in any case, and of removed people too', async () => {
    const noa = cast.addPerson('Noa', { group: 'editor' })
    cast.addPerson('Rey', { state: 'removed' })
    const lookUp = (email: string) => cast.call('people.look-up', { email, confirmEmail: email })
    expect((await lookUp('nobody@example.com')).person).toBeNull()
    expect((await lookUp('NOA@example.com')).person).toMatchObject({ id: noa, group: { role: 'editor' } })
    expect((await lookUp('rey@example.com')).person).toMatchObject({ state: 'removed' })
  })

  it.each(['firstName', 'lastName'] as const)(
    'S1-17 X-10 refuses an invitation without %s',
    async (field) => {
      const error = await cast.refused('people.invite', { ...invited, [field]: ' ' })
      expect(error).toMatchObject({ code: 'invalid', fields: [{ field }] })
    },
  )

  it('S1-17 S1-18 S1-19 X-16 invites: a person without rights, a queued message, a link that is told once', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    expect(await get(person)).toMatchObject({
      state: 'invited',
      userName: invited.email,
      ...invited,
      invitation: { expiresAt: '2026-03-16T09:00:00.000Z', isExpired: false },
      registeredAt: null,
      may: ['edit', 'disable', 'invite-again', 'revoke-invitation', 'remove'],
    })
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows).toMatchObject([{ to: invited.email, state: 'queued', linkIs: 'shown' }])
    expect(rows[0]?.subject).toBe('You are invited to Example Works on Keyholder')
    expect(rows[0]?.body).toContain(invitation.link)
    expect(rows[0]?.body).toContain('March 16, 2026')
    expect(invitation.link).toMatch(/^keyholder:\/\/register\/(?:[0-9A-Z]{5}-?){5}$/)
    const hashed = cast.sql<string>('SELECT hex(code_hash) FROM invitation WHERE person_id = ?', person)
    expect(hashed).toHaveLength(64)
    await cast.call('session.sign-out', {})
    const refusal = await cast.refused('session.sign-in', { userName: invited.email, password: goodPassword })
    expect(refusal.code).toBe('refused')
  })

  it('X-16 S3-24 writes the message in the language of who invites', async () => {
    await cast.call('preferences.save', { translation: 'es' })
    const { person } = await cast.call('people.invite', invited)
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows[0]?.subject).toBe('Se le invita a Example Works en Keyholder')
    expect(rows[0]?.body).toContain('16 de marzo de 2026')
    expect(cast.sql('SELECT translation FROM preference WHERE person_id = ?', person)).toBe('es')
  })

  it('S1-18 S1-19 S1-20 lets them in once they have registered, with the level that was saved', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    await cast.call('roles.save', {
      changes: [{ action: 'roles.set-group', person, present: 'none', next: 'editor' }],
    })
    await register(invitation.link)
    expect(await get(person)).toMatchObject({ state: 'active', group: { role: 'editor' }, invitation: null })
    await signInAs(invited.email)
    expect(await cast.call('session.state', {})).toMatchObject({ person: { id: person } })
  })

  it.each([
    ['the e-mail of somebody', { email: 'ADA@example.com' }, /Somebody already/],
    ['the e-mail of a removed person', { email: 'Rey@example.com' }, /Restore/],
  ])('X-11 X-17 refuses %s', async (_what, change, words) => {
    cast.addPerson('Rey', { state: 'removed' })
    const { fields } = await cast.refused('people.invite', { ...invited, ...change })
    expect(fields).toMatchObject([{ field: 'email', reason: expect.stringMatching(words) }])
  })

  it('X-11 refuses an e-mail that is somebody’s user name, at the one field there is', async () => {
    const noa = cast.addPerson('Noa')
    const { may: _may, ...person } = await get(noa)
    const { firstName, lastName, phone, title, isConsultant, email } = person
    await cast.call('people.edit', {
      person: noa,
      firstName,
      lastName,
      phone,
      title,
      isConsultant,
      email,
      userName: invited.email,
    })
    const { fields } = await cast.refused('people.invite', invited)
    expect(fields).toMatchObject([{ field: 'email', reason: expect.stringContaining('user name') }])
  })

  it('B-08 tells the trail who was invited until when, and never the link', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    expect(lastAudit()).toMatchObject({
      action: 'people.invite',
      actor: { name: 'Ada Example' },
      subject: { kind: 'person', id: person, name: 'Inés Example' },
      after: { email: invited.email, state: 'invited', expiresAt: invitation.expiresAt },
    })
    expect(JSON.stringify(cast.audit())).not.toContain(codeOf(invitation.link))
  })
})

describe('invitations', () => {
  it('X-15 can be made again: another code, another fourteen days, and the old code ends', async () => {
    const { person, invitation: first } = await cast.call('people.invite', invited)
    cast.advance(13 * 86_400)
    const { invitation: second } = await cast.call('people.invite-again', { person })
    expect(second.expiresAt).toBe('2026-03-29T09:00:00.000Z')
    const refused = await cast.refused('session.invitation', { code: codeOf(first.link) })
    expect(refused.rule).toBe('invitation-revoked')
    cast.advance(2 * 86_400)
    await register(second.link)
    expect(state(person)).toBe('active')
  })

  it('X-15 expires after fourteen days, and says so in the list', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    cast.advance(14 * 86_400)
    expect((await get(person)).invitation).toMatchObject({ isExpired: true })
    expect(await cast.refused('session.invitation', { code: invitation.link })).toMatchObject({
      rule: 'invitation-expired',
    })
  })

  it('X-15 can be revoked; nothing happens when there is none', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    await cast.call('people.revoke-invitation', { person })
    expect(await cast.refused('session.invitation', { code: invitation.link })).toMatchObject({
      rule: 'invitation-revoked',
    })
    const before = cast.audit().length
    await cast.call('people.revoke-invitation', { person })
    expect(cast.audit()).toHaveLength(before)
    expect((await get(person)).may).not.toContain('revoke-invitation')
  })

  it('S1-19 are for people who have not registered', async () => {
    const noa = cast.addPerson('Noa')
    expect(await cast.refused('people.invite-again', { person: noa })).toMatchObject({ rule: 'not-invited' })
  })

  it('B-07 do not hand the key to a Lead User’s account to a Secondary Corporate Contact', async () => {
    const lee = cast.addPerson('Lee', { state: 'invited', group: 'lead-user' })
    const pat = cast.addPerson('Pat', { state: 'invited' })
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    expect((await get(lee)).may).not.toContain('invite-again')
    expect(await cast.refused('people.invite-again', { person: lee })).toMatchObject({ code: 'forbidden' })
    expect((await get(pat)).may).toContain('invite-again')
    await cast.call('people.invite-again', { person: pat })
  })

  it('X-16 show their link in the outbox to who made them or may reset that password, and to nobody else', async () => {
    const { invitation } = await cast.call('people.invite', invited)
    const reads = async (name: string, holding: Holding) => {
      cast.actAs(cast.addPerson(name, holding))
      const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
      return { linkIs: rows[0]?.linkIs, seesCode: rows[0]?.body.includes(codeOf(invitation.link)) }
    }
    expect(await reads('Lee', { group: 'lead-user' })).toEqual({ linkIs: 'shown', seesCode: true })
    expect(await reads('Kim', { secondary: true })).toEqual({ linkIs: 'withheld', seesCode: false })
    expect(await reads('Aud', { data: 'audit' })).toEqual({ linkIs: 'withheld', seesCode: false })
  })

  it('X-16 leave no link behind once they have ended, neither shown nor stored', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    await register(invitation.link)
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows[0]).toMatchObject({ linkIs: 'ended', body: expect.stringContaining('The link has ended') })
    expect(cast.sql('SELECT link FROM outbox')).toBeNull()
    expect(person).toBeGreaterThan(0)
  })
})

describe('the Emissions form', () => {
  it('S3-17..33 adds somebody who is registered, has the data role and the preferences, and can sign in', async () => {
    const chosen = { ...preferences, translation: 'es', dateFormat: 'mm/dd/yyyy', numberScaling: 6 } as const
    const { person } = await cast.call('people.add', { ...newPerson, preferences: chosen })
    expect(await get(person)).toMatchObject({ state: 'active', data: { role: 'open' }, invitation: null })
    await signInAs(newPerson.userName)
    const session = await cast.call('session.state', {})
    expect(session).toMatchObject({ stage: 'signed-in', preferences: { ...chosen, theme: 'system' } })
  })

  it('S3-10 S3-13 X-09 says why somebody active cannot sign in yet', async () => {
    const { person } = await cast.call('people.add', { ...newPerson, dataRole: 'structured' })
    expect((await get(person)).signInRefusal).toContain('Assign Users to Sources')
    await cast.saveAll({ action: 'roles.set-group', person, present: 'none', next: 'viewer' })
    expect((await get(person)).signInRefusal).toBeNull()
  })

  it('S3-19 wants no names: the user name stands for them', async () => {
    const { person } = await cast.call('people.add', { ...newPerson, firstName: '', lastName: '' })
    expect((await get(person)).displayName).toBe(newPerson.userName)
  })

  it('S3-20 off deactivates: they cannot sign in until they are enabled', async () => {
    const { person } = await cast.call('people.add', { ...newPerson, isEnabled: false })
    expect(state(person)).toBe('disabled')
    const signIn = { userName: newPerson.userName, password: goodPassword }
    await cast.call('session.sign-out', {})
    expect((await cast.refused('session.sign-in', signIn)).rule).toBe('disabled')
    await cast.call('session.sign-in', founder)
    await cast.call('people.set-enabled', { person, isEnabled: true })
    await signInAs(newPerson.userName)
  })

  it.each([
    ['S3-17 no user name', { userName: '' }, 'userName'],
    ['S3-18 a user name that is no e-mail address', { userName: 'noa' }, 'userName'],
    ['S3-17 no e-mail', { email: '' }, 'email'],
    ['X-10 no data role', { dataRole: undefined }, 'dataRole'],
    [
      'S3-24 another translation',
      { preferences: { ...preferences, translation: 'fr' } },
      'preferences.translation',
    ],
    [
      'S3-25 another date format',
      { preferences: { ...preferences, dateFormat: 'dd/mm' } },
      'preferences.dateFormat',
    ],
    [
      'S3-27 another zone',
      { preferences: { ...preferences, timeZone: 'Mars/Base' } },
      'preferences.timeZone',
    ],
    [
      'S3-32 eleven decimals',
      { preferences: { ...preferences, numberScaling: 11 } },
      'preferences.numberScaling',
    ],
  ])('refuses %s at its field', async (_what, change, field) => {
    const error = await cast.refused('people.add', { ...newPerson, ...change } as never)
    expect(error).toMatchObject({ code: 'invalid', fields: [{ field }] })
  })

  it('S3-18 X-11 refuses a user name and an e-mail that somebody has in another case, both at once', async () => {
    const taken = { userName: 'ADA@example.com', email: 'Ada@Example.COM' }
    const { fields } = await cast.refused('people.add', { ...newPerson, ...taken })
    expect(fields.map(({ field }) => field)).toEqual(['email', 'userName'])
  })

  it('X-12 refuses weak passwords under the strong policy', async () => {
    for (const password of ['short', 'passwordpassword', 'x'.repeat(129)]) {
      const input = { ...newPerson, password, verifyPassword: password }
      expect((await cast.refused('people.add', input)).fields).toMatchObject([{ field: 'password' }])
    }
  })

  describe('under the documented password policy', () => {
    beforeEach(() => {
      cast.store.write((db) => db.run(`UPDATE organization SET password_policy = 'documented'`))
    })
    it.each([
      ['S3-22 three characters', 'abc', /at least 4/],
      ['S3-22 thirteen characters', 'abcdefghijklm', /at most 12/],
      ['S3-22 a space', 'abc def', /spaces/],
    ])('refuses %s', async (_what, password, words) => {
      const { fields } = await cast.refused('people.add', {
        ...newPerson,
        password,
        verifyPassword: password,
      })
      expect(fields).toMatchObject([{ field: 'password', reason: expect.stringMatching(words) }])
    })

    it('refuses S3-17 none, at both fields', async () => {
      const none = { password: '', verifyPassword: '' }
      const { fields } = await cast.refused('people.add', { ...newPerson, ...none })
      expect(fields.map(({ field }) => field)).toEqual(['password', 'verifyPassword'])
    })

    it.each(['abcd', 'abcdefghijkl'])('S3-22 accepts %s', async (password) => {
      await cast.call('people.add', { ...newPerson, password, verifyPassword: password })
      await signInAs(newPerson.userName, password)
    })

    it('S3-23 refuses two that differ', async () => {
      const input = { ...newPerson, password: 'abcd', verifyPassword: 'abce' }
      expect((await cast.refused('people.add', input)).fields).toMatchObject([{ field: 'verifyPassword' }])
    })
  })

  it('B-08 X-12 leaves two entries, and the password nowhere but as an Argon2id hash', async () => {
    const { person } = await cast.call('people.add', newPerson)
    expect(cast.audit().slice(-2)).toMatchObject([
      { action: 'people.add', subject: { id: person }, after: { email: newPerson.email, state: 'active' } },
      { action: 'roles.set-data-role', before: { role: 'none' }, after: { role: 'open' } },
    ])
    expect(JSON.stringify(cast.audit())).not.toContain(goodPassword)
    expect(cast.store.read((db) => getPasswordHash(db, person))).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(await get(person))).not.toContain('argon2')
  })

  it('stores nothing at all when it is refused', async () => {
    const people = () => cast.sql<number>('SELECT count(*) FROM person')
    const before = people()
    await cast.refused('people.add', { ...newPerson, userName: 'ada@example.com' })
    expect(people()).toBe(before)
  })
})

describe('editing', () => {
  const values = { phone: '', title: '', isConsultant: false, firstName: 'Noa', lastName: 'Example' }
  const noaNames = { userName: 'noa@example.com', email: 'noa@example.com' }

  it('B-08 changes what differs and says just that in the trail', async () => {
    const person = cast.addPerson('Noa')
    await cast.call('people.edit', { ...values, ...noaNames, person, lastName: 'Sample', isConsultant: true })
    expect(lastAudit()).toMatchObject({
      action: 'people.edit',
      subject: { name: 'Noa Example' },
      before: { lastName: 'Example', isConsultant: false },
      after: { lastName: 'Sample', isConsultant: true },
    })
    expect(await get(person)).toMatchObject({ displayName: 'Noa Sample', isConsultant: true })
    const before = cast.audit().length
    await cast.call('people.edit', { ...values, ...noaNames, person, lastName: 'Sample', isConsultant: true })
    expect(cast.audit()).toHaveLength(before)
  })

  it('X-11 refuses what somebody else has and lets a person change the case of their own', async () => {
    const person = cast.addPerson('Noa')
    const { fields } = await cast.refused('people.edit', {
      ...values,
      ...noaNames,
      person,
      email: 'ADA@example.com',
    })
    expect(fields).toMatchObject([{ field: 'email' }])
    await cast.call('people.edit', { ...values, ...noaNames, person, email: 'Noa@Example.com' })
  })

  it('X-10 keeps the names of somebody invited', async () => {
    const { person } = await cast.call('people.invite', invited)
    const { fields } = await cast.refused('people.edit', {
      ...values,
      ...invited,
      person,
      userName: invited.email,
      isConsultant: false,
      firstName: '',
    })
    expect(fields).toMatchObject([{ field: 'firstName' }])
  })

  it('X-15 ends the invitation that went to another address', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    const moved = { ...values, ...invited, person, userName: invited.email, email: 'new@example.com' }
    await cast.call('people.edit', moved)
    expect(await cast.refused('session.invitation', { code: invitation.link })).toMatchObject({
      rule: 'invitation-revoked',
    })
    expect(lastAudit()).toMatchObject({ after: { email: 'new@example.com', invitation: 'revoked' } })
  })

  it('X-17 is refused for somebody removed', async () => {
    const person = cast.addPerson('Rey', { state: 'removed' })
    const names = { userName: 'rey@example.com', email: 'rey@example.com' }
    expect(await cast.refused('people.edit', { ...values, ...names, person })).toMatchObject({
      rule: 'person-removed',
    })
  })
})

describe('enabling and disabling (S3-20)', () => {
  it('ends access at once, and gives it back', async () => {
    const noa = cast.addPerson('Noa', { group: 'lead-user' })
    await cast.call('people.set-enabled', { person: noa, isEnabled: false })
    expect(lastAudit()).toMatchObject({ before: { state: 'active' }, after: { state: 'disabled' } })
    cast.actAs(noa)
    expect(await cast.refused('people.list', { offset: 0, limit: 1, filters: {} })).toMatchObject({
      code: 'no-session',
    })
    cast.actAs(cast.ada)
    await cast.call('people.set-enabled', { person: noa, isEnabled: true })
    expect(state(noa)).toBe('active')
  })

  it('S1-19 X-15 brings somebody who never registered back as invited, not as active', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    await cast.call('people.set-enabled', { person, isEnabled: false })
    await cast.call('people.set-enabled', { person, isEnabled: true })
    expect(state(person)).toBe('invited')
    await register(invitation.link)
    expect(state(person)).toBe('active')
  })

  it('S1-21 is no way round approval', async () => {
    const person = cast.addPerson('Pia', { state: 'pending' })
    expect(await cast.refused('people.set-enabled', { person, isEnabled: true })).toMatchObject({
      rule: 'not-yet-approved',
    })
    expect((await get(person)).may).toEqual(['edit', 'reset-password', 'view-as', 'remove'])
  })

  it('X-02 disables the last lead user only when that is confirmed', async () => {
    const disable = { person: cast.ada, isEnabled: false }
    expect(await cast.refused('people.set-enabled', disable)).toMatchObject({
      code: 'confirm',
      rule: 'last-lead',
    })
    expect(state(cast.ada)).toBe('active')
    await cast.call('people.set-enabled', { ...disable, confirmLastLead: true })
    expect(state(cast.ada)).toBe('disabled')
  })
})

describe('resetting a password (S3-03)', () => {
  it('replaces it, and lifts the wait after wrong ones', async () => {
    const person = cast.addPerson('Noa', { group: 'viewer' })
    await cast.call('people.reset-password', { person, password: goodPassword, verifyPassword: goodPassword })
    await cast.call('session.sign-out', {})
    for (let i = 0; i < 5; i++)
      await cast.refused('session.sign-in', { userName: 'noa@example.com', password: 'wrong' })
    await cast.call('session.sign-in', founder)
    const next = 'seven quiet marble kites'
    await cast.call('people.reset-password', { person, password: next, verifyPassword: next })
    expect(lastAudit()).toMatchObject({ action: 'people.reset-password', subject: { name: 'Noa Example' } })
    expect(JSON.stringify(cast.audit())).not.toContain(next)
    await signInAs('noa@example.com', next)
  })

  it.each([
    ['X-12 a short one', { password: 'short', verifyPassword: 'short' }, 'password'],
    ['S3-23 two that differ', { password: goodPassword, verifyPassword: 'other' }, 'verifyPassword'],
  ])('refuses %s', async (_what, passwords, field) => {
    const person = cast.addPerson('Noa')
    const { fields } = await cast.refused('people.reset-password', { person, ...passwords })
    expect(fields).toMatchObject([{ field }])
  })

  it('S1-19 is no way round registration', async () => {
    const person = cast.addPerson('Noa', { state: 'invited' })
    const passwords = { password: goodPassword, verifyPassword: goodPassword }
    expect(await cast.refused('people.reset-password', { person, ...passwords })).toMatchObject({
      rule: 'registers-first',
    })
  })
})

describe('removing (X-17)', () => {
  it('ends access and open invitations and keeps the name', async () => {
    const { person, invitation } = await cast.call('people.invite', invited)
    await cast.call('people.remove', { person })
    expect(await get(person)).toMatchObject({
      state: 'removed',
      stateBefore: 'invited',
      displayName: 'Inés Example',
      invitation: null,
      may: ['restore'],
    })
    expect(lastAudit()).toMatchObject({
      action: 'people.remove',
      before: { state: 'invited' },
      after: { state: 'removed' },
    })
    expect((await cast.refused('session.invitation', { code: invitation.link })).code).toBe('refused')
    expect(await cast.refused('people.remove', { person })).toMatchObject({ rule: 'person-removed' })
  })

  it('S1-06 X-02 never oneself', async () => {
    cast.addPerson('Lee', { group: 'lead-user' })
    const error = await cast.refused('people.remove', { person: cast.ada })
    expect(error).toMatchObject({ code: 'forbidden', rule: 'not-oneself' })
    expect(await get(cast.ada)).toMatchObject({ removalRefusal: expect.stringContaining('themselves') })
  })

  it('S1-06 another lead, but the last one only when that is confirmed (X-02)', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    await cast.call('people.remove', { person: lee })
    const kim = cast.addPerson('Kim', { secondary: true })
    const max = cast.addPerson('Max', { group: 'lead-user' })
    cast.store.write((db) =>
      db.run(`DELETE FROM role_grant WHERE person_id = ${cast.ada} AND module = 'submittals'` as never),
    )
    cast.actAs(kim)
    expect(await cast.refused('people.remove', { person: max })).toMatchObject({
      code: 'confirm',
      rule: 'last-lead',
    })
    expect(state(max)).toBe('active')
    await cast.call('people.remove', { person: max, confirmLastLead: true })
    expect(state(max)).toBe('removed')
  })

  it('X-04 S2-20 S2-24 not the Main Corporate Contact nor a Main Site Contact before a transfer', async () => {
    const noa = cast.addPerson('Noa')
    cast.addProgram('North', noa)
    cast.actAs(cast.addPerson('Lee', { group: 'lead-user' }))
    for (const [person, rule] of [
      [cast.ada, 'main-corporate-first'],
      [noa, 'main-site-first'],
    ] as const) {
      expect(await cast.refused('people.remove', { person })).toMatchObject({ code: 'forbidden', rule })
      expect((await get(person)).removalRefusal).toContain('transferred first')
    }
  })

  it('gives no reason why one person stays to somebody who removes nobody', async () => {
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    expect(await get(cast.ada)).toMatchObject({ may: [], removalRefusal: null })
  })
})

describe('restoring (X-17)', () => {
  function removedPerson() {
    const program = cast.addProgram('North', cast.ada)
    const entity = cast.addEntity('Plant')
    const person = cast.addPerson('Rey', {
      group: 'approver',
      secondary: true,
      data: 'restricted',
      contact: { [program]: 'contributor' },
      entities: [entity],
    })
    return { person, program }
  }
  const held = (person: PersonId) =>
    cast.call('roles.of-person', { person }).then(({ submittals, programs, emissions }) => ({
      group: submittals.role,
      corporate: programs.corporate,
      contacts: programs.contacts.length,
      data: emissions.role,
      assigned: emissions.assigned.length,
    }))

  it('with everything they had', async () => {
    const { person } = removedPerson()
    const before = await held(person)
    await cast.call('people.remove', { person })
    const { restorable } = await get(person)
    expect(restorable).toEqual([
      { family: 'group', refusal: null },
      { family: 'corporate', refusal: null },
      { family: 'programs', refusal: null },
      { family: 'data', refusal: null },
    ])
    await cast.call('people.restore', { person, keep: ['group', 'corporate', 'programs', 'data'] })
    expect(await held(person)).toEqual(before)
    expect(lastAudit()).toMatchObject({ action: 'people.restore', after: { state: 'active' } })
  })

  it('without, and the trail names each role that is gone', async () => {
    const { person } = removedPerson()
    await cast.call('people.remove', { person })
    await cast.call('people.restore', { person, keep: [] })
    expect(await held(person)).toEqual({
      group: 'none',
      corporate: 'affiliate',
      contacts: 0,
      data: 'none',
      assigned: 0,
    })
    expect(cast.audit().slice(-6)).toMatchObject([
      { action: 'people.restore', before: { state: 'removed' }, after: { state: 'active' } },
      { action: 'roles.set-group', before: { role: 'approver' }, after: { role: 'none' } },
      { action: 'roles.set-corporate', before: { role: 'secondary' }, after: { role: 'affiliate' } },
      { action: 'programs.set-contact', on: { name: 'North' }, before: { role: 'contributor' } },
      { action: 'roles.set-data-role', before: { role: 'restricted' }, after: { role: 'none' } },
      { action: 'roles.set-assignments', before: { assigned: [{ kind: 'entity', name: 'Plant' }] } },
    ])
  })

  it('B-07 gives back only what the actor may grant', async () => {
    const { person } = removedPerson()
    await cast.call('people.remove', { person })
    cast.actAs(cast.addPerson('Kim', { secondary: true }))
    const { restorable } = await get(person)
    expect(restorable.map(({ family, refusal }) => [family, refusal === null])).toEqual([
      ['group', false],
      ['corporate', true],
      ['programs', true],
      ['data', false],
    ])
    const error = await cast.refused('people.restore', { person, keep: ['group'] })
    expect(error).toMatchObject({ code: 'forbidden', reason: expect.stringContaining('Lead User') })
    expect(state(person)).toBe('removed')
    await cast.call('people.restore', { person, keep: ['corporate', 'programs'] })
    expect(await held(person)).toMatchObject({ group: 'none', corporate: 'secondary', contacts: 1 })
  })

  it('X-15 invites again who had not registered', async () => {
    const { person } = await cast.call('people.invite', invited)
    await cast.call('people.remove', { person })
    const { invitation } = await cast.call('people.restore', { person, keep: [] })
    expect(state(person)).toBe('invited')
    await register(invitation?.link ?? '')
    expect(state(person)).toBe('active')
  })

  it('is for removed people', async () => {
    const person = cast.addPerson('Noa')
    expect(await cast.refused('people.restore', { person, keep: [] })).toMatchObject({ rule: 'not-removed' })
  })
})

it('B-08 leaves a trail that verifies', async () => {
  const { person } = await cast.call('people.add', newPerson)
  await cast.call('people.set-enabled', { person, isEnabled: false })
  await cast.call('people.remove', { person })
  await cast.call('people.restore', { person, keep: [] })
  expect(cast.store.read(verifyChain)).toMatchObject({ intact: true })
})
