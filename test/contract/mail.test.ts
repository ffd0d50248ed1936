// Sending through a real SMTP server on this machine that takes, refuses, stalls and drops; and what the outbox says of it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import { openAgain } from '../../src-main/db/open.ts'
import { StoreClosed } from '../../src-main/db/store-error.ts'
import { createTurns, withTurns } from '../../src-main/db/turns.ts'
import { createSender } from '../../src-main/outgoing/sender.ts'
import { account, readMail, startSmtp } from '../support/smtp.ts'
import type { TestServer } from '../support/smtp.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

let cast: Cast
let smtp: TestServer
const logged: string[] = []

beforeEach(async () => {
  cast = await startCast()
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void logged.push(words.join(' ')))
})
afterEach(async () => {
  cast.dispose()
  await smtp.close()
  vi.restoreAllMocks()
  logged.length = 0
})

const invited = {
  email: 'ines@example.com',
  firstName: 'Inés',
  lastName: 'Größe-Šťastná',
  phone: '',
  title: '',
}

type Written = Input<'mail-server.save'>
const settings = (change: Partial<Written> = {}): Written => ({
  host: '127.0.0.1',
  port: smtp.port,
  security: 'none',
  userName: '',
  password: null,
  senderName: 'Müller & Söhne “Umwelt”',
  senderAddress: 'keyholder@example.com',
  ...change,
})

const useServer = (change: Partial<Written> = {}) => cast.call('mail-server.save', settings(change))
const invite = async () => (await cast.call('people.invite', invited)).invitation.link
const first = async () => {
  const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
  return rows.at(-1)!
}
/** Lets the sender do what is due, and tells how the message stands then. */
const settled = async () => {
  await cast.sender.idle()
  return first()
}
const deliveries = () => cast.audit().filter(({ action }) => action === 'outbox.deliver')

/** Nobody but the recipient, the store and the outbox learns a link. */
function expectNoLeak(link: string): void {
  const code = link.slice(link.lastIndexOf('/') + 1)
  const events = cast.events.map(({ payload }) => JSON.stringify(payload))
  for (const told of [...cast.audit().map((event) => JSON.stringify(event)), ...logged, ...events])
    expect(told).not.toContain(code)
}

