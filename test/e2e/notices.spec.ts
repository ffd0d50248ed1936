// Notices in the real window: the bell, the panel by day, the whole history, by mouse and by keyboard.
import type { Page } from '@playwright/test'
import { signIn } from './page-models/entry.ts'
import { setUpQuickly } from './page-models/people.ts'
import { addAffiliate, password, save } from './page-models/roles.ts'
import { bell, chooseFromMyMenu } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

async function become(page: Page, firstName: string): Promise<void> {
  await chooseFromMyMenu(page, 'Sign out')
  await signIn(page, `${firstName.toLowerCase()}@example.com`, password)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
}

test('others’ changes of my roles are told at the bell, opened, and marked as read', async ({ window }) => {
  await setUpQuickly(window)
  await expect(bell(window)).toHaveAccessibleName('Notices, none unread')
  await bell(window).click()
  await expect(window.getByText('Nothing new.')).toBeVisible()
  await checkAccessibility(window)
  await window.keyboard.press('Escape')

  const person = await addAffiliate(window, 'Noa')
  await save(window, { action: 'roles.set-group', person, present: 'none', next: 'viewer' })
  await become(window, 'Noa')
  await expect(bell(window)).toHaveAccessibleName('Notices, 2 unread')
  await bell(window).press('Enter')
  const panel = window.getByRole('region', { name: 'Notices' })
  const told = panel.getByRole('list', { name: 'Today' }).getByRole('button')
  await expect(told).toHaveCount(2)
  await expect(told.first()).toContainText(
    'UnreadAda Example changed your access. Submittals: None → Viewer.',
  )
  await checkAccessibility(window)
  await told.first().press('Enter')
  await expect(window.getByRole('main', { name: 'My access' })).toBeVisible()
  await expect(bell(window)).toHaveAccessibleName('Notices, 1 unread')

  await bell(window).click()
  await panel.getByRole('button', { name: 'All notices' }).click()
  const history = window.getByRole('grid', { name: 'Notices' })
  await expect(history.getByRole('row')).toHaveCount(3)
  await expect(history.getByText('Emissions: Open → None')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(window)).toHaveAccessibleName('Notices, none unread')
  await expect(history.getByRole('button', { name: 'Mark as read' })).toHaveCount(0)
})
