// The CSV date-format preview in the real window: real files, the real reader in its thread, native dialogs answered for.
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { root } from '../../scripts/lib/paths.mjs'
import {
  answerDialogs,
  badgeOf,
  card,
  cell,
  counts,
  dropFile,
  openCsv,
  rows,
} from './page-models/csv-preview.ts'
import { setUp } from './page-models/entry.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const corpus = (name: string) => join(root, 'test/data/corpus', name)
const american = corpus('epa-rcra-form-code-mdy/RCRA_LU_FORM_CODE.csv')
const either = corpus('amb-election-2018/forecast_results_2018.csv')

const usa = 'Date,Value\n01/31/2024,1\n02/03/2024,2\n03/04/2024,3\n12/25/2024,4\n'

/** A file of the test, beside the program's data. */
async function made(folder: string, name: string, content: string): Promise<string> {
  await mkdir(join(folder, 'files'), { recursive: true })
  const path = join(folder, 'files', name)
  await writeFile(path, content)
  return path
}

/** The first lines say what the others are; written piece by piece, because it is larger than one wants to hold. */
async function large(folder: string, records: number): Promise<string> {
  const path = await made(folder, 'large.csv', '')
  const out = createWriteStream(path)
  out.write('Date,Site,Value\n')
  for (let written = 0; written < records; written += 50_000) {
    const lines = Array.from(
      { length: 50_000 },
      (_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2024,Kiln ${i % 9},${i}.25\n`,
    )
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return path
}

test('says what it does before there is a file, in both themes', async ({ window }) => {
  await setUp(window)
  await goTo(window, 'CSV preview')
  await expect(window.getByRole('heading', { name: 'See how the dates of a CSV file read' })).toBeVisible()
  await expect(window.getByText('dd/mm/yyyy')).toBeVisible()
  await checkAccessibility(window)
})

test('recognizes that a real file is written in another format, and reads it by that', async ({
  program,
}) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(app, page, american)
  await expect(badgeOf(page, 'Another format recognized')).toBeVisible()
  const verdict = card(page, 'LAST_CHANGE')
  await expect(verdict.getByText('m/d/yyyy reads the whole file, dd/mm/yyyy does not')).toBeVisible()
  await expect(
    verdict.getByText(/^m\/d\/yyyy fits 100 % of the values, yours fits \d+ %: \d+ of 50\.$/),
  ).toBeVisible()
  expect(await counts(page, 'LAST_CHANGE', 'm/d/yyyy')).toEqual(['100 %', '50', '0'])
  const first = await cell(page, 1, 'LAST_CHANGE')
  await expect(first).toContainText('9/16/2010')
  await expect(first).toContainText('Unreadable')
  await checkAccessibility(page)

  await verdict.getByRole('button', { name: 'Read it as m/d/yyyy' }).click()
  await expect(badgeOf(page, 'All dates read')).toBeVisible()
  await expect(first).toContainText('Good')
  await expect(first).toContainText('16 Sep 2010')
  await expect(verdict.getByText('m/d/yyyy reads the whole file', { exact: true })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Problems 0' })).toBeVisible()
  // For this preview only: the preference is another matter.
  await verdict.getByRole('button', { name: 'Back to dd/mm/yyyy' }).click()
  await expect(first).toContainText('Unreadable')
})

test('makes the recognized format the person’s own, at once and for the next file (S3-25)', async ({
  program,
  dataFolder,
}) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(app, page, await made(dataFolder, 'usa.csv', usa))
  const verdict = card(page, 'Date')
  await expect(
    verdict.getByText('mm/dd/yyyy fits 100 % of the values, yours fits 50 %: 2 of 4.'),
  ).toBeVisible()
  await verdict.getByRole('button', { name: 'Make mm/dd/yyyy my date format' }).click()
  await expect(toast(page, 'mm/dd/yyyy is your date format now.')).toBeVisible()
  await expect(badgeOf(page, 'All dates read')).toBeVisible()
  await expect(await cell(page, 1, 'Date')).toContainText('31 Jan 2024')
  await page.getByRole('button', { name: 'Close the file' }).click()
  await expect(page.getByText('against your date format, mm/dd/yyyy,')).toBeVisible()
  await chooseFromMyMenu(page, 'Preferences')
  await expect(page.getByRole('combobox', { name: 'Date format' })).toHaveValue(/^mm\/dd\/yyyy/)
})

test('asks which of day and month comes first where no value tells', async ({ program }) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(app, page, either)
  await expect(badgeOf(page, 'Needs your answer')).toBeVisible()
  const verdict = card(page, 'forecastdate')
  await expect(verdict.getByText('Day and month could be either way round')).toBeVisible()
  await expect(verdict.getByRole('button', { name: 'd/m/yy 11/6/18 is 11 Jun 2018' })).toBeVisible()
  await checkAccessibility(page)
  await verdict.getByRole('button', { name: 'm/d/yy 11/6/18 is 6 Nov 2018' }).click()
  await expect(verdict.getByText('m/d/yy reads the whole file, as you confirmed')).toBeVisible()
  const first = await cell(page, 1, 'forecastdate')
  await expect(first).toContainText('Ambiguous')
  await expect(first).toContainText('6 Nov 2018, not 11 Jun')
  await expect(badgeOf(page, 'All dates read')).toBeVisible()
  await verdict.getByRole('button', { name: 'Ask me again' }).click()
  await expect(badgeOf(page, 'Needs your answer')).toBeVisible()
})

test('lists every problem by its place, shows its row, and saves all of them', async ({
  program,
  dataFolder,
}) => {
  const { app, page } = program
  await setUp(page)
  const good = Array.from(
    { length: 300 },
    (_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2024,${i}\n`,
  ).join('')
  await openCsv(
    app,
    page,
    await made(dataFolder, 'problems.csv', `Date,Value\n${good}31/02/2024,5\n13/05/2024\n=1+1,7\n${good}`),
  )
  await expect(card(page, 'Date').getByText('dd/mm/yyyy reads 99 % of the column')).toBeVisible()
  await page.getByRole('tab', { name: 'Problems 3' }).click()
  const problems = page.getByRole('list', { name: 'Problems of problems.csv' })
  await expect(problems.getByRole('listitem')).toHaveCount(3)
  await expect(problems.getByRole('listitem').first()).toHaveText(
    /Record 301, line 302\s*Date\s*31\/02\/2024\s*Feb 2024 has no day 31\.\s*Accepted, for example: 31\/12\/2024/,
  )
  await checkAccessibility(page)
  await problems.getByRole('button', { name: /Record 302/ }).click()
  await expect(rows(page).getByRole('row', { name: /302 line 303/ })).toBeVisible()
  await expect(
    page
      .getByText('The record has 1 field where the header has 2. Nothing was moved to fill the gap.')
      .first(),
  ).toBeVisible()

  await page.getByText('Rows with problems', { exact: true }).click()
  await expect(rows(page).getByRole('rowheader')).toHaveText([/301/, /302/, /303/])
  // From there, too, a problem is shown where it stands among all rows.
  await problems.getByRole('button', { name: /Record 303/ }).click()
  await expect(rows(page).getByRole('row', { name: /303 line 304/ })).toBeInViewport()
  await expect(rows(page).getByRole('row', { name: /300 line 301/ })).toBeInViewport()

  const saved = join(dataFolder, 'files', 'saved.csv')
  await answerDialogs(app, saved)
  await page.getByRole('button', { name: 'Save problems as CSV…' }).click()
  await expect(toast(page, '3 problems have been written to saved.csv.')).toBeVisible()
  const text = await readFile(saved, 'utf8')
  expect(text).toContain("303,304,Date,'=1+1,Dates,This is not a date in any known format.,")
})

test('shows the first rows of a large file at once, and can be stopped', async ({ program, dataFolder }) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(app, page, await large(dataFolder, 10_000_000))
  await expect(await cell(page, 1, 'Date')).toContainText('1 May or 5 Jan 2024')
  const edge = page.getByRole('contentinfo')
  await expect(edge.getByText('Reading large.csv')).toBeVisible()
  await edge.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Stopped before the end')).toBeVisible()
  await expect(
    page.getByText(/^What follows counts only the first [\d,]+ records that were read\.$/),
  ).toBeVisible()
  await expect(edge.getByText('Nothing is running')).toBeVisible()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Count the whole file' }).click()
  await expect(page.getByText('10,000,000 records')).toBeVisible({ timeout: 60_000 })
  await expect(badgeOf(page, 'All dates read')).toBeVisible()
  // The last of ten million rows is one key away.
  await rows(page).focus()
  await page.keyboard.press('End')
  await expect(await cell(page, 10_000_000, 'Date')).toContainText('Good')
  await expect(page.getByText('Record 10,000,000, line 10,000,001, Date')).toBeVisible()
})

