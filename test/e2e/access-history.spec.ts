// Access at a moment, and joiners, movers and leavers, in the real window (B-13).
import { callAs, invite, list, panel, row, setUpQuickly } from './page-models/people.ts'
import { goTo } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('B-13 everybody then and now, and one person side by side', async ({ window }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  await goTo(window, 'Access at a moment')
  const moment = window.getByRole('textbox', { name: 'Moment' })
  await moment.fill('01/01/2020')
  await expect(window.getByText('2 people have other access now')).toBeVisible()
  await expect(row(window, 'Noa Sample')).toContainText('Not known yet → Invited')
  await row(window, 'Ada Example').click()
  const person = panel(window, 'Ada Example')
  await expect(person.getByRole('row', { name: 'Submittals' })).toContainText('Lead User')
  await expect(person).toContainText('May do now and could not then')
  await checkAccessibility(window)
})

test('joiners, movers and leavers are counted and lead to their events', async ({ window }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  const { rows } = await callAs(window, 'people.list', { search: 'noa', filters: {}, offset: 0, limit: 1 })
  await callAs(window, 'people.remove', { person: rows[0]!.id })
  await goTo(window, 'Joiners, movers, leavers')
  const report = list(window, 'Joiners, movers, leavers')
  await expect(report.getByRole('row')).toHaveCount(4)
  await expect(row(window, 'Ada Example removed Noa Sample')).toContainText('Left')
  await checkAccessibility(window)
  await row(window, 'Ada Example removed Noa Sample').click()
  await expect(panel(window, 'Event 3')).toBeVisible()
})
