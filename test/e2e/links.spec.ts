// Links that the operating system opens the program with, cold and warm (S1-18, S1-23). A second start is what a link
// makes while the program runs.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { signIn } from './page-models/entry.ts'
import { answer, callAs, setUpQuickly } from './page-models/people.ts'
import {
  addPlant,
  askQuickly,
  endLastLead,
  enter,
  registerQuickly,
  signOut,
  stranger,
} from './page-models/requests.ts'
import { chooseFromMyMenu, goTo } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'
import { startAgain } from './support/start-again.ts'

const code = '01234-56789-ABCDE-FGHJK-MNPQR'
const other = 'ZZZZZ-56789-ABCDE-FGHJK-MNPQR'

const codeField = (page: Page) => page.getByLabel('Invitation code or link')

async function invitedCode(page: Page): Promise<string> {
  const name = { firstName: 'Bea', lastName: 'Sample', phone: '', title: '' }
  const { invitation } = await callAs(page, 'people.invite', { email: 'bea@example.com', ...name })
  return invitation.link.replace('keyholder://register/', '')
}

test('a cold start with an invitation opens the registration with its code', async ({ launch }) => {
  const first = await launch()
  await setUpQuickly(first.page)
  const invitation = await invitedCode(first.page)
  await first.app.close()
  const { page } = await launch(`keyholder://register/${invitation}`)
  await expect(codeField(page)).toHaveValue(invitation)
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Example Works has invited you.', { exact: false })).toBeVisible()
})

test('a warm start does the same, asks first where somebody is signed in, and ignores the rest', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  const { app, page } = await launch()
  await setUpQuickly(page)
  // Without a window manager nothing is ever in front: that it is asked to be is what can be seen.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window !== undefined) window.focus = () => Object.assign(globalThis, { cameToFront: true })
  })
  await startAgain(runtime, dataFolder, `keyholder://register/${code}`)
  await expect(
    page.getByText('Registering with it needs you to sign out first.', { exact: false }),
  ).toBeVisible()
  expect(await app.evaluate(() => 'cameToFront' in globalThis)).toBe(true)
  await checkAccessibility(page)
  await answer(page, 'Sign out to register?', 'Cancel')
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  // What was declined is forgotten.
  await chooseFromMyMenu(page, 'Sign out')
  await expect(page.getByLabel('User name')).toBeVisible()
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()

  await startAgain(runtime, dataFolder, `keyholder://register/${code}`)
  await answer(page, 'Sign out to register?', 'Sign out and register')
  await expect(codeField(page)).toHaveValue(code)
  await startAgain(runtime, dataFolder, '--no-sandbox', `keyholder://register/${other}`, '--anything')
  await expect(codeField(page)).toHaveValue(other)
})

test('a link to a request waits for sign-in, and leads to its page', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  const first = await launch()
  await setUpQuickly(first.page)
  await first.app.close()
  const { page } = await launch(`keyholder://requests/${code}`)
  await expect(page.getByLabel('User name')).toBeVisible()
  const asked: string[] = []
  page.on('console', (message) => asked.push(message.text()))
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  // It has been followed, and so is no longer there.
  await expect(async () => {
    expect(await callAs(page, 'links.waiting', {})).toEqual({ link: null })
  }).toPass()
  // Nobody knows the code: its dialog stays with what became of it.
  const dialog = page.getByRole('dialog', { name: 'Open with a code' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await goTo(page, 'Settings')
  await startAgain(runtime, dataFolder, `keyholder://requests/${other}`)
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toHaveCount(0)
})

test('a good link to a request opens for nobody without the right, and is not used up by them', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  test.setTimeout(180_000)
  const first = await launch()
  await setUpQuickly(first.page)
  await addPlant(first.page)
  await endLastLead(first.page)
  await signOut(first.page)
  await registerQuickly(first.page)
  await enter(first.page, stranger.userName, stranger.password)
  await askQuickly(first.page)
  const store = new Database(join(dataFolder, 'keyholder.sqlite'), { readonly: true })
  const link = store.prepare("SELECT link FROM outbox WHERE link LIKE 'keyholder://requests/%'").pluck().get()
  const opened = () => store.prepare('SELECT count(used_at) FROM access_request_link').pluck().get()
  try {
    expect(opened()).toBe(0)
    // She made the request; the right to see the inbox is another one.
    await startAgain(runtime, dataFolder, String(link))
    await expect(async () => {
      expect(await callAs(first.page, 'links.waiting', {})).toEqual({ link: null })
    }).toPass()
    await expect(first.page.getByRole('grid', { name: 'Access requests' })).toHaveCount(0)
    await expect(first.page.getByRole('complementary')).toHaveCount(0)
    expect(opened()).toBe(0)
    await first.app.close()

    const { page } = await launch(String(link))
    await expect(page.getByLabel('User name')).toBeVisible()
    await expect(page.getByText('Nia')).toHaveCount(0)
    expect(opened()).toBe(0)
    await signIn(page)
    await expect(page.getByRole('complementary', { name: stranger.name })).toBeVisible()
    expect(opened()).toBe(1)
  } finally {
    store.close()
  }
})

test('malformed links and other arguments of a second start change nothing', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  const { page } = await launch()
  await setUpQuickly(page)
  await chooseFromMyMenu(page, 'Sign out')
  const malformed = [
    `keyholder://register/${code}#--no-sandbox`,
    `keyholder://register/${code}?x=1`,
    `keyholder://settings/${code}`,
    'keyholder://register/short',
    '#--no-sandbox',
  ]
  for (const address of malformed) {
    await startAgain(runtime, dataFolder, address)
    expect(await callAs(page, 'links.waiting', {})).toEqual({ link: null })
  }
  await startAgain(runtime, dataFolder, `keyholder://register/${code}`, `keyholder://register/${other}`)
  await expect(page.getByLabel('User name')).toBeVisible()
  await expect(codeField(page)).toHaveCount(0)
})
