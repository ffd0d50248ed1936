// One life of invitations, whichever way they were made (X-15, B-09), and inviting several people at once into the
// organization (S2-07) and into a program (S2-05, S2-06).
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { goodPassword, noticesOf, personIn, register, row } from './support/invited.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const invite = async (...names: string[]) =>
  (await cast.call('invitations.invite', { rows: names.map((name) => row(name, 'affiliate')) })).invited
const list = (filters: object = {}) => cast.call('invitations.list', { offset: 0, limit: 50, filters })
const chain = async (person: PersonId) =>
  (await cast.call('invitations.of-person', { person })).sendings.map(({ state, email }) => [state, email])
const actsOf = async (person: PersonId) =>
  Object.fromEntries(
    (await cast.call('invitations.of-person', { person })).acts.map(({ kind, isAllowed }) => [
      kind,
      isAllowed,
    ]),
  )
const state = (person: PersonId) => cast.sql<string>('SELECT state FROM person WHERE id = ?', person)
const day = 86_400

describe('the life of an invitation', () => {
  it('X-15 B-09 keeps every sending: expired, sent again, changed, revoked, accepted', async () => {
    const [ines] = await invite('Ines')
    const person = ines!.person
    expect(await chain(person)).toEqual([['pending', 'ines@example.com']])
    cast.advance(15 * day)
    expect(await chain(person)).toEqual([['expired', 'ines@example.com']])
    await cast.call('invitations.resend', { people: [person] })
    cast.advance(60)
    await cast.call('invitations.resend', { people: [person] })
    await cast.call('invitations.change', {
      person,
      email: 'ines.new@example.com',
      firstName: 'Inés',
      lastName: 'Sample',
    })
    await cast.call('invitations.revoke', { people: [person] })
    await cast.call('invitations.resend', { people: [person] })
    const { link } = await cast.call('invitations.copy-link', { person })
    await register(cast, link)
    expect(await chain(person)).toEqual([
      ['accepted', 'ines.new@example.com'],
      ['revoked', 'ines.new@example.com'],
      ['changed', 'ines@example.com'],
      ['resent', 'ines@example.com'],
      ['expired', 'ines@example.com'],
    ])
    expect(state(person)).toBe('active')
    expect(await actsOf(person)).toEqual({ resend: false, revoke: false, change: false })
  })

  it('X-15 ends the old code when another is sent, and when the address is corrected', async () => {
    const [ines] = await invite('Ines')
    const { person, link } = ines!
    const codeOf = (text: string) => text.replace('keyholder://register/', '')
    await cast.call('invitations.resend', { people: [person] })
    expect((await cast.refused('session.invitation', { code: codeOf(link) })).rule).toBe('invitation-revoked')
    const second = (await cast.call('invitations.copy-link', { person })).link
    const corrected = { person, email: 'ines@example.com', firstName: 'Inés', lastName: 'Sample' }
    expect(await cast.call('invitations.change', corrected)).toEqual({ isSent: false })
    expect((await cast.call('session.invitation', { code: codeOf(second) })).firstName).toBe('Inés')
    expect(await cast.call('invitations.change', { ...corrected, email: 'in@example.com' })).toEqual({
      isSent: true,
    })
    expect((await cast.refused('session.invitation', { code: codeOf(second) })).rule).toBe(
      'invitation-revoked',
    )
    const third = (await cast.call('invitations.copy-link', { person })).link
    expect(await cast.call('session.invitation', { code: codeOf(third) })).toMatchObject({
      email: 'in@example.com',
      userName: 'in@example.com',
    })
  })

  it('X-11 X-17 refuses a correction to an address that somebody has or had', async () => {
    cast.addPerson('Noa')
    cast.addPerson('Gil', { state: 'removed' })
    const [ines] = await invite('Ines')
    const change = (email: string) =>
      cast.refused('invitations.change', {
        person: ines!.person,
        email,
        firstName: 'Ines',
        lastName: 'Sample',
      })
    expect((await change('NOA@example.com')).fields[0]?.reason).toContain('already has this e-mail')
    expect((await change('gil@example.com')).fields[0]?.reason).toContain('Restore that person instead')
  })

  it('lists all sendings with state, program and search, and says who, when and into what', async () => {
    const harbor = cast.addProgram('Harbor', cast.ada)
    await invite('Ines', 'Otto')
    cast.advance(60)
    await cast.call('programs.invite', { program: harbor, rows: [row('Pia', 'viewer')] })
    await cast.call('invitations.revoke', { people: [personIn(cast, 'otto@example.com')] })
    const all = await list()
    expect(all).toMatchObject({ total: 3, all: 3, programs: [{ name: 'Harbor' }] })
    expect(all.rows[0]).toMatchObject({
      person: { displayName: 'Pia Sample' },
      email: 'pia@example.com',
      by: 'Ada Example',
      programs: [{ program: { name: 'Harbor' }, role: 'viewer' }],
      isLatest: true,
    })
    const names = async (filters: object) =>
      (await list(filters)).rows.map(({ person }) => person.displayName)
    expect(await names({ state: ['revoked'] })).toEqual(['Otto Sample'])
    expect(await names({ program: [String(harbor)] })).toEqual(['Pia Sample'])
    const found = await cast.call('invitations.list', { offset: 0, limit: 9, filters: {}, search: 'ines' })
    expect(found.rows).toHaveLength(1)
    const sorted = await cast.call('invitations.list', {
      offset: 0,
      limit: 9,
      filters: {},
      sort: { column: 'name', descending: false },
    })
    expect(sorted.rows.map(({ email }) => email[0])).toEqual(['i', 'o', 'p'])
  })

  it('B-02 tells for several who is eligible and why the others are not, and then does all or none', async () => {
    const [ines, otto] = await invite('Ines', 'Otto')
    await register(cast, otto!.link)
    cast.actAs(cast.ada)
    const people = [ines!.person, otto!.person]
    const { people: told } = await cast.call('invitations.acts', { people })
    expect(told.map(({ acts }) => acts.find(({ kind }) => kind === 'resend'))).toEqual([
      { kind: 'resend', isAllowed: true, reason: null },
      { kind: 'resend', isAllowed: false, reason: expect.stringContaining('they have registered') as string },
    ])
    expect((await cast.refused('invitations.resend', { people })).rule).toBe('not-invited')
    expect(await chain(ines!.person)).toHaveLength(1)
    expect(await cast.call('invitations.resend', { people: [ines!.person] })).toEqual({ sent: 1 })
  })

  it('B-07 sends a link again, and gives it away, only to who could grant what it opens', async () => {
    const ines = cast.addPerson('Ines', { state: 'invited', group: 'lead-user' })
    await cast.call('invitations.resend', { people: [ines] })
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    expect((await cast.refused('invitations.resend', { people: [ines] })).code).toBe('forbidden')
    expect(
      (
        await cast.refused('invitations.change', {
          person: ines,
          email: 'kim2@example.com',
          firstName: 'K',
          lastName: 'K',
        })
      ).code,
    ).toBe('forbidden')
    expect((await cast.refused('invitations.copy-link', { person: ines })).rule).toBe('link-withheld')
    expect(await actsOf(ines)).toMatchObject({ resend: false, revoke: true, change: false })
  })

  it('B-07 tells a link to whoever made it only while they could grant what it opens by now', async () => {
    const kim = cast.addPerson('Kim', { secondary: true })
    cast.actAs(kim)
    const [ines] = await invite('Ines')
    const person = ines!.person
    await cast.call('invitations.copy-link', { person })
    cast.actAs(cast.ada)
    await cast.saveAll({ action: 'roles.set-group', person, present: 'none', next: 'lead-user' })
    cast.actAs(kim)
    expect((await cast.refused('invitations.copy-link', { person })).rule).toBe('link-withheld')
    expect((await cast.call('invitations.of-person', { person })).mayCopyLink).toBe(false)
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows.map(({ linkIs }) => linkIs)).toEqual(['withheld'])
    expect(rows[0]!.body).not.toContain(ines!.link.slice('keyholder://register/'.length))
  })

  it('S2-06 tells whoever invited that it was accepted', async () => {
    const [ines] = await invite('Ines')
    await register(cast, ines!.link)
    expect(noticesOf(cast, cast.ada)).toEqual(['invitation-accepted'])
  })
})

