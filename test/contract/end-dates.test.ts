// B-10: access that ends. End dates are set, moved and removed with the role or alone; nobody extends their own; a lead user
// with an end date is none to count on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { tellOfEndingAccess } from '../../src-main/notices/expiring.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import { formatter } from '../../src-shared/i18n/formatter.ts'
import { noticeText } from '../../src-shared/i18n/notice-words.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import { founder } from './support/backend.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast

// The tests' clock begins on 2 March 2026.
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const until = (staged: StagedChange, day: string | null) => ({ ...staged, until: day }) as StagedChange

function endOf(person: PersonId, module = 'submittals'): string | null {
  return cast.sql('SELECT expires_at FROM role_grant WHERE person_id = ? AND module = ?', person, module)
}

describe('setting', () => {
  it('B-10 ends a role as the day begins in UTC, moves the end and removes it', async () => {
    const noa = cast.addPerson('Noa')
    await cast.saveAll(until(change.group(noa, 'none', 'viewer'), '2026-04-01'))
    expect(endOf(noa)).toBe('2026-04-01T00:00:00.000Z')
    await cast.saveAll(until(change.group(noa, 'viewer', 'viewer'), '2026-05-01'))
    expect(endOf(noa)).toBe('2026-05-01T00:00:00.000Z')
    await cast.saveAll(change.group(noa, 'viewer', 'editor'))
    expect(endOf(noa)).toBe('2026-05-01T00:00:00.000Z')
    await cast.saveAll(until(change.group(noa, 'editor', 'editor'), null))
    expect(endOf(noa)).toBeNull()
  })

  it('B-10 holds for the corporate role, the data role and a role in a program', async () => {
    const noa = cast.addPerson('Noa')
    const harbour = cast.addProgram('Harbour', cast.ada)
    await cast.saveAll(
      until(change.corporate(noa, 'affiliate', 'secondary'), '2026-04-01'),
      until(change.data(noa, 'none', 'open'), '2026-04-02'),
      until(change.contact(harbour, noa, 'none', 'viewer'), '2026-04-03'),
    )
    expect(endOf(noa, 'programs')).toBe('2026-04-01T00:00:00.000Z')
    expect(endOf(noa, 'emissions')).toBe('2026-04-02T00:00:00.000Z')
    expect(cast.sql('SELECT expires_at FROM program_contact')).toBe('2026-04-03T00:00:00.000Z')
    await cast.call('programs.set-contact', {
      changes: [{ ...change.contact(harbour, noa, 'viewer', 'viewer'), until: null }],
    })
    expect(cast.sql('SELECT expires_at FROM program_contact')).toBeNull()
  })

  it('B-10 takes effect at that instant, and says so beforehand and in the trail', async () => {
    const noa = cast.addPerson('Noa')
    const staged = until(change.group(noa, 'none', 'viewer'), '2026-04-01')
    const { people } = await cast.call('roles.preview', { changes: [staged] })
    expect(people[0]?.consequences).toContainEqual({
      key: 'ends-on',
      params: { role: 'submittals.viewer', date: '2026-04-01T00:00:00.000Z' },
    })
    await cast.saveAll(staged)
    expect(cast.audit().at(-1)).toMatchObject({
      before: { role: 'none' },
      after: { role: 'viewer', ends: '2026-04-01T00:00:00.000Z' },
    })
    cast.actAs(noa)
    cast.setNow('2026-03-31T23:59:59.999Z')
    await cast.call('facilities.list', { filters: {}, offset: 0, limit: 10 })
    cast.setNow('2026-04-01T00:00:00.000Z')
    expect((await cast.refused('facilities.list', { filters: {}, offset: 0, limit: 10 })).code).toBe(
      'forbidden',
    )
  })

  it('B-10 refuses a day that has begun, what is no day, and a change that changes nothing', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer', expiresAt: '2026-04-01T00:00:00.000Z' })
    const save = (staged: StagedChange) => cast.refused('roles.save', { changes: [staged] })
    const same = change.group(noa, 'viewer', 'viewer')
    expect((await save(until(same, '2026-03-02'))).rule).toBe('end-in-past')
    expect((await save(until(same, '2026-02-30'))).code).toBe('invalid')
    expect((await save(until(same, '2026-04-01'))).rule).toBe('nothing-to-change')
    expect((await save(same)).rule).toBe('nothing-to-change')
  })

  it('B-06 B-10 refuses an end that somebody else has moved meanwhile', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer', expiresAt: '2026-04-01T00:00:00.000Z' })
    const same = change.group(noa, 'viewer', 'viewer')
    const moved = (day: string | null, presentUntil: string | null) =>
      ({ ...same, until: day, presentUntil }) as StagedChange
    await cast.saveAll(moved('2026-05-01', '2026-04-01'))
    const stale = await cast.refused('roles.save', { changes: [moved('2026-06-01', '2026-04-01')] })
    expect(stale.rule).toBe('changed-meanwhile')
    expect((await cast.refused('roles.save', { changes: [moved('2026-06-01', null)] })).rule).toBe(
      'changed-meanwhile',
    )
    await cast.saveAll(moved(null, '2026-05-01'))
    await cast.saveAll(moved('2026-06-01', null))
    cast.setNow('2026-06-01T00:00:00.000Z')
    // What has run out is as if it were not there.
    await cast.saveAll({ ...change.group(noa, 'none', 'viewer'), until: null, presentUntil: null } as never)
  })

  it('B-10 X-04 gives no end to an exactly-one role', async () => {
    const noa = cast.addPerson('Noa')
    const harbour = cast.addProgram('Harbour', noa)
    const staged = { ...change.contact(harbour, noa, 'main-site-contact', 'viewer'), until: '2026-04-01' }
    expect((await cast.refused('roles.save', { changes: [staged] })).rule).toBe('main-site-by-transfer')
  })
})

