// Mail in the real window: setting the server up, seeing messages leave or not, and passing them on by hand.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { readMail, startSmtp } from '../support/smtp.ts'
import type { TestServer } from '../support/smtp.ts'
import { answer, callAs, invite, list, panel, row, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const subject = 'You are invited to Example Works on Keyholder'

let smtp: TestServer
test.beforeEach(async () => {
  smtp = await startSmtp()
})
test.afterEach(async () => {
  await smtp.close()
})

async function openServer(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Mail server' }).click()
  await expect(page.getByRole('heading', { name: 'Mail server', level: 1 })).toBeVisible()
}

async function fillServer(page: Page): Promise<void> {
  await page.getByLabel('Host').fill('localhost')
  await page.getByRole('radio', { name: 'None' }).click()
  await page.getByLabel('Port').fill(String(smtp.port))
  await page.getByLabel('Sender’s name').or(page.getByLabel("Sender's name")).fill('Example Works')
  await page.getByLabel("Sender's address").fill('keyholder@example.com')
}

test('a server is set up, tried and used: a waiting message leaves, and another is refused', async ({
  window,
}) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  await goTo(window, 'Outbox')
  await expect(window.getByText('No mail server is set.', { exact: false })).toBeVisible()
  await expect(row(window, 'noa@example.com')).toContainText('Not sent')
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Set a mail server' }).click()

  await expect(window.getByText('Messages wait in the outbox.', { exact: false })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(window.getByLabel('Host')).toBeFocused()
  await expect(window.getByText('Enter the name or address of a server', { exact: false })).toBeVisible()
  await checkAccessibility(window)
  await fillServer(window)
  await window.getByLabel('Host').fill('smtp.example.com')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(window.getByText('only a server on this computer', { exact: false })).toBeVisible()
  await window.getByLabel('Host').fill('localhost')

  await window.getByRole('button', { name: 'Send a test message' }).click()
  await expect(window.getByRole('alert')).toContainText('The server took a message to ada@example.com.')
  await expect(window.getByRole('alert')).toContainText('Taken as test 1')
  await checkAccessibility(window)
  expect(smtp.arrived.map(({ to }) => to)).toEqual([['ada@example.com']])
  smtp.behaviour.recipient = [550, '5.1.1 Nobody of that name']
  await window.getByRole('button', { name: 'Send a test message' }).click()
  await expect(window.getByRole('alert')).toContainText('550 5.1.1 Nobody of that name')
  await checkAccessibility(window)
  smtp.behaviour.recipient = undefined
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'The mail server has been saved.')).toBeVisible()

  await window.getByRole('button', { name: 'Open the outbox' }).click()
  await expect(row(window, 'noa@example.com')).toContainText('Sent')
  const { text } = readMail(smtp.arrived[1]!.raw)
  expect(text).toContain('keyholder://register/')
  await row(window, 'noa@example.com').click()
  await expect(panel(window, subject)).toContainText('Taken as test 1')

  smtp.behaviour.recipient = [550, '5.1.1 Nobody of that name']
  await invite(window, 'Bea')
  await expect(row(window, 'bea@example.com')).toContainText('Refused')
  await row(window, 'bea@example.com').click()
  const refused = panel(window, subject)
  await expect(refused).toContainText('The mail server refused the message.')
  await expect(refused).toContainText('550 5.1.1 Nobody of that name')
  await checkAccessibility(window)
  smtp.behaviour.recipient = [450, '4.2.1 Mailbox busy']
  await refused.getByRole('button', { name: 'Try again now' }).click()
  await expect(row(window, 'bea@example.com')).toContainText('Will be tried again')
  await expect(refused).toContainText('450 4.2.1 Mailbox busy')
  smtp.behaviour.recipient = undefined
  await refused.getByRole('button', { name: 'Try again now' }).click()
  await expect(row(window, 'bea@example.com')).toContainText('Sent')

  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Filter' }).click()
  await window.getByRole('menuitem', { name: 'State' }).click()
  await window.getByRole('menuitemcheckbox', { name: 'Refused' }).click()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await expect(row(window, 'bea@example.com')).toHaveCount(0)
})

