// The organization's SMTP server through the contract: what is accepted, what becomes of its password, and the test.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { account, readMail, startSmtp } from '../support/smtp.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => {
  vi.restoreAllMocks()
  cast.dispose()
})

type Written = Input<'mail-server.save'>
const written: Written = {
  host: 'smtp.example.com',
  port: 465,
  security: 'tls',
  userName: account.userName,
  password: account.password,
  senderName: 'Example Works',
  senderAddress: 'keyholder@example.com',
}
const save = (change: Partial<Written> = {}) => cast.call('mail-server.save', { ...written, ...change })
const refused = (change: Partial<Written>) => cast.refused('mail-server.save', { ...written, ...change })
const view = () => cast.call('mail-server.view', {})
const fieldOf = ({ fields }: { fields: readonly { field: string; reason: string }[] }) => fields[0]
const secret = () => cast.sql<Buffer | null>('SELECT wrapped_secret FROM mail_server')

describe('what is accepted', () => {
  it('X-16 is stored and shown again, all but the password', async () => {
    expect(await view()).toEqual({ server: null, keyStore: 'usable' })
    expect(await cast.call('outbox.server', {})).toEqual({ isSet: false })
    await save()
    const { password: _, ...shown } = written
    expect(await view()).toEqual({ server: { ...shown, hasPassword: true }, keyStore: 'usable' })
    expect(await cast.call('outbox.server', {})).toEqual({ isSet: true })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'mail-server.save',
      subject: { kind: 'mail-server', name: 'smtp.example.com' },
      after: { host: 'smtp.example.com', port: 465, security: 'tls', password: 'new' },
    })
  })

  it.each(['localhost', '127.0.0.1', '127.8.8.8', '::1', 'LOCALHOST'])(
    'X-16 leaves encryption out for %s',
    async (host) => {
      await save({ host, security: 'none', userName: '', password: null })
      expect((await view()).server).toMatchObject({ host, security: 'none' })
    },
  )

  it.each(['smtp.example.com', '10.0.0.1', '128.0.0.1', 'localhost.example.com', '127.0.0.1.example.com'])(
    'X-16 does not leave encryption out for %s',
    async (host) => {
      expect(fieldOf(await refused({ host, security: 'none' }))).toMatchObject({ field: 'security' })
      expect((await view()).server).toBeNull()
    },
  )

  it.each([
    ['host', { host: 'two words' }],
    ['host', { host: 'http://example.com' }],
    ['host', { host: '' }],
    ['port', { port: 0 }],
    ['port', { port: 65_536 }],
    ['senderAddress', { senderAddress: 'nobody' }],
  ] as const)('X-16 refuses a wrong %s: %j', async (field, change) => {
    expect(fieldOf(await refused(change))?.field).toBe(field)
  })

  it('X-16 X-10 takes the sender’s name as one line, so that it begins no header of its own', async () => {
    await save({ senderName: 'A\r\nBcc: other@example.com' })
    expect((await view()).server).toMatchObject({ senderName: 'A Bcc: other@example.com' })
  })
})