describe('nobody extends their own', () => {
  const ends = '2026-04-01T00:00:00.000Z'

  it.each([
    ['a later day', '2026-04-02'],
    ['no end', null],
  ])('B-10 refuses a Lead User %s for themselves, and lets another set it', async (_, day) => {
    const lee = cast.addPerson('Lee', { group: 'lead-user', expiresAt: ends })
    const staged = until(change.group(lee, 'lead-user', 'lead-user'), day)
    cast.actAs(lee)
    const preview = await cast.call('roles.preview', { changes: [staged] })
    expect(preview.changes[0]).toMatchObject({ isAllowed: false, rule: 'own-end-date' })
    expect((await cast.refused('roles.save', { changes: [staged] })).reason).toContain('Nobody extends')
    expect(endOf(lee)).toBe(ends)
    cast.actAs(cast.ada)
    await cast.saveAll(staged)
    expect(endOf(lee)).not.toBe(ends)
  })

  it('B-10 lets one end one’s own sooner', async () => {
    const lee = cast.addPerson('Lee', { group: 'lead-user', expiresAt: ends })
    cast.actAs(lee)
    await cast.saveAll(until(change.group(lee, 'lead-user', 'lead-user'), '2026-03-15'))
    expect(endOf(lee)).toBe('2026-03-15T00:00:00.000Z')
  })

  it('B-10 refuses a lasting role to oneself by one that ends: as a contact, and as Main Site Contact', async () => {
    const kim = cast.addPerson('Kim', { secondary: true, expiresAt: ends })
    const harbour = cast.addProgram('Harbour', cast.ada)
    cast.actAs(kim)
    const contact = change.contact(harbour, kim, 'none', 'viewer')
    const refused = async (staged: StagedChange) =>
      (await cast.refused('roles.save', { changes: [staged] })).rule
    expect(await refused(contact)).toBe('own-end-date')
    expect(await refused(change.mainSite(harbour, cast.ada, kim))).toBe('own-end-date')
    expect((await cast.refused('programs.set-contact', { changes: [contact] })).rule).toBe('own-end-date')
    await cast.saveAll(until(contact, '2026-04-01'))
  })
})

describe('lead users', () => {
  it('X-02 asks before the last standing Lead User gets an end date', async () => {
    const staged = until(change.group(cast.ada, 'lead-user', 'lead-user'), '2026-04-01')
    expect((await cast.call('roles.preview', { changes: [staged] })).losesLastLead).toBe(true)
    expect((await cast.refused('roles.save', { changes: [staged] })).code).toBe('confirm')
    await cast.call('roles.save', { changes: [staged], confirmLastLead: true })
    expect((await cast.call('roles.advice', {})).leads).toBe(0)
  })
})

