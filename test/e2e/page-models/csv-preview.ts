// The preview of a CSV file, by what a person sees of it.
import { expect } from '@playwright/test'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { goTo } from './shell.ts'

/** The native dialogs answer with a path from now on; null is Cancel. What the window asks of them is the same. */
export async function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    Object.assign(dialog, {
      showOpenDialog: () =>
        Promise.resolve({ canceled: answer === null, filePaths: answer === null ? [] : [answer] }),
      showSaveDialog: () =>
        Promise.resolve({ canceled: answer === null, ...(answer === null ? {} : { filePath: answer }) }),
    })
  }, path)
}

/** Goes to the page and opens a file through the native dialog. */
export async function openCsv(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await goTo(page, 'CSV preview')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Open a CSV file…' }).click()
  await expect(rows(page)).toBeVisible()
}

const previewWords = 'Drop the file to preview it'

/** Drops a file from the disk onto the middle of the window, as the file manager does. */
export async function dropFile(page: Page, path: string, words = previewWords): Promise<void> {
  // The page that takes it is there once it has its heading; lists have none.
  if (words === previewWords)
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devTools.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
  await send('dragEnter')
  await send('dragOver')
  await expect(page.getByText(words)).toBeVisible()
  // The answer to one movement, that a drop is welcome, is known at the next.
  await send('dragOver')
  await send('drop')
  await devTools.detach()
}

export function rows(page: Page): Locator {
  return page.getByRole('grid', { name: /^Rows of/ })
}

/** The cell of a record (from 1) under a column's name. */
export async function cell(page: Page, record: number, column: string): Promise<Locator> {
  const header = rows(page).getByRole('columnheader', { name: column })
  const place = await header.getAttribute('aria-colindex')
  return rows(page).locator(`[aria-rowindex="${record + 1}"] [aria-colindex="${place}"]`)
}

/** What is said of a date column. */
export function card(page: Page, column: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${column}`) })
}

/** Line of the table of formats: "m/d/yyyy", "100 %", "50", "0". */
export async function counts(page: Page, column: string, format: string): Promise<string[]> {
  const line = card(page, column).getByRole('row', {
    name: new RegExp(` as ${format.replaceAll('/', '\\/')} `),
  })
  return line.getByRole('cell').allInnerTexts()
}

/** The word that the whole file gets, such as "All dates read". */
export function badgeOf(page: Page, words: string): Locator {
  return page.getByRole('main').getByText(words, { exact: true })
}
