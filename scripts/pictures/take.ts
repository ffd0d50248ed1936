// Takes the README's pictures of the real window, on the demonstration organization.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { Page } from '@playwright/test'
import { root } from '../lib/paths.mjs'
import type { Runtime } from '../steps/runtime.mjs'

const runtime = JSON.parse(process.env['KEYHOLDER_RUNTIME'] ?? '') as Runtime
const folder = join(root, 'resources/screenshots')
const size = { width: 1440, height: 900 }

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name, exact: true }).click()
}

/** Waits until the page has settled, takes the picture. */
async function take(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

await mkdir(folder, { recursive: true })
const app = await _electron.launch({
  executablePath: runtime.executable,
  args: [...runtime.args, root, '--demo'],
  env: { ...(process.env as Record<string, string>), ...runtime.env },
})
const page = await app.firstWindow()
await app.evaluate(({ BrowserWindow }, bounds) => {
  BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...bounds })
}, size)
await page.getByRole('button', { name: 'Fill these in' }).click()
await page.getByRole('button', { name: 'Sign in' }).click()

await open(page, 'People')
await page.getByRole('row').filter({ hasText: 'Secondary Corporate Contact' }).first().click()
await page.keyboard.press('Enter')
await take(page, 'people-light', 'light')

await open(page, 'Roles')
const groups = page.getByLabel(/^Submittals group of/)
await groups.nth(1).selectOption('lead-user')
await groups.nth(3).selectOption('none')
await page
  .getByLabel(/^Data role of/)
  .nth(2)
  .selectOption('audit')
await take(page, 'roles-dark', 'dark')
await page.getByRole('button', { name: 'Discard all' }).click()

await open(page, 'Audit trail')
await page.getByRole('grid', { name: 'Audit trail' }).getByRole('row').nth(6).click()
await page.keyboard.press('Enter')
await take(page, 'audit-trail-dark', 'dark')

await open(page, 'CSV preview')
await page.getByRole('button', { name: /meter-export-us/ }).click()
await page.getByText(/reads the whole file/).waitFor()
await take(page, 'csv-preview-light', 'light')
await app.close()
console.log(`Four pictures are in ${folder}.`)
