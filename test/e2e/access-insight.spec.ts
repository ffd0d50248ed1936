// Why can they (B-04), who can (B-05) and the role catalogue, in the real window.
import type { Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addAffiliate, addPerson, password, save } from './page-models/roles.ts'
import { chooseFromMyMenu, goTo } from './page-models/shell.ts'
import { act, node, panel } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

/** Chooses in a field that main searches. */
async function choose(
  page: Page,
  label: string,
  words: string,
  option: string | RegExp = words,
): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(words)
  await page.getByRole('option', { name: option }).first().click()
}

async function setUpInventory(page: Page) {
  const { id: south } = await callAs(page, 'inventory.add', {
    kind: 'entity',
    in: { kind: 'top' },
    name: 'South',
  })
  const { id: stack } = await callAs(page, 'inventory.add', {
    kind: 'source',
    in: { kind: 'entity', id: south },
    name: 'Stack',
  })
  return { south: south as never, stack: stack as never }
}

test('why can they, from a person’s panel: yes with every way, no with what would change it (B-04)', async ({
  window,
}) => {
  await setUpQuickly(window)
  const { south } = await setUpInventory(window)
  const ria = await addPerson(window, 'Ria', 'restricted')
  await goTo(window, 'People')
  await window.getByRole('row').filter({ hasText: 'Ria Sample' }).click()
  await window.keyboard.press('Enter')
  await act(window, 'Why can they…')
  await expect(window.getByRole('heading', { name: 'Why can they' })).toBeVisible()
  await expect(window.getByRole('heading', { name: 'Nothing asked yet' })).toBeVisible()
  await checkAccessibility(window)
  await choose(window, 'Action', 'see an entity', 'see an entity, asset or emission source')
  await choose(window, 'Entity', 'sou', 'South')
  await expect(
    window.getByText('No. Ria Sample cannot see an entity, asset or emission source: South.'),
  ).toBeVisible()
  await expect(window.getByText('Assign South', { exact: true })).toBeVisible()
  await expect(window.getByText('You may do that').first()).toBeVisible()
  await checkAccessibility(window)
  const nothing = { entities: [], assets: [], sources: [] }
  await save(window, {
    action: 'roles.set-assignments',
    person: ria,
    present: nothing,
    next: { ...nothing, entities: [south] },
  })
  await expect(window.getByText('Yes. Ria Sample can see an entity')).toBeVisible()
  await expect(window.getByText('emissions.restricted.view-inventory')).toBeVisible()
  await expect(window.getByText('Assigned here: South')).toBeVisible()
  await callAs(window, 'preferences.save', { theme: 'dark' })
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Who can do this…' }).click()
  await expect(window.getByRole('grid', { name: 'Who can' }).getByRole('row')).toHaveCount(3)
})

test('who can, from a source: direct and inherited, filtered (B-05)', async ({ window }) => {
  await setUpQuickly(window)
  const { south, stack } = await setUpInventory(window)
  const ria = await addPerson(window, 'Ria', 'restricted')
  const stu = await addPerson(window, 'Stu', 'structured')
  const nothing = { entities: [], assets: [], sources: [] }
  await save(
    window,
    {
      action: 'roles.set-assignments',
      person: ria,
      present: nothing,
      next: { ...nothing, entities: [south] },
    },
    {
      action: 'roles.set-assignments',
      person: stu,
      present: nothing,
      next: { ...nothing, sources: [stack] },
    },
  )
  await goTo(window, 'Inventory')
  await window.getByRole('button', { name: 'Unfold all' }).click()
  await node(window, 'Stack').click()
  await panel(window, 'Stack').getByRole('button', { name: 'Who can…' }).click()
  const grid = window.getByRole('grid', { name: 'Who can' })
  await expect(grid.getByRole('row').filter({ hasText: 'Ria Sample' })).toContainText('Inherited from South')
  await expect(grid.getByRole('row').filter({ hasText: 'Stu Sample' })).toContainText('Assigned here: Stack')
  await expect(grid.getByRole('row').filter({ hasText: 'Ada Example' })).toContainText(
    'For the whole organization',
  )
  await checkAccessibility(window)
  await choose(window, 'Action', 'enter', 'enter emission data')
  await window.getByRole('button', { name: 'Filter' }).click()
  await window.getByRole('menuitem', { name: 'How it reaches' }).click()
  await window.getByRole('menuitemcheckbox', { name: 'Direct: held or assigned here' }).click()
  await expect(grid.getByRole('row')).toHaveCount(2)
  await expect(window.getByText('1 of 3')).toBeVisible()
  await window.keyboard.press('Escape')
  await callAs(window, 'preferences.save', { theme: 'dark' })
  await checkAccessibility(window)
  await grid.getByText('Stu Sample').click()
  await expect(window.getByText('Yes. Stu Sample can enter emission data: South › Stack.')).toBeVisible()
})

