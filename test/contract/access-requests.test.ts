// Asking for access and answering, through the real pipeline (S1-01..03, S1-13, S1-21..23, X-15, B-06, B-07, B-09).
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import type { AccessRequestId, FacilityId, PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let plant: FacilityId
let lea: PersonId
let pen: PersonId

beforeEach(async () => {
  cast = await startCast()
  cast.addFacility('Plant', 'North County')
  plant = facility('Plant')
  lea = cast.addPerson('Lea', { group: 'lead-user' })
  pen = cast.addPerson('Pen', { state: 'pending' })
})
afterEach(() => cast.dispose())

const facility = (name: string) => cast.sql<FacilityId>('SELECT id FROM facility WHERE name = ?', name)

function run(text: string, ...values: unknown[]): void {
  cast.store.write(({ raw }) => raw.prepare(text).run(...values))
}

const wish = (change: Partial<Input<'access-requests.submit'>> = {}) => ({
  facility: plant,
  relationship: 'Runs the boiler house',
  employment: 'consultant' as const,
  level: 'editor' as const,
  reason: 'Reports every quarter',
  ...change,
})

async function ask(who: PersonId, change: Partial<Input<'access-requests.submit'>> = {}) {
  cast.actAs(who)
  return (await cast.call('access-requests.submit', wish(change))).request
}

const granting = (request: AccessRequestId, level: 'viewer' | 'editor' | 'lead-user' = 'editor') =>
  ({ decision: 'granted', request, present: 'none', level }) as const

const declining = (request: AccessRequestId) =>
  ({ decision: 'declined', request, reason: 'Not known at the plant.' }) as const

const recording = { answeredOn: '2026-03-01', reference: 'NC-2026-17' }

/** Nobody leads any more; the Main Corporate Contact is left. */
function endLeads(): void {
  cast.store.write(({ raw }) => {
    raw.prepare('INSERT INTO last_lead_waiver (id) VALUES (1)').run()
    raw.prepare(`DELETE FROM role_grant WHERE role = 'lead-user'`).run()
  })
}

const messages = (to: string) =>
  cast.store.read(({ raw }) =>
    raw.prepare('SELECT subject, body, link FROM outbox WHERE to_address = ? ORDER BY id').all(to),
  ) as { subject: string; body: string; link: string | null }[]

const notices = (person: PersonId) =>
  cast.store.read(({ raw }) =>
    raw.prepare('SELECT kind, params, place FROM notice WHERE person_id = ? ORDER BY id').all(person),
  ) as { kind: string; params: string; place: string }[]

describe('routing', () => {
  it('goes to the lead users while there is one (S1-01)', async () => {
    cast.actAs(pen)
    const routing = await cast.call('access-requests.routing', { facility: plant })
    expect(routing).toMatchObject({ recipient: 'lead-users', recipientName: '', refusal: null })
    expect(await cast.call('access-requests.submit', wish())).toMatchObject({ recipient: 'lead-users' })
  })

  it('counts a lead user until the day that the role runs out, and no longer (S1-01, B-10)', async () => {
    endLeads()
    const cal = cast.addPerson('Cal', { group: 'lead-user', expiresAt: '2026-03-05T00:00:00.000Z' })
    cast.actAs(pen)
    const recipient = async () => (await cast.call('access-requests.routing', { facility: plant })).recipient
    expect(await recipient()).toBe('lead-users')
    cast.setNow('2026-03-05T00:00:00.000Z')
    expect(await recipient()).toBe('regulator')
    run('UPDATE role_grant SET expires_at = NULL WHERE person_id = ?', cal)
    expect(await recipient()).toBe('lead-users')
  })

  it('goes to the regulator of the facility where nobody leads (S1-02)', async () => {
    endLeads()
    await ask(pen)
    cast.actAs(pen)
    const { requests } = await cast.call('access-requests.mine', {})
    expect(requests).toMatchObject([
      { recipient: 'regulator', recipientName: 'North County', state: 'pending' },
    ])
  })

  it('goes to the state agency where facilities answer to several regulators (S1-02)', async () => {
    endLeads()
    cast.addFacility('Mill', 'South County')
    cast.actAs(pen)
    const refused = await cast.refused('access-requests.submit', wish())
    expect(refused.rule).toBe('state-agency-missing')
    expect(refused.reason).toContain('Regulators')
    const { recipient, refusal } = await cast.call('access-requests.routing', { facility: plant })
    expect([recipient, refusal]).toEqual([null, refused.reason])
    run(
      `INSERT INTO regulator (name, kind, email) VALUES ('State Agency', 'state-agency', 'agency@example.com')`,
    )
    await ask(pen)
    const { requests } = await cast.call('access-requests.mine', {})
    expect(requests).toMatchObject([{ recipient: 'state-agency', recipientName: 'State Agency' }])
    expect(messages('agency@example.com')).toHaveLength(1)
  })

  it('keeps the recipient when a lead user is designated later (S1-03)', async () => {
    endLeads()
    const early = await ask(pen)
    run(
      `INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, 'submittals', 'lead-user', '2026-03-02')`,
      lea,
    )
    await ask(cast.addPerson('Ned'))
    cast.actAs(lea)
    const { rows } = await cast.call('access-requests.list', { filters: {}, offset: 0, limit: 10 })
    const recipients = rows.map(({ id, recipient }) => [id === early, recipient])
    expect(recipients).toEqual([
      [false, 'lead-users'],
      [true, 'regulator'],
    ])
  })

  it('outlives the facility and the regulator (B-09)', async () => {
    endLeads()
    const request = await ask(pen)
    run('DELETE FROM facility WHERE id = ?', plant)
    run('DELETE FROM regulator')
    cast.actAs(cast.ada)
    const detail = await cast.call('access-requests.get', { request })
    expect(detail).toMatchObject({ facility: { name: 'Plant' }, recipientName: 'North County' })
  })
})

describe('asking', () => {
  it('is for everybody who is signed in, and asks for every field (S1-21)', async () => {
    cast.actAs(pen)
    const empty = { facility: null, relationship: ' ', employment: '', level: null, reason: '' }
    const reply = await cast.send('access-requests.submit', empty)
    const fields = reply.ok ? [] : reply.error.fields.map(({ field }) => field)
    expect(fields).toEqual(['facility', 'relationship', 'employment', 'level', 'reason'])
    await ask(pen)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'access-requests.submit',
      subject: { id: pen },
      on: { kind: 'facility', name: 'Plant' },
      after: { level: 'editor', isConsultant: true, recipient: 'lead-users' },
    })
  })

  it('leaves one request waiting at a time, and none for what is held (S1-21)', async () => {
    await ask(pen)
    expect((await cast.refused('access-requests.submit', wish())).rule).toBe('request-pending')
    cast.actAs(lea)
    expect((await cast.refused('access-requests.submit', wish())).rule).toBe('request-by-lead')
    cast.actAs(cast.addPerson('Edi', { group: 'editor' }))
    const { fields } = await cast.refused('access-requests.submit', wish())
    expect(fields.map(({ field }) => field)).toEqual(['level'])
    expect((await cast.call('access-requests.mine', {})).present).toBe('editor')
  })

  it('is taken back by the person alone, and stays in the list (X-15, B-09)', async () => {
    const request = await ask(pen)
    cast.actAs(cast.addPerson('Ned'))
    expect((await cast.refused('access-requests.withdraw', { request })).code).toBe('not-found')
    expect((await cast.call('access-requests.mine', {})).requests).toEqual([])
    cast.actAs(pen)
    await cast.call('access-requests.withdraw', { request })
    expect((await cast.refused('access-requests.withdraw', { request })).rule).toBe('request-answered')
    await ask(pen, { level: 'viewer' })
    const { requests } = await cast.call('access-requests.mine', {})
    expect(requests.map(({ state, level }) => [state, level])).toEqual([
      ['pending', 'viewer'],
      ['withdrawn', 'editor'],
    ])
  })

  it.each(['disabled', 'removed'] as const)('ends with a person who is %s, by any path', async (state) => {
    const request = await ask(cast.addPerson('Ned'))
    const before = state === 'removed' ? 'active' : null
    run(`UPDATE person SET state = ?, state_before = ? WHERE first_name = 'Ned'`, state, before)
    cast.actAs(lea)
    const detail = await cast.call('access-requests.get', { request })
    expect(detail).toMatchObject({ state: 'withdrawn', decision: { endedWith: state, by: null } })
    const { reason } = await cast.refused('access-requests.decide', declining(request))
    expect(reason).toContain(state)
  })
})

