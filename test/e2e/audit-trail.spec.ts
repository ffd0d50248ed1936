// The audit trail in the real window: sentences, filters, detail, saved filters, export and verification (B-08, S3-14).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { callAs, invite, list, panel, row, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

const trail = 'Audit trail'

test('B-08 events are found, read in full, and their filters kept under a name', async ({ window }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa', 'Ira')
  await callAs(window, 'programs.create', { name: 'Harbor Wash' })
  await goTo(window, trail)
  await expect(list(window, trail).getByRole('row')).toHaveCount(5)
  await expect(row(window, 'Ada Example invited Noa Sample (noa@example.com).')).toContainText('Done')
  await checkAccessibility(window)

  await window.getByRole('searchbox').fill('harbor')
  await expect(list(window, trail).getByRole('row')).toHaveCount(2)
  await window.getByRole('searchbox').fill('')

  await window.getByRole('button', { name: 'Who and when' }).click()
  const narrowing = window.getByRole('dialog', { name: 'Who and when' })
  await narrowing.getByRole('textbox', { name: 'From' }).fill('not a date')
  await expect(narrowing.getByText('Enter a date as in 31/03/2026 2:30 PM.')).toBeVisible()
  await narrowing.getByRole('button', { name: 'Last 7 days' }).click()
  await narrowing.getByRole('combobox', { name: 'Person or thing' }).fill('noa')
  await window.getByRole('option', { name: 'Noa Sample' }).click()
  await checkAccessibility(window)
  await narrowing.getByRole('button', { name: 'Show' }).click()
  await expect(list(window, trail).getByRole('row')).toHaveCount(2)
  const chips = window.getByRole('group', { name: 'Active filters' })
  await expect(chips).toContainText('About: Noa Sample')

  await window.getByRole('button', { name: 'Saved filters' }).click()
  await window.getByRole('menuitem', { name: 'Save these filters…' }).click()
  await window.getByRole('textbox', { name: 'Name' }).fill('About Noa')
  await window.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'The filters “About Noa” have been saved.')).toBeVisible()
  await chips.getByRole('button', { name: 'Clear filters' }).click()
  await expect(list(window, trail).getByRole('row')).toHaveCount(5)
  await window.getByRole('button', { name: 'Saved filters' }).click()
  await window.getByRole('menuitem', { name: 'About Noa' }).click()
  await expect(list(window, trail).getByRole('row')).toHaveCount(2)

  await row(window, 'invited Noa Sample').click()
  const event = panel(window, 'Event 2')
  await expect(event.getByRole('table', { name: 'Values' })).toContainText('noa@example.com')
  await event.getByText('Text and hashes').click()
  await expect(event).toContainText('"action":"people.invite"')
  await checkAccessibility(window)
  await event.getByRole('button', { name: 'All about Ada Example' }).click()
  await expect(list(window, trail).getByRole('row')).toHaveCount(5)
})

test('B-08 the trail is exported as it is shown, and verified', async ({ window, program, dataFolder }) => {
  await setUpQuickly(window)
  await invite(window, 'Noa')
  await goTo(window, trail)
  const file = join(dataFolder, 'trail.csv')
  await answerSaveDialog(program.app, file)
  await window.getByRole('button', { name: 'Export', exact: true }).click()
  await window.getByRole('menuitem', { name: 'As CSV' }).click()
  await expect(toast(window, '2 events have been exported to trail.csv.')).toBeVisible()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe('\uFEFFWhen,Outcome,What happened')
  expect(lines[1]).toContain('Ada Example invited Noa Sample')

  const xlsx = join(dataFolder, 'trail.xlsx')
  await answerSaveDialog(program.app, xlsx)
  await window.getByRole('button', { name: 'Export', exact: true }).click()
  await window.getByRole('menuitem', { name: 'As a workbook (XLSX)' }).click()
  await expect(toast(window, '3 events have been exported to trail.xlsx.')).toBeVisible()
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK')

  await window.getByRole('button', { name: 'Verify' }).click()
  const verdict = window.getByRole('dialog', { name: 'Verification of the audit trail' })
  await expect(verdict).toContainText('The trail is intact: 4 events')
  await checkAccessibility(window)
  await verdict.locator('button', { hasText: 'Close' }).click()
  await expect(row(window, 'verified the audit trail: intact, 4 events.')).toBeVisible()
  await expect(window.locator('footer').last()).toContainText('Audit trail intact')
})

async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}
