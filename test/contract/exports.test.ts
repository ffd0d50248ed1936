// Exports for auditors (B-14): the key, what is in an export for whom, and what the trail says about it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import { actionNames } from '../../src-shared/policy/actions.ts'
import { rightsTo } from '../../src-shared/policy/rights.ts'
import { loadFacts } from '../../src-main/authz/facts.ts'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change, nothing } from './support/changes.ts'
import { hasPython, hasShellTools, python, sqlite3, verifyByScript } from './support/tools.ts'

const passphrase = 'violet tram under seven hats'
const everything: Omit<Input<'exports.create'>, 'passphrase' | 'taskId'> = {
  reader: { kind: 'everything' },
  modules: ['submittals', 'programs', 'emissions'],
  from: null,
  to: null,
}

let cast: Cast
let folder: string
beforeEach(async () => {
  cast = await startCast()
  folder = mkdtempSync(join(tmpdir(), 'keyholder-exports-'))
})
afterEach(() => {
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const makeKey = () => cast.call('exports.make-key', { passphrase, verifyPassphrase: passphrase })

async function create(name: string, scope: Partial<typeof everything> = {}) {
  const path = join(folder, name)
  cast.dialogAnswers.push(path)
  const made = await cast.call('exports.create', {
    ...everything,
    ...scope,
    passphrase,
    taskId: 'task-number-one',
  })
  return { ...made, path: join(folder, made.fileName) }
}

const rows = (path: string, sql: string) => {
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare(sql).raw().all() as unknown[][]
  } finally {
    db.close()
  }
}

describe('the signing key', () => {
  it('is made once, with a passphrase that is typed twice, and is in the trail without it', async () => {
    const short = await cast.refused('exports.make-key', { passphrase: 'short', verifyPassphrase: 'short' })
    expect(short.fields[0]?.field).toBe('passphrase')
    const other = await cast.refused('exports.make-key', { passphrase, verifyPassphrase: `${passphrase}s` })
    expect(other.fields[0]?.field).toBe('verifyPassphrase')
    const { fingerprint } = await makeKey()
    expect(fingerprint).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/)
    expect((await cast.call('exports.state', {})).key?.fingerprint).toBe(fingerprint)
    expect((await cast.refused('exports.make-key', { passphrase, verifyPassphrase: passphrase })).rule).toBe(
      'signing-key-there',
    )
    expect(JSON.stringify(cast.audit().at(-1))).not.toContain('violet')
    expect(cast.audit().at(-1)).toMatchObject({ action: 'exports.make-key', outcome: 'done' })
  })

  it('follows another by its signature, so that who knows the first accepts the second', async () => {
    await makeKey()
    const { key: first } = await cast.call('exports.state', {})
    const next = { passphrase: `${passphrase} two`, verifyPassphrase: `${passphrase} two` }
    const wrong = await cast.refused('exports.rotate-key', { currentPassphrase: 'nonsense', ...next })
    expect(wrong.fields[0]?.field).toBe('currentPassphrase')
    await cast.call('exports.rotate-key', { currentPassphrase: passphrase, ...next })
    cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
    await cast.call('exports.create', {
      ...everything,
      passphrase: next.passphrase,
      taskId: 'task-number-one',
    })
    const bytes = readFileSync(join(folder, 'a.keyholder-audit'))
    expect(verifyExport(bytes, { known: { key: first!.id } })).toMatchObject({ ok: true })
    expect(verifyExport(bytes, { known: { key: 'ab'.repeat(32) } })).toMatchObject({
      ok: false,
      finding: { code: 'other-key' },
    })
    expect((await cast.call('exports.state', {})).retired).toMatchObject([{ id: first!.id }])
  })

  it('leaves its public half as a PEM file', async () => {
    expect((await cast.refused('exports.save-public-key', {})).rule).toBe('no-signing-key')
    await makeKey()
    cast.dialogAnswers.push(join(folder, 'key.pem'))
    await cast.call('exports.save-public-key', {})
    expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toMatch(
      /^-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA/,
    )
  })
})

