// An access review as a reviewer lives it (B-11): begun, decided about with keys and in bulk, closed, and printed.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { panel, row } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const hasPdfToText = spawnSync('pdftotext', ['-v']).status === 0

async function saveAs(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}

test('a review is begun, decided item by item, closed and printed (B-06, B-11, B-15)', async ({
  program: { app },
  window,
  dataFolder,
}) => {
  await setUpQuickly(window)
  for (const [name, next] of [
    ['Bea', 'viewer'],
    ['Cal', 'editor'],
    ['Dan', 'viewer'],
    ['Eve', 'viewer'],
  ] as const) {
    const email = `${name.toLowerCase()}@example.com`
    const { person } = await callAs(window, 'people.invite', {
      email,
      firstName: name,
      lastName: 'Sample',
      phone: '',
      title: '',
    })
    await callAs(window, 'roles.save', {
      changes: [{ action: 'roles.set-group', person, present: 'none', next }],
    })
  }

  await goTo(window, 'Access reviews')
  await expect(window.getByText('No access review yet')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Start a review' }).first().click()
  const starting = panel(window, 'Start a review')
  await starting.getByRole('textbox', { name: 'Name' }).fill('Spring review')
  for (const family of [
    'Corporate roles (Programs)',
    'Program contacts (Programs)',
    'Data roles (Emissions)',
  ])
    await starting.getByRole('checkbox', { name: family }).uncheck()
  await expect(starting.getByText('It would hold 5 roles of 5 people.', { exact: false })).toBeVisible()
  await checkAccessibility(window)
  await starting.getByRole('button', { name: 'Start review' }).click()
  await expect(toast(window, 'The review has begun with 5 items.')).toBeVisible()

  const items = window.getByRole('grid', { name: 'Items of the review' })
  await expect(row(window, 'Bea Sample')).toContainText('Undecided')
  await checkAccessibility(window)
  // K keeps the active row, R opens its revocation.
  await items.focus()
  await window.keyboard.press('Home')
  await window.keyboard.press('k')
  await expect(toast(window, 'Nobody reviews themselves.')).toBeVisible()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('k')
  await expect(row(window, 'Bea Sample')).toContainText('Keep')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('r')
  const cal = panel(window, 'Cal Sample')
  await expect(cal.getByRole('radio', { name: 'Revoke' })).toBeChecked()
  await expect(cal.getByText('Editor (Submittals) → nothing')).toBeVisible()
  await expect(cal.getByText(/rights lost/i).first()).toBeVisible()
  await cal.getByRole('button', { name: 'Revoke role' }).click()
  await expect(cal.getByText('Fill this in.')).toBeVisible()
  await checkAccessibility(window)
  await cal.getByRole('textbox', { name: 'Reason' }).fill('Left the project.')
  await cal.getByRole('button', { name: 'Revoke role' }).click()
  await expect(row(window, 'Cal Sample')).toContainText('Revoke')

  await row(window, 'Dan Sample').getByRole('checkbox').check()
  await row(window, 'Eve Sample').getByRole('checkbox').check()
  await window.getByRole('button', { name: 'Change…' }).click()
  const bulk = window.getByRole('dialog', { name: 'Decide about 2 items' })
  await bulk.getByRole('combobox', { name: 'New role' }).click()
  await window.getByRole('option', { name: 'Approver (Submittals)' }).click()
  await bulk.getByRole('textbox', { name: 'Reason' }).fill('Submits from now on.')
  await expect(bulk.getByText('Viewer (Submittals) → Approver (Submittals)')).toHaveCount(2)
  await checkAccessibility(window)
  await bulk.getByRole('button', { name: 'Change role' }).click()
  await expect(row(window, 'Dan Sample')).toContainText('Change')

  await window.getByRole('button', { name: 'Close review' }).click()
  const closing = window.getByRole('dialog', { name: 'Close this review?' })
  await expect(closing.getByText('1 item is undecided', { exact: false })).toBeVisible()
  await closing.getByRole('button', { name: 'Close review' }).click()
  await expect(toast(window, 'The review is closed.')).toBeVisible()

  const pdf = join(dataFolder, 'report.pdf')
  await saveAs(app, pdf)
  await window.getByRole('button', { name: 'Report' }).click()
  await window.getByRole('menuitem', { name: 'Report as PDF' }).click()
  await expect(toast(window, 'The report was saved as report.pdf.')).toBeVisible()
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  await test.step(hasPdfToText ? 'the text of the PDF' : 'pdftotext is not installed: skipped', () => {
    if (!hasPdfToText) return
    // Cell by cell, as it is read.
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
    for (const words of [
      'Access review: Spring review',
      'Example Works',
      'Cal Sample',
      'Left the project.',
      'Change to',
      'Undecided',
      'Event ',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/1 ?\/ ?2/)
  })
})
