// People in the real window: the list, adding somebody as each manual tells it, and what happens to them afterwards.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import {
  act,
  answer,
  callAs,
  invite,
  list,
  openPerson,
  panel,
  row,
  setUpQuickly,
} from './page-models/people.ts'
import { addPerson, password } from './page-models/roles.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test.describe('the Submittals manner (S1-13..20)', () => {
  test('a lead adds somebody step by step, and they register and come in', async ({ window, program }) => {
    await setUpQuickly(window)
    await goTo(window, 'People')
    await window.getByRole('button', { name: 'Add person' }).click()
    const adding = panel(window, 'Add person')
    const next = adding.getByRole('button', { name: 'Continue' })

    await expect(adding.getByRole('textbox', { name: 'E-mail', exact: true })).toBeFocused()
    await adding.getByRole('textbox', { name: 'E-mail', exact: true }).fill('Noa@example.com')
    await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill('nao@example.com')
    await next.click()
    await expect(adding.getByText('The two e-mail addresses differ.', { exact: false })).toBeVisible()
    await checkAccessibility(window)
    await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill('noa@example.com')
    await next.click()

    await expect(adding.getByText('Noa@example.com is not known yet')).toBeVisible()
    await next.click()
    await expect(adding.getByText('Fill this in.')).toHaveCount(2)
    await expect(adding.getByRole('textbox', { name: 'First name' })).toBeFocused()
    await checkAccessibility(window)
    await adding.getByRole('textbox', { name: 'First name' }).fill('Noa')
    await adding.getByRole('textbox', { name: 'Last name' }).fill('Sample')
    await next.click()

    await expect(adding.getByRole('heading', { name: 'Invite Noa Sample?' })).toBeVisible()
    expect(await callAs(window, 'outbox.list', { offset: 0, limit: 1 })).toMatchObject({ total: 0 })
    await checkAccessibility(window)
    await adding.getByRole('button', { name: 'Initiate Invite' }).click()

    await expect(adding.getByText('Noa Sample has been invited')).toBeVisible()
    const link = await adding.getByLabel('Registration link of Noa Sample').inputValue()
    await adding.getByRole('button', { name: 'Copy link' }).click()
    await expect(adding.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await clipboard(program.app)).toBe(link)
    await expect(adding.getByRole('button', { name: 'Save' })).toBeDisabled()
    await adding.getByRole('radio', { name: 'Editor' }).click()
    await expect(adding.getByText('For every facility: see a facility', { exact: false })).toBeVisible()
    await checkAccessibility(window)
    await adding.getByRole('button', { name: 'Save' }).click()

    await expect(toast(window, 'Noa Sample now has the level Editor.')).toBeVisible()
    await expect(panel(window, 'Noa Sample')).toContainText('cannot sign in before registering')
    await expect(row(window, 'Noa Sample')).toContainText('Editor')

    await goTo(window, 'Outbox')
    await row(window, 'Noa@example.com').click()
    const message = panel(window, 'You are invited to Example Works on Keyholder')
    await expect(message).toContainText('Not sent')
    await expect(message).toContainText(link)
    await checkAccessibility(window)

    await chooseFromMyMenu(window, 'Sign out')
    await signIn(window, 'noa@example.com', password)
    await expect(window.getByRole('alert')).toHaveText('User name or password is wrong.')
    await window.getByRole('button', { name: 'Register with your code' }).click()
    await window.getByLabel('Invitation code or link').fill(link)
    await window.getByRole('button', { name: 'Continue' }).click()
    await window.getByLabel(/^Password/).fill(password)
    await window.getByLabel(/^Verify password/).fill(password)
    await window.locator('form').getByRole('button').last().click()
    await expect(window.getByLabel('User name')).toHaveValue('Noa@example.com')
    await window.getByLabel('Password', { exact: true }).fill(password)
    await window.getByRole('button', { name: 'Sign in' }).click()
    const modules = window.getByRole('navigation', { name: 'Modules' })
    await expect(modules).toBeVisible()
    await expect(modules.getByRole('button', { name: 'People' })).toHaveCount(0)
  })

  test('a known e-mail goes straight to the level, and says what a change means', async ({ window }) => {
    await setUpQuickly(window)
    await invite(window, 'Noa')
    await goTo(window, 'People')
    await window.getByRole('button', { name: 'Add person' }).click()
    const adding = panel(window, 'Add person')
    await adding.getByRole('textbox', { name: 'E-mail', exact: true }).fill('ada@example.com')
    await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill('ADA@example.com')
    await adding.getByRole('button', { name: 'Continue' }).click()
    await expect(adding.getByText('ada@example.com is already known')).toBeVisible()
    await checkAccessibility(window)
    await adding.getByRole('button', { name: 'Continue' }).click()
    await expect(adding.getByRole('radio', { name: 'Lead User' })).toBeChecked()
    await adding.getByRole('radio', { name: 'Viewer' }).click()
    await expect(adding.getByText('rights lost', { exact: false })).toBeVisible()
    await adding.getByRole('button', { name: 'Save' }).click()
    await answer(window, 'No lead user would be left', 'Cancel')
    await expect(row(window, 'Ada Example')).toContainText('Lead User')
    await adding.getByRole('button', { name: 'Cancel' }).click()
    await expect(panel(window, 'Ada Example')).toBeVisible()
  })
})

