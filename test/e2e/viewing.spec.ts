// B-12 in the real window: a look through another person's eyes, from their panel to the end of it.
import { act, openPerson, setUpQuickly } from './page-models/people.ts'
import { addPerson } from './page-models/roles.ts'
import { bell, goTo } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('an administrator sees what somebody sees, and can do nothing meanwhile', async ({ window }) => {
  await setUpQuickly(window)
  await addPerson(window, 'Oda', 'open')
  await goTo(window, 'People')
  await openPerson(window, 'Oda Sample')
  await act(window, 'Oda Sample', 'Look through their eyes')
  const banner = window.getByRole('region', { name: 'Through another person’s eyes' })
  await expect(banner).toContainText('You look through the eyes of Oda Sample. Read-only.')
  const navigation = window.getByRole('navigation', { name: 'Modules' })
  await expect(navigation.getByRole('button', { name: 'People' })).toHaveCount(0)
  await expect(navigation.getByRole('button', { name: 'Inventory' })).toBeVisible()
  await expect(bell(window)).toHaveCount(0)
  await checkAccessibility(window)
  await banner.getByRole('button', { name: 'Stop looking' }).press('Enter')
  await expect(banner).toHaveCount(0)
  await expect(navigation.getByRole('button', { name: 'People' })).toBeVisible()

  // The pages that closed have asked nothing on their way: nobody tried anything (B-08).
  await goTo(window, 'Audit trail')
  const trail = window.getByRole('grid', { name: 'Audit trail' })
  await expect(
    trail.getByText('stopped looking through the eyes of Oda Sample', { exact: false }),
  ).toBeVisible()
  await expect(trail.getByText('Denied')).toHaveCount(0)
})