describe('a server that takes messages', () => {
  it('X-16 S1-18 gets what was written, and the message is sent then and not before', async () => {
    smtp = await startSmtp()
    const link = await invite()
    expect(await settled()).toMatchObject({ state: 'queued', attempts: 0 })
    await useServer()
    const sent = await settled()
    expect(sent).toMatchObject({
      state: 'sent',
      attempts: 1,
      failure: null,
      nextAttemptAt: null,
      endedAt: '2026-03-02T09:00:00.000Z',
      endedBy: null,
    })
    expect(sent.serverWords).toContain('Taken as test 1')
    const [arrived] = smtp.arrived
    expect(arrived).toMatchObject({ from: 'keyholder@example.com', to: [invited.email] })
    const { headers, text } = readMail(arrived!.raw)
    expect(headers.get('from')).toBe('Müller & Söhne “Umwelt” <keyholder@example.com>')
    expect(headers.get('to')).toBe(invited.email)
    expect(headers.get('subject')).toBe('You are invited to Example Works on Keyholder')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(text.trim()).toBe(sent.body)
    expect(text).toContain('Hello Inés Größe-Šťastná,')
    expect(text).toContain(link)
    expectNoLeak(link)
  })

  it('X-16 is told to the trail as the program’s own act', async () => {
    smtp = await startSmtp()
    await invite()
    await useServer()
    const { id } = await settled()
    expect(deliveries()).toMatchObject([
      {
        actor: null,
        outcome: 'done',
        subject: { kind: 'message', id, name: invited.email },
        after: { state: 'sent', subject: 'You are invited to Example Works on Keyholder' },
      },
    ])
    expect(cast.events.at(-1)).toEqual({
      name: 'changed',
      payload: { topics: ['outbox', 'audit-trail'] },
    })
  })

  it('S3-24 X-16 writes to somebody invited again in their own language, umlauts and long lines intact', async () => {
    smtp = await startSmtp()
    await cast.call('preferences.save', { translation: 'es' })
    const { person } = await cast.call('people.invite', invited)
    await cast.call('preferences.save', { translation: 'en_default' })
    await cast.call('people.invite-again', { person })
    await useServer()
    await cast.sender.idle()
    // The first message's link had ended before it could leave.
    expect(smtp.arrived).toHaveLength(1)
    const { headers, text } = readMail(smtp.arrived[0]!.raw)
    expect(headers.get('subject')).toBe('Se le invita a Example Works en Keyholder')
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'withdrawn'])
    expect(text.trim()).toBe(rows[0]!.body)
    expect(
      Math.max(
        ...smtp.arrived[0]!.raw.toString('latin1')
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(998)
  })

  it('X-16 gets one message after the other, each once', async () => {
    smtp = await startSmtp()
    await useServer()
    for (const name of ['Ana', 'Bea', 'Cem', 'Dua'])
      await cast.call('people.invite', { ...invited, firstName: name, email: `${name}@example.com` })
    await cast.sender.idle()
    expect(smtp.arrived.map(({ to }) => to[0])).toEqual(
      ['Ana', 'Bea', 'Cem', 'Dua'].map((name) => `${name}@example.com`),
    )
    const ids = smtp.arrived.map(({ raw }) => readMail(raw).headers.get('message-id'))
    expect(new Set(ids).size).toBe(4)
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.com>$/)
  })

  it.each([
    ['tls', { secure: true }],
    ['starttls', {}],
  ] as const)('X-16 is spoken to by %s, with the login', async (security, options) => {
    smtp = await startSmtp({ ...options, authOptional: false, allowInsecureAuth: false })
    await useServer({ host: 'localhost', security, ...account })
    const link = await invite()
    expect(await settled()).toMatchObject({ state: 'sent' })
    expect(smtp.arrived).toMatchObject([{ login: account.userName, isSecure: true }])
    expectNoLeak(link)
  })
})

