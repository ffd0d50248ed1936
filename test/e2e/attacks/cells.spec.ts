// A name that a spreadsheet would run, in the list and out of it by the button: text in the file. Every writer with every
// such beginning is test/contract/spreadsheets.test.ts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { callAs, list, setUpQuickly } from '../page-models/people.ts'
import { goTo } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

test('names that begin like formulas leave the list as text, and numbers as numbers', async ({
  program: { app, page },
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-cells-'))
  const path = join(folder, 'people.csv')
  await setUpQuickly(page)
  const hostile = ['=cmd|x', '+1+1', '-2+3', '@SUM(1)', '＝1']
  for (const [index, firstName] of hostile.entries())
    await callAs(page, 'people.invite', {
      email: `p${index}@example.com`,
      firstName,
      lastName: 'Sample',
      phone: '',
      title: '',
    })
  await goTo(page, 'People')
  await expect(list(page).getByRole('row', { name: /=cmd\|x/ })).toBeVisible()
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await expect.poll(() => cellsOf(path).length).toBeGreaterThan(hostile.length)
  const cells = cellsOf(path).flat()
  expect(cells.filter((cell) => /^["'\s]*[=+\-@＝]/.test(cell) && !cell.startsWith("'"))).toEqual([])
  for (const each of hostile) expect(cells.some((cell) => cell.startsWith(`'${each}`))).toBe(true)
  rmSync(folder, { recursive: true })
})

function cellsOf(path: string): string[][] {
  try {
    return parse(readFileSync(path), { bom: true })
  } catch {
    return []
  }
}
