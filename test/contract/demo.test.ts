// The made-up organization of `--demo`: whole, the same at every start, and let in as its description says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { demoPassword, personas } from '../../src-main/demo/people.ts'
import { backUpDemo, demoAccount, seedDemo } from '../../src-main/demo/seed.ts'
import { unwrapKey } from '../../src-main/exports/keys.ts'
import { passwordRefusals } from '../../src-main/session/password.ts'
import { roles } from '../../src-shared/policy/roles.ts'
import { repositoryRoot, startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let demo: TestBackend
beforeAll(async () => {
  demo = startBackend()
  await seedDemo(demo)
})
afterAll(() => demo.dispose())

const rows = (text: string, backend = demo) =>
  backend.store.read(({ raw }) => raw.prepare(text).all()) as Record<string, unknown>[]
const column = (text: string) => rows(text).map((row) => Object.values(row)[0])

test('has some 200 people, in every state at least twice, whose addresses belong to nobody', () => {
  const states = rows('SELECT state, count(*) AS n FROM person GROUP BY state')
  expect(states.map(({ state }) => state)).toEqual(['active', 'disabled', 'invited', 'pending', 'removed'])
  for (const { n } of states) expect(n).toBeGreaterThanOrEqual(2)
  expect(column('SELECT count(*) FROM person')[0]).toBeGreaterThan(190)
  expect(column("SELECT email FROM person WHERE email NOT LIKE '%@example.com'")).toEqual([])
})

test('has every role at least twice, but the one that there is once', () => {
  const held = new Map<string, number>()
  const add = (key: unknown, n: unknown) => held.set(key as string, n as number)
  for (const { module, role, n } of rows(
    `SELECT module, role, count(*) AS n FROM role_grant g JOIN person p ON p.id = g.person_id AND p.state = 'active'
     GROUP BY module, role`,
  ))
    add(`${String(module)}.${String(role)}`, n)
  for (const { role, n } of rows('SELECT role, count(*) AS n FROM program_contact GROUP BY role'))
    add(`programs.${String(role)}`, n)
  add('programs.main-site-contact', column('SELECT count(DISTINCT main_site_contact_id) FROM program')[0])
  add('programs.main', 2)
  add('programs.affiliate', 2)
  for (const { key } of roles) expect([key, (held.get(key) ?? 0) >= 2]).toEqual([key, true])
})

test('has facilities, programs, and an inventory of three levels and more', () => {
  expect(column("SELECT count(*) FROM regulator WHERE kind = 'cupa'")).toEqual([3])
  expect(column("SELECT count(*) FROM regulator WHERE kind = 'state-agency'")).toEqual([1])
  expect(column('SELECT count(*) FROM facility')).toEqual([14])
  expect(column('SELECT count(*) FROM program')).toEqual([8])
  const depth = column(`WITH RECURSIVE down (id, depth) AS (
      SELECT id, 1 FROM entity WHERE parent_id IS NULL
      UNION ALL SELECT e.id, depth + 1 FROM entity e JOIN down ON e.parent_id = down.id
    ) SELECT max(depth) FROM down`)
  expect(depth).toEqual([4])
})

test('has roles that will end, and some that have ended (B-10)', () => {
  const now = demo.services.clock.now()
  const ends = column('SELECT expires_at FROM role_grant WHERE expires_at IS NOT NULL') as string[]
  expect(ends.some((end) => end <= now)).toBe(true)
  expect(ends.some((end) => end > now)).toBe(true)
})

test('has access requests in every state, which are routed to the lead users (B-09)', () => {
  const states = rows('SELECT DISTINCT state FROM access_request ORDER BY state').map(({ state }) => state)
  expect(states).toEqual(['declined', 'granted', 'pending', 'withdrawn'])
  expect(column('SELECT DISTINCT recipient FROM access_request')).toEqual(['lead-users'])
})

test('has a review that is closed and one that waits (B-11)', () => {
  expect(rows('SELECT closed_at IS NOT NULL AS closed FROM review ORDER BY id')).toEqual([
    { closed: 1 },
    { closed: 0 },
  ])
  const decisions = column('SELECT DISTINCT decision FROM review_item WHERE review_id = 1 ORDER BY 1')
  expect(decisions).toEqual(['change', 'keep'])
  expect(
    column('SELECT count(*) FROM review_item WHERE review_id = 2 AND decision IS NULL')[0],
  ).toBeGreaterThan(5)
})

test('its trail is whole, in the order of time, in the past, and without a denial', () => {
  expect(demo.store.read(verifyChain)).toMatchObject({ intact: true })
  const times = demo.audit().map(({ at }) => at as string)
  expect(times).toEqual(times.toSorted())
  expect(times.at(-1)! < demo.services.clock.now()).toBe(true)
  expect(demo.audit().filter(({ outcome }) => outcome !== 'done')).toEqual([])
  expect(rows('PRAGMA foreign_key_check')).toEqual([])
})

test('is the same at every start', async () => {
  const again = startBackend()
  await seedDemo(again)
  const tables = [
    'SELECT * FROM person',
    'SELECT * FROM role_grant',
    'SELECT * FROM program_contact',
    'SELECT * FROM assignment',
    'SELECT * FROM preference',
    'SELECT id, person_id, state, expires_at FROM invitation',
  ]
  for (const table of tables) expect(rows(table, again)).toEqual(rows(table))
  again.dispose()
})

test('has a key, and a backup that knows all of its past (B-14)', async () => {
  await demo.call('session.sign-in', demoAccount)
  await backUpDemo(demo)
  const { backups, problem } = await demo.call('backups.list', {})
  expect(problem).toBeNull()
  const events = Number(column('SELECT count(*) FROM audit_event')[0])
  expect(backups).toMatchObject([{ holds: { events: events - 1 } }])
  expect(demo.audit().at(-1)).toMatchObject({
    action: 'backups.make',
    actor: { name: 'Marisol Quillfeather' },
  })
  const wrapped = column('SELECT wrapped_key FROM signing_key')
  expect(await unwrapKey(wrapped[0] as string, demoPassword)).not.toBeNull()
})

describe('at the door', () => {
  const signIn = (email: string) => demo.send('session.sign-in', { userName: email, password: demoPassword })

  test('the account that the sign-in screen offers gets in, with a password that its own policy accepts', async () => {
    await demo.call('session.sign-in', demoAccount)
    expect(await demo.call('session.state', {})).toMatchObject({
      stage: 'signed-in',
      passwordPolicy: 'strong',
    })
    const again = { password: demoPassword, verifyPassword: demoPassword }
    expect(passwordRefusals('strong', again, ['Saltmarsh Valley Utilities', demoAccount.userName])).toEqual(
      [],
    )
  })

  test('people to try get in, but for those who show why somebody does not', async () => {
    const outside = []
    for (const { email } of personas) if (!(await signIn(email)).ok) outside.push(email)
    expect(outside).toEqual(['kalani.moanalei@example.com', 'declan.thistlewick@example.com'])
    expect(await signIn('kalani.moanalei@example.com')).toMatchObject({
      error: { rule: 'sign-in-structured' },
    })
  })

  test('the description names everybody to try', () => {
    const text = readFileSync(join(repositoryRoot, 'resources/demo/README.md'), 'utf8')
    for (const { email } of [...personas, { email: demoAccount.userName }])
      expect(text).toContain(`\`${email.replace('@example.com', '')}\``)
    for (const file of readdirSync(join(repositoryRoot, 'resources/demo')))
      if (file.endsWith('.csv')) expect(text).toContain(`\`${file}\``)
  })
})