describe('telling', () => {
  it('writes to every lead user with a link of their own, in their language (S1-22)', async () => {
    run(`UPDATE preference SET translation = 'es' WHERE person_id = ?`, lea)
    const request = await ask(pen)
    const [ada] = messages('ada@example.com')
    const [own] = messages('lea@example.com')
    expect(ada?.subject).toBe('Pen Example asks for access to Example Works')
    expect(ada?.body).toContain('Reports every quarter')
    expect(own?.subject).toContain('solicita acceso')
    expect(own?.link).toMatch(/^keyholder:\/\/requests\/[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/)
    expect(own?.link).not.toBe(ada?.link)
    expect(notices(lea)).toMatchObject([
      {
        kind: 'access-request-received',
        place: JSON.stringify({ page: 'access-requests', params: { request } }),
      },
    ])
    const stored = cast.sql<number>('SELECT count(*) FROM access_request_link')
    expect(stored).toBe(2)
    expect(cast.sql<string>('SELECT group_concat(hex(code_hash)) FROM access_request_link')).not.toContain(
      own?.link?.slice(-5),
    )
  })

  it('writes to the regulator, and to nobody where it has no address (S1-22)', async () => {
    endLeads()
    cast.actAs(pen)
    expect(await cast.call('access-requests.submit', wish())).toMatchObject({ isReachable: false })
    expect(cast.sql<number>('SELECT count(*) FROM outbox')).toBe(0)
    run(`UPDATE regulator SET email = 'north@example.com'`)
    await ask(cast.addPerson('Ned'))
    expect(messages('north@example.com')[0]?.body).toContain('ada@example.com')
    // Who can record the answer hears of both.
    expect(notices(cast.ada)).toHaveLength(2)
  })

  it('opens the request once, until it runs out (S1-23)', async () => {
    const request = await ask(pen)
    const code = messages('lea@example.com')[0]!.link!
    expect((await cast.refused('access-requests.open-link', { code })).code).toBe('forbidden')
    cast.actAs(lea)
    expect(await cast.call('access-requests.open-link', { code: code.toLowerCase() })).toEqual({ request })
    expect((await cast.refused('access-requests.open-link', { code })).rule).toBe('request-link-used')
    const unknown = await cast.refused('access-requests.open-link', { code: 'ABCDE' })
    expect(unknown.rule).toBe('request-link-unknown')
    cast.advance(14 * 86_400)
    const other = messages('ada@example.com')[0]!.link!
    const expired = await cast.refused('access-requests.open-link', { code: other })
    expect(expired.rule).toBe('request-link-expired')
  })
})

describe('deciding', () => {
  it('shows what a level gives before it is granted (B-06)', async () => {
    const request = await ask(pen)
    cast.actAs(lea)
    const input = { request, present: 'none', level: 'editor', way: 'decide' } as const
    const { changes, people } = await cast.call('access-requests.preview', input)
    expect(changes).toMatchObject([{ isAllowed: true }])
    const gained = people[0]!.gained.map(({ action }) => action)
    expect(gained).toContain('submittals.edit')
    // Who is granted a level is approved by it.
    expect(people[0]!.consequences.map(({ key }) => key)).not.toContain('not-yet-approved')
    expect(cast.sql<string>(`SELECT state FROM person WHERE id = ?`, pen)).toBe('pending')
  })

  it('grants a level and so adds the person to the organization (S1-13, S1-23)', async () => {
    const request = await ask(pen)
    cast.actAs(lea)
    await cast.call('access-requests.decide', granting(request, 'viewer'))
    cast.actAs(pen)
    expect(await cast.call('facilities.list', { filters: {}, offset: 0, limit: 5 })).toMatchObject({
      total: 1,
    })
    const { requests } = await cast.call('access-requests.mine', {})
    expect(requests[0]).toMatchObject({ state: 'granted', level: 'editor', decision: { level: 'viewer' } })
    expect(requests[0]?.decision?.by).toBe('Lea Example')
    expect(messages('pen@example.com')[0]?.body).toContain('Viewer')
    // One act, one notice: that the access changed is what was granted.
    expect(notices(pen).map(({ kind }) => kind)).toEqual(['access-request-granted'])
    expect(cast.audit().slice(-3)).toMatchObject([
      { action: 'access-requests.decide', actor: { id: lea }, subject: { id: pen } },
      { action: 'people.approve', after: { state: 'active', isConsultant: true } },
      { action: 'roles.set-group', before: { role: 'none' }, after: { role: 'viewer', request } },
    ])
  })

  it('replaces the group that was held: nobody has two (X-01)', async () => {
    const vic = cast.addPerson('Vic', { group: 'viewer' })
    const request = await ask(vic)
    cast.actAs(lea)
    const stale = await cast.refused('access-requests.decide', granting(request))
    expect(stale.rule).toBe('changed-meanwhile')
    await cast.call('access-requests.decide', { ...granting(request), present: 'viewer' })
    const held = cast.sql<string>('SELECT group_concat(role) FROM role_grant WHERE person_id = ?', vic)
    expect(held).toBe('editor')
  })

  it('declines with a reason, which is told (X-15)', async () => {
    const request = await ask(pen)
    cast.actAs(lea)
    const { fields } = await cast.refused('access-requests.decide', { ...declining(request), reason: ' ' })
    expect(fields.map(({ field }) => field)).toEqual(['reason'])
    await cast.call('access-requests.decide', declining(request))
    expect(messages('pen@example.com')[0]?.body).toContain('Not known at the plant.')
    expect(notices(pen).map(({ kind }) => kind)).toEqual(['access-request-declined'])
    cast.actAs(pen)
    expect((await cast.call('access-requests.mine', {})).requests).toMatchObject([
      { state: 'declined', decision: { by: 'Lea Example', reason: 'Not known at the plant.' } },
    ])
  })

  it('is done once: of two lead users the other is told who decided what (S1-06)', async () => {
    const request = await ask(pen)
    cast.actAs(lea)
    // Both have it open; whoever is first wins, and a call is its sender's alone.
    await cast.call('access-requests.decide', granting(request, 'viewer'))
    cast.actAs(cast.ada)
    const error = await cast.refused('access-requests.decide', declining(request))
    expect(error).toMatchObject({ code: 'refused', rule: 'request-answered' })
    expect(error.reason).toContain('Lea Example has granted this request meanwhile, with the level Viewer.')
    expect(messages('pen@example.com')).toHaveLength(1)
  })

  it('needs the right to decide and the right to set the group (B-07)', async () => {
    const request = await ask(pen)
    for (const who of [pen, cast.addPerson('Sid', { secondary: true }), cast.addPerson('Ned')]) {
      cast.actAs(who)
      const { code } = await cast.refused('access-requests.decide', granting(request))
      expect(code).toBe('forbidden')
    }
    expect(cast.sql<string>('SELECT state FROM access_request')).toBe('pending')
  })

  it('lists, searches and counts what waits', async () => {
    await ask(pen)
    await ask(cast.addPerson('Ned'), { level: 'viewer' })
    cast.actAs(lea)
    const list = (search: string, state: 'pending' | 'granted') =>
      cast.call('access-requests.list', { search, filters: { state: [state] }, offset: 0, limit: 10 })
    expect(await list('', 'pending')).toMatchObject({ total: 2, all: 2, pending: 2 })
    const { rows } = await list('ned plant', 'pending')
    expect(rows.map(({ person }) => person.displayName)).toEqual(['Ned Example'])
    expect(await list('', 'granted')).toMatchObject({ rows: [], total: 0, all: 2 })
  })
})

describe('a request that went to a regulator', () => {
  it('is decided by a later lead user after confirming where it was routed (S1-03)', async () => {
    endLeads()
    const request = await ask(pen)
    run(
      `INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, 'submittals', 'lead-user', '2026-03-02')`,
      lea,
    )
    cast.actAs(lea)
    const asked = await cast.refused('access-requests.decide', granting(request))
    expect(asked).toMatchObject({ code: 'confirm', rule: 'routed-elsewhere' })
    expect(asked.reason).toContain('North County')
    await cast.call('access-requests.decide', { ...granting(request), confirmRouted: true })
    expect(cast.sql<string>('SELECT state FROM access_request')).toBe('granted')
  })

  it('gives the organization its lead user back by the recorded answer (X-02)', async () => {
    endLeads()
    const request = await ask(pen, { level: 'lead-user' })
    cast.actAs(cast.ada)
    expect((await cast.refused('access-requests.decide', granting(request))).code).toBe('forbidden')
    const page = { filters: {}, offset: 0, limit: 10 }
    expect((await cast.refused('access-requests.list', page)).code).toBe('forbidden')
    expect(await cast.call('access-requests.list-routed', page)).toMatchObject({ total: 1, pending: 1 })
    const detail = await cast.call('access-requests.get', { request })
    expect(detail.may).toEqual({ decide: false, recordAnswer: true })
    const staged = { request, present: 'none', level: 'lead-user' } as const
    const preview = await cast.call('access-requests.preview', { ...staged, way: 'record-answer' })
    expect(preview.changes).toMatchObject([{ isAllowed: true }])
    expect(preview.consequences.map(({ key }) => key)).toContain('requests-to-leads')
    const answer = { decision: 'granted', ...staged, ...recording } as const
    const late = await cast.refused('access-requests.record-answer', { ...answer, answeredOn: '2027-01-01' })
    expect(late.fields.map(({ field }) => field)).toEqual(['answeredOn'])
    await cast.call('access-requests.record-answer', answer)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'roles.set-group',
      actor: { id: cast.ada },
      after: { role: 'lead-user', authority: 'access-requests.record-answer' },
    })
    cast.actAs(pen)
    expect((await cast.call('access-requests.mine', {})).requests[0]?.decision?.answer).toEqual({
      on: '2026-03-01',
      reference: 'NC-2026-17',
    })
    expect(await cast.call('access-requests.list', page)).toMatchObject({ total: 1 })
  })

  it('is declined as the regulator declined it', async () => {
    endLeads()
    const request = await ask(pen)
    cast.actAs(cast.ada)
    await cast.call('access-requests.record-answer', { ...declining(request), ...recording })
    expect(cast.sql<string>('SELECT state || answer_reference FROM access_request')).toBe(
      'declinedNC-2026-17',
    )
  })

  it('cannot be answered for oneself once somebody leads, nor can one that went to the lead users', async () => {
    endLeads()
    const own = await ask(cast.ada)
    run(
      `INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, 'submittals', 'lead-user', '2026-03-02')`,
      lea,
    )
    const grant = { ...granting(own, 'lead-user'), ...recording }
    expect((await cast.refused('access-requests.record-answer', grant)).rule).toBe('own-answer')
    const toLeads = await ask(pen)
    cast.actAs(lea)
    const refused = await cast.refused('access-requests.record-answer', {
      ...granting(toLeads),
      ...recording,
    })
    expect(refused.rule).toBe('request-to-leads')
    cast.actAs(cast.ada)
    expect((await cast.refused('access-requests.get', { request: toLeads })).code).toBe('forbidden')
  })
})
