// Secrets are planted as canaries, in every way that a person has of typing or getting one; then everything that the program
// wrote or said is searched for them: the whole data folder, its output, its answers and events, and what was exported.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { founder, setUp, signIn } from '../page-models/entry.ts'
import { callAs } from '../page-models/people.ts'
import { chooseFromMyMenu, goTo } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

const canaries = {
  password: founder.password,
  'changed password': 'kestrel over nineteen ponds',
  'password of another': 'harrier beside eleven gates',
  'wrong password': 'goshawk under seventy arches',
  passphrase: 'osprey within fourteen lochs',
  'wrong passphrase': 'buzzard behind sixty mills',
  'mail server’s password': 'merlin-among-thirty-oaks',
} as const

/** In whatever spelling a file or a line of output may hold it. */
function spellings(secret: string): Buffer[] {
  const plain = Buffer.from(secret)
  // Base64 of the same bytes differs by where they begin; what surely belongs to them is in the middle.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  const texts = [
    encodeURIComponent(secret),
    plain.toString('hex'),
    plain.toString('hex').toUpperCase(),
    ...base64,
  ]
  return [plain, Buffer.from(secret, 'utf16le'), ...texts.map((text) => Buffer.from(text))]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** What is in a file, and in what it packs: sheets of a workbook, streams of a PDF. */
function contentsOf(path: string): Buffer[] {
  const bytes = readFileSync(path)
  if (path.endsWith('.xlsx'))
    return [bytes, ...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part))]
  if (!path.endsWith('.pdf')) return [bytes]
  const streams: Buffer[] = []
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    try {
      streams.push(inflateSync(bytes.subarray(at + (bytes[at + 6] === 13 ? 8 : 7))))
    } catch {
      // It is no packed stream.
    }
  }
  return [bytes, ...streams]
}

/** Where a secret stands, in any spelling. */
function found(places: Readonly<Record<string, readonly Buffer[]>>, secret: string | Buffer): string[] {
  const wanted = typeof secret === 'string' ? spellings(secret) : [secret]
  return Object.entries(places)
    .filter(([, contents]) => contents.some((content) => wanted.some((each) => content.includes(each))))
    .map(([name]) => name)
}

/** Notes every answer and every event on its way to the page; and lets a key store be there, which this machine may lack. */
async function listen(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain, safeStorage, BrowserWindow }) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    type Handler = (...args: unknown[]) => unknown
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>
    for (const [channel, handler] of handlers)
      handlers.set(channel, async (...args) => {
        const answer = await handler(...args)
        said.push(JSON.stringify(answer))
        return answer
      })
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel, ...args) => {
        said.push(JSON.stringify(args))
        send(channel, ...args)
      }
    }
    const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
    safeStorage.isEncryptionAvailable = () => true
    Object.assign(safeStorage, { getSelectedStorageBackend: () => 'gnome_libsecret' })
    safeStorage.encryptString = (text) => turned(Buffer.from(text))
    safeStorage.decryptString = (bytes) => turned(bytes).toString()
  })
}

const heard = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { said: string[] }).said)

const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

/** Calls that are refused, whatever they hold; malformed ones among them. */
async function refusedCalls(page: Page): Promise<void> {
  await page.evaluate(async (secret) => {
    const { call } = (
      globalThis as unknown as { keyholder: { call(name: string, input: unknown): Promise<unknown> } }
    ).keyholder
    await call('session.sign-in', { userName: 'ada@example.com', password: secret, extra: secret })
    await call('session.sign-in', { userName: 7, password: [secret] })
    await call('session.change-password', {
      currentPassword: secret,
      password: secret,
      verifyPassword: secret,
    })
    await call('exports.make-key', { passphrase: secret, verifyPassphrase: `${secret} other` })
    await call('session.register', { code: 'x', password: secret, verifyPassword: secret })
  }, canaries['wrong password'])
}

/** The organization with another person in it, whose code is answered. */
async function invited(page: Page): Promise<string> {
  const profile = { firstName: 'Bea', lastName: 'Sample', phone: '', title: '' }
  const { invitation } = await callAs(page, 'people.invite', { email: 'bea@example.com', ...profile })
  const code = invitation.link.replace('keyholder://register/', '')
  await callAs(page, 'session.sign-out', {})
  const password = canaries['password of another']
  await callAs(page, 'session.register', {
    code,
    ...profile,
    timeZone: 'UTC',
    password,
    verifyPassword: password,
  })
  return code
}

