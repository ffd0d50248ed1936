// The link that the program was opened with waits in main until the page can follow it (S1-18, S1-23).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { founder, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

const code = '01234-56789-ABCDE-FGHJK-MNPQR'
let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

const waiting = async () => (await backend.call('links.waiting', {})).link

it('S1-18 waits for whoever registers, signed in or not, until it is forgotten', async () => {
  expect(await waiting()).toBeNull()
  backend.services.waitingLink.put({ kind: 'register', code })
  expect(backend.events.at(-1)).toEqual({ name: 'link', payload: {} })
  expect(await waiting()).toEqual({ kind: 'register', code })
  await backend.call('session.sign-out', {})
  expect(await waiting()).toEqual({ kind: 'register', code })
  await backend.call('links.forget', {})
  expect(await waiting()).toBeNull()
})

it('S1-23 a link to a request waits for somebody who is signed in', async () => {
  await backend.call('session.sign-out', {})
  backend.services.waitingLink.put({ kind: 'requests', code })
  expect(await waiting()).toBeNull()
  await backend.call('session.sign-in', founder)
  expect(await waiting()).toEqual({ kind: 'requests', code })
})

it('a later link takes the place of an earlier one', async () => {
  backend.services.waitingLink.put({ kind: 'register', code })
  backend.services.waitingLink.put({ kind: 'requests', code })
  expect(await waiting()).toEqual({ kind: 'requests', code })
})