test('the role catalogue tells every right, compares two roles and leads to who holds them', async ({
  window,
}) => {
  await setUpQuickly(window)
  await goTo(window, 'Role catalogue')
  await expect(window.getByRole('region', { name: 'Viewer (Submittals)' })).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('searchbox', { name: 'Search roles and rights' }).fill('S3-14')
  await window
    .getByRole('main')
    .getByRole('button', { name: /^Audit/ })
    .click()
  await expect(window.getByText('emissions.audit.view-inventory')).toBeVisible()
  await window.getByRole('searchbox', { name: 'Search roles and rights' }).fill('')
  await window.getByRole('button', { name: /^Lead User/ }).click()
  await choose(window, 'Compare with', 'approver', 'Approver (Submittals)')
  await expect(window.getByRole('columnheader', { name: 'Approver (Submittals)' })).toBeVisible()
  await expect(window.getByRole('row').filter({ hasText: 'add or change a facility' })).toContainText(
    'not allowed',
  )
  await callAs(window, 'preferences.save', { theme: 'dark' })
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'One active person holds it' }).click()
  await expect(window.getByRole('grid', { name: 'People' }).getByRole('row')).toHaveCount(2)
})

test('everybody may ask about themselves, and sees what their roles allow', async ({ window }) => {
  await setUpQuickly(window)
  await addAffiliate(window, 'Alf')
  await chooseFromMyMenu(window, 'Sign out')
  await signIn(window, 'alf@example.com', password)
  await goTo(window, 'My access')
  await window.getByRole('button', { name: 'What my roles allow' }).click()
  await expect(window.getByRole('region', { name: 'Affiliate (Programs)' })).toBeVisible()
  await checkAccessibility(window)
  await goTo(window, 'Why can they')
  await expect(window.getByRole('combobox', { name: 'Person' })).toHaveCount(0)
  await choose(window, 'Action', 'see the people', /^see the people/)
  await expect(window.getByText(/^No\. Alf Sample cannot see the people/)).toBeVisible()
  await expect(window.getByText('Hand over the role Main Corporate Contact', { exact: false })).toBeVisible()
  await checkAccessibility(window)
})

test('people are assigned from the thing’s side, several at once, previewed and saved (S3-10, S3-11)', async ({
  window,
}) => {
  await setUpQuickly(window)
  await setUpInventory(window)
  await addPerson(window, 'Ria', 'restricted')
  await addPerson(window, 'Stu', 'structured')
  await addPerson(window, 'Ola', 'open')
  await goTo(window, 'Inventory')
  await node(window, 'South').click()
  await act(window, 'Assign users…')
  await expect(window.getByRole('heading', { name: 'South', level: 1 })).toBeVisible()
  await expect(window.getByText('Nobody is assigned here.')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Add people' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Ria Sample' }).check()
  await dialog.getByRole('checkbox', { name: 'Stu Sample' }).check()
  await expect(dialog.getByRole('checkbox', { name: 'Ola Sample' })).toHaveCount(0)
  await checkAccessibility(window)
  await dialog.getByRole('switch', { name: 'Only people whose data role has a use for it' }).uncheck()
  await expect(dialog.getByText('of no effect under their data role').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Stage' }).click()
  const staged = window.getByRole('complementary', { name: 'Staged changes' })
  await expect(staged.getByRole('region', { name: 'Ria Sample' })).toContainText('+ South')
  await expect(staged.getByRole('region', { name: 'Stu Sample' })).toContainText('gained')
  await callAs(window, 'preferences.save', { theme: 'dark' })
  await checkAccessibility(window)
  await staged.getByRole('button', { name: /^Save/ }).click()
  const direct = window.getByRole('region', { name: 'Assigned here' })
  await expect(direct.getByRole('listitem')).toHaveCount(2)
  await window.getByRole('treeitem').filter({ hasText: 'Stack' }).click()
  await expect(
    window.getByRole('region', { name: 'Inherited from above' }).getByRole('listitem'),
  ).toHaveCount(2)
  await window.getByRole('treeitem').filter({ hasText: 'South' }).first().click()
  await direct.getByRole('checkbox', { name: 'Tick Ria Sample' }).check()
  await window.getByRole('button', { name: 'Remove one' }).click()
  await staged.getByRole('button', { name: /^Save/ }).click()
  await expect(direct.getByRole('listitem')).toHaveCount(1)
})
