// The things that roles are about, in the real window: kept by those who may, seen as far as the policy goes.
import type { Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { act, field, node, panel, row } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const confirmation = (page: Page) => page.getByRole('alertdialog')

test('the organization is renamed, and its settings are set (S1-09, X-12)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'Organization info')
  await expect(window.getByText('1 Sample Street')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Edit' }).click()
  await field(window, 'Name').fill(' ')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(window.getByText('Fill this in.')).toBeVisible()
  await expect(field(window, 'Name')).toBeFocused()
  await checkAccessibility(window)
  await field(window, 'Name').fill('Example Works West')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'information has been saved.')).toBeVisible()
  await expect(window.getByText('Example Works West').first()).toBeVisible()
  await goTo(window, 'Settings')
  await expect(window.getByRole('radio', { name: 'Strong' })).toBeChecked()
  await checkAccessibility(window)
  await field(window, 'Sign out after').fill('500')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(window.getByText('Enter 480 or less.')).toBeVisible()
  await field(window, 'Sign out after').fill('30')
  await window.getByRole('radio', { name: 'Documented' }).check()
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'The settings have been saved.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('facilities and their regulators are kept from the first one on (S1-02, S1-09)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'Facilities')
  await expect(window.getByRole('heading', { name: 'No facility yet' })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Add facility' }).first().click()
  await expect(window.getByText('No regulator is known yet.', { exact: false })).toBeVisible()
  await act(window, 'Cancel')

  await goTo(window, 'Regulators')
  await window.getByRole('button', { name: 'Add regulator' }).first().click()
  await expect(field(window, 'Name')).toBeFocused()
  await window.keyboard.type('Sample County')
  await window.keyboard.press('Enter')
  await expect(toast(window, 'Sample County has been added.')).toBeVisible()
  await expect(panel(window, 'Sample County').getByText('0 facilities')).toBeVisible()
  await checkAccessibility(window)

  await goTo(window, 'Facilities')
  await window.getByRole('button', { name: 'Add facility' }).first().click()
  await act(window, 'Add facility')
  await expect(window.getByText('Fill this in.')).toHaveCount(3)
  await expect(field(window, 'Name')).toBeFocused()
  await checkAccessibility(window)
  await window.keyboard.type('North Yard')
  await field(window, 'Site ID').fill('N-1')
  await window.getByRole('combobox', { name: 'Regulator' }).click()
  await window.getByRole('option', { name: 'Sample County' }).click()
  await act(window, 'Add facility')
  await expect(toast(window, 'North Yard has been added.')).toBeVisible()
  await expect(panel(window, 'North Yard').getByText('N-1').first()).toBeVisible()
  await checkAccessibility(window)

  // Escape closes, Enter on the row opens again, Escape over changes asks.
  await window.keyboard.press('Escape')
  await expect(panel(window, 'North Yard')).toBeHidden()
  await row(window, 'North Yard').click()
  await act(window, 'Edit')
  await field(window, 'Name').fill('North Yard 2')
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Keep editing' }).click()
  await act(window, 'Save')
  await expect(row(window, 'North Yard 2')).toBeVisible()

  await goTo(window, 'Regulators')
  await row(window, 'Sample County').click()
  await act(window, 'Remove')
  await expect(
    toast(window, '1 facility answers to Sample County. Choose another regulator for it first.'),
  ).toBeVisible()
  await goTo(window, 'Facilities')
  await row(window, 'North Yard 2').click()
  await act(window, 'Remove')
  await expect(confirmation(window)).toContainText('Remove North Yard 2?')
  await window.getByRole('button', { name: 'Remove facility' }).click()
  await expect(toast(window, 'North Yard 2 has been removed.')).toBeVisible()
  await expect(window.getByRole('heading', { name: 'No facility yet' })).toBeVisible()
})