describe('an export', () => {
  it('takes a key and its passphrase, and leaves nothing behind without them', async () => {
    const wanted = { ...everything, taskId: 'task-number-one' }
    expect((await cast.refused('exports.create', { ...wanted, passphrase })).rule).toBe('no-signing-key')
    await makeKey()
    const wrong = await cast.refused('exports.create', { ...wanted, passphrase: 'nonsense' })
    expect(wrong.fields[0]?.field).toBe('passphrase')
    expect((await cast.refused('exports.create', { ...wanted, passphrase })).code).toBe('cancelled')
    cast.dialogAnswers.push(join(folder, 'no/such/folder/a.keyholder-audit'))
    expect((await cast.refused('exports.create', { ...wanted, passphrase })).rule).toBe('file-not-written')
    expect(readdirSync(folder)).toEqual([])
    expect(cast.sql<number>('SELECT count(*) FROM export_made')).toBe(0)
  })

  it('stands complete under its name beside its summary, and in the trail with the one before it', async () => {
    await makeKey()
    const first = await create('a')
    expect(first.fileName).toBe('a.keyholder-audit')
    expect(readdirSync(folder).toSorted()).toEqual(['a.keyholder-audit', 'a.pdf'])
    const page = readFileSync(join(folder, 'a.pdf'), 'utf8')
    expect(page).toContain(first.fingerprint)
    expect(page).toContain((await cast.call('exports.state', {})).key!.fingerprint)
    const second = await create('b.keyholder-audit')
    const entry = cast.audit().at(-1) as { action: string; after: { previous: string; fingerprint: string } }
    expect(entry.action).toBe('exports.create')
    const plain = (fingerprint: string) => fingerprint.replaceAll(' ', '').toLowerCase()
    expect(entry.after).toMatchObject({
      previous: plain(first.fingerprint),
      fingerprint: plain(second.fingerprint),
    })
    expect(rows(second.path, `SELECT value FROM about WHERE what = 'Previous export'`)[0]![0]).toContain(
      plain(first.fingerprint),
    )
    expect((await cast.call('exports.state', {})).made.map(({ fileName }) => fileName)).toEqual([
      'b.keyholder-audit',
      'a.keyholder-audit',
    ])
  })

  it('says beforehand what will be in it', async () => {
    const north = cast.addEntity('North')
    cast.addPerson('Ben', { group: 'editor' })
    const plan = (scope: Partial<typeof everything>) =>
      cast.call('exports.plan', { ...everything, ...scope, taskId: 'task-number-one' })
    const of = async (scope: Partial<typeof everything>, table: string) =>
      (await plan(scope)).tables.find((each) => each.table === table)
    expect(await of({}, 'data_person')).toEqual({ table: 'data_person', rows: 2, withheld: 0 })
    const narrow: Partial<typeof everything> = { reader: { kind: 'entities', entities: [north] } }
    expect(await of(narrow, 'data_person')).toEqual({ table: 'data_person', rows: 1, withheld: 1 })
    expect((await of(narrow, 'data_audit_event'))?.rows).toBe(0)
    expect((await of({ modules: ['programs'] }, 'data_entity'))?.withheld).toBe(1)
    const rights = (await of({}, 'data_right'))!
    expect(rights.withheld).toBe(0)
    const inPrograms: Partial<typeof everything> = { modules: ['programs'] }
    for (const scope of [narrow, inPrograms]) {
      const some = (await of(scope, 'data_right'))!
      expect(some.rows).toBeLessThan(rights.rows)
      expect(some.rows + some.withheld, 'of all modules').toBe(rights.rows)
    }
    expect((await of({ to: '2020-01-01' }, 'data_audit_event'))?.rows).toBe(0)
    expect((await cast.call('exports.entities', {})).entities).toEqual([
      { id: north, parentId: null, name: 'North' },
    ])
  })

  it('tells for everybody every right that the policy gives, and no other', async () => {
    await makeKey()
    const north = cast.addEntity('North')
    const program = cast.addProgram('Green Bus', cast.ada)
    const people = [
      cast.ada,
      cast.addPerson('Ben', { group: 'editor', contact: { [program]: 'contributor' } }),
      cast.addPerson('Cleo', { data: 'restricted-audit', entities: [north] }),
      cast.addPerson('Dan', { secondary: true, data: 'open', expiresAt: '2026-01-01' }),
      cast.addPerson('Eva', { group: 'lead-user', state: 'disabled' }),
    ]
    const { path } = await create('a')
    const told = rows(path, 'SELECT person_id, action, scope, item_id FROM data_right').map(String).toSorted()
    const expected = cast.store.read((db) =>
      people.flatMap((id) => {
        const facts = loadFacts(db, id, '2026-03-02T09:00:00.000Z')
        return actionNames.flatMap((action) =>
          rightsTo(facts, action).flatMap(({ scope, ids }) =>
            (ids ?? [0]).map((item) => String([id, action, scope, item])),
          ),
        )
      }),
    )
    expect(told).toEqual(expected.toSorted())
    // Each with its rule, its reason and the role behind it.
    expect(
      rows(
        path,
        `SELECT person, role, item, rule, granted_at FROM effective_access WHERE action = 'programs.answer' AND person = 'Ben Example'`,
      ),
    ).toEqual([
      ['Ben Example', 'contributor', 'Green Bus', 'programs.contributor.work', '2026-01-05T08:00:00.000Z'],
    ])
    expect(
      rows(path, 'SELECT count(*) FROM effective_access WHERE reason IS NULL OR action_in_words IS NULL'),
    ).toEqual([[0]])
  })

  it('for chosen entities holds nothing and nobody else, and the whole chain', async () => {
    await makeKey()
    const [north, south] = [cast.addEntity('North'), cast.addEntity('Southmoor')]
    const kiln = cast.addEntity('Kiln', north)
    const program = cast.addProgram('Greenbus', cast.ada)
    cast.addFacility('Harbourside', 'County Office')
    cast.addPerson('Ben', { group: 'editor', contact: { [program]: 'viewer' } })
    const cleo = cast.addPerson('Cleo', { data: 'restricted', entities: [north] })
    const dora = cast.addPerson('Dora', { data: 'restricted', entities: [south] })
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: south }, name: 'Southmoor East' })
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: kiln }, name: 'Kiln house' })
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: north }, name: 'North side' })
    const { path } = await create('a', { reader: { kind: 'entities', entities: [kiln] } })
    expect(rows(path, 'SELECT name FROM entity')).toEqual([['Kiln house']])
    expect(rows(path, 'SELECT id FROM people ORDER BY id')).toEqual([[cast.ada], [cleo]])
    // Cleo reaches the kiln by what stands above it.
    expect(
      rows(path, `SELECT item FROM effective_access WHERE person_id = ${cleo} AND action = 'inventory.view'`),
    ).toEqual([['Kiln house']])
    expect(rows(path, 'SELECT subject FROM audit_event WHERE NOT is_withheld')).toEqual([['Kiln']])
    const events = cast.sql<number>('SELECT count(*) FROM audit_event') - 1
    expect(rows(path, 'SELECT count(*), count(body), count(salt) FROM data_audit_event')).toEqual([
      [events, 1, 1],
    ])
    const all = readFileSync(path).toString('latin1')
    for (const absent of ['Southmoor', 'North', 'Greenbus', 'Harbourside', 'Ben', 'Dora', 'example.com'])
      expect([absent, all.includes(absent)]).toEqual([absent, false])
    expect(dora).toBeGreaterThan(cleo)
    expect(verifyExport(readFileSync(path))).toMatchObject({ ok: true })
  })

  it('for chosen entities tells nobody’s address, whatever they are called by', async () => {
    await makeKey()
    const north = cast.addEntity('North')
    const nameless = (canary: string, holding: Parameters<Cast['addPerson']>[1]) => {
      const id = cast.addPerson(canary, holding)
      cast.store.write(({ raw }) => {
        raw.prepare(`UPDATE person SET first_name = '', last_name = '' WHERE id = ?`).run(id)
      })
      return id
    }
    const once = nameless('canary-once', { data: 'administrative' })
    const maker = nameless('canary-maker', { group: 'lead-user' })
    const reader = nameless('canary-reader', { data: 'restricted-audit' })
    const called = cast.addPerson('canary-called', { data: 'open' })
    cast.store.write(({ raw }) => {
      raw.prepare(`UPDATE person SET first_name = 'canary-name@example.com' WHERE id = ?`).run(called)
    })
    await cast.saveAll(change.assign(reader, nothing, { ...nothing, entities: [north] }))
    cast.actAs(once)
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: north }, name: 'North side' })
    cast.actAs(cast.ada)
    await cast.saveAll(change.data(once, 'administrative', 'none'))
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: north }, name: 'North end' })
    cast.actAs(maker)
    const { path } = await create('a', { reader: { kind: 'entities', entities: [north] } })
    const all = readFileSync(path)
    expect(['canary', 'example.com'].filter((absent) => all.includes(absent))).toEqual([])
    expect(rows(path, 'SELECT id, name FROM people ORDER BY id')).toEqual([
      [cast.ada, 'Ada Example'],
      [reader, `Person #${reader}`],
      [called, `Person #${called}`],
    ])
    expect(rows(path, `SELECT value FROM about WHERE what = 'Made by'`)).toEqual([[`Person #${maker}`]])
    // Withheld are the assignment of somebody without a name, and what the one did who is outside by now.
    expect(rows(path, 'SELECT subject FROM audit_event WHERE NOT is_withheld')).toEqual([['North side']])
    expect(verifyExport(readFileSync(path))).toMatchObject({ ok: true })
    // The paper that goes with it tells the maker as the file does.
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).not.toContain('canary')
    // As Audit sees it, everybody is told by what they sign in with.
    const whole = await create('b')
    expect(rows(whole.path, `SELECT name FROM people WHERE id = ${reader}`)).toEqual([
      ['canary-reader@example.com'],
    ])
  })

  it('leaves the modules and the time out that were not chosen', async () => {
    await makeKey()
    const north = cast.addEntity('North')
    cast.addPerson('Cleo', { data: 'restricted', entities: [north], group: 'viewer' })
    cast.setNow('2026-03-05T09:00:00.000Z')
    await cast.call('inventory.edit', { thing: { kind: 'entity', id: north }, name: 'North side' })
    await cast.call('programs.create', { name: 'Green Bus' })
    const { path } = await create('a', { modules: ['programs'], from: '2026-03-05', to: '2026-03-05' })
    expect(rows(path, 'SELECT count(*) FROM entity')).toEqual([[0]])
    expect(rows(path, 'SELECT DISTINCT module FROM data_role_grant')).toEqual([])
    expect(rows(path, 'SELECT action FROM audit_event WHERE NOT is_withheld')).toEqual([['programs.create']])
    expect(rows(path, `SELECT DISTINCT module FROM effective_access ORDER BY 1`)).toEqual([
      ['account'],
      ['programs'],
    ])
    expect(verifyExport(readFileSync(path))).toMatchObject({ ok: true })
  })

  it('can be cancelled, and then there is no file', async () => {
    await makeKey()
    cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
    const refused = cast.refused('exports.create', { ...everything, passphrase, taskId: 'task-number-one' })
    while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await cast.call('tasks.cancel', { taskId: 'task-number-one' })
    expect((await refused).code).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused to whoever lost the right meanwhile, and its file goes', async () => {
    await makeKey()
    const ben = cast.addPerson('Ben', { group: 'lead-user' })
    cast.actAs(ben)
    cast.dialogAnswers.push(join(folder, 'a.keyholder-audit'))
    const refused = cast.refused('exports.create', { ...everything, passphrase, taskId: 'task-number-one' })
    while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    cast.store.write(({ raw }) => raw.prepare(`DELETE FROM role_grant WHERE person_id = ${ben}`).run())
    expect((await refused).code).toBe('forbidden')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('in the hands of an auditor', () => {
  it('holds no secret of any kind', async () => {
    await makeKey()
    cast.store.write(({ raw }) => {
      raw
        .prepare(
          `INSERT INTO mail_server (id, host, port, security, user_name, wrapped_secret, sender_address)
           VALUES (1, '127.0.0.1', 9, 'none', 'CANARY-USER', x'43414e4152592d534d5450', 'a@example.com')`,
        )
        .run()
      raw.prepare(`INSERT INTO sign_in_throttle VALUES ('CANARY-THROTTLE', 1, '2026', 1, 1)`).run()
    })
    const { invitation } = await cast.call('people.invite', {
      email: 'new@example.com',
      firstName: 'Fay',
      lastName: 'Example',
      phone: '',
      title: '',
    })
    const { path } = await create('a')
    const all = readFileSync(path)
    const code = invitation.link.split(/[/=]/).at(-1)!
    const secrets = [
      ...(cast.store.read(({ raw }) =>
        raw.prepare('SELECT password_hash FROM credential').pluck().all(),
      ) as string[]),
      '$argon2id$',
      'CANARY',
      code,
      passphrase,
      'violet tram',
      cast.sql<string>('SELECT wrapped_key FROM signing_key'),
    ]
    const hashes = cast.store.read(({ raw }) =>
      raw.prepare('SELECT code_hash FROM invitation').pluck().all(),
    ) as Buffer[]
    for (const secret of [...secrets, ...hashes])
      expect([secret, all.includes(secret)]).toEqual([secret, false])
    expect(JSON.stringify(cast.audit())).not.toContain(code)
    expect(JSON.stringify(await cast.call('exports.state', {}))).not.toContain('wrapped')
  })

  it.skipIf(!hasShellTools)(
    'opens in Debian’s sqlite3, and its script says what the program says',
    async () => {
      await makeKey()
      const { path } = await create('a')
      const before = readFileSync(path)
      expect(await sqlite3(path, 'SELECT name, corporate_role FROM people')).toBe('Ada Example|main\n')
      const { key } = await cast.call('exports.state', {})
      const { said, ok } = await verifyByScript(path, key!.fingerprint)
      expect(ok).toBe(true)
      expect(said).toContain('OK: Example Works')
      expect((await verifyByScript(path, 'ab'.repeat(32))).ok).toBe(false)
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(existsSync(`${path}-wal`)).toBe(false)
    },
  )

  it.skipIf(!hasPython)('opens in Python’s sqlite3', async () => {
    await makeKey()
    const { path } = await create('a')
    const code = `import sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
views = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
for view in views: db.execute('SELECT * FROM ' + view).fetchall()
print(' '.join(views))`
    const views = (await python(code, path)).trim().split(' ')
    for (const view of [
      'people',
      'effective_access',
      'role_rule',
      'facility',
      'program',
      'entity',
      'source',
      'audit_event',
    ])
      expect(views).toContain(view)
  })
})
