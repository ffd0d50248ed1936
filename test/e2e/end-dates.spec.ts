// B-10 in the real window: an end date beside a role, in the person's own date format, staged and saved with it.
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addAffiliate, card, openPersonRoles, openRoles, section, stagingPanel } from './page-models/roles.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('an end date is set, told, moved and removed; ending access is found', async ({ window, program }) => {
  await setUpQuickly(window)
  const person = await addAffiliate(window, 'Noa')
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 1000),
  )
  await openRoles(window)
  await openPersonRoles(window, 'Noa Sample')
  const submittals = card(window, 'Submittals')
  const ends = submittals.getByRole('textbox', { name: 'Ends on' })
  await expect(ends).toHaveCount(0)
  await submittals.getByRole('combobox', { name: 'Permission group' }).click()
  await window.getByRole('option', { name: 'Viewer Sees the facilities' }).click()

  await ends.fill('31/02/2031')
  await ends.blur()
  await expect(submittals.getByText('Write a day as in 31/01/2031.')).toBeVisible()
  await ends.fill('01/02/2020')
  await expect(section(window, 'Noa Sample')).toContainText('The end date must lie in the future.')
  await ends.fill('01/02/2031')
  await expect(submittals.getByText('Ends on 01/02/2031 12:00 AM.')).toBeVisible()
  await expect(section(window, 'Noa Sample')).toContainText(
    'Submittals: None → Viewer, ends on 01/02/2031 12:00 AM',
  )
  await checkAccessibility(window)
  await stagingPanel(window).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(toast(window, 'The change has been saved.')).toBeVisible()
  await expect(submittals.getByText('ends on 01/02/2031 12:00 AM', { exact: true })).toBeVisible()

  // The end alone, by the keyboard: sooner, then not at all.
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await ends.fill(soon.split('-').toReversed().join('/'))
  await stagingPanel(window).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(submittals.getByText('ends in 4 days')).toBeVisible()
  await goTo(window, 'People')
  await expect(window.getByRole('grid', { name: 'People' }).getByText('ends in 4 days')).toBeVisible()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('ending soon')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('grid', { name: 'People' }).getByRole('row')).toHaveCount(2)
  await checkAccessibility(window)

  await openRoles(window)
  await openPersonRoles(window, 'Noa Sample')
  await ends.fill('')
  await expect(section(window, 'Noa Sample')).toContainText('Submittals: Viewer, without an end date')
  await stagingPanel(window).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(toast(window, 'The change has been saved.').last()).toBeVisible()
  const { submittals: held } = await callAs(window, 'roles.of-person', { person })
  expect(held.grant?.expiresAt).toBeNull()
})