test('a password is kept by the computer’s key store or not at all', async ({ program }) => {
  const { app, page } = program
  await setUpQuickly(page)
  const isUsable = await app.evaluate(({ safeStorage }) => {
    const { getSelectedStorageBackend } = safeStorage as Partial<typeof safeStorage>
    return safeStorage.isEncryptionAvailable() && getSelectedStorageBackend?.() !== 'basic_text'
  })
  await openServer(page)
  await fillServer(page)
  await page.getByLabel('User name').fill('keyholder')
  await page.getByRole('textbox', { name: 'Password' }).fill('very secret words')
  await page.getByRole('button', { name: 'Save' }).click()
  if (isUsable) {
    await expect(toast(page, 'The mail server has been saved.')).toBeVisible()
    await expect(page.getByText('A password is stored.', { exact: false })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('')
  } else {
    // As on a machine without a desktop's key ring: said before, and refused when tried all the same.
    await expect(page.getByText('Use a server without login, or the outbox.', { exact: false })).toBeVisible()
    await expect(
      page
        .getByText('Use a server without login.', { exact: true })
        .or(page.getByText(/stored\. Use a server without login\.|kept\. Use a server without login\./)),
    ).toBeVisible()
    await checkAccessibility(page)
    expect(await callAs(page, 'mail-server.view', {})).toMatchObject({ server: null })
    await page.getByLabel('User name').fill('')
    await page.getByRole('textbox', { name: 'Password' }).fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(toast(page, 'The mail server has been saved.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Remove server' }).click()
  await checkAccessibility(page)
  await answer(page, 'Remove the mail server?', 'Remove server')
  await expect(page.getByText('No mail server is set.', { exact: false })).toBeVisible()
})

test('without a server a message is saved, opened, handed over and withdrawn by hand', async ({
  program,
  dataFolder,
}) => {
  const { app, page } = program
  await setUpQuickly(page)
  await invite(page, 'Noa', 'Bea')
  await goTo(page, 'Outbox')
  await row(page, 'noa@example.com').click()
  const message = panel(page, subject)
  await expect(message).toContainText('keyholder://register/')
  await checkAccessibility(page)

  const path = join(dataFolder, 'noa.eml')
  await saveTo(app, path)
  await message.getByRole('button', { name: 'Save as .eml' }).click()
  await expect(toast(page, 'noa.eml has been written.')).toBeVisible()
  const { headers, text } = readMail(await readFile(path))
  expect(headers.get('to')).toBe('noa@example.com')
  expect(text).toContain('keyholder://register/')

  const opened = await openedFiles(app)
  await message.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(toast(page, 'The message has been opened in the mail program.')).toBeVisible()
  expect(await opened()).toEqual([expect.stringMatching(/message-\d+\.eml$/)])

  await message.getByRole('button', { name: 'Mark as handed over' }).click()
  await checkAccessibility(page)
  await answer(page, 'Mark this message as handed over?', 'Mark as handed over')
  await expect(row(page, 'noa@example.com')).toContainText('Handed over')
  await expect(message).toContainText('Ada Example')
  await expect(message.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)

  await row(page, 'bea@example.com').click()
  await expect(message.getByText('bea@example.com')).toBeVisible()
  await message.getByRole('button', { name: 'Withdraw' }).click()
  await answer(page, 'Withdraw this message?', 'Withdraw')
  await expect(row(page, 'bea@example.com')).toContainText('Withdrawn')
  await checkAccessibility(page)
  await expect(list(page, 'Outbox')).toBeVisible()
})

/** Answers the next native dialog. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

/** Stands in for the mail program, which this machine need not have. */
async function openedFiles(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openPath = (path) => {
      opened.push(path)
      return Promise.resolve('')
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}
