// What is no good export, by every way in: the menu, a drop, the command line, a second start. It is refused with what was
// found, nothing in it runs, and neither it nor its folder changes.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { startExportingCast } from '../../contract/support/exports.ts'
import { tampering } from '../../contract/support/tampering.ts'
import { setUpQuickly } from '../page-models/people.ts'
import { chooseFromMyMenu } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'
import type { Program } from '../support/launch.ts'
import { startAgain } from '../support/start-again.ts'

let folder: string
let media: string
/** Would be there if anything in a file had run. */
let canary: string
let good: string

interface Bad {
  readonly name: string
  readonly found: RegExp
  make(path: string): void
}

/** A good export, changed by whoever has every tool but the key. */
function changed(name: string, found: RegExp, ...statements: readonly string[]): Bad {
  return {
    name,
    found,
    make: (path) => {
      copyFileSync(good, path)
      const db = new Database(path)
      db.unsafeMode(true)
      for (const statement of statements) db.exec(statement.replaceAll('CANARY', canary))
      db.close()
    },
  }
}

const bad: readonly Bad[] = [
  changed(
    'tampered',
    /was changed after it was sealed/,
    `UPDATE data_person SET name = 'Nobody' WHERE id = 1`,
  ),
  changed(
    'trigger',
    /other tables or views/,
    `CREATE TRIGGER surprise INSTEAD OF INSERT ON people BEGIN SELECT load_extension('CANARY'); END`,
  ),
  changed(
    'view',
    /other tables or views/,
    'DROP VIEW people',
    `CREATE VIEW people AS SELECT writefile('CANARY', 'x') AS id, load_extension('CANARY') AS name,
       fts3_tokenizer('x', x'00') AS user_name`,
  ),
  {
    name: 'virtual',
    found: /other tables or views/,
    make: (path) => (
      copyFileSync(good, path),
      tampering['a virtual table is put in']!({ path, other: good })
    ),
  },
  {
    name: 'foreign',
    found: /another program/,
    make: (path) => {
      const db = new Database(path)
      db.exec('PRAGMA application_id = 7; CREATE TABLE people (name TEXT)')
      db.close()
    },
  },
  {
    name: 'malformed',
    found: /is no export/,
    make: (path) => writeFileSync(path, 'SQLite format 2\0 and more'),
  },
  {
    name: 'cut',
    found: /longer or shorter than it says/,
    make: (path) => (copyFileSync(good, path), truncateSync(path, statSync(good).size - 4096)),
  },
  {
    name: 'huge',
    found: /larger than any export/,
    make: (path) => (copyFileSync(good, path), truncateSync(path, 1024 ** 3 + 4096)),
  },
]

const pathOf = ({ name }: Bad) => join(media, `${name}.keyholder-audit`)

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-bad-'))
  media = join(folder, 'media')
  canary = join(folder, 'canary.so')
  mkdirSync(media)
  const cast = await startExportingCast()
  good = join(folder, 'good.keyholder-audit')
  copyFileSync(cast.build('good.keyholder-audit').path, good)
  cast.dispose()
  for (const each of bad) each.make(pathOf(each))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every file of the folder with its size, its times and what is in it; of the huge one, without what is in it. */
async function traces(): Promise<string[]> {
  const lines: string[] = []
  for (const name of readdirSync(media).toSorted()) {
    const { size, mtimeMs, mode } = statSync(join(media, name))
    lines.push(`${name} ${size} ${mtimeMs} ${mode} ${size > 2 ** 28 ? '' : await sha256(join(media, name))}`)
  }
  return lines
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

async function isRefused(page: Page, each: Bad): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `${each.name}.keyholder-audit was not opened` })
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText(each.found)
  await expect(dialog).toContainText('Nothing in it was run or shown')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Parts of the export' })).toHaveCount(0)
}

/** Drops a file on the window, whatever it shows. */
async function dropFile(page: Page, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  // The answer to one movement, that a drop is welcome, is known at the next.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
  await devTools.detach()
}

/** Answers the next native dialogs with a path. */
const choose = ({ app }: Program, path: string) =>
  app.evaluate(({ dialog, Menu }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    Menu.getApplicationMenu()?.getMenuItemById('open-export')?.click()
  }, path)

/** What main says to a path that the preload hands over from our own page. */
const handOver = ({ app }: Program, path: string) =>
  app.evaluate(async ({ ipcMain, BrowserWindow }, file) => {
    type Handler = (event: object, path: string) => unknown
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
    const senderFrame = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame
    try {
      await handlers.get('keyholder:file')!({ senderFrame }, file)
      return 'taken'
    } catch {
      return 'refused'
    }
  }, path)

test('bad exports by the menu, a drop and a second start, with and without a sign-in', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  test.setTimeout(240_000)
  const before = await traces()
  const program = await launch()
  const { page } = program
  // Nobody has signed in, and there is no organization: that is an auditor's machine.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const each of bad) {
    await dropFile(page, pathOf(each))
    await isRefused(page, each)
  }
  // Other files are not taken from nobody.
  expect(await handOver(program, '/etc/passwd')).toBe('refused')
  expect(await handOver(program, join(media, 'people.csv'))).toBe('refused')
  await setUpQuickly(page)
  for (const each of bad) {
    await choose(program, pathOf(each))
    await isRefused(page, each)
  }
  await chooseFromMyMenu(page, 'Sign out')
  for (const each of bad) {
    await startAgain(runtime, dataFolder, pathOf(each))
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Another program asks to open')
    await question.getByRole('button', { name: 'Open an export' }).click()
    await isRefused(page, each)
  }
  // What was refused is not in the way of a good one.
  await dropFile(page, good)
  await expect(page.getByText('Unchanged since it was sealed')).toBeVisible()
  expect(await traces()).toEqual(before)
  expect(existsSync(canary)).toBe(false)
})

for (const { name } of bad) {
  test(`a bad export on the command line: ${name}`, async ({ launch }) => {
    const each = bad.find((one) => one.name === name)!
    const before = await traces()
    const { page } = await launch(pathOf(each))
    await isRefused(page, each)
    expect(await traces()).toEqual(before)
    expect(existsSync(canary)).toBe(false)
  })
}
