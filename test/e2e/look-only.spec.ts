// S3-14 in the real window: Audit sees the settings, backups, reviews and exports that Administrative sees, and nothing there
// can be changed.
import type { Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addPerson, password } from './page-models/roles.ts'
import { chooseFromMyMenu, goTo } from './page-models/shell.ts'
import { panel, row } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const passphrase = 'violet tram under seven hats'

/** What the page says, and that it offers these acts nowhere. */
async function looksOnly(window: Page, ...acts: string[]): Promise<void> {
  const main = window.getByRole('main')
  await expect(main.getByText('You can look at this.', { exact: false })).toBeVisible()
  await expect(main.locator('form')).toHaveCount(0)
  for (const name of acts) await expect(main.getByRole('button', { name, exact: true })).toHaveCount(0)
  await checkAccessibility(window)
}

test('Audit looks at settings, backups, reviews and exports, and changes none (S3-14)', async ({
  window,
}) => {
  await setUpQuickly(window)
  await addPerson(window, 'Aud', 'audit')
  await callAs(window, 'regulators.add', { name: 'Example CUPA', kind: 'cupa', email: '' })
  await callAs(window, 'mail-server.save', {
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    userName: '',
    password: null,
    senderName: 'Example Works',
    senderAddress: 'keyholder@example.com',
  })
  await callAs(window, 'backups.make', { taskId: 'make-backup' })
  await callAs(window, 'exports.make-key', { passphrase, verifyPassphrase: passphrase })
  await callAs(window, 'reviews.start', { name: 'Spring review', scope: { families: ['data'] }, dueOn: null })
  await chooseFromMyMenu(window, 'Sign out')
  await signIn(window, 'aud@example.com', password)

  await goTo(window, 'Settings')
  await expect(window.getByText(/\d+ minutes without a key or a click/)).toBeVisible()
  await looksOnly(window, 'Save')

  await goTo(window, 'Regulators')
  await looksOnly(window, 'Add regulator')
  await row(window, 'Example CUPA').click()
  await expect(panel(window, 'Example CUPA')).toBeVisible()
  await looksOnly(window, 'Edit', 'Remove…')

  await goTo(window, 'Mail server')
  await expect(window.getByText('keyholder@example.com')).toBeVisible()
  await looksOnly(window, 'Save', 'Send a test message')

  await goTo(window, 'Backups')
  const backups = window.getByRole('table', { name: 'Backups, newest first' })
  await expect(backups.getByText('Verified')).toBeVisible()
  await looksOnly(window, 'Back up now', 'Bring in a backup…', 'Choose…')
  await backups.getByRole('button', { name: 'Look inside…' }).click()
  const inside = window.getByRole('dialog')
  await expect(inside.getByText('Example Works')).toBeVisible()
  await expect(inside.getByRole('button', { name: 'Restore…' })).toHaveCount(0)
  await checkAccessibility(window)
  await window.keyboard.press('Escape')
  await expect(inside).toHaveCount(0)

  await goTo(window, 'Access reviews')
  await looksOnly(window, 'Start a review')
  await row(window, 'Spring review').click()
  const items = window.getByRole('grid', { name: 'Items of the review' })
  await expect(items.getByText('Ada Example')).toBeVisible()
  await looksOnly(window, 'Close the review')
  await expect(items.getByRole('checkbox')).toHaveCount(0)
  await row(window, 'Ada Example').click()
  await expect(panel(window, 'Ada Example').getByText('Somebody who may decides about it')).toBeVisible()
  await looksOnly(window)

  await goTo(window, 'Exports for auditors')
  await expect(window.getByRole('heading', { name: 'Signing key' })).toBeVisible()
  await looksOnly(window, 'Export', 'Change the key', 'Remember the passphrase')
  await expect(window.getByRole('button', { name: 'Save the public key' })).toBeVisible()

  // The palette offers the pages, and none of their acts.
  await window.keyboard.press('Control+k')
  const search = window.getByPlaceholder('A page, an action, a person or a thing')
  await expect(search).toBeFocused()
  await window.keyboard.type('review')
  await expect(window.getByRole('button', { name: /^Access reviews/ }).first()).toBeVisible()
  await expect(window.getByText('Start a review')).toHaveCount(0)
})