test('takes a file that is dropped anywhere on the page', async ({ program, dataFolder }) => {
  const { page } = program
  await setUp(page)
  await goTo(page, 'CSV preview')
  await dropFile(page, await made(dataFolder, 'dropped.csv', usa))
  await expect(page.getByRole('heading', { name: 'dropped.csv' })).toBeVisible()
  await expect(await cell(page, 2, 'Date')).toContainText('2 Mar or 3 Feb 2024')
  // Onto an open preview it replaces what was there.
  await dropFile(page, await made(dataFolder, 'next.csv', 'When\n01/02/2024\n'))
  await expect(page.getByRole('heading', { name: 'next.csv' })).toBeVisible()
})

test('lets the layout be said instead of detected', async ({ program, dataFolder }) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(
    app,
    page,
    await made(dataFolder, 'report.csv', `Monthly report\n\nDate;Value\n01/05/2024;"1"\n15/05/2024;2\n`),
  )
  await expect(page.getByRole('combobox', { name: 'Delimiter, detected' })).toHaveValue('Semicolon ;')
  await expect(page.getByRole('combobox', { name: 'Header, detected' })).toHaveValue('3 · Date, Value')
  await page.getByRole('button', { name: '2 above' }).click()
  await expect(page.getByRole('list', { name: 'Above the header' })).toContainText('Monthly report')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Header, detected' }).click()
  await page.getByRole('option', { name: 'No header' }).click()
  await expect(rows(page).getByRole('columnheader', { name: 'Column 1' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Header, changed by you' })).toHaveValue('No header')
  await page.getByRole('button', { name: 'As detected' }).click()
  await expect(rows(page).getByRole('columnheader', { name: 'Date' })).toBeVisible()
})

test('says what is wrong with a file that cannot be previewed', async ({ program, dataFolder }) => {
  const { app, page } = program
  await setUp(page)
  await goTo(page, 'CSV preview')
  const workbook = await made(dataFolder, 'workbook.csv', 'PK\u0003\u0004\u0000\u0000')
  await answerDialogs(app, workbook)
  await page.getByRole('button', { name: 'Open a CSV file…' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'This is not a text file. A workbook has to be saved as CSV first',
  )
  await checkAccessibility(page)
  const gone = await made(dataFolder, 'gone.csv', usa)
  await answerDialogs(app, gone)
  await page.getByRole('button', { name: 'Open a CSV file…' }).click()
  await expect(rows(page)).toBeVisible()
  await rm(gone)
  await page.getByRole('combobox', { name: /^Delimiter/ }).click()
  await page.getByRole('option', { name: 'Semicolon ;' }).click()
  await expect(page.getByRole('alert')).toContainText('The file is no longer there.')
  // Back where it was, it opens again.
  await copyFile(american, gone)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows(page)).toBeVisible()
})

test('is opened by the menu from anywhere, and moved through by the keyboard', async ({
  program,
  dataFolder,
}) => {
  const { app, page } = program
  await setUp(page)
  await answerDialogs(app, await made(dataFolder, 'keys.csv', usa))
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('csv-preview')?.click())
  await expect(rows(page)).toBeVisible()
  await rows(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Record 3, line 4, Date')).toBeVisible()
  await expect(page.getByText('Accepted', { exact: false })).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Record 3, line 4, Value')).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('Record 1, line 2, Date')).toBeVisible()
  await expect(page.getByText('Accepted: 31/01/2024')).toBeVisible()
})

test('speaks Spanish in every part', async ({ program, dataFolder }) => {
  const { app, page } = program
  await setUp(page)
  await openCsv(app, page, await made(dataFolder, 'usa.csv', usa))
  await page.evaluate(() =>
    (
      globalThis as unknown as { keyholder: { call: (name: string, input: unknown) => Promise<unknown> } }
    ).keyholder.call('preferences.save', { translation: 'es' }),
  )
  await expect(page.getByText('mm/dd/yyyy lee todo el archivo, dd/mm/yyyy no')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Filas de usa.csv' })).toContainText('Ambiguo')
  await expect(page.getByRole('grid', { name: 'Filas de usa.csv' })).toContainText('2 mar o 3 feb 2024')
  expect(await page.getByRole('main').innerText()).not.toMatch(/imports:|errors:/)
})
