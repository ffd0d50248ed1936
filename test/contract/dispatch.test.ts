import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import { isAction } from '../../src-shared/policy/actions.ts'
import { verifyChain } from '../../src-main/audit/verify.ts'
import { founder, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

const names = Object.keys(contract) as CallName[]
const auditLength = () => backend.audit().length

describe('the contract', () => {
  it('gives every call its own name and a policy row, or says that it needs none', () => {
    for (const name of names) {
      const { access } = contract[name]
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
      expect(access === 'public' || access === 'signed-in' || isAction(access), `${name}: ${access}`).toBe(
        true,
      )
    }
  })

  it('lets nobody in before signing in but to set up, sign in, register, open an export, and cancel', () => {
    const open = names.filter((name) => contract[name].access === 'public').toSorted()
    expect(open).toEqual([
      'links.forget',
      'links.waiting',
      'reading.choose',
      'reading.close',
      'reading.compare',
      'reading.confirm-key',
      'reading.export',
      'reading.list',
      'reading.open',
      'reading.save-note',
      'reading.state',
      'session.invitation',
      'session.register',
      'session.register-self',
      'session.set-up',
      'session.sign-in',
      'session.state',
      'tasks.cancel',
    ])
  })
})

describe('a malformed call is refused and writes nothing', () => {
  it.each([
    ['an unknown name', 'people.rule-the-world', {}],
    ['a name from the prototype', '__proto__', {}],
    ['another one', 'constructor', {}],
  ])('%s', async (_what, name, input) => {
    const before = auditLength()
    const reply = await backend.send(name, input)
    expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    expect(auditLength()).toBe(before)
  })

  it.each([
    ['a missing input', undefined],
    ['null', null],
    ['an array', []],
    ['a wrong type', { theme: 3 }],
    ['an unknown choice', { theme: 'sepia' }],
    ['an extra actor', { theme: 'dark', actor: 2 }],
    ['NaN, which is null in JSON', { numberScaling: NaN }],
    ['1 MB of text', { timeZone: 'x'.repeat(1_000_000) }],
  ])('%s', async (_what, input) => {
    const before = auditLength()
    const text = input === undefined ? 'undefined' : JSON.stringify(input)
    const reply = JSON.parse(await backend.dispatch('preferences.save', text)) as {
      ok: boolean
      error: { code: string }
    }
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(auditLength()).toBe(before)
  })
})

describe('who calls', () => {
  it('is refused everything but the open calls when nobody is signed in', async () => {
    await backend.call('session.sign-out', {})
    const before = auditLength()
    for (const name of names.filter((each) => contract[each].access !== 'public')) {
      const reply = await backend.send(name, {})
      // Wrong shape or no session: never an answer.
      expect(reply.ok, name).toBe(false)
    }
    expect(auditLength()).toBe(before)
  })

  it('tells no-session for a well-formed call', async () => {
    await backend.call('session.sign-out', {})
    expect(await backend.refused('preferences.save', { theme: 'dark' })).toMatchObject({ code: 'no-session' })
  })
})

describe('the audit trail (B-08)', () => {
  it('holds who, what, whom, when, before and after, chained', async () => {
    await backend.call('preferences.save', { theme: 'dark', translation: 'es' })
    expect(backend.audit().at(-1)).toEqual({
      v: 1,
      at: '2026-03-02T09:00:00.000Z',
      actor: { kind: 'person', id: 1, name: 'Ada Example' },
      action: 'preferences.save',
      outcome: 'done',
      subject: { kind: 'person', id: 1, name: 'Ada Example' },
      before: { theme: 'system', translation: 'en_default' },
      after: { theme: 'dark', translation: 'es' },
    })
    expect(backend.store.read(verifyChain)).toMatchObject({ intact: true, length: auditLength() })
  })

  it('records a clock that went backwards, and keeps its order', async () => {
    await backend.call('preferences.save', { theme: 'dark' })
    backend.setNow('2020-01-01T00:00:00.000Z')
    await backend.call('preferences.save', { theme: 'light' })
    expect(backend.audit().at(-1)).toMatchObject({
      at: '2020-01-01T00:00:00.000Z',
      clockWentBackFrom: '2026-03-02T09:00:00.000Z',
    })
    expect(backend.store.read(verifyChain)).toMatchObject({ intact: true })
  })

  it('rolls a command back when its trail cannot be written', async () => {
    const { contents } = {
      contents: () => backend.store.read((db) => db.raw.prepare('SELECT theme FROM preference').all()),
    }
    backend.store.write((db) => {
      db.raw
        .prepare(
          "CREATE TRIGGER stop BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'disk on fire'); END",
        )
        .run()
    })
    expect(await backend.refused('preferences.save', { theme: 'dark' })).toMatchObject({ code: 'failed' })
    expect(contents()).toEqual([{ theme: 'system' }])
  })

  it('answers in the person’s language at once (S3-24)', async () => {
    await backend.call('preferences.save', { translation: 'es' })
    const error = await backend.refused('preferences.save', { timeZone: 'Mars/Olympus' })
    expect(error.fields[0]?.reason).toBe('Elija una zona horaria de la lista.')
  })
})

describe('after a restart', () => {
  it('nobody is signed in and everything acknowledged is there', async () => {
    await backend.call('preferences.save', { theme: 'dark' })
    const length = auditLength()
    backend = backend.restart()
    expect(await backend.call('session.state', {})).toMatchObject({ stage: 'signed-out', ending: null })
    expect(auditLength()).toBe(length)
    await backend.call('session.sign-in', founder)
    expect(await backend.call('session.state', {})).toMatchObject({ preferences: { theme: 'dark' } })
  })
})
