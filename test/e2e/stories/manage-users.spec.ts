// The manual of Manage Users (S3), told as its text tells it, sentence by sentence, in the real window: creating a user field
// by field, what is refused, and what each of the six roles sees.
import type { Locator, Page } from '@playwright/test'
import { callAs, list, panel, row, setUpQuickly } from '../page-models/people.ts'
import { signIn } from '../page-models/entry.ts'
import { enter, signOut } from '../page-models/requests.ts'
import { addPerson, card, openPersonRoles, openRoles, password, saveChanges } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

test('Creating users', async ({ window: page }) => {
  test.setTimeout(240_000)
  await setUpQuickly(page, 'documented')
  const form = panel(page, 'New user')
  const field = (name: string) => form.getByRole('textbox', { name, exact: true })
  const choice = (name: string) => form.getByRole('combobox', { name })
  const submit = () => form.getByRole('button', { name: 'Save' }).click()

  await test.step('Navigate to Manage Users (S3-16)', async () => {
    await goTo(page, 'Manage Users')
    await page.getByRole('button', { name: 'New user' }).click()
  })
  await test.step('Without the required information the system does not proceed (S3-17)', async () => {
    for (const name of ['User name', 'E-mail', 'Password', 'Verify password'])
      await expect(field(name)).toHaveAttribute('required')
    await submit()
    await expect(field('User name')).toBeFocused()
    await expect(form.getByText('Enter an e-mail address, such as', { exact: false })).toHaveCount(2)
    // Both passwords, and nothing that may stay empty.
    await expect(form.getByText('Fill this in.')).toHaveCount(2)
    await expect(list(page, 'Manage Users')).not.toContainText('max@example.com')
  })
  await test.step('a. User name: an e-mail address; prefills e-mail (S3-18, X-11)', async () => {
    await field('User name').fill('max')
    await submit()
    await expect(form.getByText('Enter an e-mail address, such as', { exact: false }).first()).toBeVisible()
    await field('User name').fill('max@example.com')
    await expect(field('E-mail')).toHaveValue('max@example.com')
  })
  await test.step('b. and c. First and last name, which may stay empty (S3-19)', async () => {
    for (const name of ['First name', 'Last name']) await expect(field(name)).not.toHaveAttribute('required')
    await field('First name').fill('Max')
    await field('Last name').fill('Sample')
  })
  await test.step('d. E-mail (S3-17)', () => field('E-mail').fill('max.mail@example.com'))
  await test.step('e. Enabled: active by default (S3-20)', () =>
    expect(form.getByRole('checkbox', { name: /Enabled/ })).toBeChecked())
  await test.step('f. Role: one of six, none of them chosen (S3-01, S3-21, X-10)', async () => {
    await expect(choice('Role')).toHaveValue('')
    await choice('Role').click()
    const roles = ['Administrative', 'Open', 'Structured', 'Restricted', 'Audit', 'Restricted Audit']
    await expect(page.getByRole('option')).toHaveText(roles)
    await page.getByRole('option', { name: 'Open', exact: true }).click()
  })
  await test.step('g. Password: 4 to 12 characters without spaces (S3-22)', async () => {
    for (const [typed, words] of [
      ['abc', /at least 4/],
      ['abcdefghijklm', /at most 12/],
      ['abc def', /must not contain spaces/],
    ] as const) {
      await field('Password').fill(typed)
      await field('Verify password').fill(typed)
      await submit()
      await expect(form.getByText(words)).toBeVisible()
    }
  })
  await test.step('h. Verify password: re-entered, has to match (S3-23)', async () => {
    await field('Password').fill('abcdefghijkl')
    await field('Verify password').fill('abcdefghijkL')
    await submit()
    await expect(form.getByText(/The two passwords differ/)).toBeVisible()
    await field('Verify password').fill('abcdefghijkl')
  })
  await test.step('i. Translation: defaults to en_default (S3-24)', async () => {
    await expect(choice('Translation')).toHaveValue('English (en_default)')
  })
  await test.step('j. Date format: dd/mm/yyyy, required of all CSV uploads (S3-25)', async () => {
    await expect(choice('Date format')).toHaveValue(/^dd\/mm\/yyyy/)
    await expect(form.getByText('the format that every CSV file', { exact: false })).toBeVisible()
  })
  await test.step('k. Time format: hh:mm a, as in 2:30 PM (S3-26, X-13)', () =>
    expect(choice('Time format')).toHaveValue(/^hh:mm a.*2:30 PM$/))
  await test.step('l. Time zone (S3-27)', () => expect(choice('Time zone')).toHaveValue(/^UTC/))
  await test.step('m. Number format: 1,234.56 or 1234.56 (S3-28, S3-29)', async () => {
    await expect(choice('Number format')).toHaveValue('1,234.56')
    await choice('Number format').click()
    await page.getByRole('option', { name: '1234.56', exact: true }).click()
  })
  await test.step('n. Number scaling (S3-32, X-14)', async () => {
    await expect(field('Number scaling')).toHaveValue('2')
    await field('Number scaling').fill('6')
  })
  await test.step('Save: “User has been saved.”, and the user is in the list (S3-33)', async () => {
    await submit()
    await expect(toast(page, 'User has been saved.')).toBeVisible()
    await expect(row(page, 'Max Sample').first()).toContainText('Open')
  })
  await test.step('The user name has to be unique, in any case of letters (S3-18, X-11)', async () => {
    await page.getByRole('button', { name: 'New user' }).click()
    await field('User name').fill('MAX@Example.com')
    await field('E-mail').fill('other@example.com')
    await choice('Role').click()
    await page.getByRole('option', { name: 'Audit', exact: true }).click()
    await field('Password').fill('abcd')
    await field('Verify password').fill('abcd')
    await submit()
    await expect(form.getByText('Somebody already has this user name.')).toBeVisible()
    await expect(field('User name')).toBeFocused()
  })
  await test.step('Cancel aborts and goes back to Manage Users (S3-34)', async () => {
    await field('User name').fill('pat@example.com')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await expect(form).toBeHidden()
    await expect(list(page, 'Manage Users')).not.toContainText('pat@example.com')
  })
  await test.step('Unchecking Enabled deactivates the user (S3-20), with the shortest password (S3-22)', async () => {
    await page.getByRole('button', { name: 'New user' }).click()
    await field('User name').fill('pat@example.com')
    await choice('Role').click()
    await page.getByRole('option', { name: 'Open', exact: true }).click()
    await form.getByRole('checkbox', { name: /Enabled/ }).uncheck()
    await field('Password').fill('abcd')
    await field('Verify password').fill('abcd')
    await submit()
    await expect(toast(page, 'User has been saved.').first()).toBeVisible()
    await expect(row(page, 'pat@example.com').first()).toContainText('Disabled')
  })
  await test.step('The user name is the login (S3-18), for whoever is enabled (S3-20)', async () => {
    await signOut(page)
    await signIn(page, 'pat@example.com', 'abcd')
    await expect(page.getByRole('alert')).toBeVisible()
    await enter(page, 'max@example.com', 'abcdefghijkl')
    await goTo(page, 'Inventory')
  })
})