describe('warnings', () => {
  const ends = '2026-04-01T00:00:00.000Z'

  function look(now: string): number {
    return cast.store.write((db) => tellOfEndingAccess(db, { now, systemTranslation: 'en_default' }))
  }

  async function told(person: PersonId): Promise<string[]> {
    cast.actAs(person)
    const { rows } = await cast.call('notices.list', { offset: 0, limit: 50 })
    cast.actAs(cast.ada)
    const format = formatter(defaultPreferences)
    return rows.map((notice) => noticeText(translator('en_default'), format, notice))
  }

  it('B-10 tells the person and those who could extend it, seven days before, once, and again when it ended', async () => {
    const noa = cast.addPerson('Noa', { group: 'viewer', expiresAt: ends })
    const lee = cast.addPerson('Lee', { group: 'lead-user' })
    const ann = cast.addPerson('Ann', { data: 'administrative' })
    expect(look('2026-03-24T23:59:59.999Z')).toBe(0)
    expect(look('2026-03-25T00:00:00.000Z')).toBe(3)
    expect(look('2026-03-26T00:00:00.000Z')).toBe(0)
    expect(await told(noa)).toEqual(['Your role Viewer (Submittals) ends on 01/04/2026 12:00 AM.'])
    const another =
      'The role Viewer (Submittals) of Noa Example ends on 01/04/2026 12:00 AM. You can extend it.'
    expect(await told(lee)).toEqual([another])
    expect(await told(ann)).toEqual([])
    expect(look(ends)).toBe(1)
    expect((await told(noa))[0]).toBe('Your role Viewer (Submittals) ended on 01/04/2026 12:00 AM.')
  })

  it('B-10 X-16 writes to the person, once for each end date', async () => {
    const noa = cast.addPerson('Noa', { data: 'open', expiresAt: ends })
    look('2026-03-28T00:00:00.000Z')
    look('2026-03-29T00:00:00.000Z')
    const mails = () => cast.call('outbox.list', { offset: 0, limit: 10 })
    expect((await mails()).rows.map(({ to, body }) => [to, body.split('\n')[2]])).toEqual([
      [
        'noa@example.com',
        'Your role Open (Emissions) at Example Works ends on 01/04/2026 12:00 AM. What it allows is closed to you from then on.',
      ],
    ])
    cast.setNow('2026-03-29T00:00:00.000Z')
    await cast.saveAll(until(change.data(noa, 'open', 'open'), '2026-04-02'))
    look('2026-03-30T00:00:00.000Z')
    expect((await mails()).total).toBe(2)
  })

  it('B-10 tells those who could extend a role in a program, and never the person themselves', async () => {
    const mia = cast.addPerson('Mia')
    const kim = cast.addPerson('Kim', { secondary: true, expiresAt: ends })
    const harbour = cast.addProgram('Harbour', mia)
    cast.addPerson('Noa', { contact: { [harbour]: 'viewer' }, expiresAt: ends })
    look('2026-03-28T00:00:00.000Z')
    const ofNoa =
      'The role Viewer (Programs) of Noa Example in Harbour ends on 01/04/2026 12:00 AM. You can extend it.'
    expect(await told(mia)).toEqual([ofNoa])
    expect(await told(cast.ada)).toHaveLength(2)
    expect(await told(kim)).toEqual([
      ofNoa,
      'Your role Secondary Corporate Contact (Programs) ends on 01/04/2026 12:00 AM.',
    ])
  })

  it('B-10 looks at every sign-in, and leaves disabled people alone', async () => {
    cast.addPerson('Dis', { group: 'viewer', state: 'disabled', expiresAt: ends })
    cast.addPerson('Noa', { group: 'viewer', expiresAt: ends })
    cast.setNow('2026-03-28T00:00:00.000Z')
    await cast.call('session.sign-in', founder)
    expect(await cast.call('notices.count', {})).toEqual({ unread: 1 })
  })
})

