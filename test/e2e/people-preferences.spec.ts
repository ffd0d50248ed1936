// Creating and updating a user is one form (S3-16..34): the preferences of another, changed where they are edited, are there
// when that person signs in.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { badgeOf, openCsv } from './page-models/csv-preview.ts'
import { signIn } from './page-models/entry.ts'
import { answer, callAs, openPerson, panel, setUpQuickly } from './page-models/people.ts'
import { addPerson, password } from './page-models/roles.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test.beforeEach(async ({ window }) => {
  await setUpQuickly(window)
  await addPerson(window, 'Noa', 'open')
  await goTo(window, 'Manage Users')
})

test('S3-25 the date format of another is changed, undone, and reads that person’s files', async ({
  program,
  dataFolder,
}) => {
  const { app, page } = program
  const editing = await edit(page)
  await expect(editing.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^dd\/mm\/yyyy/)
  await checkAccessibility(page)
  await choose(page, 'Date format', /^mm\/dd\/yyyy/)
  await choose(page, 'Time format', /^HH:mm · /)
  await editing.getByRole('textbox', { name: 'Number scaling' }).fill('')
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(editing.getByRole('textbox', { name: 'Number scaling' })).toBeFocused()
  await checkAccessibility(page)
  await editing.getByRole('textbox', { name: 'Number scaling' }).fill('6')
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'User has been saved.')).toBeVisible()
  await expect(panel(page, 'Noa Sample')).toBeVisible()

  await toast(page, 'User has been saved.').getByRole('button', { name: 'Undo' }).click()
  await edit(page)
  await expect(editing.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^dd\/mm\/yyyy/)
  await choose(page, 'Date format', /^mm\/dd\/yyyy/)
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(panel(page, 'Noa Sample')).toBeVisible()

  await goTo(page, 'Audit trail')
  await expect(
    page
      .getByText('Ada Example changed the data of Noa Sample: date format: dd/mm/yyyy → mm/dd/yyyy.')
      .first(),
  ).toBeVisible()

  await chooseFromMyMenu(page, 'Sign out')
  await signIn(page, 'noa@example.com', password)
  await chooseFromMyMenu(page, 'Preferences', 'Noa Sample')
  await expect(page.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^mm\/dd\/yyyy/)
  await expect(page.getByText('Dates in your CSV files must be written as mm/dd/yyyy.')).toBeVisible()
  const folder = join(dataFolder, 'files')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'american.csv'), 'Date,Value\n01/31/2024,1\n12/25/2024,4\n')
  await openCsv(app, page, join(folder, 'american.csv'))
  await expect(badgeOf(page, 'All dates read')).toBeVisible()
})

test('S3-34 Cancel stores nothing of them, and closing asks first', async ({ window }) => {
  const editing = await edit(window)
  await choose(window, 'Date format', /^yyyy-mm-dd/)
  await window.keyboard.press('Escape')
  await answer(window, 'Leave without saving?', 'Keep editing')
  await editing.getByRole('button', { name: 'Cancel' }).click()
  await edit(window)
  await expect(editing.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^dd\/mm\/yyyy/)
})

test('B-06 says what the role of a new user allows before it is saved', async ({ window }) => {
  await window.getByRole('button', { name: 'New user' }).click()
  const form = panel(window, 'New user')
  await form.getByRole('textbox', { name: 'First name' }).fill('Max')
  const effect = form.getByRole('region', { name: 'Max' })
  await expect(effect).toBeHidden()
  await choose(window, 'Role', 'Administrative')
  await expect(effect.getByRole('heading', { name: /rights gained/ })).toBeVisible()
  await expect(effect).toContainText('enter emission data')
  await checkAccessibility(window)
  await choose(window, 'Role', 'Structured')
  await expect(effect).toContainText('A Structured user cannot sign in before')
  await expect(effect).not.toContainText('enter emission data')
  expect(await callAs(window, 'people.list', { filters: {}, offset: 0, limit: 10 })).toMatchObject({
    total: 2,
  })
})

async function edit(page: Page) {
  const person = panel(page, 'Noa Sample')
  if (!(await person.isVisible())) await openPerson(page, 'Noa Sample')
  await person.getByRole('button', { name: 'Edit' }).click()
  return panel(page, 'Edit Noa Sample')
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page
    .getByRole('option', { name: option, ...(typeof option === 'string' ? { exact: true } : {}) })
    .click()
}
