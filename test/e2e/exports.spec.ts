// Exports for auditors in the real window (B-14): a key, an export of everything and one for chosen entities, each opened on
// a machine that has no organization, and a changed one refused.
import { execFileSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { setUp } from './page-models/entry.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'
import type { Program } from './support/launch.ts'

const passphrase = 'violet tram under seven hats'
let folder: string

// The later ones open what the first one made.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyholder-exports-'))
})
test.afterAll(async () => {
  release()
  await rm(folder, { recursive: true, force: true })
})

const mayMount = process.platform === 'linux' && process.getuid?.() === 0
let mounted: string | null = null

function release(): void {
  if (mounted !== null) execFileSync('umount', ['-l', mounted])
  mounted = null
}

/** Answers the next native save dialog. */
const saveTo = ({ app }: Program, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

/** A key store that wraps without being one. */
const playKeyStore = ({ app }: Program) =>
  app.evaluate(({ safeStorage }) => {
    const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
    safeStorage.isEncryptionAvailable = () => true
    Object.assign(safeStorage, { getSelectedStorageBackend: () => 'gnome_libsecret' })
    safeStorage.encryptString = (text) => turned(Buffer.from(text))
    safeStorage.decryptString = (bytes) => turned(bytes).toString()
  })

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the export' })
    .getByRole('button', { name, exact: true })
    .click()

test('the organization makes a key, an export of everything, and one for chosen entities', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const program = await launch()
  const { page } = program
  await setUp(page)
  await page.evaluate(async () => {
    const { keyholder } = globalThis as unknown as {
      keyholder: { call: (name: string, input: unknown) => Promise<unknown> }
    }
    for (const name of ['Heron Reservoir', 'Otter Works'])
      await keyholder.call('inventory.add', { kind: 'entity', in: { kind: 'top' }, name })
  })
  await page.getByRole('navigation').getByRole('button', { name: 'Exports for auditors' }).click()
  await checkAccessibility(page)
  await page.getByLabel(/^Passphrase/).fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByRole('heading', { name: 'Signing key' })).toBeVisible()

  await page.getByRole('button', { name: 'See what will be in it' }).click()
  const plan = page.getByRole('table', { name: 'What will be in it' })
  await expect(plan.getByRole('row', { name: /^People/ })).toContainText('0')
  await saveTo(program, join(folder, 'full.keyholder-audit'))
  await page.getByLabel('Passphrase of the key').fill('something else')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('This is not the passphrase of the key.')).toBeVisible()
  await page.getByLabel('Passphrase of the key').fill(passphrase)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported to full.keyholder-audit, with its summary full.pdf.')).toBeVisible()
  await checkAccessibility(page)

  // The machine of the test may have no key store: that it has one is played from here on.
  await expect(page.getByText(/The passphrase cannot be remembered here/)).toBeVisible()
  await playKeyStore(program)
  await page.reload()
  await page.getByRole('navigation').getByRole('button', { name: 'Exports for auditors' }).click()
  await page.getByRole('button', { name: 'Remember the passphrase' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remember the passphrase' })
  await checkAccessibility(page)
  await dialog.getByLabel('Passphrase of the key').fill('something else')
  await dialog.getByRole('button', { name: 'Remember the passphrase' }).click()
  await expect(dialog.getByText('This is not the passphrase of the key.')).toBeVisible()
  await dialog.getByLabel('Passphrase of the key').fill(passphrase)
  await dialog.getByRole('button', { name: 'Remember the passphrase' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/by this computer’s key store since .*Ada Example/)).toBeVisible()
  await expect(page.getByLabel('Passphrase of the key')).toHaveCount(0)
  await saveTo(program, join(folder, 'remembered.keyholder-audit'))
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported to remembered.keyholder-audit')).toBeVisible()
  await page.getByRole('button', { name: 'Forget the passphrase' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget the passphrase' }).click()
  await expect(page.getByLabel('Passphrase of the key')).toBeVisible()

  await page.getByRole('radio', { name: /Chosen entities/ }).check()
  await page.getByRole('tree', { name: 'Entities for the reader' }).getByRole('treeitem').nth(1).click()
  await saveTo(program, join(folder, 'scoped.keyholder-audit'))
  await page.getByLabel('Passphrase of the key').fill(passphrase)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('Exported to scoped.keyholder-audit')).toBeVisible()
  expect((await readdir(folder)).toSorted()).toEqual([
    'full.keyholder-audit',
    'full.pdf',
    'remembered.keyholder-audit',
    'remembered.pdf',
    'scoped.keyholder-audit',
    'scoped.pdf',
  ])
  const paper = (await readFile(join(folder, 'full.pdf'))).toString('latin1')
  expect(paper.slice(0, 5)).toBe('%PDF-')
  expect(/\/Type \/Pages\s+\/Count (\d+)/.exec(paper)?.[1]).toBe('1')
})

test('an auditor opens one without organization, and nothing is left behind', async ({
  launch,
  dataFolder,
}) => {
  const media = join(folder, 'media')
  await mkdir(media)
  const path = join(media, 'full.keyholder-audit')
  await copyFile(join(folder, 'full.keyholder-audit'), path)
  await chmod(media, 0o555)
  // Root may write to whatever it likes, but for a disk that is read-only.
  if (mayMount) {
    execFileSync('mount', ['--bind', media, media])
    execFileSync('mount', ['-o', 'remount,ro,bind', media])
    mounted = media
  }
  const before = await readFile(path)
  const program = await launch(path)
  const { page } = program
  await expect(page.getByText('Unchanged since it was sealed')).toBeVisible()
  await expect(page.getByText('You are reading an export. Nothing here can be changed.')).toBeVisible()
  await checkAccessibility(page)

  const paper = await page
    .locator('dt', { hasText: 'Fingerprint of the key' })
    .locator('xpath=following-sibling::dd')
    .innerText()
  await page.getByLabel('Fingerprint of the key, from paper').fill('AAAA BBBB')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByText(/This is not the fingerprint/)).toBeVisible()
  await page.getByLabel('Fingerprint of the key, from paper').fill(paper)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByText('Sealed with the key that you compared')).toBeVisible()

  await part(page, 'People')
  const people = page.getByRole('grid', { name: 'People' })
  await expect(people.getByRole('row', { name: /Ada Example/ })).toBeVisible()
  await checkAccessibility(page)
  await people.getByRole('row', { name: /Ada Example/ }).click()
  await expect(page.getByRole('grid', { name: /^Effective access of/ })).toBeVisible()
  await part(page, 'Audit trail')
  await expect(page.getByRole('grid', { name: 'Audit trail' }).getByRole('row').nth(2)).toBeVisible()
  for (const [name, words] of [
    ['Signing keys', /Ada Example/],
    ['Messages', /Nothing of this kind/],
    ['Dictionary', /audit_event/],
  ] as const) {
    await part(page, name)
    await expect(page.getByRole('main')).toContainText(words)
  }
  await checkAccessibility(page)
  await part(page, 'Verdict')
  await saveTo(program, join(folder, 'note.txt'))
  await page.getByRole('button', { name: 'Save a note of what I did' }).click()
  await expect(page.getByText('The note has been saved to note.txt.')).toBeVisible()
  expect(await readFile(join(folder, 'note.txt'), 'utf8')).toContain('Looked at Audit trail')

  await page.getByRole('button', { name: 'Close the export' }).click()
  await expect(page.getByText('Unchanged since it was sealed')).toBeHidden()
  await program.app.close()
  release()
  await chmod(media, 0o755)
  expect(await readdir(media)).toEqual(['full.keyholder-audit'])
  expect((await readFile(path)).equals(before)).toBe(true)
  // No store was made for it.
  expect((await readdir(dataFolder)).filter((name) => name.startsWith('keyholder'))).toEqual([])
})