test('the e-mail of somebody removed leads to restoring them (X-17)', async ({ window }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  const { rows } = await callAs(window, 'people.list', { search: 'noa', filters: {}, offset: 0, limit: 1 })
  await callAs(window, 'people.remove', { person: rows[0]!.id })
  await goTo(window, 'People')
  await window.getByRole('button', { name: 'Add person' }).click()
  const adding = panel(window, 'Add person')
  await adding.getByRole('textbox', { name: 'E-mail', exact: true }).fill('noa@example.com')
  await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill('noa@example.com')
  await adding.getByRole('button', { name: 'Continue' }).click()
  await expect(adding.getByText('belongs to somebody who was removed')).toBeVisible()
  await checkAccessibility(window)
  await adding.getByRole('button', { name: 'Restore…' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(window.getByLabel('Registration link of Noa Sample')).toHaveValue(/^keyholder:/)
  await window.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(panel(window, 'Noa Sample')).toContainText('has been invited')
})

test.describe('the Emissions form (S3-16..34)', () => {
  test('has its defaults, refuses what it must, and saves the user', async ({ window }) => {
    await setUpQuickly(window, 'documented')
    await goTo(window, 'Manage Users')
    await window.getByRole('button', { name: 'New user' }).click()
    const form = panel(window, 'New user')
    const field = (name: string) => form.getByRole('textbox', { name, exact: true })
    const save = form.getByRole('button', { name: 'Save' })

    await expect(form.getByRole('checkbox', { name: /Enabled/ })).toBeChecked()
    await expect(form.getByRole('combobox', { name: 'Role' })).toHaveValue('')
    await expect(form.getByRole('combobox', { name: 'Translation' })).toHaveValue('English (en_default)')
    await expect(form.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^dd\/mm\/yyyy/)
    await expect(form.getByRole('combobox', { name: 'Time format' })).toHaveValue(/^hh:mm a.*2:30 PM$/)
    await expect(form.getByRole('combobox', { name: 'Time zone' })).toHaveValue(/^UTC/)
    await expect(form.getByRole('combobox', { name: 'Number format' })).toHaveValue('1,234.56')
    await expect(form.getByRole('textbox', { name: 'Number scaling' })).toHaveValue('2')
    await checkAccessibility(window)

    // S3-17: what is required is said at each field, and the first of them has the focus.
    await save.click()
    await expect(field('User name')).toBeFocused()
    await expect(form.getByText('Choose one from the list.')).toBeVisible()
    await checkAccessibility(window)

    // one is prefilled from the other, until it is typed into itself.
    await field('User name').fill('Max@example.com')
    await expect(field('E-mail')).toHaveValue('Max@example.com')
    await field('E-mail').fill('ADA@Example.com')
    await expect(field('User name')).toHaveValue('Max@example.com')
    await chooseRole(window, 'Structured')
    await expect(form.getByText('A Structured user cannot sign in before', { exact: false })).toBeVisible()

    const passwords: [string, string, RegExp][] = [
      ['abc', 'abc', /at least 4/],
      ['abcdefghijklm', 'abcdefghijklm', /at most 12/],
      ['abc def', 'abc def', /must not contain spaces/],
      ['abcd', 'abce', /The two passwords differ/],
    ]
    for (const [first, again, words] of passwords) {
      await field('Password').fill(first)
      await field('Verify password').fill(again)
      await save.click()
      await expect(form.getByText(words)).toBeVisible()
    }
    await field('Verify password').fill('abcd')
    await save.click()
    await expect(form.getByText('Somebody already has this e-mail address.')).toBeVisible()
    await expect(field('E-mail')).toBeFocused()
    await field('E-mail').fill('max@example.com')
    await save.click()

    await expect(toast(window, 'User has been saved.')).toBeVisible()
    await expect(row(window, 'Max@example.com').first()).toContainText('Structured')
    await expect(panel(window, 'Max@example.com')).toContainText('cannot sign in until')
    await checkAccessibility(window)
  })

  test('Cancel stores nothing and goes back to the list (S3-34)', async ({ window }) => {
    await setUpQuickly(window)
    await goTo(window, 'Manage Users')
    await window.getByRole('button', { name: 'New user' }).click()
    const form = panel(window, 'New user')
    await form.getByRole('textbox', { name: 'User name' }).fill('max@example.com')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await expect(form).toBeHidden()
    await expect(list(window, 'Manage Users')).toBeVisible()
    expect(await callAs(window, 'people.list', { filters: {}, offset: 0, limit: 10 })).toMatchObject({
      total: 1,
    })
  })

  test('closing it over what was entered asks', async ({ window }) => {
    await setUpQuickly(window)
    await goTo(window, 'Manage Users')
    await window.getByRole('button', { name: 'New user' }).click()
    const form = panel(window, 'New user')
    await form.getByRole('textbox', { name: 'User name' }).fill('max@example.com')
    await window.keyboard.press('Escape')
    await answer(window, 'Leave without saving?', 'Keep editing')
    await expect(form.getByRole('textbox', { name: 'User name' })).toHaveValue('max@example.com')
  })
})

test('a person is edited and given a new password', async ({ window }) => {
  await setUpQuickly(window)
  await addPerson(window, 'Noa', 'open')
  await goTo(window, 'People')
  const person = await openPerson(window, 'Noa Sample')
  await checkAccessibility(window)

  await person.getByRole('button', { name: 'Edit' }).click()
  const editing = panel(window, 'Edit Noa Sample')
  await editing.getByRole('textbox', { name: 'E-mail' }).fill('ADA@example.com')
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(editing.getByText('Somebody already has this e-mail address.')).toBeVisible()
  await checkAccessibility(window)
  await editing.getByRole('textbox', { name: 'E-mail' }).fill('noa@example.com')
  await editing.getByRole('textbox', { name: 'Title' }).fill('Analyst')
  await editing.getByRole('checkbox', { name: /consultant/ }).check()
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'User has been saved.')).toBeVisible()
  await expect(person).toContainText('Analyst')
  await expect(person).toContainText('Consultant')

  await act(window, 'Noa Sample', 'Reset password…')
  const reset = window.getByRole('dialog', { name: 'Reset the password of Noa Sample' })
  await reset.getByLabel(/^Password/).fill('short')
  await reset.getByLabel(/^Verify password/).fill('short')
  await reset.getByRole('button', { name: 'Reset password' }).click()
  await expect(reset.getByText('Use at least 15 characters.')).toBeVisible()
  await checkAccessibility(window)
  await reset.getByLabel(/^Password/).fill('seven quiet marble kites')
  await reset.getByLabel(/^Verify password/).fill('seven quiet marble kites')
  await reset.getByRole('button', { name: 'Reset password' }).click()
  await expect(toast(window, 'The password of Noa Sample has been reset.')).toBeVisible()
})