test('a program belongs to whoever creates it, and is renamed by them (X-04, S2-24)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'Programs')
  await expect(window.getByRole('heading', { name: 'No program yet' })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Create program' }).first().click()
  await expect(field(window, 'Name')).toBeFocused()
  await window.keyboard.type('Tree Planting')
  await window.keyboard.press('Enter')
  const program = panel(window, 'Tree Planting')
  await expect(program.getByText('Main Site Contact').last()).toBeVisible()
  await expect(program.getByText('Ada Example')).toBeVisible()
  await checkAccessibility(window)
  await act(window, 'Rename')
  await field(window, 'Name').fill('Tree Planting West')
  await act(window, 'Save')
  await expect(row(window, 'Tree Planting West')).toBeVisible()
  await act(window, 'Contacts')
  await expect(window.getByRole('heading', { name: /Tree Planting West/ })).toBeVisible()
})

test('the inventory grows, is moved about and cleared by keyboard and mouse (S3-02)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'Inventory')
  await expect(window.getByRole('heading', { name: 'Nothing in the inventory yet' })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Add entity' }).first().click()
  await expect(field(window, 'Name')).toBeFocused()
  await window.keyboard.type('Works')
  await window.keyboard.press('Enter')
  await expect(node(window, 'Works')).toHaveAttribute('aria-selected', 'true')
  for (const name of ['North', 'South']) {
    await node(window, 'Works').click()
    await act(window, 'Add entity')
    await expect(field(window, 'Name')).toBeFocused()
    await window.keyboard.type(name)
    await window.keyboard.press('Enter')
    await expect(panel(window, name)).toBeVisible()
  }
  await act(window, 'Add asset')
  await expect(panel(window, 'Add asset').getByText('Stands in Works › South.')).toBeVisible()
  await window.keyboard.type('Boiler 1')
  await window.keyboard.press('Enter')
  await act(window, 'Add source')
  await window.keyboard.type('Natural gas')
  await field(window, 'Unit').fill('therm')
  await checkAccessibility(window)
  await window.keyboard.press('Enter')
  await expect(node(window, 'Natural gas')).toContainText('therm')
  await expect(window.getByText('3 entities, 1 asset, 1 source')).toBeVisible()
  await checkAccessibility(window)

  // The keys of a tree: to the top, down, fold and unfold, open.
  const tree = window.getByRole('tree')
  await tree.focus()
  await window.keyboard.press('Home')
  await window.keyboard.press('ArrowLeft')
  await expect(node(window, 'South')).toBeHidden()
  await window.keyboard.press('ArrowRight')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect(panel(window, 'North')).toBeVisible()

  // What holds something is not removed; what is moved is found where it went.
  await node(window, 'Boiler 1').click()
  await panel(window, 'Boiler 1').getByRole('button', { name: 'More for Boiler 1' }).click()
  await window.getByRole('menuitem', { name: 'Remove…', exact: true }).click()
  await expect(toast(window, '1 thing stands in Boiler 1. Move or remove it first.')).toBeVisible()
  await panel(window, 'Boiler 1').getByRole('button', { name: 'More for Boiler 1' }).click()
  await checkAccessibility(window)
  await window.getByRole('menuitem', { name: 'Move…', exact: true }).click()
  await window.getByRole('combobox', { name: 'To' }).fill('North')
  await window.getByRole('option', { name: 'Works › North' }).click()
  await expect(window.getByText('reach changes.')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click()
  await expect(panel(window, 'Boiler 1').getByRole('button', { name: 'North' })).toBeVisible()

  await window.getByRole('searchbox', { name: 'Search the inventory' }).fill('gas')
  await expect(window.getByRole('treeitem')).toHaveCount(4)
  await node(window, 'Natural gas').click()
  await panel(window, 'Natural gas').getByRole('button', { name: 'More for Natural gas' }).click()
  await window.getByRole('menuitem', { name: 'Remove…', exact: true }).click()
  await window.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(toast(window, 'Natural gas has been removed.')).toBeVisible()
  await expect(panel(window, 'Boiler 1')).toBeVisible()
})

test.describe('in the demonstration', () => {
  const password = 'look around freely'
  const enter = async (page: Page, name: string) => {
    await signIn(page, `${name}@example.com`, password)
    await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  }

  test('each person sees the things that their role shows them, and a forged call shows no more', async ({
    launch,
  }) => {
    const { page } = await launch('--demo')
    // Structured: three sources, and the names of what they stand in (S3-08).
    await enter(page, 'wanjiru.mwangavu')
    await goTo(page, 'Inventory')
    await page.getByRole('button', { name: 'Unfold all' }).click()
    await expect(page.getByText('3 entities, 2 assets, 3 sources')).toBeVisible()
    await expect(page.getByText('by name only')).toHaveCount(5)
    await expect(page.getByRole('button', { name: 'Add entity' })).toBeHidden()
    await node(page, 'Heron Reservoir').click()
    await checkAccessibility(page)
    await expect(
      callAs(page, 'inventory.add', { kind: 'entity', in: { kind: 'top' }, name: 'Forged' }),
    ).rejects.toThrow('forbidden')
    await expect(callAs(page, 'facilities.list', { filters: {}, offset: 0, limit: 1 })).rejects.toThrow(
      'forbidden',
    )
    await chooseFromMyMenu(page, 'Sign out', 'Wanjiru Mwangavu')

    // Waiting for approval: facilities by name, address and id (S1-21).
    await enter(page, 'nikos.kymatakis')
    await goTo(page, 'Find a facility')
    await page.getByRole('searchbox', { name: 'Facility' }).fill('quay street')
    await expect(page.getByText('2 facilities found')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('searchbox', { name: 'Facility' }).fill('nowhere')
    await expect(page.getByRole('heading', { name: 'No facility has these words' })).toBeVisible()
    await chooseFromMyMenu(page, 'Sign out', 'Nikos Kymatakis')

    // Restricted: one division and all that stands in it (S3-12).
    await enter(page, 'greta.bjorkdalen')
    await goTo(page, 'Inventory')
    await expect(page.getByRole('treeitem').first()).toContainText('Water')
    await chooseFromMyMenu(page, 'Sign out', 'Greta Björkdalen')

    // Who moves something is told whose reach that changes (B-06).
    await enter(page, 'zofia.wierzbinka')
    await goTo(page, 'Inventory')
    await page.getByRole('searchbox', { name: 'Search the inventory' }).fill('heron')
    await node(page, 'Heron Reservoir').click()
    await page.getByRole('button', { name: 'More for Heron Reservoir' }).click()
    await page.getByRole('menuitem', { name: 'Move…', exact: true }).click()
    await page.getByRole('combobox', { name: 'To' }).fill('valley utilities › power')
    await page.getByRole('option').first().click()
    await expect(page.getByText(/Reaches it now and will not any more: .*Greta Björkdalen/)).toBeVisible()
    await checkAccessibility(page)
  })

  test('facilities are searched, filtered and sorted; in Spanish, too', async ({ launch }) => {
    const { page } = await launch('--demo')
    await enter(page, 'owen.mossbank')
    await goTo(page, 'Facilities')
    await expect(page.getByText('14 in all')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('searchbox').fill('alder county')
    await expect(page.getByText('5 of 14')).toBeVisible()
    await page.getByRole('columnheader', { name: 'Site ID' }).click()
    await expect(page.getByRole('row').nth(1)).toContainText('SMV-3001')
    await callAs(page, 'preferences.save', { translation: 'es' })
    await expect(page.getByRole('columnheader', { name: 'Regulador' })).toBeVisible()
    await row(page, 'SMV-3003').click()
    await expect(panel(page, 'Orchard Biogas Works').getByText('Dirección')).toBeVisible()
    await checkAccessibility(page)
  })
})
