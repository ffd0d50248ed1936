// Files dropped anywhere in the window: a CSV file is asked about, an export opens, and anything else is refused in words.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFile, rows } from './page-models/csv-preview.ts'
import { setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const words = 'Drop the file to import people or preview it'

test('B-03 a CSV file dropped on People offers the import, or a look at it', async ({
  window: page,
  dataFolder,
}) => {
  test.setTimeout(180_000)
  await setUpQuickly(page)
  const path = join(dataFolder, 'newcomers.csv')
  await writeFile(path, 'E-mail,First name,Last name\nines@example.com,Ines,Sample\n')
  await test.step('the import of people starts with it', async () => {
    await goTo(page, 'People')
    await dropFile(page, path, words)
    const question = page.getByRole('dialog', { name: 'What is newcomers.csv for?' })
    await checkAccessibility(page)
    await question.getByRole('button', { name: 'Import people from it…' }).click()
    await expect(page.getByText('newcomers.csv', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('1 row', { exact: false }).first()).toBeVisible()
  })
  await test.step('or its preview, from any page', async () => {
    await goTo(page, 'Programs')
    await dropFile(page, path, words)
    await page.getByRole('dialog').getByRole('button', { name: 'Only look at it (CSV preview)' }).click()
    await expect(rows(page)).toContainText('ines@example.com')
  })
  await test.step('what is no CSV file is refused in words', async () => {
    const picture = join(dataFolder, 'picture.png')
    await writeFile(picture, 'no picture')
    await goTo(page, 'Programs')
    await dropFile(page, picture, words)
    await expect(toast(page, 'CSV files and exports for auditors can be dropped here.')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