describe('a server that refuses', () => {
  it('X-16 the recipient for good: the message is refused, with its words, and not tried again', async () => {
    smtp = await startSmtp()
    smtp.behaviour.recipient = [550, '5.1.1 No such user here']
    await useServer()
    await invite()
    const refused = await settled()
    expect(refused).toMatchObject({ state: 'refused', failure: 'rejected', nextAttemptAt: null })
    expect(refused.serverWords).toBe('550 5.1.1 No such user here')
    expect(deliveries()).toMatchObject([
      { actor: null, outcome: 'refused', rule: 'mail-rejected', after: { state: 'refused' } },
    ])
    cast.advance(100_000)
    cast.sender.wake()
    expect((await settled()).attempts).toBe(1)
    // A person may know better.
    smtp.behaviour.recipient = undefined
    await cast.call('outbox.try-again', { message: refused.id })
    expect(await settled()).toMatchObject({ state: 'sent', attempts: 2, failure: null })
  })

  it('X-16 the recipient for now: tried again after ever longer times, at most an hour apart', async () => {
    smtp = await startSmtp()
    smtp.behaviour.recipient = [450, '4.2.1 Mailbox busy']
    await useServer()
    await invite()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 8; attempt++) {
      const { nextAttemptAt, ...message } = await settled()
      expect(message).toMatchObject({ state: 'queued', failure: 'deferred', attempts: attempt })
      expect(message.serverWords).toBe('450 4.2.1 Mailbox busy')
      const wait = (Date.parse(nextAttemptAt!) - Date.parse(cast.services.clock.now())) / 60_000
      waits.push(wait)
      cast.advance(wait * 60 - 1)
      cast.sender.wake()
      expect((await settled()).attempts).toBe(attempt)
      cast.advance(1)
      cast.sender.wake()
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    // One entry for days of the same, not hundreds.
    expect(deliveries()).toHaveLength(1)
    smtp.behaviour.recipient = undefined
    cast.advance(3600)
    cast.sender.wake()
    expect(await settled()).toMatchObject({ state: 'sent', failure: null })
  })

  it('X-16 does not let one slow recipient hold up the others', async () => {
    smtp = await startSmtp()
    smtp.behaviour.recipient = [450, 'Busy']
    await useServer()
    await invite()
    await cast.sender.idle()
    smtp.behaviour.recipient = undefined
    await cast.call('people.invite', { ...invited, email: 'bea@example.com' })
    await cast.sender.idle()
    expect(smtp.arrived.map(({ to }) => to)).toEqual([['bea@example.com']])
  })

  it('X-16 the content: its words are kept, without the link that it quotes', async () => {
    smtp = await startSmtp()
    const link = await invite()
    smtp.behaviour.message = [554, `5.7.1 Suspicious address ${link} in message`]
    await useServer()
    expect((await settled()).serverWords).toBe('554 5.7.1 Suspicious address [link] in message')
    expectNoLeak(link)
  })

  it('X-16 the login: no message is at fault, all wait, and a corrected password sends them at once', async () => {
    smtp = await startSmtp({ authOptional: false })
    await useServer({ ...account, password: 'wrong' })
    await invite()
    await cast.call('people.invite', { ...invited, email: 'bea@example.com' })
    expect(await settled()).toMatchObject({ state: 'queued', failure: 'login', attempts: 1 })
    expect((await first()).serverWords).toContain('535')
    expect(smtp.logins).toHaveLength(1)
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows[0]).toMatchObject({ state: 'queued', attempts: 0, nextAttemptAt: rows[1]!.nextAttemptAt })
    await useServer(account)
    await cast.sender.idle()
    expect(smtp.arrived).toHaveLength(2)
  })

  it('X-16 to encrypt: without STARTTLS nothing is said to it, not even the login', async () => {
    smtp = await startSmtp({ disabledCommands: ['STARTTLS'] })
    await useServer({ security: 'starttls', ...account })
    await invite()
    expect(await settled()).toMatchObject({ state: 'queued', failure: 'tls' })
    expect(smtp.logins).toEqual([])
    expect(smtp.arrived).toEqual([])
  })

  it.each([
    ['tls', { secure: true }],
    ['starttls', {}],
  ] as const)(
    'X-16 to be known: a certificate nobody vouches for ends %s before the login',
    async (security, options) => {
      smtp = await startSmtp(options, 'stranger')
      await useServer({ host: 'localhost', security, ...account })
      await invite()
      expect(await settled()).toMatchObject({ state: 'queued', failure: 'tls' })
      expect(smtp.logins).toEqual([])
    },
  )
})

