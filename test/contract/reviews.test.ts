// Access reviews through the real pipeline (B-06, B-07, B-11, X-02, X-04).
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input, Output } from '../../src-shared/contract/index.ts'
import type { PersonId, ProgramId, ReviewId, ReviewItemId } from '../../src-shared/domain/ids.ts'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { organizationAfter } from '../../src-main/audit/past-queries.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
let lea: PersonId
let ann: PersonId
let sid: PersonId
let vic: PersonId
let harbour: ProgramId
let folder: string

beforeEach(async () => {
  cast = await startCast()
  lea = cast.addPerson('Lea', { group: 'lead-user' })
  ann = cast.addPerson('Ann', { data: 'administrative' })
  sid = cast.addPerson('Sid', { secondary: true })
  harbour = cast.addProgram('Harbour', sid)
  vic = cast.addPerson('Vic', { group: 'viewer', contact: { [harbour]: 'contributor' } })
  folder = mkdtempSync(join(tmpdir(), 'keyholder-review-'))
})
afterEach(() => {
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

type Scope = Input<'reviews.start'>['scope']
const groups: Scope = { families: ['group'] }
const everything: Scope = { families: ['group', 'corporate', 'program', 'data'] }
const window = { offset: 0, limit: 100 }

async function start(scope: Scope = groups, name = 'Spring review'): Promise<ReviewId> {
  return (await cast.call('reviews.start', { name, scope, dueOn: null })).review
}

type Item = Output<'reviews.items'>['rows'][number]
const itemsOf = async (review: ReviewId, filters: Input<'reviews.items'>['filters'] = {}): Promise<Item[]> =>
  (await cast.call('reviews.items', { review, filters, ...window })).rows

async function itemOf(review: ReviewId, person: PersonId, family: Item['family'] = 'group'): Promise<Item> {
  const items = await itemsOf(review)
  return items.find((item) => item.person.id === person && item.family === family)!
}

const keep = (review: ReviewId, ...items: ReviewItemId[]) => ({ review, items, decision: 'keep' }) as const
const revoke = (review: ReviewId, ...items: ReviewItemId[]) =>
  ({ review, items, decision: 'revoke', reason: 'Left the project.' }) as const
const turn = (review: ReviewId, next: string, ...items: ReviewItemId[]) =>
  ({ review, items, decision: 'change', next, reason: 'Does more by now.' }) as const

const notices = (person: PersonId) =>
  cast.store.read(({ raw }) =>
    raw.prepare('SELECT kind, params, place FROM notice WHERE person_id = ? ORDER BY id').all(person),
  ) as { kind: string; params: string; place: string }[]

const role = (person: PersonId, module = 'submittals') =>
  cast.sql<string | undefined>(
    'SELECT role FROM role_grant WHERE person_id = ? AND module = ?',
    person,
    module,
  )

describe('beginning a review (B-11)', () => {
  it('takes a snapshot of who has what, exactly-one roles included, and counts it before', async () => {
    const gone = cast.addPerson('Rex', { state: 'removed', group: 'viewer' })
    const ended = cast.addPerson('Exa', { group: 'viewer', expiresAt: '2026-01-31T00:00:00.000Z' })
    const count = await cast.call('reviews.count', { scope: everything })
    const { review, items } = await cast.call('reviews.start', {
      name: ' Spring ',
      scope: everything,
      dueOn: '2026-03-31',
    })
    expect(count).toEqual({ items, people: 5 })
    const rows = await itemsOf(review)
    expect(rows.map((row) => `${row.person.displayName}: ${row.family}.${row.role}`)).toEqual([
      'Ada Example: corporate.main',
      'Ada Example: data.administrative',
      'Ada Example: group.lead-user',
      'Ann Example: data.administrative',
      'Lea Example: group.lead-user',
      'Sid Example: corporate.secondary',
      'Sid Example: program.main-site-contact',
      'Vic Example: group.viewer',
      'Vic Example: program.contributor',
    ])
    expect(rows.some(({ person }) => person.id === gone || person.id === ended)).toBe(false)
    expect(rows.at(-1)).toMatchObject({
      program: { id: harbour, name: 'Harbour' },
      grantedAt: '2026-01-05T08:00:00.000Z',
      grantedBy: 'Ada Example',
      expiresAt: null,
      lastSignInAt: null,
      decision: null,
    })
    expect(await cast.call('reviews.get', { review })).toMatchObject({
      name: 'Spring',
      dueOn: '2026-03-31',
      isOverdue: false,
      counts: { items: 9, undecided: 9 },
      programsInside: [{ id: harbour, name: 'Harbour' }],
    })
    cast.setNow('2026-04-01T08:00:00.000Z')
    const { rows: list } = await cast.call('reviews.list', window)
    expect(list).toMatchObject([{ id: review, isOverdue: true, closedAt: null, counts: { undecided: 9 } }])
  })

  it('covers only what it was narrowed to', async () => {
    const quarry = cast.addProgram('Quarry', cast.ada)
    cast.addPerson('Pat', { contact: { [quarry]: 'viewer' } })
    const ends = cast.addPerson('Eve', { group: 'editor', expiresAt: '2026-03-12T00:00:00.000Z' })
    cast.store.write(({ raw }) =>
      raw.prepare('UPDATE person SET last_sign_in_at = ? WHERE id = ?').run('2026-02-27T08:00:00.000Z', vic),
    )
    const people = async (scope: Partial<Scope>) => {
      const rows = await itemsOf(await start({ ...groups, ...scope }, JSON.stringify(scope).slice(0, 100)))
      return rows.map(({ person }) => person.displayName.split(' ')[0])
    }
    expect(await people({ families: ['program'], programs: [quarry] })).toEqual(['Ada', 'Pat'])
    expect(await people({ roles: ['group.viewer', 'group.editor'] })).toEqual(['Eve', 'Vic'])
    expect(await people({ endingDays: 14 })).toEqual(['Eve'])
    expect(await people({ unusedDays: 90 })).not.toContain('Vic')
    const error = await cast.refused('reviews.start', {
      name: 'Nothing',
      scope: { ...groups, endingDays: 1 },
      dueOn: null,
    })
    expect(error).toMatchObject({ rule: 'review-empty' })
    expect(ends).toBeGreaterThan(0)
  })

  it('is refused for a day that has passed, in the person’s own zone', async () => {
    const at = (dueOn: string) => cast.refused('reviews.start', { name: 'Late', scope: groups, dueOn })
    expect(await at('2026-03-01')).toMatchObject({ fields: [{ field: 'dueOn' }] })
    expect(
      await cast.call('reviews.start', { name: 'Today', scope: groups, dueOn: '2026-03-02' }),
    ).toBeDefined()
  })

  it('is for those who may set the roles that it covers', async () => {
    for (const [person, family] of [
      [lea, 'group'],
      [ann, 'data'],
    ] as const) {
      cast.actAs(person)
      expect((await cast.call('reviews.choices', {})).families).toEqual([family])
      expect(
        await cast.refused('reviews.start', { name: 'All', scope: everything, dueOn: null }),
      ).toMatchObject({
        code: 'forbidden',
      })
      await start({ families: [family] })
    }
    // A Secondary sets corporate roles, but runs no reviews.
    cast.actAs(sid)
    expect(await cast.refused('reviews.choices', {})).toMatchObject({ code: 'forbidden' })
  })

  it('tells everybody else who decides about a part of it, and nobody besides', async () => {
    const review = await start({ families: ['group', 'data'] })
    const place = { page: 'reviews', params: { review } }
    for (const person of [lea, ann]) {
      expect(notices(person)).toEqual([
        {
          kind: 'review-assigned',
          params: JSON.stringify({ name: 'Spring review' }),
          place: JSON.stringify(place),
        },
      ])
    }
    for (const person of [cast.ada, sid, vic]) expect(notices(person)).toEqual([])
    await cast.call('reviews.close', { review })
    expect(notices(lea).map(({ kind }) => kind)).toEqual(['review-assigned', 'review-closed'])
  })
})

describe('deciding (B-06, B-07)', () => {
  it('keeps, and says so in the trail', async () => {
    const review = await start()
    const item = await itemOf(review, vic)
    await cast.call('reviews.decide', keep(review, item.id))
    const kept = await itemOf(review, vic)
    expect(kept).toMatchObject({ decision: 'keep', decidedBy: 'Ada Example', reason: '' })
    expect(cast.audit()[kept.auditSeq! - 1]).toMatchObject({
      action: 'reviews.decide',
      subject: { id: vic },
      after: {
        decision: 'keep',
        keptRole: 'viewer',
        review: { kind: 'review', id: review, name: 'Spring review' },
      },
    })
    expect(role(vic)).toBe('viewer')
  })

  it('previews a revocation as rights lost and carries it out as the act that it is', async () => {
    const review = await start()
    const item = await itemOf(review, vic)
    const told = await cast.call('reviews.preview', { review, items: [item.id], decision: 'revoke' })
    expect(told.people[0]).toMatchObject({ person: { id: vic }, gained: [] })
    expect(told.people[0]!.lost.map(({ action }) => action)).toContain('facilities.view')
    expect(role(vic)).toBe('viewer')
    await cast.call('reviews.decide', revoke(review, item.id))
    const { auditSeq, ...rest } = await itemOf(review, vic)
    expect(rest).toMatchObject({ decision: 'revoke', reason: 'Left the project.', now: null })
    expect(role(vic)).toBeUndefined()
    expect(cast.audit()[auditSeq! - 1]).toMatchObject({
      action: 'roles.set-group',
      subject: { id: vic },
      before: { role: 'viewer' },
      after: { role: 'none', review: { id: review }, reason: 'Left the project.' },
    })
    expect(cast.store.read(verifyChain)).toMatchObject({ intact: true })
  })

  it('changes to another role of the family, several at once, each with its own event', async () => {
    const vera = cast.addPerson('Vera', { group: 'viewer' })
    const review = await start()
    const items = [await itemOf(review, vic), await itemOf(review, vera)]
    await cast.call('reviews.decide', turn(review, 'approver', ...items.map(({ id }) => id)))
    for (const person of [vic, vera]) {
      const { auditSeq, nextRole } = await itemOf(review, person)
      expect(nextRole).toBe('approver')
      expect(role(person)).toBe('approver')
      expect(cast.audit()[auditSeq! - 1]).toMatchObject({
        subject: { id: person },
        after: { role: 'approver' },
      })
    }
    const again = await cast.refused('reviews.decide', keep(review, items[0]!.id))
    expect(again).toMatchObject({ rule: 'review-decided' })
  })

  it('is joined to a past that can still be rebuilt (B-13)', async () => {
    const review = await start(everything)
    await cast.call('reviews.decide', revoke(review, (await itemOf(review, vic, 'program')).id))
    await cast.call('reviews.decide', turn(review, 'editor', (await itemOf(review, vic)).id))
    const past = cast.store.read((db) => organizationAfter(db, cast.audit().length))
    expect(past.people.get(vic)).toMatchObject({ group: { role: 'editor' } })
    expect(past.people.get(vic)!.contacts.size).toBe(0)
  })

  it('refuses roles of another family, the present one, and a change without a reason', async () => {
    const review = await start()
    const { id } = await itemOf(review, vic)
    for (const next of ['open', 'viewer', 'main'])
      expect(await cast.refused('reviews.decide', turn(review, next, id))).toMatchObject({ code: 'invalid' })
    const silent = await cast.refused('reviews.decide', { ...revoke(review, id), reason: '  ' })
    expect(silent).toMatchObject({ fields: [{ field: 'reason' }] })
  })

  it('lets nobody review themselves, in main and in the store', async () => {
    const review = await start()
    const own = await itemOf(review, cast.ada)
    expect(own.lock).toMatch(/reviews themselves/)
    expect(await cast.refused('reviews.decide', keep(review, own.id))).toMatchObject({
      rule: 'review-own-item',
    })
    expect(() =>
      cast.store.write(({ raw }) =>
        raw
          .prepare(
            `UPDATE review_item SET decision = 'keep', decided_at = 'x', decided_by = person_id, audit_seq = 1 WHERE id = ?`,
          )
          .run(own.id),
      ),
    ).toThrow(/CHECK/)
    cast.actAs(lea)
    await cast.call('reviews.decide', keep(review, own.id))
  })

  it('lets nobody decide about roles that they may not set (B-07)', async () => {
    const review = await start(everything)
    const [group, data, corporate] = [
      await itemOf(review, vic),
      await itemOf(review, ann, 'data'),
      await itemOf(review, sid, 'corporate'),
    ]
    cast.actAs(lea)
    expect((await itemOf(review, sid, 'corporate')).lock).toMatch(/may not set/)
    for (const item of [data, corporate])
      for (const input of [keep(review, item.id), revoke(review, item.id)])
        expect(await cast.refused('reviews.decide', input)).toMatchObject({ code: 'forbidden' })
    // All or none.
    expect(await cast.refused('reviews.decide', keep(review, group.id, data.id))).toMatchObject({
      code: 'forbidden',
    })
    expect((await itemOf(review, vic)).decision).toBeNull()
    const mine = await itemsOf(review, { mine: true })
    expect(mine.map(({ person, family }) => `${person.displayName} ${family}`)).toEqual([
      'Ada Example group',
      'Vic Example group',
    ])
  })

  it('does not decide on ground that has changed, and says so', async () => {
    const review = await start()
    const { id } = await itemOf(review, vic)
    await cast.saveAll(change.group(vic, 'viewer', 'editor'))
    const stale = await itemOf(review, vic)
    expect(stale).toMatchObject({ role: 'viewer', now: 'editor', decision: null })
    expect(stale.lock).toMatch(/has changed since/)
    for (const input of [keep(review, id), revoke(review, id), turn(review, 'approver', id)])
      expect(await cast.refused('reviews.decide', input)).toMatchObject({ rule: 'review-item-changed' })
    expect(role(vic)).toBe('editor')
    await cast.call('people.remove', { person: lea, confirmLastLead: false })
    expect(await itemOf(review, lea)).toMatchObject({ now: 'none' })
  })

  it('keeps exactly-one roles, which change hands by a transfer alone (X-04)', async () => {
    const review = await start({ families: ['program'] })
    const item = await itemOf(review, sid, 'program')
    expect(item.keepOnly).toMatch(/exactly one/)
    expect(await cast.refused('reviews.decide', revoke(review, item.id))).toMatchObject({
      rule: 'review-exactly-one',
    })
    await cast.call('reviews.decide', keep(review, item.id))
  })

  it('asks before the last lead user goes (X-02)', async () => {
    const review = await start()
    const own = await itemOf(review, cast.ada)
    const { id } = await itemOf(review, lea)
    cast.actAs(lea)
    await cast.call('reviews.decide', revoke(review, own.id))
    const max = cast.addPerson('Max')
    cast.store.write(({ raw }) => {
      raw.prepare('INSERT INTO last_lead_waiver (id) VALUES (1)').run()
      raw
        .prepare('UPDATE role_grant SET expires_at = ? WHERE person_id = ?')
        .run('2026-06-01T00:00:00.000Z', lea)
      raw
        .prepare('INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, ?, ?, ?)')
        .run(max, 'submittals', 'lead-user', 'x')
    })
    const last = await start(groups, 'Second')
    const item = await itemOf(last, max)
    const told = await cast.call('reviews.preview', { review: last, items: [item.id], decision: 'revoke' })
    expect(told.losesLastLead).toBe(true)
    expect(await cast.refused('reviews.decide', revoke(last, item.id))).toMatchObject({ code: 'confirm' })
    expect(role(max)).toBe('lead-user')
    await cast.call('reviews.decide', { ...revoke(last, item.id), confirmLastLead: true })
    expect(role(max)).toBeUndefined()
    expect(id).toBeGreaterThan(0)
  })

  it('can think again about what was kept, while the review is open', async () => {
    const review = await start()
    const { id } = await itemOf(review, vic)
    await cast.call('reviews.decide', keep(review, id))
    await cast.call('reviews.decide', revoke(review, id))
    expect(await itemOf(review, vic)).toMatchObject({ decision: 'revoke' })
    expect(await cast.call('reviews.item', { item: id })).toMatchObject({ review, decision: 'revoke' })
  })
})

describe('the list of items', () => {
  it('is filtered, searched and sorted by the store', async () => {
    cast.store.write(({ raw }) =>
      raw.prepare('UPDATE person SET last_sign_in_at = ? WHERE id = ?').run('2026-01-20T08:00:00.000Z', vic),
    )
    const review = await start(everything)
    await cast.call('reviews.decide', keep(review, (await itemOf(review, vic)).id))
    const names = async (filters: Input<'reviews.items'>['filters']) =>
      (await itemsOf(review, filters)).map(
        ({ person, family }) => `${person.displayName.split(' ')[0]} ${family}`,
      )
    expect(await names({ decision: ['keep'] })).toEqual(['Vic group'])
    expect(
      await names({ decision: ['keep', 'undecided'], role: ['group.viewer', 'data.administrative'] }),
    ).toEqual(['Ada data', 'Ann data', 'Vic group'])
    expect(await names({ program: [harbour] })).toEqual(['Sid program', 'Vic program'])
    expect(await names({ unused: [60] })).not.toContain('Vic group')
    expect(await names({ unused: [30] })).toContain('Vic group')
    const found = await cast.call('reviews.items', { review, search: 'vic harb', ...window })
    expect(found).toMatchObject({ total: 1, all: 9, rows: [{ family: 'program' }] })
    for (const column of [
      'person',
      'role',
      'program',
      'since',
      'ends',
      'lastSignIn',
      'assignments',
      'decision',
    ] as const)
      for (const descending of [false, true]) {
        const sort = { column, descending }
        expect((await cast.call('reviews.items', { review, sort, offset: 2, limit: 3 })).rows).toHaveLength(3)
      }
  })
})

describe('closing', () => {
  it('changes nothing by silence, and fixes the result', async () => {
    const review = await start()
    await cast.call('reviews.decide', keep(review, (await itemOf(review, vic)).id))
    await cast.call('reviews.close', { review })
    expect(role(lea)).toBe('lead-user')
    const closed = await cast.call('reviews.get', { review })
    expect(closed).toMatchObject({
      closedBy: 'Ada Example',
      counts: { items: 3, undecided: 2, kept: 1 },
      may: { decide: [], close: false },
    })
    const item = await itemOf(review, lea)
    expect(item).toMatchObject({ decision: null, now: null })
    expect(await cast.refused('reviews.decide', keep(review, item.id))).toMatchObject({
      rule: 'review-closed',
    })
    expect(await cast.refused('reviews.close', { review })).toMatchObject({ rule: 'review-closed' })
    for (const sql of [
      `UPDATE review_item SET reason = 'else'`,
      'DELETE FROM review_item',
      `UPDATE review SET name = 'else'`,
      'DELETE FROM review',
    ])
      expect(() => cast.store.write(({ raw }) => raw.prepare(sql).run())).toThrow('keyholder:review-stays')
  })

  it('is for whoever began it, or the Main Corporate Contact', async () => {
    cast.actAs(lea)
    const review = await start()
    const max = cast.addPerson('Max', { group: 'lead-user' })
    cast.actAs(max)
    expect(await cast.refused('reviews.close', { review })).toMatchObject({ code: 'forbidden' })
    expect((await cast.call('reviews.get', { review })).may).toMatchObject({
      decide: ['group'],
      close: false,
    })
    cast.actAs(cast.ada)
    await cast.call('reviews.close', { review })
  })
})

describe('the report', () => {
  const report = (review: ReviewId, format: 'pdf' | 'csv') => {
    cast.dialogAnswers.push(join(folder, `report.${format}`))
    return cast.call('reviews.report', { review, format, taskId: 'review-report' })
  }

  it('tells every item with its decision, reason, reviewer, time, event and hash, and escapes what it tells', async () => {
    const evil = cast.addPerson('<b>Eve</b>', { group: 'editor' })
    const review = await start(groups, 'Spring & <i>summer</i>')
    await cast.call('reviews.decide', revoke(review, (await itemOf(review, vic)).id))
    await cast.call('reviews.decide', {
      ...keep(review, (await itemOf(review, evil)).id),
      reason: '<script>',
    })
    await cast.call('reviews.close', { review })
    expect(await report(review, 'pdf')).toMatchObject({ fileName: 'report.pdf', items: 4 })
    const html = readFileSync(join(folder, 'report.pdf'), 'utf8')
    const { auditSeq } = await itemOf(review, vic)
    const head = cast.sql<string>('SELECT lower(hex(head)) FROM audit_event WHERE seq = ?', auditSeq)
    for (const text of [
      'Example Works',
      'Spring &amp; &lt;i&gt;summer&lt;/i&gt;',
      '&lt;b&gt;Eve&lt;/b&gt; Example',
      '&lt;script&gt;',
      'Left the project.',
      'Viewer (Submittals)',
      `Event ${auditSeq}`,
      head,
      'Undecided',
      'Ada Example, 02/03/2026 9:00 AM',
    ])
      expect(html).toContain(text)
    expect(html).not.toContain('<script>')
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'reviews.report',
      subject: { kind: 'review', id: review },
      after: { format: 'pdf', fileName: 'report.pdf', items: 4 },
    })
  })

  it('is a table as well, in which no cell is a formula', async () => {
    const review = await start()
    const item = await itemOf(review, vic)
    await cast.call('reviews.decide', { ...keep(review, item.id), reason: '=HYPERLINK("x")' })
    await report(review, 'csv')
    const lines = readFileSync(join(folder, 'report.csv'), 'utf8').split('\r\n')
    expect(lines[0]).toContain('Person,E-mail,State,Role')
    expect(lines).toHaveLength(5)
    const line = lines.find((each) => each.startsWith('Vic'))!
    expect(line).toContain(`"'=HYPERLINK(""x"")"`)
    expect(line).toContain('Keep')
  })

  it('leaves nothing behind when no place is chosen', async () => {
    const review = await start()
    const error = await cast.refused('reviews.report', { review, format: 'pdf', taskId: 'review-report' })
    expect(error.code).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
    expect(cast.audit().some(({ action }) => action === 'reviews.report')).toBe(false)
  })
})