describe('finding (B-10)', () => {
  async function found(filters: Parameters<typeof ask>[0]): Promise<string[]> {
    const { rows } = await ask(filters)
    return rows.map(({ displayName }) => displayName.replace(' Example', ''))
  }
  const ask = (filters: { ends?: ('7' | '30' | 'ended')[]; unused?: ('30' | '90' | 'never')[] }) =>
    cast.call('people.list', { search: '', filters, sort: null, offset: 0, limit: 50 })

  it('finds whose access ends within so many days, or has ended, in a module or in a program', async () => {
    const harbour = cast.addProgram('Harbour', cast.ada)
    cast.addPerson('Bea', { group: 'viewer', expiresAt: '2026-03-09T09:00:00.000Z' })
    cast.addPerson('Cal', { contact: { [harbour]: 'viewer' }, expiresAt: '2026-03-09T09:00:00.001Z' })
    cast.addPerson('Dan', { data: 'open', expiresAt: '2026-03-02T09:00:00.000Z' })
    cast.addPerson('Eva', { group: 'viewer' })
    expect(await found({ ends: ['7'] })).toEqual(['Bea'])
    expect(await found({ ends: ['30'] })).toEqual(['Bea', 'Cal'])
    expect(await found({ ends: ['ended'] })).toEqual(['Dan'])
    expect(await found({ ends: ['7', 'ended'] })).toEqual(['Bea', 'Dan'])
  })

  it('finds access that nobody uses: by the last sign-in, by registration where there is none', async () => {
    const bea = cast.addPerson('Bea')
    cast.addPerson('Cal')
    cast.addPerson('Ina', { state: 'invited' })
    cast.addPerson('Dis', { state: 'disabled' })
    const signedIn = (at: string) =>
      cast.store.write(({ raw }) =>
        raw.prepare('UPDATE person SET last_sign_in_at = ? WHERE id = ?').run(at, bea),
      )
    signedIn('2026-01-31T09:00:00.000Z')
    expect(await found({ unused: ['30'] })).toEqual(['Bea', 'Cal'])
    expect(await found({ unused: ['90'] })).toEqual([])
    expect(await found({ unused: ['never'] })).toEqual(['Cal'])
    signedIn('2026-01-31T09:00:00.001Z')
    expect(await found({ unused: ['30'] })).toEqual(['Cal'])
  })
})

describe('telling (B-10)', () => {
  const end = '2026-04-01T00:00:00.000Z'
  let harbour: ProgramId
  let noa: PersonId
  beforeEach(() => {
    harbour = cast.addProgram('Harbour', cast.ada)
    noa = cast.addPerson('Noa', { group: 'viewer', contact: { [harbour]: 'contributor' }, expiresAt: end })
  })

  it('the end comes with each role of a person, in programs too, and stays told when it is over', async () => {
    const told = async () => {
      const { group, contacts } = await cast.call('people.get', { person: noa })
      return [group, contacts[0]].map((held) => [held?.expiresAt, held?.isExpired])
    }
    expect(await told()).toEqual([
      [end, false],
      [end, false],
    ])
    cast.setNow(end)
    expect(await told()).toEqual([
      [end, true],
      [end, true],
    ])
  })

  it('the end comes with the way by which somebody can, in why and in who', async () => {
    const asked = { action: 'programs.answer', thing: { kind: 'program', id: harbour } } as const
    const { ways } = await cast.call('access.why', { person: noa, ...asked })
    expect(ways.map(({ role, until: day }) => [role, day])).toEqual([['programs.contributor', end]])
    const { rows } = await cast.call('access.who', { ...asked, offset: 0, limit: 10 })
    const ends = rows.map((row) => [row.person.id, row.ways[0]?.until])
    expect(ends).toContainEqual([noa, end])
    expect(ends).toContainEqual([cast.ada, null])
  })

  it('the end comes with an item of a review, and no query tells it to who may not see people', async () => {
    const scope = {
      families: ['group' as const],
      programs: [],
      roles: [],
      unusedDays: null,
      endingDays: null,
    }
    const { review } = await cast.call('reviews.start', { name: 'Spring', scope, dueOn: null })
    const { rows } = await cast.call('reviews.items', { review, offset: 0, limit: 10 })
    expect(rows.find(({ person }) => person.id === noa)?.expiresAt).toBe(end)
    cast.actAs(noa)
    const refused = [
      await cast.refused('people.get', { person: cast.ada }),
      await cast.refused('reviews.items', { review, offset: 0, limit: 10 }),
      await cast.refused('access.who', {
        action: null,
        thing: { kind: 'program', id: harbour },
        offset: 0,
        limit: 10,
      }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })
})