describe('a server that stalls or drops', () => {
  it.each([
    ['greeting', 'timeout'],
    ['recipient', 'timeout'],
    ['message', 'unanswered'],
  ] as const)('X-16 stalls at the %s: given up in time, and said so (%s)', async (stallAt, failure) => {
    smtp = await startSmtp()
    smtp.behaviour.stallAt = stallAt
    await useServer()
    await invite()
    expect(await settled()).toMatchObject({ state: 'queued', failure, attempts: 1 })
    expect((await first()).nextAttemptAt).toBe('2026-03-02T09:01:00.000Z')
    smtp.behaviour.stallAt = undefined
    cast.advance(60)
    cast.sender.wake()
    expect(await settled()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(smtp.arrived).toHaveLength(1)
  })

  it.each([
    // Whether all of it had been written by then is the network's chance.
    ['middle', /^(connection|unanswered)$/],
    ['end', /^unanswered$/],
  ] as const)(
    'X-16 drops at the %s of the message: not sent, and what is known of it',
    async (dropAt, failure) => {
      smtp = await startSmtp()
      smtp.behaviour.dropAt = dropAt
      await useServer()
      await invite()
      const dropped = await settled()
      expect(dropped).toMatchObject({ state: 'queued', attempts: 1 })
      expect(dropped.failure).toMatch(failure)
      smtp.behaviour.dropAt = undefined
      cast.advance(60)
      cast.sender.wake()
      expect(await settled()).toMatchObject({ state: 'sent' })
    },
  )

  it('X-16 is not there: all messages wait, and one attempt is made, not one each', async () => {
    smtp = await startSmtp()
    await smtp.close()
    await useServer()
    await invite()
    await cast.call('people.invite', { ...invited, email: 'bea@example.com' })
    expect(await settled()).toMatchObject({ state: 'queued', failure: 'connection', attempts: 1 })
    expect((await first()).serverWords).toContain('ECONNREFUSED')
    expect(cast.sql('SELECT sum(attempts) FROM outbox')).toBe(1)
  })

  it('X-16 found on its way at a start: waits again, and says that it may have left', async () => {
    smtp = await startSmtp()
    smtp.behaviour.stallAt = 'message'
    await useServer()
    await invite()
    await vi.waitFor(() => expect(smtp.connections()).toBe(1))
    expect((await first()).state).toBe('sending')
    expect(await cast.refused('outbox.withdraw', { message: (await first()).id })).toMatchObject({
      rule: 'message-sending',
    })
    const again = cast.restart()
    try {
      await again.sender.idle()
      again.services.session.start(cast.ada)
      const { rows } = await again.call('outbox.list', { offset: 0, limit: 10 })
      expect(rows).toMatchObject([{ state: 'queued', failure: 'interrupted', attempts: 1 }])
      expect(again.audit().at(-1)).toMatchObject({ action: 'outbox.deliver', rule: 'mail-interrupted' })
      smtp.behaviour.stallAt = undefined
      again.advance(60)
      again.sender.wake()
      await again.sender.idle()
      expect(smtp.arrived).toHaveLength(1)
    } finally {
      again.dispose()
      cast = await startCast()
    }
  })
})

describe('invitations that end before their message leaves', () => {
  it('X-15 X-16 leave it withdrawn: revoked, replaced, used or run out', async () => {
    smtp = await startSmtp()
    const { person } = await cast.call('people.invite', invited)
    await cast.call('people.revoke-invitation', { person })
    expect(await settled()).toMatchObject({ state: 'withdrawn', linkIs: 'ended', endedBy: null })
    const other = await cast.call('people.invite', { ...invited, email: 'bea@example.com' })
    expect(other.person).not.toBe(person)
    cast.advance(15 * 86_400)
    cast.sender.wake()
    await cast.sender.idle()
    const { rows } = await cast.call('outbox.list', { offset: 0, limit: 10 })
    expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(deliveries()).toMatchObject([{ actor: null, after: { state: 'withdrawn' } }])
    await useServer()
    await cast.sender.idle()
    expect(smtp.connections()).toBe(0)
  })
})

describe('a program that closes while messages are on their way', () => {
  /** A sender in the place of the program's, over a connection that is closed with it. */
  const startSender = (emit: () => void = () => {}) => {
    cast.sender.close()
    const { secretBox, clock } = cast.services
    const turns = createTurns()
    const store = withTurns(openAgain(cast.store.path, undefined), turns)
    const patience = { answer: 400, whole: 2000 }
    const sender = createSender({ store, secretBox, clock, patience, emit })
    const close = () => {
      sender.close()
      store.close()
    }
    return { turns, store, sender, close }
  }

  it('X-16 leaves alone what waits for its turn to be marked, and says nothing', async () => {
    smtp = await startSmtp()
    const { turns, store, sender, close } = startSender()
    await useServer()
    await invite()
    const end = await turns.take()
    sender.wake()
    await new Promise((resolve) => setImmediate(resolve))
    const late = store.writeInTurn(() => 'written')
    close()
    end()
    await expect(late).rejects.toThrow(StoreClosed)
    await sender.idle()
    expect(logged).toEqual([])
    expect(await first()).toMatchObject({ state: 'queued', attempts: 0 })
  })

  it('X-15 ends the withdrawal of what has expired after the part that is under way', async () => {
    smtp = await startSmtp()
    await useServer()
    const { sender, close } = startSender(() => close())
    await invite()
    cast.advance(15 * 86_400)
    sender.wake()
    await sender.idle()
    expect(logged).toEqual([])
    expect(cast.sql('SELECT state FROM outbox')).toBe('withdrawn')
  })
})