describe('S2-07 Invite Contact in the organization', () => {
  it('judges each row: known, removed, invited already, twice, malformed, nameless (X-10, X-17)', async () => {
    cast.addPerson('Noa')
    cast.addPerson('Gil', { state: 'removed' })
    await invite('Ines')
    const rows = [
      row('New', 'affiliate'),
      row('Noa', 'affiliate'),
      row('Gil', 'affiliate'),
      row('Ines', 'affiliate'),
      { ...row('NEW', 'affiliate') },
      { ...row('Bad', 'affiliate'), email: 'bad@' },
      { ...row('Nameless', 'affiliate'), lastName: ' ' },
    ]
    const { rows: verdicts } = await cast.call('invitations.judge', { rows })
    expect(verdicts.map(({ kind, isOpen }) => [kind, isOpen])).toEqual([
      ['invite', true],
      ['known', false],
      ['removed', false],
      ['invited', false],
      ['twice', false],
      ['malformed', false],
      ['malformed', false],
    ])
    expect(verdicts[2]).toMatchObject({ person: { displayName: 'Gil Example' } })
    expect(verdicts.slice(5).map(({ fields }) => fields.map(({ field }) => field))).toEqual([
      ['email'],
      ['lastName'],
    ])
    const error = await cast.refused('invitations.invite', { rows })
    expect(error).toMatchObject({ rule: 'invitees-refused', count: 6 })
    expect((await list()).total).toBe(1)
    const answer = await cast.call('invitations.invite', { rows, onlyOpen: true })
    expect(answer).toMatchObject({ invited: [{ name: 'New Sample' }], added: 0, refused: 6 })
  })

  it('S2-07 S2-11 makes everybody an Affiliate who then stands among the people, active once registered', async () => {
    const [ines] = await invite('Ines')
    const detail = await cast.call('people.get', { person: ines!.person })
    expect(detail).toMatchObject({ state: 'invited', corporate: { role: 'affiliate' } })
    await register(cast, ines!.link)
    expect(state(ines!.person)).toBe('active')
  })

  it('S2-17 B-07 gives Secondary only where the inviter may, and leaves such rows out when agreed to', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    cast.actAs(lea)
    const rows = [row('Ines', 'secondary'), row('Otto', 'affiliate')]
    const { rows: verdicts } = await cast.call('invitations.judge', { rows })
    expect(verdicts.map(({ kind }) => kind)).toEqual(['forbidden', 'invite'])
    expect((await cast.refused('invitations.invite', { rows })).code).toBe('forbidden')
    expect(await cast.call('invitations.invite', { rows, onlyOpen: true })).toMatchObject({ refused: 1 })
    cast.actAs(cast.ada)
    await cast.call('invitations.invite', { rows: [row('Ines', 'secondary')] })
    const ines = personIn(cast, 'ines@example.com')
    expect((await cast.call('people.get', { person: ines })).corporate.role).toBe('secondary')
    expect(
      cast
        .audit()
        .slice(-2)
        .map(({ action }) => action),
    ).toEqual(['people.invite', 'roles.set-corporate'])
  })

  it('refuses a form of which nothing can be invited', async () => {
    cast.addPerson('Noa')
    const rows = [row('Noa', 'affiliate')]
    expect((await cast.refused('invitations.invite', { rows, onlyOpen: true })).rule).toBe('nobody-to-invite')
  })
})

