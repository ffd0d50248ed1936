// S3-14: Audit sees everything Administrative sees of settings, backups, reviews and exports, and every write is refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let audit: PersonId
let administrative: PersonId
let backup: string
let review: number
let item: number
let regulator: number

const passphrase = 'violet tram under seven hats'
const page = { offset: 0, limit: 10 }
const mailServer = {
  host: 'smtp.example.com',
  port: 465,
  security: 'tls',
  userName: 'keyholder',
  password: 'a secret of the server',
  senderName: 'Example Works',
  senderAddress: 'keyholder@example.com',
} as const

beforeEach(async () => {
  cast = await startCast()
  audit = cast.addPerson('Aud', { data: 'audit' })
  administrative = cast.addPerson('Ann', { data: 'administrative' })
  cast.addPerson('Vic', { group: 'viewer' })
  cast.addFacility('Plant', 'Example CUPA')
  regulator = cast.sql<number>('SELECT id FROM regulator')
  await cast.call('mail-server.save', mailServer)
  await cast.call('exports.make-key', { passphrase, verifyPassphrase: passphrase })
  backup = (await cast.call('backups.make', { taskId: crypto.randomUUID() })).name
  const scope = { families: ['group', 'data'] } as const
  review = (
    await cast.call('reviews.start', {
      name: 'Spring',
      scope: { ...scope, families: [...scope.families] },
      dueOn: null,
    })
  ).review
  item = cast.sql<number>(`SELECT id FROM review_item WHERE role = 'viewer'`)
})
afterEach(() => cast.dispose())

const features = ['settings.', 'regulators.', 'mail-server.', 'backups.', 'reviews.', 'exports.']

/** What is seen, and what each of these calls is asked. */
const reads: Partial<Record<CallName, () => object>> = {
  'settings.view': () => ({}),
  'regulators.list': () => page,
  'regulators.get': () => ({ id: regulator }),
  'mail-server.view': () => ({}),
  'backups.list': () => ({}),
  'backups.preview': () => ({ name: backup, taskId: crypto.randomUUID() }),
  'reviews.list': () => page,
  'reviews.get': () => ({ review }),
  'reviews.items': () => ({ review, ...page }),
  'reviews.item': () => ({ item }),
  'reviews.report': () => ({ review, format: 'csv', taskId: crypto.randomUUID() }),
  'exports.state': () => ({}),
  'exports.save-public-key': () => ({}),
}

const scope = { families: ['group'] }
const exported = { reader: { kind: 'everything' }, modules: ['emissions'], from: null, to: null }

/** Everything else of these features: what changes something, and the steps towards it. */
const acts: Partial<Record<CallName, () => object>> = {
  'settings.edit': () => ({ passwordPolicy: 'documented', idleLockMinutes: 20, selfRegistration: true }),
  'regulators.add': () => ({ name: 'Another CUPA', kind: 'cupa', email: '' }),
  'regulators.edit': () => ({ id: regulator, name: 'Renamed', kind: 'cupa', email: '' }),
  'regulators.remove': () => ({ id: regulator }),
  'mail-server.save': () => mailServer,
  'mail-server.remove': () => ({}),
  'mail-server.test': () => mailServer,
  'backups.make': () => ({ taskId: crypto.randomUUID() }),
  'backups.choose-second': () => ({}),
  'backups.forget-second': () => ({}),
  'backups.bring-in': () => ({ taskId: crypto.randomUUID() }),
  'backups.restore': () => ({ name: backup, sha256: '0'.repeat(64) }),
  'reviews.choices': () => ({}),
  'reviews.count': () => ({ scope }),
  'reviews.start': () => ({ name: 'Mine', scope, dueOn: null }),
  'reviews.preview': () => ({ review, items: [item], decision: 'revoke' }),
  'reviews.decide': () => ({ review, items: [item], decision: 'keep' }),
  'reviews.close': () => ({ review }),
  'exports.entities': () => ({}),
  'exports.plan': () => ({ ...exported, taskId: crypto.randomUUID() }),
  'exports.create': () => ({ ...exported, passphrase, taskId: crypto.randomUUID() }),
  'exports.make-key': () => ({ passphrase, verifyPassphrase: passphrase }),
  'exports.rotate-key': () => ({ currentPassphrase: passphrase, passphrase, verifyPassphrase: passphrase }),
  'exports.remember-passphrase': () => ({ passphrase }),
  'exports.forget-passphrase': () => ({}),
}

it('S3-14 knows every call of these features as one or the other', () => {
  const names = (Object.keys(contract) as CallName[]).filter((name) =>
    features.some((feature) => name.startsWith(feature)),
  )
  expect(names.toSorted()).toEqual([...Object.keys(reads), ...Object.keys(acts)].toSorted())
})

/** What a person may do about what they see is theirs; all else is the same for everybody who sees it. */
function seen(value: unknown): unknown {
  const mine = new Set(['may', 'lock'])
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (mine.has(key) ? undefined : each)))
}

describe('Audit', () => {
  it.each(Object.entries(reads))('S3-14 sees by %s what Administrative sees', async (name, input) => {
    const answers = []
    for (const person of [administrative, audit]) {
      cast.actAs(person)
      answers.push(await cast.send(name, input()))
    }
    const [theirs, own] = answers
    // Where a file would be written, the native dialog was cancelled: the right to it was there.
    if (!theirs!.ok) expect(theirs!.error.code).toBe('cancelled')
    expect(seen(own)).toEqual(seen(theirs))
  })

  it.each(Object.entries(acts))('S3-14 is refused %s, and nothing is changed', async (name, input) => {
    cast.actAs(audit)
    const tables = [
      'organization',
      'regulator',
      'mail_server',
      'review',
      'review_item',
      'signing_key',
    ] as const
    const state = () =>
      cast.store.read(({ raw }) => tables.map((table) => raw.prepare(`SELECT * FROM ${table}`).all()))
    const before = state()
    expect((await cast.refused(name as CallName, input() as never)).code).toBe('forbidden')
    expect(state()).toEqual(before)
    expect((await cast.call('backups.list', {})).backups).toHaveLength(1)
  })

  it('S3-14 gets no secret of the mail server', async () => {
    cast.actAs(audit)
    const answer = await cast.call('mail-server.view', {})
    expect(answer.server).toMatchObject({ host: mailServer.host, hasPassword: true })
    expect(JSON.stringify(answer)).not.toContain(mailServer.password)
  })
})

it('S3-14 B-11 decides about no item by seeing it, even with the right to set its role', async () => {
  const both = cast.addPerson('Bo', { data: 'audit', secondary: true })
  cast.addPerson('Sid', { secondary: true })
  const scopeOfIt = { families: ['corporate' as const] }
  const { review: other } = await cast.call('reviews.start', {
    name: 'Corporate',
    scope: scopeOfIt,
    dueOn: null,
  })
  const theirs = cast.sql<number>(
    `SELECT id FROM review_item WHERE review_id = ? AND role = 'secondary' AND person_id <> ?`,
    other,
    both,
  )
  cast.actAs(both)
  expect((await cast.call('reviews.get', { review: other })).may).toEqual({ decide: [], close: false })
  const { rows } = await cast.call('reviews.items', { review: other, ...page })
  expect(rows.every(({ lock }) => lock !== null)).toBe(true)
  const own = await cast.call('reviews.items', { review: other, filters: { mine: true }, ...page })
  expect(own.rows).toEqual([])
  const decision = { review: other, items: [theirs], decision: 'keep' } as never
  expect((await cast.refused('reviews.decide', decision)).code).toBe('forbidden')
})