test('a scoped one says what is withheld, and a changed one is refused', async ({ launch }) => {
  const { app, page } = await launch(join(folder, 'scoped.keyholder-audit'))
  await expect(page.getByText(/As Restricted Audit: /)).toBeVisible()
  const held = page.getByRole('table', { name: 'What it holds, and what is withheld' })
  await expect(held.getByRole('row', { name: /^Entities 1 1$/ })).toBeVisible()
  await part(page, 'Contacts of programs')
  await expect(page.getByText('Nothing of this kind')).toBeVisible()

  // What is opened is held against what was opened before on this computer, by itself.
  const open = (path: string) =>
    app.evaluate(({ dialog, Menu }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
      Menu.getApplicationMenu()?.getMenuItemById('open-export')?.click()
    }, path)
  await open(join(folder, 'full.keyholder-audit'))
  await expect(page.getByText('There is a newer one')).toBeVisible()
  await open(join(folder, 'scoped.keyholder-audit'))
  await expect(page.getByText(/The same as in the export of .* opened on this computer before/)).toBeVisible()
  await checkAccessibility(page)

  const bytes = await readFile(join(folder, 'full.keyholder-audit'))
  const at = bytes.indexOf('Lead User')
  bytes.write('Dead User', at)
  const changed = join(folder, 'changed.keyholder-audit')
  await writeFile(changed, bytes)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, changed)
  await page.getByRole('button', { name: 'Open another' }).click()
  await expect(page.getByText('changed.keyholder-audit was not opened')).toBeVisible()
  await expect(page.getByText(/was changed after it was sealed/)).toBeVisible()
})
