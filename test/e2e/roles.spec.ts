// Roles in the real window: staging, what it says will happen, saving together, handing over, assigning, program contacts.
import type { ElectronApplication, Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import {
  addAffiliate,
  addPerson,
  card,
  cell,
  openPersonRoles,
  openRoles,
  password,
  save,
  section,
  stagingPanel,
} from './page-models/roles.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

async function resize(program: { app: ElectronApplication }, width: number, height: number): Promise<void> {
  await program.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}

async function become(page: Page, firstName: string): Promise<void> {
  await chooseFromMyMenu(page, 'Sign out')
  await signIn(page, `${firstName.toLowerCase()}@example.com`, password)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
}

test.describe('people × modules (B-06)', () => {
  test('stages over people and modules, says what is gained and lost, and saves together', async ({
    window,
    program,
  }) => {
    await setUpQuickly(window)
    const noa = await addAffiliate(window, 'Noa')
    await addPerson(window, 'Uma', 'open')
    await resize(program, 1600, 1000)
    await openRoles(window)
    await expect(window.getByText('Only 1 Lead User is active. At least two are recommended.')).toBeVisible()
    await checkAccessibility(window)

    await cell(window, 'group', 'Noa Sample').selectOption('Lead User')
    await cell(window, 'data', 'Uma Sample').selectOption('Restricted')
    await expect(section(window, 'Noa Sample')).toContainText('Submittals: None → Lead User')
    await expect(section(window, 'Noa Sample')).toContainText('For every facility: see a facility')
    await expect(section(window, 'Uma Sample')).toContainText('Emissions: Open → Restricted')
    await expect(section(window, 'Uma Sample')).toContainText('rights lost')
    await expect(section(window, 'Uma Sample')).toContainText(
      'Cannot sign in until an account is assigned in Manage Accounts.',
    )
    await checkAccessibility(window)
    const untouched = await callAs(window, 'roles.of-person', { person: noa })
    expect(untouched.submittals.role).toBe('none')

    await section(window, 'Uma Sample')
      .getByRole('button', { name: /^Take back/ })
      .click()
    await expect(section(window, 'Uma Sample')).toHaveCount(0)
    await expect(cell(window, 'data', 'Uma Sample')).toHaveValue('open')
    await cell(window, 'corporate', 'Uma Sample').selectOption('Secondary Corporate Contact')
    await stagingPanel(window).getByRole('button', { name: 'Save 2 changes' }).click()
    await expect(toast(window, '2 changes have been saved.')).toBeVisible()
    await expect(stagingPanel(window)).toHaveCount(0)
    await expect(cell(window, 'group', 'Noa Sample')).toHaveValue('lead-user')
    await expect(window.getByText('At least two are recommended.')).toHaveCount(0)
  })

  test('goes by the keyboard alone: choose, review in a small window, save', async ({ window, program }) => {
    await setUpQuickly(window)
    await addAffiliate(window, 'Noa')
    await resize(program, 1024, 640)
    await openRoles(window)
    await cell(window, 'group', 'Noa Sample').focus()
    await window.keyboard.press('a')
    await expect(cell(window, 'group', 'Noa Sample')).toHaveValue('approver')
    await expect(stagingPanel(window)).toHaveCount(0)
    const review = window.getByRole('button', { name: 'Review and save' })
    await review.focus()
    await window.keyboard.press('Enter')
    await expect(section(window, 'Noa Sample')).toContainText('submit a submittal to the regulator')
    await checkAccessibility(window)
    await stagingPanel(window).getByRole('button', { name: 'Save 1 change' }).focus()
    await window.keyboard.press('Enter')
    await expect(toast(window, 'The change has been saved.')).toBeVisible()
  })

  test('asks before staged changes are left, and leaves them behind', async ({ window }) => {
    await setUpQuickly(window)
    await addAffiliate(window, 'Noa')
    await openRoles(window)
    await cell(window, 'group', 'Noa Sample').selectOption('Viewer')
    await openPersonRoles(window, 'Noa Sample')
    await expect(card(window, 'Submittals')).toContainText('Was None')
    await window.getByRole('button', { name: 'All people' }).click()
    await window.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name: 'People' }).click()
    const question = window.getByRole('alertdialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(cell(window, 'group', 'Noa Sample')).toHaveValue('viewer')
    await window.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name: 'People' }).click()
    await question.getByRole('button', { name: 'Leave without saving' }).click()
    await openRoles(window)
    await expect(cell(window, 'group', 'Noa Sample')).toHaveValue('none')
  })

  test('X-02 the last lead user goes only when that is confirmed', async ({ window }) => {
    await setUpQuickly(window)
    await addAffiliate(window, 'Noa')
    await openRoles(window)
    await cell(window, 'group', 'Ada Example').selectOption('Viewer')
    await save1(window)
    const question = window.getByRole('alertdialog', { name: 'Save without a Lead User?' })
    await expect(question).toContainText('new access requests will go to the regulator again')
    await checkAccessibility(window)
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(section(window, 'Ada Example')).toContainText('You could not change this back yourself.')
    await save1(window)
    await question.getByRole('button', { name: 'Save without a Lead User' }).click()
    await expect(toast(window, 'The change has been saved.')).toBeVisible()
  })

  test('B-07 shows what somebody may not change as text, and main refuses it when it is forged', async ({
    window,
  }) => {
    await setUpQuickly(window)
    const noa = await addAffiliate(window, 'Noa')
    await addPerson(window, 'Kit', 'audit')
    await become(window, 'Kit')
    await openRoles(window)
    await expect(window.getByRole('grid', { name: 'Roles' }).getByRole('combobox')).toHaveCount(0)
    await openPersonRoles(window, 'Noa Sample')
    await expect(card(window, 'Submittals')).toContainText('one must be Lead User (Submittals)')
    await checkAccessibility(window)
    const forged = { action: 'roles.set-group', person: noa, present: 'none', next: 'lead-user' } as const
    const reply = callAs(window, 'roles.save', { changes: [forged] })
    await expect(reply).rejects.toThrow('"code":"forbidden"')
  })
})