test('a person is disabled, enabled, removed and restored with their roles (X-17)', async ({ window }) => {
  await setUpQuickly(window)
  await addPerson(window, 'Noa', 'open')
  await goTo(window, 'People')
  const person = await openPerson(window, 'Noa Sample')
  const more = window.getByRole('button', { name: 'More for Noa Sample' })
  await act(window, 'Noa Sample', 'Disable…')
  await window.keyboard.press('Escape')
  // The keyboard goes on where it was (B-15).
  await expect(more).toBeFocused()
  await act(window, 'Noa Sample', 'Disable…')
  await answer(window, 'Disable Noa Sample?', 'Disable')
  await expect(more).toBeFocused()
  await expect(row(window, 'Noa Sample')).toContainText('Disabled')
  await checkAccessibility(window)
  await person.getByRole('button', { name: 'Enable' }).click()
  await expect(row(window, 'Noa Sample')).toContainText('Active')
  await expect(person).toBeFocused()

  await act(window, 'Noa Sample', 'Remove…')
  await expect(window.getByRole('alertdialog')).toContainText('can be restored with or without the roles')
  await checkAccessibility(window)
  await answer(window, 'Remove Noa Sample?', 'Remove')
  await expect(person).toContainText('has been removed and has no access')
  await expect(row(window, 'Noa Sample')).toHaveCount(0)

  await person.getByRole('button', { name: 'Restore…' }).click()
  const restoring = window.getByRole('dialog', { name: 'Restore Noa Sample' })
  await expect(
    restoring.getByRole('checkbox', { name: 'Data role and assignments (Emissions): Open' }),
  ).toBeChecked()
  await checkAccessibility(window)
  await restoring.getByRole('button', { name: 'Restore' }).click()
  await expect(toast(window, 'Noa Sample has been restored.')).toBeVisible()
  await expect(person).toBeFocused()
  await expect(row(window, 'Noa Sample')).toContainText('Open')
})