async function writeEverything(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  const taskId = 'write-everything'
  await saveTo(app, join(folder, 'people.csv'))
  const query = { search: '', filters: {}, sort: null }
  const columns = ['name', 'email', 'userName'] as const
  await callAs(page, 'people.export', { ...query, columns: [...columns], selection: null, taskId })
  for (const format of ['csv', 'xlsx', 'json'] as const) {
    await saveTo(app, join(folder, `trail.${format}`))
    const wanted = { filters: {}, columns: ['sentence', 'subject', 'seq'] as const, format, taskId }
    await callAs(page, 'audit-trail.export', { ...wanted, columns: [...wanted.columns] })
  }
  await saveTo(app, join(folder, 'all.keyholder-audit'))
  await callAs(page, 'exports.create', {
    reader: { kind: 'everything' },
    modules: ['submittals', 'programs', 'emissions'],
    from: null,
    to: null,
    passphrase: canaries.passphrase,
    taskId,
  })
  await callAs(page, 'backups.make', { taskId })
}

/** Every screen that could show one, by what it asks. */
async function askEverything(page: Page): Promise<void> {
  await callAs(page, 'mail-server.view', {})
  await callAs(page, 'exports.state', {})
  await callAs(page, 'people.get', { person: 1 })
  await callAs(page, 'session.state', {})
  for (const name of ['Settings', 'Exports for auditors']) {
    await goTo(page, name)
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
  await goTo(page, 'Audit trail')
  await expect(page.getByRole('grid', { name: 'Audit trail' })).toBeVisible()
}

test('secrets are found in nothing that the program wrote, said or answered', async ({
  launch,
  dataFolder,
}) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-secrets-'))
  const { app, page } = await launch()
  let output = ''
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.on('data', (piece: Buffer) => (output += piece.toString()))
  await listen(app)
  await setUp(page)
  await callAs(page, 'session.change-password', {
    currentPassword: canaries.password,
    password: canaries['changed password'],
    verifyPassword: canaries['changed password'],
  })
  await callAs(page, 'mail-server.save', {
    host: '127.0.0.1',
    port: 9,
    security: 'none',
    userName: 'mailer',
    senderName: 'Example Works',
    senderAddress: 'works@example.com',
    password: canaries['mail server’s password'],
  })
  await callAs(page, 'exports.make-key', {
    passphrase: canaries.passphrase,
    verifyPassphrase: canaries.passphrase,
  })
  const code = await invited(page)
  await expect(page.getByLabel('User name')).toBeVisible()
  await signIn(page, founder.userName, canaries['wrong password'])
  await expect(page.getByRole('alert')).toBeVisible()
  await refusedCalls(page)
  await signIn(page, founder.userName, canaries['changed password'])
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  await page.evaluate(
    (passphrase) =>
      (
        globalThis as unknown as { keyholder: { call(name: string, input: unknown): Promise<unknown> } }
      ).keyholder.call('exports.rotate-key', {
        currentPassphrase: passphrase,
        passphrase,
        verifyPassphrase: passphrase,
      }),
    canaries['wrong passphrase'],
  )
  await writeEverything(app, page, folder)
  await askEverything(page)
  await chooseFromMyMenu(page, 'Sign out')
  await expect(page.getByLabel('User name')).toBeVisible()
  const said = (await heard(app)).map((text) => Buffer.from(text))
  expect(said.length).toBeGreaterThan(50)
  await app.close()

  const files = Object.fromEntries(
    [...filesIn(dataFolder), ...filesIn(folder)].map((path) => [path, contentsOf(path)]),
  )
  const written = filesIn(folder).map((path) => path.slice(folder.length + 1))
  expect(written.toSorted()).toEqual([
    'all.keyholder-audit',
    'all.pdf',
    'people.csv',
    'trail.csv',
    'trail.json',
    'trail.xlsx',
  ])
  const places = { ...files, 'what it printed': [Buffer.from(output)], 'what it answered': said }
  // The search finds what is there.
  expect(found(places, 'ada@example.com').length).toBeGreaterThan(5)
  for (const [name, secret] of Object.entries(canaries)) expect(found(places, secret), name).toEqual([])

  // The code was answered to who invited, and is gone from the store since it was used.
  expect(found(places, code)).toEqual(['what it answered'])

  // Hashes, the wrapped key and the wrapped password stand in the store and its backups, and nowhere else.
  const isStore = (path: string) => /keyholder[^/]*\.sqlite/.test(path) || /backups\//.test(path)
  const store = new Database(join(dataFolder, 'keyholder.sqlite'), { readonly: true })
  const kept = [
    ...store.prepare('SELECT password_hash FROM credential').pluck().all(),
    ...store.prepare('SELECT wrapped_key FROM signing_key').pluck().all(),
    store.prepare('SELECT wrapped_secret FROM mail_server').pluck().get(),
  ] as (string | Buffer)[]
  store.close()
  expect(kept).toHaveLength(4)
  for (const each of [...kept, '$argon2id$']) {
    const at = found(places, typeof each === 'string' ? Buffer.from(each) : each)
    expect(at.length).toBeGreaterThan(0)
    expect(at.filter((path) => !isStore(path))).toEqual([])
  }
  rmSync(folder, { recursive: true, force: true })
})
