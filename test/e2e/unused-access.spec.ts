// Access that nobody uses, in the real window: found from People, worked on in bulk, taken to a review, and written to a file.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerDialogs } from './page-models/csv-preview.ts'
import { row, setUpQuickly } from './page-models/people.ts'
import { addAffiliate, addPerson } from './page-models/roles.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('who holds a role and has never used it is found, exported, reviewed and disabled', async ({
  program: { app, page },
  dataFolder,
}) => {
  test.setTimeout(180_000)
  await setUpQuickly(page)
  await addPerson(page, 'Una', 'open')
  await addAffiliate(page, 'Noa')
  await goTo(page, 'People')
  await page.getByRole('button', { name: 'Unused access' }).click()
  const found = page.getByRole('grid', { name: 'Unused access' })
  await test.step('nobody for ninety days, and one who never signed in', async () => {
    await expect(page.getByText('Nothing matches', { exact: false })).toBeVisible()
    await page.getByLabel('Not signed in').selectOption('Never signed in')
    await expect(found.getByRole('row').filter({ hasText: 'Una Sample' })).toContainText('never, 0')
    // Being an Affiliate, which everybody is, is no access that could be ended.
    await expect(found.getByText('Noa Sample')).toHaveCount(0)
    const longest = found.getByRole('columnheader', { name: 'Days unused' })
    await expect(longest).toHaveAttribute('aria-sort', 'descending')
    await checkAccessibility(page)
  })
  await test.step('the list is written as it is shown (B-01)', async () => {
    const path = join(dataFolder, 'unused.csv')
    await answerDialogs(app, path)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(toast(page, '1 person has been exported')).toBeVisible()
    const text = await readFile(path, 'utf8')
    expect(text).toMatch(/^\uFEFFName,Days unused,/)
    expect(text).toContain('Una Sample,"never, 0"')
  })
  await test.step('it leads to a review of just this access (B-11)', async () => {
    await page.getByRole('button', { name: 'Review this access…' }).click()
    await expect(page.getByRole('complementary', { name: 'Start a review' })).toBeVisible()
    await expect(page.getByLabel('Not signed in for at least')).toHaveValue('1 days')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
  })
  await test.step('and to disabling in bulk (B-02)', async () => {
    await row(page, 'Una Sample').getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Act on them' }).click()
    await page.getByRole('menuitem', { name: 'Disable' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Disable 1 person' }).click()
    await expect(found.getByText('Una Sample')).toHaveCount(0)
  })
})
