// The manual of the certification site (S2), told as its text tells it, in the real window: adding people to a program and to
// the organization, editing and removing permissions in both manners, and what each permission type can and cannot do.
import type { Locator, Page } from '@playwright/test'
import { callAs, panel, row, setUpQuickly } from '../page-models/people.ts'
import { enter, signOut } from '../page-models/requests.ts'
import { addAffiliate, password, save, saveChanges, section } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

test('Add people to a program', async ({ window: page }) => {
  test.setTimeout(240_000)
  await setUpQuickly(page)
  const mia = await addAffiliate(page, 'Mia')
  await addAffiliate(page, 'Noa')
  const { id: harbor } = await callAs(page, 'programs.create', { name: 'Harbor' })
  await callAs(page, 'programs.transfer-main-site', { program: harbor, present: 1, person: mia })
  await become(page, 'Mia')

  await test.step('1. Open the program (S2-05)', () => openProgram(page, 'Harbor'))
  await test.step('2. Navigate to Contacts and click Invite a Contact (S2-05)', async () => {
    await openContacts(page, 'Harbor')
    await page.getByRole('button', { name: 'Invite a Contact' }).click()
  })
  await test.step('3. Enter one or more people, and click Invite (S2-05)', async () => {
    await enterRow(page, 1, 'Ines', 'Viewer')
    await page.getByRole('button', { name: 'Add a row' }).click()
    await enterRow(page, 2, 'Otto', 'Contributor')
    await page.getByRole('button', { name: 'Add a row' }).click()
    await enterRow(page, 3, 'Noa', 'Viewer')
    await expect(
      page.getByText('Noa Sample is in the organization already and is added at once.'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(page.getByText('2 people have been invited.', { exact: false })).toBeVisible()
    await expect(page.getByText('1 person was there already', { exact: false })).toBeVisible()
  })
  const code = await codeOf(page, 'Ines')
  await test.step('somebody accepts', () => register(page, code, 'Ines'))
  await test.step('4. Invite a Contact again shows what was sent and who accepted (S2-06)', async () => {
    await page.getByRole('button', { name: 'Back to the contacts' }).click()
    await page.getByRole('button', { name: 'Invite a Contact' }).click()
    const sent = page.getByRole('region', { name: 'Sent invitations' })
    // Mia may not approve people into the organization: that it was accepted is told all the same.
    await expect(sent.getByRole('row').filter({ hasText: 'Ines' })).toContainText('Accepted')
    await expect(sent.getByRole('row').filter({ hasText: 'Otto' })).toContainText('Pending')
    await expect(sent.getByRole('row').filter({ hasText: 'Noa' })).toContainText('Added at once')
  })
  await test.step('Note: the Main Site Contact can invite the new Main Site Contact (S2-04, X-04)', async () => {
    await enterRow(page, 1, 'Sue', 'Main Site Contact')
    await expect(page.getByText('until then the present one stays', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByRole('button', { name: 'Back to the contacts' }).click()
    await expect(page.getByText('Next Main Site Contact of Harbor: Sue Sample')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel the transfer' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the transfer' }).click()
    await expect(toast(page, 'The transfer has been cancelled.')).toBeVisible()
    await expect(page.getByText('Next Main Site Contact')).toHaveCount(0)
  })
  await test.step('whoever is there already is handed the role with what it changes (S2-24, B-06)', async () => {
    await page.getByRole('button', { name: 'Invite a Contact' }).click()
    await enterRow(page, 1, 'Ada', 'Main Site Contact', 'ada@example.com')
    await page.getByRole('button', { name: 'Hand over among the contacts' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave without saving' }).click()
    const adding = page.getByRole('form', { name: 'Add a contact' })
    await expect(adding.getByRole('combobox', { name: 'Level' })).toHaveValue('main-site-contact')
    await adding.getByRole('textbox').fill('ada@example.com')
    await adding.getByRole('button', { name: 'Add' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hand over: Main Site Contact of Harbor' })
    await expect(dialog).toContainText('Mia Sample becomes Contributor of Harbor.')
    await expect(dialog.getByRole('region', { name: 'Mia Sample' })).toContainText('rights lost')
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(toast(page, 'Ada Example is Main Site Contact of Harbor now.')).toBeVisible()
  })
  await test.step('a Contributor cannot invite a new Main Site Contact (S2-04, S2-23)', async () => {
    await page.getByRole('button', { name: 'Invite a Contact' }).click()
    const roles = page.getByLabel('Role, row 1').getByRole('option')
    await expect(roles).toHaveText(['Viewer', 'Contributor'])
  })
})

test('Edit or remove permissions', async ({ window: page }) => {
  test.setTimeout(240_000)
  await setUpQuickly(page)
  const { id: harbor } = await callAs(page, 'programs.create', { name: 'Harbor' })
  for (const [name, role] of [
    ['Con', 'contributor'],
    ['Vic', 'viewer'],
    ['Noa', 'none'],
  ] as const) {
    const person = await addAffiliate(page, name)
    const change = { action: 'programs.set-contact', program: harbor, person, present: 'none' } as const
    if (role !== 'none') await save(page, { ...change, next: role })
  }
  const sec = await addAffiliate(page, 'Sec')
  await save(page, { action: 'roles.set-corporate', person: sec, present: 'affiliate', next: 'secondary' })

  await test.step('in the program, next to the name: another level (S2-08)', async () => {
    await become(page, 'Con')
    await openContacts(page, 'Harbor')
    await page.getByRole('combobox', { name: 'Level of Vic Sample' }).selectOption('Contributor')
    await expect(section(page, 'Vic Sample')).toContainText('Programs, Harbor: Viewer → Contributor')
    await saveChanges(page)
  })
  await test.step('and the button that removes (S2-08)', async () => {
    await page.getByRole('button', { name: 'Remove Vic Sample' }).click()
    await expect(section(page, 'Vic Sample')).toContainText('rights lost')
    await saveChanges(page)
    await expect(contacts(page)).not.toContainText('Vic Sample')
  })
  await test.step('a Contributor touches nobody above (S2-23)', async () => {
    await expect(page.getByRole('button', { name: 'Remove Ada Example' })).toBeDisabled()
  })
  await test.step('as a corporate contact: 1., 2. select the program, Contacts (S2-02, S2-09)', async () => {
    await become(page, 'Sec')
    await openContacts(page, 'Harbor')
  })
  await test.step('3. the checkbox of the person, and “–” (S2-09, S2-16)', async () => {
    await page.getByRole('checkbox', { name: 'Tick Con Sample' }).click()
    await page.getByRole('button', { name: 'Remove 1' }).click()
    await saveChanges(page)
    await expect(contacts(page)).not.toContainText('Con Sample')
  })
  await test.step('what was saved is taken back by undoing it, and Con is Contributor again', async () => {
    await toast(page, 'The change has been saved.').last().getByRole('button', { name: 'Undo' }).click()
    await expect(toast(page, 'Undone: The change has been saved.')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Level of Con Sample' })).toHaveValue('contributor')
  })
  await test.step('4. the look-up bar, the role from the dropdown, “+” (S2-10)', async () => {
    const adding = page.getByRole('form', { name: 'Add a contact' })
    await adding.getByRole('combobox', { name: 'Add a contact' }).fill('noa')
    await page.getByRole('option', { name: /Noa Sample/ }).click()
    await adding.getByRole('combobox', { name: 'Level' }).selectOption('Contributor')
    await adding.getByRole('button', { name: 'Add' }).click()
    await saveChanges(page)
    await expect(page.getByRole('combobox', { name: 'Level of Noa Sample' })).toHaveValue('contributor')
  })
  await test.step('corporate contacts change the level of everybody, themselves included (S2-16, X-06)', async () => {
    await page
      .getByRole('form', { name: 'Add a contact' })
      .getByRole('combobox', { name: 'Add a contact' })
      .fill('sec')
    await page.getByRole('option', { name: /Sec Sample/ }).click()
    await page.getByRole('form', { name: 'Add a contact' }).getByRole('button', { name: 'Add' }).click()
    await expect(section(page, 'Sec Sample')).toContainText('You are changing what you hold yourself.')
    await saveChanges(page)
    await page.getByRole('button', { name: 'Make Sec Sample Main Site Contact…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hand over: Main Site Contact of Harbor' })
    await expect(dialog).toContainText('Ada Example becomes Contributor of Harbor.')
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(toast(page, 'Sec Sample is Main Site Contact of Harbor now.')).toBeVisible()
  })
})

test('Permission types and what each can do', async ({ window: page }) => {
  test.setTimeout(300_000)
  await setUpQuickly(page)
  const { id: harbor } = await callAs(page, 'programs.create', { name: 'Harbor' })
  await callAs(page, 'programs.create', { name: 'Depot' })
  const people = { Aff: 'none', Vic: 'viewer', Con: 'contributor', Sec: 'none' } as const
  for (const [name, role] of Object.entries(people)) {
    const person = await addAffiliate(page, name)
    const change = { action: 'programs.set-contact', program: harbor, person, present: 'none' } as const
    if (role !== 'none') await save(page, { ...change, next: role })
  }

  await test.step('Affiliate: by default; adds programs, and nothing else (S2-11)', async () => {
    await become(page, 'Aff')
    for (const closed of ['People', 'Roles', 'Organization info'])
      await expect(entry(page, closed)).toHaveCount(0)
    await goTo(page, 'Programs')
    await expect(row(page, 'Harbor')).toHaveCount(0)
    await page.getByRole('button', { name: 'Create program' }).first().click()
    await page.locator('form').getByRole('textbox').fill('Quay')
    await page.locator('form').getByRole('button', { name: 'Create program' }).click()
    await expect(toast(page, 'Quay has been created. You are its Main Site Contact.')).toBeVisible()
  })
  await test.step('Main Site Contact: any functionality within the program, its name too (S2-24)', async () => {
    await row(page, 'Quay').click()
    await panel(page, 'Quay').getByRole('button', { name: 'Rename' }).click()
    await page.locator('form').getByRole('textbox').fill('Quay West')
    await page.locator('form').getByRole('button', { name: 'Save' }).click()
    await expect(toast(page, 'Quay West has been saved.')).toBeVisible()
  })
  await test.step('Viewer: can access the program, and changes nothing (S2-22, S2-03)', async () => {
    await become(page, 'Vic')
    await goTo(page, 'Programs')
    await expect(row(page, 'Depot')).toHaveCount(0)
    await row(page, 'Harbor').click()
    await expect(panel(page, 'Harbor').getByRole('button', { name: 'Rename' })).toHaveCount(0)
    await openContacts(page, 'Harbor')
    await expect(page.getByRole('button', { name: 'Invite a Contact' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  })
  await test.step('Contributor: manages Contributors and Viewers, not the name (S2-23)', async () => {
    await become(page, 'Con')
    await goTo(page, 'Programs')
    await row(page, 'Harbor').click()
    await expect(panel(page, 'Harbor').getByRole('button', { name: 'Rename' })).toHaveCount(0)
    await openContacts(page, 'Harbor')
    await expect(page.getByRole('button', { name: 'Remove Vic Sample' })).toBeEnabled()
    await expect(page.getByRole('button', { name: 'Remove Ada Example' })).toBeDisabled()
  })
  await test.step('Secondary Corporate Contacts can be several (S2-12, S2-17)', async () => {
    await become(page, 'Ada')
    await goTo(page, 'Roles')
    await page
      .getByRole('combobox', { name: 'Corporate role of Sec Sample' })
      .selectOption('Secondary Corporate Contact')
    await saveChanges(page)
  })
  await test.step('Secondary: every program without invitation, no organization information (S2-02, S2-13)', async () => {
    await become(page, 'Sec')
    await goTo(page, 'Programs')
    for (const name of ['Harbor', 'Depot', 'Quay West']) await expect(row(page, name)).toBeVisible()
    await goTo(page, 'Organization info')
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
    await goTo(page, 'Roles')
    await page
      .getByRole('combobox', { name: 'Corporate role of Vic Sample' })
      .selectOption('Secondary Corporate Contact')
    await saveChanges(page)
  })
  await test.step('Main Corporate Contact: changes the organization’s information (S2-21)', async () => {
    await become(page, 'Ada')
    await goTo(page, 'Organization info')
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Headquarters address' }).fill('2 Sample Street')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(
      toast(page, 'The organization’s information has been saved.').or(
        toast(page, "The organization's information has been saved."),
      ),
    ).toBeVisible()
  })
  await test.step('and designates the replacement; there is exactly one (S2-20, S2-21, X-04)', async () => {
    await goTo(page, 'Roles')
    await page.getByRole('grid', { name: 'Roles' }).getByText('Ada Example', { exact: true }).click()
    await page.getByRole('button', { name: 'Hand over…' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Hand over: Main Corporate Contact' })
    await dialog.getByRole('combobox', { name: 'Successor' }).fill('sec')
    await page.getByRole('option', { name: /Sec Sample/ }).click()
    await dialog.getByRole('button', { name: 'Stage' }).click()
    await saveChanges(page)
    await goTo(page, 'Organization info')
    await expect(page.getByText('Sec Sample')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
  })
})

async function become(page: Page, firstName: string): Promise<void> {
  await signOut(page)
  if (firstName === 'Ada') await enter(page)
  else await enter(page, `${firstName.toLowerCase()}@example.com`, password)
}

function entry(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name, exact: true })
}

async function openProgram(page: Page, name: string): Promise<void> {
  await goTo(page, 'Programs')
  await page.getByRole('grid').getByText(name, { exact: true }).click()
  await expect(panel(page, name)).toBeVisible()
}

async function openContacts(page: Page, program: string): Promise<void> {
  if (!(await panel(page, program).isVisible())) await openProgram(page, program)
  await panel(page, program).getByRole('button', { name: 'Contacts' }).click()
  await expect(page.getByRole('heading', { name: `Contacts of ${program}` })).toBeVisible()
}

function contacts(page: Page): Locator {
  return page.getByRole('list', { name: 'Contacts' })
}

async function enterRow(
  page: Page,
  at: number,
  firstName: string,
  role: string,
  email = `${firstName.toLowerCase()}@example.com`,
): Promise<void> {
  await page.getByLabel(`E-mail, row ${at}`).fill(email)
  await page.getByLabel(`First name, row ${at}`).fill(firstName)
  await page.getByLabel(`Last name, row ${at}`).fill('Sample')
  await page.getByLabel(`Role, row ${at}`).selectOption(role)
}

async function codeOf(page: Page, firstName: string): Promise<string> {
  const link = await page.getByLabel(`Registration link of ${firstName} Sample`).inputValue()
  return link.replace('keyholder://register/', '')
}

async function register(page: Page, code: string, firstName: string): Promise<void> {
  const rest = { phone: '', title: '', timeZone: 'UTC', password, verifyPassword: password }
  await callAs(page, 'session.register', { code, firstName, lastName: 'Sample', ...rest })
}
