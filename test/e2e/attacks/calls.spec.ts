// What is said to main by somebody who is not our page, and what our page could say that no call means: refused, and the
// store is byte for byte as it was.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { contract } from '../../../src-shared/contract/index.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { root } from '../../../scripts/lib/paths.mjs'
import { setUpQuickly } from '../page-models/people.ts'
import { expect, test } from '../support/launch.ts'

type Bridge = { keyholder: { call: (name: string, input: unknown) => Promise<Reply<unknown>> } }

const preload = join(root, 'out/preload/index.js')

/** Asks from another window with our preload. @returns the refusal, or `answered` */
function askFromWindow(app: ElectronApplication, address: string): Promise<string> {
  return app.evaluate(
    async ({ BrowserWindow }, given) => {
      const webPreferences = { preload: given.preload, sandbox: true, contextIsolation: true }
      const other = new BrowserWindow({ show: false, webPreferences })
      await other.loadURL(given.address)
      const ask = 'keyholder.call("session.state", {}).then(() => "answered", String)'
      const said = (await other.webContents.executeJavaScript(ask)) as string
      other.destroy()
      return said
    },
    { address, preload },
  )
}

test('another window, another page in ours, and a frame of ours are no callers', async ({ program }) => {
  const { app, page } = program
  await setUpQuickly(page)
  const elsewhere = 'data:text/html,<title>not%20ours</title>'
  expect(await askFromWindow(app, elsewhere)).toContain('refused')
  expect(await askFromWindow(app, page.url())).toContain('refused')

  await page.evaluate(() => document.body.append(document.createElement('iframe')))
  const [frame] = page.frames().filter((each) => each !== page.mainFrame())
  expect(await frame!.evaluate(() => 'keyholder' in globalThis)).toBe(false)

  const said = await app.evaluate(async ({ BrowserWindow }, url) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    await webContents.loadURL(url)
    const ask = 'keyholder.call("session.state", {}).then(() => "answered", String)'
    return (await webContents.executeJavaScript(ask)) as string
  }, elsewhere)
  expect(said).toContain('refused')
})

/** Everything that a store consists of; what only readers share is left out. */
function contentOf(dataFolder: string): string {
  const hash = createHash('sha256')
  for (const name of ['keyholder.sqlite', 'keyholder.sqlite-wal'])
    hash.update(readFileSync(join(dataFolder, name)))
  return hash.digest('hex')
}

/** Makes calls past all types. @returns the code of each refusal, or `answered` */
function send(page: Page, calls: readonly (readonly [string, unknown])[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const { call } = (globalThis as unknown as Bridge).keyholder
    const codes: string[] = []
    for (const [name, input] of all) {
      const reply = await call(name, input)
      codes.push(reply.ok ? 'answered' : reply.error.code)
    }
    return codes
  }, calls)
}

test('calls that do not exist or are malformed are refused, and not a byte of the store changes', async ({
  window,
  dataFolder,
}) => {
  await setUpQuickly(window)
  const before = contentOf(dataFolder)
  const names = Object.keys(contract)
  const unknown = [
    'people.rule-the-world',
    '__proto__',
    'constructor',
    'toString',
    '',
    'PEOPLE.LIST',
    'people.list ',
  ]
  expect(
    new Set(
      await send(
        window,
        unknown.map((name) => [name, {}] as const),
      ),
    ),
  ).toEqual(new Set(['unknown-call']))

  const malformed = {
    'an extra actor': { actor: 2 },
    'an array': [],
    null: null,
    text: 'text',
    'a number': Number.NaN,
  }
  for (const [what, input] of Object.entries(malformed)) {
    const codes = await send(
      window,
      names.map((name) => [name, input] as const),
    )
    expect(
      names.filter((_, index) => codes[index] !== 'invalid'),
      what,
    ).toEqual([])
  }
  const long = 'x'.repeat(1_000_000)
  const shaped: [string, unknown][] = [
    ['preferences.save', { timeZone: long }],
    ['preferences.save', { numberScaling: Number.NaN }],
    ['preferences.save', { theme: 'dark', actor: 2 }],
    ['preferences.save', JSON.parse('{"__proto__":{"theme":"dark"},"theme":"sepia"}')],
    ['programs.create', { name: long }],
    ['people.invite', { email: 'x@example.com', firstName: long, lastName: 'X', phone: '', title: '' }],
    ['session.edit-profile', { firstName: 'A', lastName: 'B', phone: '', title: '', id: 2 }],
    ['people.get', { person: '1 OR 1=1' }],
    ['people.get', { person: 1.5 }],
    ['people.get', { person: Number.NEGATIVE_INFINITY }],
  ]
  expect(new Set(await send(window, shaped))).toEqual(new Set(['invalid']))
  expect(contentOf(dataFolder)).toBe(before)
})