test.describe('a person’s page', () => {
  test('S3-10 X-01 says what is missing, and assigning it in the tree lets them in', async ({ window }) => {
    await setUpQuickly(window)
    await addPerson(window, 'Sol', 'structured')
    const plant = await callAs(window, 'inventory.add', {
      kind: 'entity',
      in: { kind: 'top' },
      name: 'Plant',
    })
    const hall = { kind: 'entity', id: plant.id as never } as const
    await callAs(window, 'inventory.add', { kind: 'asset', in: hall, name: 'Boiler' })
    await openRoles(window)
    await openPersonRoles(window, 'Sol Sample')
    await expect(card(window, 'Submittals')).toContainText('No permission group')
    await expect(card(window, 'Emissions')).toContainText('Nothing is assigned to this Structured person yet')
    await card(window, 'Emissions')
      .getByRole('button', { name: 'Assign Users to Sources and Assets' })
      .click()
    const dialog = window.getByRole('dialog', { name: 'Assign Users to Sources and Assets: Sol Sample' })
    await dialog.getByRole('searchbox', { name: 'Search entities, assets and sources' }).fill('boil')
    await dialog.getByRole('treeitem', { name: /Boiler/ }).click()
    await expect(dialog.getByText('1 ticked')).toBeVisible()
    await checkAccessibility(window)
    await dialog.getByRole('button', { name: 'Stage' }).click()
    await expect(card(window, 'Emissions')).toContainText('Emissions, assigned: + Boiler')
    await save1(window)
    await expect(card(window, 'Emissions').getByRole('listitem')).toContainText('Boiler asset · Plant')
    await become(window, 'Sol')
    await goTo(window, 'My access')
    await expect(card(window, 'Emissions')).toContainText('Boiler')
    await expect(card(window, 'Emissions').getByRole('button')).toHaveCount(0)
    await checkAccessibility(window)
  })

  test('X-04 hands the Main Corporate Contact over: who becomes what is said first', async ({ window }) => {
    await setUpQuickly(window)
    await addAffiliate(window, 'Noa')
    await openRoles(window)
    await openPersonRoles(window, 'Ada Example')
    await expect(card(window, 'Programs')).toContainText('Main Corporate Contact')
    await card(window, 'Programs').getByRole('button', { name: 'Hand over…' }).click()
    const dialog = window.getByRole('dialog', { name: 'Hand over: Main Corporate Contact' })
    await dialog.getByRole('combobox', { name: 'Successor' }).fill('noa')
    await window.getByRole('option', { name: /Noa Sample/ }).click()
    await expect(dialog).toContainText('Noa Sample becomes Main Corporate Contact.')
    await expect(dialog).toContainText('Ada Example becomes Secondary Corporate Contact.')
    await checkAccessibility(window)
    await dialog.getByRole('button', { name: 'Stage' }).click()
    await expect(section(window, 'Ada Example')).toContainText('becomes Secondary Corporate Contact')
    await save1(window)
    await expect(card(window, 'Programs')).toContainText('Secondary Corporate Contact')
    await window.getByRole('button', { name: 'All people' }).click()
    await openPersonRoles(window, 'Noa Sample')
    await expect(card(window, 'Programs')).toContainText('Main Corporate Contact')
    await expect(card(window, 'Programs')).toContainText('by Ada Example')
  })

  test('S2-08 adds, changes and removes roles in programs, together with the others', async ({ window }) => {
    await setUpQuickly(window)
    const noa = await addAffiliate(window, 'Noa')
    const { id: harbor } = await callAs(window, 'programs.create', { name: 'Harbor' })
    await callAs(window, 'programs.create', { name: 'Depot' })
    const contact = { action: 'programs.set-contact', program: harbor, person: noa } as const
    await save(window, { ...contact, present: 'none', next: 'viewer' })
    await openRoles(window)
    await window.getByRole('button', { name: 'Programs of Noa Sample: 1' }).click()
    const dialog = window.getByRole('dialog', { name: 'Programs of Noa Sample' })
    await dialog.getByRole('combobox', { name: 'Level in Harbor' }).selectOption('Contributor')
    await dialog.getByRole('combobox', { name: 'Program' }).click()
    await window.getByRole('option', { name: 'Depot' }).click()
    await dialog.getByRole('button', { name: 'Add' }).click()
    await checkAccessibility(window)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(section(window, 'Noa Sample')).toContainText('Programs, Harbor: Viewer → Contributor')
    await expect(section(window, 'Noa Sample')).toContainText('Programs, Depot: None → Viewer')
    await stagingPanel(window).getByRole('button', { name: 'Save 2 changes' }).click()
    await expect(window.getByRole('button', { name: 'Programs of Noa Sample: 2' })).toBeVisible()
  })
})