test('Types of users', async ({ window: page }) => {
  test.setTimeout(300_000)
  await setUpQuickly(page)
  const addEntity = async (name: string) =>
    (await callAs(page, 'inventory.add', { kind: 'entity', in: { kind: 'top' }, name })).id as never
  const north = await addEntity('North')
  await addEntity('South')
  await callAs(page, 'inventory.add', { kind: 'asset', in: { kind: 'entity', id: north }, name: 'Boiler' })
  const people = {
    Amy: 'administrative',
    Oto: 'open',
    Stu: 'structured',
    Res: 'restricted',
    Aud: 'audit',
    Rau: 'restricted-audit',
  } as const
  for (const [name, role] of Object.entries(people)) await addPerson(page, name, role)

  await test.step('Structured, Restricted and Restricted Audit cannot log in before anything is assigned (S3-10, S3-13, X-08)', async () => {
    await signOut(page)
    for (const [name, words] of [
      ['stu', 'Assign Users to Sources'],
      ['res', 'Manage Accounts'],
      ['rau', 'Manage Accounts'],
    ] as const) {
      await signIn(page, `${name}@example.com`, password)
      await expect(page.getByRole('alert')).toContainText(words)
    }
  })
  await test.step('Administrative: people, entities, profile, passwords; no roles of other modules (S3-02, S3-03)', async () => {
    await enter(page, 'amy@example.com', password)
    for (const open of ['People', 'Manage Users', 'Inventory', 'Assign users', 'Settings'])
      await expect(entry(page, open)).toBeVisible()
    await closed(page, ['Facilities', 'Access requests'])
  })
  await test.step('Administrative resets the password of whoever forgot it (S3-03)', async () => {
    await goTo(page, 'Manage Users')
    await row(page, 'Oto Sample').first().click()
    await page.getByRole('button', { name: 'More for Oto Sample' }).click()
    await page.getByRole('menuitem', { name: 'Reset password…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reset the password of Oto Sample' })
    await dialog.getByLabel(/^Password/).fill('seven quiet marble kites')
    await dialog.getByLabel(/^Verify password/).fill('seven quiet marble kites')
    await dialog.getByRole('button', { name: 'Reset password' }).click()
    await expect(toast(page, 'The password of Oto Sample has been reset.')).toBeVisible()
  })
  await test.step('Assign Users to Assets, from the asset (S3-10)', async () => {
    await goTo(page, 'Assign users')
    const tree = page.getByRole('tree', { name: 'Entities, assets and sources' })
    await page.getByRole('searchbox', { name: 'Search entities, assets and sources' }).fill('boil')
    await tree.getByRole('treeitem', { name: /Boiler/ }).click()
    await page.getByRole('button', { name: 'Add people' }).click()
    const dialog = page.getByRole('dialog', { name: 'Assign people to Boiler' })
    // A Restricted person is given entities, so that only those of use are offered.
    await expect(dialog.getByText('Res Sample')).toHaveCount(0)
    await dialog.getByRole('checkbox', { name: /Stu Sample/ }).check()
    await dialog.getByRole('button', { name: 'Stage' }).click()
    await saveChanges(page)
    await expect(page.getByRole('region', { name: 'Assigned here' })).toContainText('Stu Sample')
  })
  await test.step('Manage Accounts, from the person (S3-13)', async () => {
    for (const name of ['Res Sample', 'Rau Sample']) {
      await openRoles(page)
      await openPersonRoles(page, name)
      await card(page, 'Emissions').getByRole('button', { name: 'Manage Accounts' }).click()
      const dialog = page.getByRole('dialog', { name: `Manage Accounts: ${name}` })
      await dialog.getByRole('treeitem', { name: /North/ }).click()
      await dialog.getByRole('button', { name: 'Stage' }).click()
      await saveChanges(page)
      await page.getByRole('button', { name: 'All people' }).click()
    }
  })
  await test.step('Open: all entities, and no other administration (S3-06, S3-07)', async () => {
    await signOut(page)
    await enter(page, 'oto@example.com', 'seven quiet marble kites')
    await sees(page, ['North', 'South'], [])
    await closed(page, ['People', 'Manage Users', 'Assign users', 'Settings'])
    await expect(page.getByRole('button', { name: 'Add entity' })).toHaveCount(0)
  })
  await test.step('Structured: only what is assigned, never the whole organization (S3-08)', async () => {
    await become(page, 'Stu')
    await sees(page, ['North'], ['South'])
    await closed(page, ['People', 'Manage Users', 'Assign users'])
  })
  await test.step('Restricted: the entities of Manage Accounts (S3-11, S3-12)', async () => {
    await become(page, 'Res')
    await sees(page, ['North'], ['South'])
    await closed(page, ['People', 'Manage Users', 'Settings'])
  })
  await test.step('Restricted Audit: sees what Restricted sees, read-only (S3-15)', async () => {
    await become(page, 'Rau')
    await sees(page, ['North'], ['South'])
    await expect(page.getByRole('button', { name: 'Add entity' })).toHaveCount(0)
  })
  await test.step('Audit: sees everything that Administrative sees, and modifies nothing (S3-14)', async () => {
    await become(page, 'Aud')
    await sees(page, ['North', 'South'], [])
    await expect(page.getByRole('button', { name: 'Add entity' })).toHaveCount(0)
    await goTo(page, 'People')
    await row(page, 'Amy Sample').first().click()
    await expect(panel(page, 'Amy Sample')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add person' })).toHaveCount(0)
    for (const name of ['Edit', 'More for Amy Sample'])
      await expect(panel(page, 'Amy Sample').getByRole('button', { name })).toHaveCount(0)
  })
})

function entry(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name, exact: true })
}

async function become(page: Page, firstName: string): Promise<void> {
  await signOut(page)
  await enter(page, `${firstName.toLowerCase()}@example.com`, password)
}

async function sees(page: Page, there: readonly string[], absent: readonly string[]): Promise<void> {
  await goTo(page, 'Inventory')
  for (const name of there)
    await expect(page.getByRole('treeitem', { name: new RegExp(name) }).first()).toBeVisible()
  for (const name of absent)
    await expect(page.getByRole('treeitem', { name: new RegExp(name) })).toHaveCount(0)
}

async function closed(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await expect(entry(page, name)).toHaveCount(0)
}
