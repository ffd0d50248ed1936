// One workstation, several people: what ends a session, what is left of the one before, and what has been taken from
// somebody meanwhile.
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { contract } from '../../../src-shared/contract/index.ts'
import type { CallName } from '../../../src-shared/contract/index.ts'
import type { CallError, Reply } from '../../../src-shared/domain/errors.ts'
import { founder, signIn } from '../page-models/entry.ts'
import { act, callAs, openPerson, setUpQuickly } from '../page-models/people.ts'
import { bell, chooseFromMyMenu, goTo, openPalette, palette } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

const bea = { userName: 'bea@example.com', password: 'an entirely unlikely sentence' }
const names = Object.keys(contract) as CallName[]

type Bridge = { keyholder: { call: (name: string, input: unknown) => Promise<Reply<unknown>> } }

/** @returns the refusal; null where the call was answered */
function refusal(page: Page, name: string, input: unknown): Promise<CallError | null> {
  return page.evaluate(
    async (asked) => {
      const reply = await (globalThis as unknown as Bridge).keyholder.call(asked.name, asked.input)
      return reply.ok ? null : reply.error
    },
    { name, input },
  )
}

/** Bea has registered, and nobody is signed in. */
async function withBea(page: Page): Promise<void> {
  await setUpQuickly(page)
  const profile = { firstName: 'Bea', lastName: 'Sample', phone: '', title: '' }
  const { invitation } = await callAs(page, 'people.invite', { email: bea.userName, ...profile })
  const code = invitation.link.replace('keyholder://register/', '')
  await callAs(page, 'session.sign-out', {})
  const password = { password: bea.password, verifyPassword: bea.password }
  await callAs(page, 'session.register', { code, ...profile, timeZone: 'UTC', ...password })
}

async function nothingIsAnswered(page: Page): Promise<void> {
  const closed = names.filter((name) => contract[name].access !== 'public')
  for (const name of closed) expect(await refusal(page, name, {}), name).not.toBeNull()
  for (const name of ['roles.mine', 'mail-server.view', 'notices.count', 'audit-trail.choices'])
    expect(await refusal(page, name, {}), name).toMatchObject({ code: 'no-session' })
  const token = page.evaluate(async () => {
    const { fileToken } = (globalThis as unknown as { keyholder: { fileToken(file: File): Promise<string> } })
      .keyholder
    return fileToken(new File(['x'], 'x.csv'))
  })
  await expect(token).rejects.toThrow()
}

const hidden = { phone: '+1 555 010 0002', name: 'Zelda Hidden' }

/** Something of Ada's in every corner of the window: a list, a panel, a form that is not saved, and the palette. */
async function leaveTraces(page: Page): Promise<void> {
  await callAs(page, 'people.invite', {
    email: 'zelda@example.com',
    firstName: 'Zelda',
    lastName: 'Hidden',
    phone: '',
    title: '',
  })
  await goTo(page, 'People')
  await openPerson(page, hidden.name)
  await chooseFromMyMenu(page, 'My profile')
  await page.getByLabel('Telephone').fill(hidden.phone)
  await openPalette(page)
  await page.keyboard.type('Zelda')
}

/** Waits only for what is on its way out, as a toast. */
async function nothingIsLeft(page: Page): Promise<void> {
  await expect(() => findsNothing(page)).toPass({ timeout: 3000 })
}

async function findsNothing(page: Page): Promise<void> {
  const content = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
    const kept = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      document.title,
    ]
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value), ...kept].join('\n')
  })
  for (const trace of [hidden.phone, 'Zelda', 'zelda@', founder.name, founder.userName])
    expect(content, trace).not.toContain(trace)
  const stored = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys().catch(() => [])).length,
    storage: localStorage.length + sessionStorage.length,
  }))
  expect(stored).toEqual({ databases: 0, caches: 0, storage: 0 })
}

const emit = (app: ElectronApplication, event: 'lock-screen' | 'suspend') =>
  app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)

for (const [event, words] of [
  ['lock-screen', 'the screen was locked'],
  ['suspend', 'the computer went to sleep'],
] as const) {
  test(`${event} ends the session in main: no call is answered, and nothing is left in the window`, async ({
    program: { app, page },
  }) => {
    await setUpQuickly(page)
    await leaveTraces(page)
    await emit(app, event)
    await expect(page.getByLabel('User name')).toBeVisible()
    await expect(page.getByText(words, { exact: false })).toBeVisible()
    await nothingIsAnswered(page)
    await nothingIsLeft(page)
  })
}

test('a minute without input ends the session where the organization says so', async ({ window }) => {
  test.setTimeout(180_000)
  await setUpQuickly(window)
  await leaveTraces(window)
  const rule = { passwordPolicy: 'strong', idleLockMinutes: 1, selfRegistration: true } as const
  await callAs(window, 'settings.edit', rule)
  await expect(window.getByLabel('User name')).toBeVisible({ timeout: 90_000 })
  await nothingIsAnswered(window)
  await nothingIsLeft(window)
})

test('whoever comes next sees nothing of who was there before', async ({ window: page }) => {
  await withBea(page)
  await expect(page.getByLabel('User name')).toBeVisible()
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  await leaveTraces(page)
  await page.keyboard.press('Escape')
  // What can be taken back is hers, too.
  await page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name: 'People' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await openPerson(page, hidden.name)
  await act(page, hidden.name, 'Remove')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await callAs(page, 'session.sign-out', {})
  await expect(page.getByLabel('User name')).toBeVisible()
  await nothingIsLeft(page)

  await signIn(page, bea.userName, bea.password)
  await expect(page.locator('header').getByRole('button', { name: 'Bea Sample' })).toBeVisible()
  await nothingIsLeft(page)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByLabel('Telephone')).toHaveCount(0)
  await bell(page).click()
  await nothingIsLeft(page)
  await openPalette(page)
  await expect(palette(page)).toHaveValue('')
  const offered = page.getByRole('dialog').filter({ has: palette(page) })
  await expect(offered).toContainText('What my roles allow')
  await expect(offered).not.toContainText(/Undo|Zelda|People/)
  expect(await refusal(page, 'people.get', { person: 1 })).toMatchObject({ code: 'forbidden' })
})

test('what is taken from somebody meanwhile is gone at the next call', async ({
  window: page,
  dataFolder,
}) => {
  await withBea(page)
  const store = new Database(join(dataFolder, 'keyholder.sqlite'))
  try {
    store
      .prepare(
        "INSERT INTO role_grant (person_id, module, role, granted_at, granted_by) VALUES (2, 'submittals', 'lead-user', '2026-01-01T00:00:00.000Z', 1)",
      )
      .run()
    await signIn(page, bea.userName, bea.password)
    await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
    await callAs(page, 'people.get', { person: 1 })

    store.prepare("UPDATE role_grant SET role = 'viewer' WHERE person_id = 2").run()
    expect(await refusal(page, 'people.get', { person: 1 })).toMatchObject({ code: 'forbidden' })

    store.prepare("UPDATE person SET state = 'disabled' WHERE id = 2").run()
    expect(await refusal(page, 'roles.mine', {})).toMatchObject({ code: 'no-session' })
    await expect(page.getByLabel('User name')).toBeVisible()
    await nothingIsAnswered(page)
    await signIn(page, bea.userName, bea.password)
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Modules' })).toHaveCount(0)
  } finally {
    store.close()
  }
})
