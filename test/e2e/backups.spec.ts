// Backups in the real window: made, looked into, put back; and a damaged store at the start of the program.
import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { founder, signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { field } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

async function createProgram(window: Page, name: string): Promise<void> {
  await goTo(window, 'Programs')
  await window.getByRole('button', { name: 'Create program' }).first().click()
  await field(window, 'Name').fill(name)
  await window.getByRole('complementary').getByRole('button', { name: 'Create program', exact: true }).click()
  await expect(window.getByRole('gridcell', { name }).first()).toBeVisible()
}

test('a backup is made, says what restoring it undoes, and is restored', async ({ window, dataFolder }) => {
  await setUpQuickly(window)
  await createProgram(window, 'Harbour')
  await goTo(window, 'Backups')
  await expect(window.getByRole('heading', { name: 'No backups yet' })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Back up now' }).click()
  await expect(toast(window, 'A verified backup has been made.')).toBeVisible()
  const rows = window.getByRole('table', { name: 'Backups, newest first' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('Verified')
  await createProgram(window, 'Quarry')
  await goTo(window, 'Backups')
  await rows.nth(1).getByRole('button', { name: 'Look inside…' }).click()
  const look = window.getByRole('dialog')
  await expect(look.getByText('Restoring it undoes 2 events', { exact: false })).toBeVisible()
  await expect(look.getByText('Quarry')).toBeVisible()
  await checkAccessibility(window)
  await look.getByRole('button', { name: 'Restore…' }).click()
  const question = window.getByRole('alertdialog')
  await expect(question).toContainText('Everybody is signed out')
  await question.getByRole('button', { name: 'Restore' }).click()
  await expect(window.getByLabel('User name')).toBeVisible()
  await signIn(window)
  await goTo(window, 'Programs')
  await expect(window.getByRole('gridcell', { name: 'Harbour' }).first()).toBeVisible()
  await expect(window.getByRole('gridcell', { name: 'Quarry' })).toHaveCount(0)
  expect(readdirSync(dataFolder).some((name) => name.startsWith('keyholder.replaced-'))).toBe(true)
})

test('events beyond the edge of the look inside a backup are reached with the keyboard (B-15)', async ({
  window,
}) => {
  await setUpQuickly(window)
  await goTo(window, 'Backups')
  await window.getByRole('button', { name: 'Back up now' }).click()
  const rows = window.getByRole('table', { name: 'Backups, newest first' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  for (let quay = 1; quay <= 10; quay += 1) await callAs(window, 'programs.create', { name: `Quay ${quay}` })
  await rows.nth(1).getByRole('button', { name: 'Look inside…' }).click()
  const events = window.getByRole('dialog').getByRole('list', { name: 'Restoring it undoes' })
  await expect(events.getByRole('listitem').first()).toBeVisible()
  await window.keyboard.press('Tab')
  for (let stop = 0; stop < 3 && !(await isFocused(events)); stop += 1) await window.keyboard.press('Tab')
  await expect(events).toBeFocused()
  await window.keyboard.press('End')
  await expect.poll(() => events.evaluate((list) => list.scrollTop)).toBeGreaterThan(0)
})

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

test('a store found damaged at the start is restored from the newest good backup, and kept', async ({
  launch,
  dataFolder,
  runtime,
}) => {
  const first = await launch()
  await setUpQuickly(first.page)
  await goTo(first.page, 'Backups')
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(toast(first.page, 'A verified backup has been made.')).toBeVisible()
  await first.app.close()
  const store = join(dataFolder, 'keyholder.sqlite')
  const file = openSync(store, 'r+')
  for (let page = 1; page * 4096 < statSync(store).size; page += 1)
    writeSync(file, Buffer.alloc(4000, 0xa5), 0, 4000, page * 4096 + 50)
  closeSync(file)
  // The question is native: it is answered in main, before the program asks it.
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, join(import.meta.dirname, 'support/answering'), '--data', dataFolder],
    env: { ...(process.env as Record<string, string>), ...runtime.env },
  })
  const page = await app.firstWindow()
  await signIn(page, founder.userName, founder.password)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  expect(readdirSync(dataFolder).some((name) => name.startsWith('keyholder.replaced-'))).toBe(true)
  await app.close()
})
