// What a person does with a message by hand: look, save, open, hand over, try again, withdraw.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { queueMessage } from '../../src-main/outgoing/queue.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { readMail } from '../support/smtp.ts'

let cast: Cast
let link: string
let person: PersonId
let message: number
beforeEach(async () => {
  cast = await startCast()
  const name = { firstName: 'Inés', lastName: 'Größe', phone: '', title: '' }
  const invited = await cast.call('people.invite', { email: 'ines@example.com', ...name })
  link = invited.invitation.link
  person = invited.person
  message = (await cast.call('outbox.list', { offset: 0, limit: 1 })).rows[0]!.id
})
afterEach(() => {
  vi.restoreAllMocks()
  cast.dispose()
})

const get = () => cast.call('outbox.get', { message })
const codeOf = () => link.slice(link.lastIndexOf('/') + 1)

describe('a message as a file', () => {
  it('X-16 is saved as it would be sent, from whoever saves it, as a draft', async () => {
    const path = join(cast.dataDir, 'invitation.eml')
    cast.dialogAnswers.push(path)
    expect(await cast.call('outbox.save', { message })).toEqual({ fileName: 'invitation.eml' })
    const raw = readFileSync(path)
    const { headers, text } = readMail(raw)
    expect(headers.get('from')).toBe('Ada Example <ada@example.com>')
    expect(headers.get('to')).toBe('ines@example.com')
    expect(headers.get('subject')).toBe('You are invited to Example Works on Keyholder')
    expect(headers.get('x-unsent')).toBe('1')
    expect(headers.get('date')).toContain('02 Mar 2026')
    expect(text.trim()).toBe((await get()).body)
    expect(text).toContain('Hello Inés Größe,')
    expect(text).toContain(link)
    // RFC 5322: lines end in CR LF and are not endless.
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'outbox.save',
      subject: { kind: 'message', id: message, name: 'ines@example.com' },
      after: { fileName: 'invitation.eml' },
    })
    expect(JSON.stringify(cast.audit())).not.toContain(codeOf())
    // Saving is not sending.
    expect(await get()).toMatchObject({ state: 'queued' })
  })

  it('X-16 is not saved when the person cancels, or where it cannot be', async () => {
    cast.dialogAnswers.push(null)
    expect(await cast.refused('outbox.save', { message })).toMatchObject({ code: 'cancelled' })
    cast.dialogAnswers.push(join(cast.dataDir, 'missing', 'x.eml'))
    expect(await cast.refused('outbox.save', { message })).toMatchObject({ rule: 'file-not-written' })
  })

  it('X-16 opens in the mail program from a private file that goes with the session', async () => {
    await cast.call('outbox.open', { message })
    const [path] = cast.openedFiles
    expect(path).toMatch(/message-\d+\.eml$/)
    expect(readMail(readFileSync(path!)).text).toContain(link)
    expect(statSync(path!).mode & 0o077).toBe(0)
    expect(statSync(join(path!, '..')).mode & 0o077).toBe(0)
    await cast.call('session.sign-out', {})
    expect(existsSync(path!)).toBe(false)
  })

  it('X-16 says when no program opens messages', async () => {
    vi.spyOn(cast.services.desktop, 'openFile').mockResolvedValue(false)
    expect(await cast.refused('outbox.open', { message })).toMatchObject({ rule: 'no-mail-program' })
  })

  it('X-16 is given to nobody to whom its link is not told', async () => {
    cast.actAs(cast.addPerson('Kim', { secondary: true }))
    const shown = await get()
    expect(shown).toMatchObject({ linkIs: 'withheld', may: ['hand-over', 'withdraw'] })
    expect(shown.body).not.toContain(codeOf())
    cast.dialogAnswers.push(join(cast.dataDir, 'x.eml'))
    for (const name of ['outbox.save', 'outbox.open'] as const)
      expect(await cast.refused(name, { message })).toMatchObject({ rule: 'message-link-withheld' })
    expect(existsSync(join(cast.dataDir, 'x.eml'))).toBe(false)
    expect(cast.openedFiles).toEqual([])
  })
})

describe('what became of it', () => {
  it('X-16 handed over: by whom and when, and no longer queued', async () => {
    expect((await get()).may).toEqual(['save', 'open', 'hand-over', 'withdraw'])
    await cast.call('outbox.hand-over', { message })
    expect(await get()).toMatchObject({
      state: 'handed-over',
      endedBy: 'Ada Example',
      endedAt: '2026-03-02T09:00:00.000Z',
      linkIs: 'shown',
      may: ['save', 'open'],
    })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'outbox.hand-over',
      before: { state: 'queued' },
      after: { state: 'handed-over' },
    })
    for (const name of ['outbox.hand-over', 'outbox.withdraw', 'outbox.try-again'] as const)
      expect(await cast.refused(name, { message })).toMatchObject({ rule: 'message-ended' })
  })

  it('X-16 withdrawn: it will not leave, and the invitation stays', async () => {
    await cast.call('outbox.withdraw', { message })
    expect(await get()).toMatchObject({ state: 'withdrawn', endedBy: 'Ada Example', may: [] })
    expect(cast.sql('SELECT state FROM invitation WHERE person_id = ?', person)).toBe('pending')
  })

  it('X-16 trying again needs a server, and a link that still leads somewhere', async () => {
    expect(await cast.refused('outbox.try-again', { message })).toMatchObject({ rule: 'message-no-server' })
    await cast.call('people.revoke-invitation', { person })
    expect(await cast.refused('outbox.try-again', { message })).toMatchObject({ rule: 'message-ended' })
    expect(await get()).toMatchObject({ state: 'withdrawn', linkIs: 'ended', may: [] })
  })

  it('X-16 is listed by state, with all of them counted', async () => {
    await cast.call('outbox.hand-over', { message })
    const list = (...states: ('queued' | 'handed-over')[]) =>
      cast.call('outbox.list', { offset: 0, limit: 10, states })
    expect(await list('queued')).toEqual({ rows: [], total: 0, all: 1 })
    expect(await list('queued', 'handed-over')).toMatchObject({ total: 1, all: 1 })
  })

  it('S3-14 X-16 those who only read are offered nothing', async () => {
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    expect((await get()).may).toEqual([])
  })
})

it('S1-23 X-16 shows a link that asks for sign-in and rights: it is no secret', async () => {
  const request = 'keyholder://requests/ABCDE-FGHJK-MNPQR-STVWX-YZ012'
  message = cast.store.write((db) =>
    queueMessage(db, {
      toAddress: 'lead@example.com',
      subject: 'A request',
      body: 'Open [link]',
      link: request,
      invitationId: null,
      createdAt: cast.services.clock.now(),
    }),
  )
  cast.actAs(cast.addPerson('Kim', { secondary: true }))
  expect(await get()).toMatchObject({ linkIs: 'shown', body: `Open ${request}` })
})
