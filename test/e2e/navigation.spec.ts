// The navigation: what stands beneath what, and what a person has folded.
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addPerson, password } from './page-models/roles.ts'
import { signIn } from './page-models/entry.ts'
import { goTo } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('sections fold, stay folded at the next start, and keep in sight where one is', async ({ launch }) => {
  const first = await launch()
  await setUpQuickly(first.page)
  const modules = first.page.getByRole('navigation', { name: 'Modules' })
  const emissions = modules.getByRole('button', { name: 'Emissions: fold or unfold' })
  await goTo(first.page, 'Inventory')
  await emissions.press('Enter')
  await expect(emissions).toHaveAttribute('aria-expanded', 'false')
  await expect(modules.getByRole('button', { name: 'Manage Users' })).toHaveCount(0)
  await expect(modules.getByRole('button', { name: 'Inventory' })).toHaveAttribute('aria-current', 'page')
  await checkAccessibility(first.page)
  await first.app.close()

  const { page } = await launch()
  await signIn(page)
  const again = page.getByRole('navigation', { name: 'Modules' })
  await expect(again.getByRole('button', { name: 'Emissions: fold or unfold' })).toHaveAttribute(
    'aria-expanded',
    'false',
  )
  await expect(again.getByRole('button', { name: 'Inventory' })).toHaveCount(0)
})

test('pages of one kind stand beneath the first of them while one is there', async ({ window }) => {
  await setUpQuickly(window)
  const modules = window.getByRole('navigation', { name: 'Modules' })
  const backups = modules.getByRole('button', { name: 'Backups' })
  await expect(backups).toHaveCount(0)
  await goTo(window, 'Backups')
  await expect(backups).toHaveAttribute('aria-current', 'page')
  await expect(modules.getByRole('button', { name: 'Mail server' })).toBeVisible()
  await expect(window.getByRole('banner')).toContainText('Organization›Settings›Backups')
  await goTo(window, 'People')
  await expect(backups).toHaveCount(0)
})

test('who sees little of the organization meets first what they hold', async ({ window }) => {
  await setUpQuickly(window)
  await expect(window.getByRole('main', { name: 'Organization info' })).toBeVisible()
  await addPerson(window, 'Oda', 'open')
  await callAs(window, 'session.sign-out', {})
  await signIn(window, 'oda@example.com', password)
  await expect(window.getByRole('main', { name: 'My access' })).toBeVisible()
})