describe('the password', () => {
  it('X-16 is nowhere but wrapped in the store: not in the file, the answers, the events, the trail', async () => {
    await save()
    await view()
    const told = JSON.stringify([cast.audit(), cast.events, await view()])
    expect(told).not.toContain(account.password)
    const { readFileSync, readdirSync } = await import('node:fs')
    for (const name of readdirSync(cast.dataDir)) {
      const bytes = readFileSync(`${cast.dataDir}/${name}`)
      expect(bytes.includes(account.password), name).toBe(false)
    }
    expect(secret()).not.toBeNull()
  })

  it('X-16 is kept when nothing is typed and its server is the same', async () => {
    await save()
    const before = secret()
    await save({ password: null, security: 'starttls', senderName: 'Other' })
    expect(secret()).toEqual(before)
    expect(cast.audit().at(-1)).toMatchObject({
      before: { security: 'tls', senderName: 'Example Works' },
      after: { security: 'starttls', senderName: 'Other' },
    })
  })

  it.each([{ host: 'smtp.example.net' }, { port: 587 }, { userName: 'somebody' }])(
    'X-16 is not sent to another server or for another name: %j',
    async (change) => {
      await save()
      const refusal = fieldOf(await refused({ ...change, password: null }))
      expect(refusal).toEqual({
        field: 'password',
        reason: 'The server or the user name has changed: type the password again.',
      })
      const tried = await cast.refused('mail-server.test', { ...written, ...change, password: null })
      expect(fieldOf(tried)?.field).toBe('password')
    },
  )

  it('X-16 is dropped with the login, and with the server', async () => {
    await save()
    await save({ userName: '', password: null })
    expect(secret()).toBeNull()
    expect((await view()).server).toMatchObject({ hasPassword: false })
    await save()
    await cast.call('mail-server.remove', {})
    expect(await view()).toMatchObject({ server: null })
    expect(cast.audit().at(-1)).toMatchObject({ action: 'mail-server.remove' })
    expect(fieldOf(await refused({ password: null }))).toMatchObject({ field: 'password' })
  })

  it.each([
    ['plain-text', /as plain text/],
    ['none', /not available/],
  ] as const)(
    'X-16 is refused when the key store is %s; a server without login is not',
    async (state, words) => {
      vi.spyOn(cast.services.secretBox, 'state').mockReturnValue(state)
      const wrap = vi.spyOn(cast.services.secretBox, 'wrap')
      expect(await view()).toMatchObject({ keyStore: state })
      const refusal = fieldOf(await refused({}))
      expect(refusal?.field).toBe('password')
      expect(refusal?.reason).toMatch(words)
      expect(wrap).not.toHaveBeenCalled()
      await save({ userName: '', password: null })
      expect((await view()).server).toMatchObject({ hasPassword: false })
    },
  )

  it('X-16 that the key store does not give back leaves messages waiting, and says so', async () => {
    await save()
    vi.spyOn(cast.services.secretBox, 'unwrap').mockImplementation(() => {
      throw new Error('locked')
    })
    const name = { firstName: 'Ina', lastName: 'Example', phone: '', title: '' }
    await cast.call('people.invite', { email: 'ina@example.com', ...name })
    await cast.sender.idle()
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 1 })
    expect(rows).toMatchObject([{ state: 'queued', failure: 'secret' }])
  })
})

describe('the test', () => {
  it('X-16 sends to the actor’s own address by what was entered, and tells the server’s words', async () => {
    const smtp = await startSmtp({ secure: true, authOptional: false })
    try {
      const entered = { ...written, host: 'localhost', port: smtp.port }
      const answer = await cast.call('mail-server.test', entered)
      expect(answer).toMatchObject({ to: 'ada@example.com', failure: null })
      expect(answer.words).toContain('Taken as test 1')
      expect(smtp.arrived).toMatchObject([{ to: ['ada@example.com'], login: account.userName }])
      const { headers, text } = readMail(smtp.arrived[0]!.raw)
      expect(headers.get('subject')).toBe('Test message from Keyholder')
      expect(text).toContain('through localhost.')
      // Nothing of it was saved.
      expect((await view()).server).toBeNull()
      // By the stored password, once there is one.
      await cast.call('mail-server.save', entered)
      expect(await cast.call('mail-server.test', { ...entered, password: null })).toMatchObject({
        failure: null,
      })
      expect(cast.audit().at(-1)).toMatchObject({
        action: 'mail-server.test',
        after: { to: 'ada@example.com', result: 'sent' },
      })
    } finally {
      await smtp.close()
    }
  })

  it.each([
    ['login', { password: 'wrong' }, /^535/],
    ['rejected', { senderAddress: 'x@example.com' }, /^550 Not for you/],
    ['tls', { security: 'tls' }, /./],
  ] as const)('X-16 says what went wrong: %s', async (failure, change, words) => {
    const smtp = await startSmtp({ authOptional: false })
    if (failure === 'rejected') smtp.behaviour.recipient = [550, 'Not for you']
    try {
      const local = { ...written, host: 'localhost', port: smtp.port, security: 'none' } as const
      const answer = await cast.call('mail-server.test', { ...local, ...change })
      expect(answer).toMatchObject({ to: 'ada@example.com', failure })
      expect(answer.words).toMatch(words)
    } finally {
      await smtp.close()
    }
  })
})