test.describe('the contacts of a program', () => {
  test('S2-23 B-07 a Contributor adds by the whole address, and cannot touch the Main Site Contact', async ({
    window,
  }) => {
    await setUpQuickly(window)
    const con = await addAffiliate(window, 'Con')
    await addAffiliate(window, 'Noa')
    const { id: harbor } = await callAs(window, 'programs.create', { name: 'Harbor' })
    const contact = { action: 'programs.set-contact', program: harbor, person: con } as const
    await save(window, { ...contact, present: 'none', next: 'contributor' })
    await become(window, 'Con')
    await openContacts(window, 'Harbor')
    const ada = window.getByRole('listitem').filter({ hasText: 'Ada Example' }).first()
    await expect(ada).toContainText('Main Site Contact')
    // S2-23: what a Contributor may not touch is there, disabled, with the reason in words.
    for (const button of await ada.getByRole('button').all()) await expect(button).toBeDisabled()
    const adding = window.getByRole('form', { name: 'Add a contact' })
    await adding.getByRole('textbox').fill('nobody@example.com')
    await adding.getByRole('button', { name: 'Add' }).click()
    await expect(adding).toContainText('Nobody in the organization has this e-mail address.')
    await checkAccessibility(window)
    await adding.getByRole('textbox').fill('noa@example.com')
    await adding.getByRole('button', { name: 'Add' }).click()
    await expect(section(window, 'Noa Sample')).toContainText('Programs, Harbor: None → Viewer')
    await save1(window)
    await expect(window.getByRole('combobox', { name: 'Level of Noa Sample' })).toHaveValue('viewer')
  })

  test('S2-09 S2-24 X-04 the Main Site Contact removes those that are ticked and hands the role over', async ({
    window,
  }) => {
    await setUpQuickly(window)
    const { id: harbor } = await callAs(window, 'programs.create', { name: 'Harbor' })
    for (const name of ['Noa', 'Uma']) {
      const person = await addAffiliate(window, name)
      const contact = { action: 'programs.set-contact', program: harbor, person } as const
      await save(window, { ...contact, present: 'none', next: 'contributor' })
    }
    await openContacts(window, 'Harbor')
    await window.getByRole('checkbox', { name: 'Tick Uma Sample' }).click()
    await window.getByRole('button', { name: 'Remove 1' }).click()
    await expect(section(window, 'Uma Sample')).toContainText('rights lost')
    await save1(window)
    await expect(window.getByRole('list', { name: 'Contacts' })).not.toContainText('Uma Sample')
    await window.getByRole('button', { name: 'Make Noa Sample Main Site Contact…' }).click()
    const dialog = window.getByRole('dialog', { name: 'Hand over: Main Site Contact of Harbor' })
    await expect(dialog).toContainText('Ada Example becomes Contributor of Harbor.')
    await expect(dialog.getByRole('region', { name: 'Noa Sample' })).toContainText('rights gained')
    await checkAccessibility(window)
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(toast(window, 'Noa Sample is Main Site Contact of Harbor now.')).toBeVisible()
    await expect(window.getByRole('combobox', { name: 'Level of Ada Example' })).toHaveValue('contributor')
  })
})

async function save1(page: Page): Promise<void> {
  await stagingPanel(page).getByRole('button', { name: 'Save 1 change' }).click()
}

async function openContacts(page: Page, program: string): Promise<void> {
  await goTo(page, 'Programs')
  await page.getByRole('grid').getByText(program).click()
  await page
    .getByRole('complementary', { name: program })
    .getByRole('button', { name: /contacts/i })
    .click()
  await expect(page.getByRole('heading', { name: `Contacts of ${program}` })).toBeVisible()
}