test('the last lead user is not disabled without a second question (X-02)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'People')
  await openPerson(window, 'Ada Example')
  await act(window, 'Ada Example', 'Disable…')
  await expect(window.getByRole('alertdialog')).toContainText('You would disable yourself')
  await answer(window, 'Disable Ada Example?', 'Disable')
  const question = window.getByRole('alertdialog', { name: 'No lead user would be left' })
  await expect(question).toContainText('new access requests would go to the regulator')
  await checkAccessibility(window)
  await answer(window, 'No lead user would be left', 'Cancel')
  await expect(row(window, 'Ada Example')).toContainText('Active')
})

test('an invitation is made again and revoked (X-15)', async ({ window }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  await goTo(window, 'People')
  const person = await openPerson(window, 'Noa Sample')
  await act(window, 'Noa Sample', 'Revoke invitation…')
  await answer(window, 'Revoke the invitation of Noa Sample?', 'Revoke')
  await expect(person).toContainText('no invitation is open')
  await person.getByRole('button', { name: 'Invite again' }).click()
  const dialog = window.getByRole('dialog', { name: 'Registration link' })
  await expect(dialog.getByLabel('Registration link of Noa Sample')).toHaveValue(/^keyholder:\/\/register\//)
  await checkAccessibility(window)
})

test.describe('the list (B-01)', () => {
  test.beforeEach(async ({ window }) => {
    await setUpQuickly(window)
    await invite(window, 'Bo', 'Cy', 'Di')
    await goTo(window, 'People')
    await expect(row(window, 'Di Sample')).toBeVisible()
  })

  test('is searched, filtered and sorted, and says how many it shows of how many', async ({ window }) => {
    const shown = () => window.getByRole('row').filter({ hasText: '@example.com' })
    await window.getByRole('searchbox').fill('cy@exam')
    await expect(shown()).toHaveCount(1)
    await expect(window.getByRole('status').filter({ hasText: '1 of 4' })).toBeVisible()
    await window.getByRole('searchbox').fill('nobody at all')
    await expect(window.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
    await checkAccessibility(window)
    await window.getByRole('button', { name: 'Show all' }).click()
    await expect(shown()).toHaveCount(4)

    await window.getByRole('button', { name: 'Filter' }).click()
    await window.getByRole('menuitem', { name: 'Permission group' }).click()
    await window.getByRole('menuitemcheckbox', { name: 'Lead User (Submittals)' }).click()
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    await expect(shown()).toHaveCount(1)
    await expect(window.getByRole('group', { name: 'Active filters' })).toContainText(
      'Lead User (Submittals)',
    )
    await checkAccessibility(window)
    await window.getByRole('button', { name: 'Clear filters' }).click()

    await window.getByRole('columnheader', { name: /^Name/ }).getByRole('button').first().click()
    await expect(shown().first()).toContainText('Di Sample')
  })

  test('is used by keyboard alone: arrows, Enter, Escape', async ({ window }) => {
    await openPerson(window, 'Bo Sample')
    await window.keyboard.press('Escape')
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await expect(panel(window, 'Cy Sample')).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(panel(window, 'Cy Sample')).toBeHidden()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await expect(panel(window, 'Di Sample')).toBeVisible()
  })

  test('is exported as it is shown, with its filters, order and columns', async ({
    window,
    program,
    dataFolder,
  }) => {
    const path = join(dataFolder, 'shown.csv')
    await answerSaveDialog(program.app, path)
    await window.getByRole('searchbox').fill('sample')
    await expect(row(window, 'Ada Example')).toHaveCount(0)
    await window.getByRole('columnheader', { name: /^Name/ }).getByRole('button').first().click()
    await expect(row(window, 'Sample').first()).toContainText('Di')
    await window.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(toast(window, '3 people have been exported to shown.csv.')).toBeVisible()
    const lines = (await readFile(path, 'utf8')).split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFName,E-mail,State,Permission group (Submittals),Corporate role (Programs),Data role (Emissions),Last sign-in,Programs',
    )
    expect(lines.slice(1, 4).map((line) => line.split(',')[0])).toEqual([
      'Di Sample',
      'Cy Sample',
      'Bo Sample',
    ])
    for (const shownText of ['di@example.com', 'Affiliate', '0'])
      await expect(row(window, 'Di Sample')).toContainText(shownText)
  })
})

async function chooseRole(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

function clipboard(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard: board }) => board.readText())
}

/** The native dialog cannot be driven; everything before and after it is the program's own. */
function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  return app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}