describe('S2-05 Invite a Contact in a program', () => {
  let harbor: ProgramId
  let mia: PersonId
  let con: PersonId
  beforeEach(() => {
    mia = cast.addPerson('Mia')
    harbor = cast.addProgram('Harbor', mia)
    con = cast.addPerson('Con', { contact: { [harbor]: 'contributor' } })
  })
  const contacts = async () =>
    Object.fromEntries(
      (await cast.call('programs.contacts', { program: harbor })).contacts.map(({ person, role }) => [
        person.displayName.split(' ')[0],
        role,
      ]),
    )
  const judge = async (...rows: ReturnType<typeof row<'viewer' | 'contributor' | 'main-site-contact'>>[]) =>
    (await cast.call('programs.judge-invitations', { program: harbor, rows })).rows

  it('S2-05 S2-06 adds who is there at once, invites the others, and shows what became of it', async () => {
    cast.addPerson('Noa')
    const { invited, added } = await cast.call('programs.invite', {
      program: harbor,
      rows: [row('Noa', 'contributor'), row('Ines', 'viewer')],
    })
    expect(added).toBe(1)
    expect(await contacts()).toEqual({
      Mia: 'main-site-contact',
      Con: 'contributor',
      Noa: 'contributor',
      Ines: 'viewer',
    })
    const sent = async () => {
      const { rows } = await cast.call('programs.invitations', { program: harbor })
      return rows.map(({ name, role, state: each }) => [name, role, each])
    }
    expect(await sent()).toEqual([
      ['Ines Sample', 'viewer', 'pending'],
      ['Noa Example', 'contributor', 'added'],
    ])
    await cast.call('invitations.resend', { people: [invited[0]!.person] })
    const { link } = await cast.call('invitations.copy-link', { person: invited[0]!.person })
    await register(cast, link)
    cast.actAs(mia)
    expect((await sent())[0]).toEqual(['Ines Sample', 'viewer', 'accepted'])
    expect(state(invited[0]!.person)).toBe('active')
  })

  it('S2-04 S2-23 limits a Contributor to Viewer and Contributor', async () => {
    cast.actAs(con)
    const { roles } = await cast.call('programs.invitations', { program: harbor })
    expect(roles).toEqual(['viewer', 'contributor'])
    const rows = [row('Ines', 'main-site-contact'), row('Otto', 'contributor')]
    expect((await judge(...rows)).map(({ kind }) => kind)).toEqual(['forbidden', 'invite'])
    expect((await cast.refused('programs.invite', { program: harbor, rows })).code).toBe('forbidden')
    await cast.call('programs.invite', { program: harbor, rows, onlyOpen: true })
    expect(await contacts()).toMatchObject({ Mia: 'main-site-contact', Otto: 'contributor' })
    cast.actAs(mia)
    expect((await cast.call('programs.invitations', { program: harbor })).roles).toHaveLength(3)
  })

  it('B-06 X-04 sends whoever is there to the hand-over, which shows what it changes first', async () => {
    const noa = cast.addPerson('Noa')
    const rows = [row('Noa', 'main-site-contact')]
    expect(await judge(...rows)).toMatchObject([{ kind: 'hand-over', isOpen: false, person: { id: noa } }])
    expect(await judge(row('Con', 'main-site-contact'))).toMatchObject([{ kind: 'hand-over' }])
    expect(await judge(row('Mia', 'main-site-contact'))).toMatchObject([{ kind: 'contact' }])
    const error = await cast.refused('programs.invite', { program: harbor, rows, onlyOpen: true })
    expect(error.rule).toBe('nobody-to-invite')
    expect(await contacts()).toEqual({ Mia: 'main-site-contact', Con: 'contributor' })
  })

  it('S2-22 is closed to a Viewer of the program', async () => {
    cast.actAs(cast.addPerson('Vic', { contact: { [harbor]: 'viewer' } }))
    const rows = [row('Ines', 'viewer')]
    expect((await cast.refused('programs.invite', { program: harbor, rows })).code).toBe('forbidden')
    expect((await cast.refused('programs.invitations', { program: harbor })).code).toBe('forbidden')
    expect((await cast.refused('programs.judge-invitations', { program: harbor, rows })).code).toBe(
      'forbidden',
    )
  })

  it('tells a program contact nothing but what the whole address tells', async () => {
    cast.addPerson('Gil', { state: 'removed' })
    cast.addPerson('Noa')
    cast.actAs(con)
    const verdicts = await judge(row('Gil', 'viewer'), row('Noa', 'viewer'), row('Mia', 'viewer'))
    expect(verdicts.map(({ kind, person }) => [kind, person?.displayName])).toEqual([
      ['closed', undefined],
      ['add', 'Noa Example'],
      ['contact', 'Mia Example'],
    ])
    expect(verdicts[0]?.reason).not.toContain('Gil')
    cast.actAs(cast.ada)
    expect((await judge(row('Gil', 'viewer')))[0]).toMatchObject({ kind: 'removed', person: {} })
  })

  it('S2-15 keeps whom a Contributor invites waiting until somebody approves, and then the role counts', async () => {
    cast.actAs(con)
    const { needsApproval } = await cast.call('programs.invitations', { program: harbor })
    expect(needsApproval).toBe(true)
    const { invited } = await cast.call('programs.invite', {
      program: harbor,
      rows: [row('Ines', 'contributor')],
    })
    const ines = invited[0]!.person
    await register(cast, invited[0]!.link)
    expect(state(ines)).toBe('pending')
    expect(noticesOf(cast, cast.ada)).toEqual(['person-awaits-approval'])
    expect(noticesOf(cast, con)).toEqual(['invitation-accepted'])
    await cast.call('session.sign-in', { userName: 'ines@example.com', password: goodPassword })
    expect((await cast.refused('programs.contacts', { program: harbor })).code).toBe('forbidden')
    expect((await cast.refused('people.approve', { people: [ines] })).code).toBe('forbidden')
    cast.actAs(con)
    expect((await cast.refused('people.approve', { people: [ines] })).code).toBe('forbidden')
    const sent = await cast.call('programs.invitations', { program: harbor })
    expect(sent.rows[0]).toMatchObject({ state: 'awaiting-approval' })

    cast.actAs(cast.ada)
    expect((await cast.call('people.awaiting', {})).people).toMatchObject([
      {
        id: ines,
        invitedBy: 'Con Example',
        programs: [{ program: { name: 'Harbor' }, role: 'contributor' }],
      },
    ])
    expect(await cast.call('people.approve', { people: [ines] })).toEqual({ approved: 1 })
    expect((await cast.refused('people.approve', { people: [ines] })).rule).toBe('not-awaiting')
    expect(noticesOf(cast, ines)).toEqual(['approved'])
    cast.actAs(ines)
    expect(await contacts()).toMatchObject({ Ines: 'contributor' })
  })

  it('S2-23 lets a Contributor send again, correct and revoke what they could have invited to, and says so', async () => {
    cast.actAs(con)
    const { invited } = await cast.call('programs.invite', { program: harbor, rows: [row('Ines', 'viewer')] })
    const about = { program: harbor, person: invited[0]!.person }
    const acts = async () => (await cast.call('programs.invitations', { program: harbor })).rows[0]?.acts
    expect((await acts())?.map(({ kind, isAllowed }) => [kind, isAllowed])).toEqual([
      ['resend', true],
      ['revoke', true],
      ['change', true],
    ])
    await cast.call('programs.resend-invitation', about)
    const names = { email: 'ina@example.com', firstName: 'Ina', lastName: 'Sample' }
    expect(await cast.call('programs.change-invitation', { ...about, ...names })).toEqual({ isSent: true })
    await cast.call('programs.revoke-invitation', about)
    expect((await cast.refused('programs.revoke-invitation', about)).rule).toBe('no-open-invitation')
    expect(cast.audit().slice(-3)).toMatchObject(
      ['resend', 'change', 'revoke'].map((act) => ({
        action: `programs.${act}-invitation`,
        on: { kind: 'program', name: 'Harbor' },
        actor: { name: 'Con Example' },
      })),
    )
    cast.actAs(cast.ada)
    const { sendings } = await cast.call('invitations.of-person', { person: about.person })
    expect(sendings.map(({ state: each }) => each)).toEqual(['revoked', 'changed', 'resent'])
    cast.actAs(con)
    expect((await acts())?.find(({ kind }) => kind === 'revoke')?.reason).toBeTruthy()
  })

  it('S2-23 B-07 keeps a Contributor from invitations that are a key to more, and says why before a click', async () => {
    const { invited } = await cast.call('programs.invite', { program: harbor, rows: [row('Ines', 'viewer')] })
    const person = invited[0]!.person
    await cast.saveAll({ action: 'roles.set-group', person, present: 'none', next: 'approver' })
    const next = await cast.call('programs.invite', {
      program: harbor,
      rows: [row('Otto', 'main-site-contact')],
    })
    cast.actAs(con)
    const { rows } = await cast.call('programs.invitations', { program: harbor })
    expect(rows.map(({ name, acts }) => [name, acts.some(({ isAllowed }) => isAllowed)])).toEqual([
      ['Otto Sample', false],
      ['Ines Sample', false],
    ])
    expect(rows.every(({ acts }) => acts.every(({ reason }) => reason !== null))).toBe(true)
    for (const about of [
      { program: harbor, person },
      { program: harbor, person: next.invited[0]!.person },
    ]) {
      expect((await cast.refused('programs.resend-invitation', about)).code).toBe('forbidden')
      expect((await cast.refused('programs.revoke-invitation', about)).code).toBe('forbidden')
    }
    cast.actAs(mia)
    const about = { program: harbor, person: next.invited[0]!.person }
    await cast.call('programs.resend-invitation', about)
  })

  it('S2-23 acts on nobody who was not invited into this program, or has answered', async () => {
    const other = cast.addPerson('Ina', { state: 'invited', contact: { [harbor]: 'viewer' } })
    cast.actAs(con)
    const refused = await cast.refused('programs.resend-invitation', { program: harbor, person: other })
    expect(refused.code).toBe('not-found')
    const { invited } = await cast.call('programs.invite', { program: harbor, rows: [row('Ines', 'viewer')] })
    await register(cast, invited[0]!.link)
    cast.actAs(con)
    const about = { program: harbor, person: invited[0]!.person }
    expect((await cast.refused('programs.resend-invitation', about)).rule).toBe('not-invited')
    expect((await cast.call('programs.invitations', { program: harbor })).rows[0]?.acts).toEqual([])
  })

  it('S2-15 has another address approved when a Contributor enters it', async () => {
    const { invited } = await cast.call('programs.invite', { program: harbor, rows: [row('Ines', 'viewer')] })
    const about = { program: harbor, person: invited[0]!.person }
    cast.actAs(con)
    const names = { email: 'eve@example.com', firstName: 'Eve', lastName: 'Sample' }
    await cast.call('programs.change-invitation', { ...about, ...names })
    cast.actAs(cast.ada)
    const { link } = await cast
      .call('invitations.resend', { people: [about.person] })
      .then(() => cast.call('invitations.copy-link', { person: about.person }))
    await register(cast, link)
    expect(state(about.person)).toBe('pending')
  })

  it('S2-15 sending again is no approval', async () => {
    cast.actAs(con)
    const { invited } = await cast.call('programs.invite', { program: harbor, rows: [row('Ines', 'viewer')] })
    cast.actAs(cast.ada)
    await cast.call('invitations.resend', { people: [invited[0]!.person] })
    const { link } = await cast.call('invitations.copy-link', { person: invited[0]!.person })
    await register(cast, link)
    expect(state(invited[0]!.person)).toBe('pending')
  })

  it('S2-15 X-17 declining removes the person and keeps the reason', async () => {
    const petra = cast.addPerson('Petra', { state: 'pending' })
    await cast.call('people.decline', { person: petra, reason: 'Works for somebody else' })
    expect(state(petra)).toBe('removed')
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'people.decline',
      after: { state: 'removed', reason: 'Works for somebody else' },
    })
    expect((await cast.refused('people.decline', { person: petra, reason: 'Again' })).rule).toBe(
      'person-removed',
    )
    await cast.call('people.restore', { person: petra, keep: [] })
    expect(state(petra)).toBe('pending')
    const error = await cast.refused('people.decline', { person: petra, reason: ' ' })
    expect(error.fields[0]?.field).toBe('reason')
  })
})
