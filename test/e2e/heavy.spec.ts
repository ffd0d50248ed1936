// Thousands of people at once in the real window (B-02, B-03): while they are read, tried and saved the window answers, what
// is stopped in the middle has not happened, and closing or signing out asks first.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs } from './page-models/csv-preview.ts'
import { callAs, row, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { expect, test } from './support/launch.ts'
import type { Program } from './support/launch.ts'

const rows = 12_000

interface Files {
  readonly window: Page
  readonly program: Program
  readonly dataFolder: string
}

/** Chooses a file of many new people and tries it out, up to the button that imports them. */
async function tryMany({ window, program, dataFolder }: Files) {
  await setUpQuickly(window)
  const path = join(dataFolder, 'many.csv')
  const lines = Array.from({ length: rows }, (_, i) => `new.${i}@example.com,Nora,New ${i},Viewer`)
  await writeFile(path, ['E-mail,First name,Last name,Permission group', ...lines].join('\n'))
  await goTo(window, 'People')
  await window.getByRole('button', { name: 'Import' }).click()
  await answerDialogs(program.app, path)
  await window.getByRole('button', { name: 'Choose a CSV file' }).click()
  await window.getByRole('button', { name: 'Dry run' }).click()
  const act = window.getByRole('button', { name: `Import ${rows.toLocaleString('en')} rows` })
  await expect(act).toBeEnabled({ timeout: 60_000 })
  return act
}

const people = async (window: Page) =>
  (await callAs(window, 'people.list', { filters: {}, offset: 0, limit: 1 })).total

test('other pages answer while many people are imported', async ({ window, program, dataFolder }) => {
  const act = await tryMany({ window, program, dataFolder })
  await act.click()
  const edge = window.getByRole('contentinfo')
  await expect(edge).toContainText('Importing many.csv')
  await expect(edge).toContainText('Saving: other changes are stored after it')
  await expect(window.getByText(/^Importing: [\d,]+ of 12,000 rows$/)).toBeVisible()
  const { longest, end } = await window.evaluate(async () => {
    const { keyholder, document: page } = globalThis as unknown as {
      keyholder: { call: (name: string, input: object) => Promise<unknown> }
      document: { body: { textContent: string } }
    }
    const times: number[] = []
    for (let i = 0; i < 5; i += 1) {
      const started = performance.now()
      await keyholder.call('people.list', { filters: {}, offset: 0, limit: 50 })
      times.push(performance.now() - started)
    }
    return { longest: Math.max(...times), end: page.body.textContent }
  })
  // Still under way: nobody waited for it. Far from any hurry, and far below what the save itself takes.
  expect(end).toContain('Importing many.csv')
  expect(longest).toBeLessThan(1500)
  await goTo(window, 'People')
  await expect(row(window, 'Ada Example')).toBeVisible()
  await expect(toast(window, 'People have been imported: 12,000 added, 0 changed.')).toBeVisible({
    timeout: 80_000,
  })
  expect(await people(window)).toBe(rows + 1)
})

test('an import that is stopped in the middle has added nobody, and can be made again', async ({
  window,
  program,
  dataFolder,
}) => {
  const act = await tryMany({ window, program, dataFolder })
  await act.click()
  await expect(window.getByText(/^Importing: [1-9][\d,]* of 12,000 rows$/)).toBeVisible()
  await window
    .getByRole('region', { name: 'What the rows would do' })
    .getByRole('button', { name: 'Cancel' })
    .click()
  await expect(window.getByText(/^Importing: /)).toBeHidden()
  expect(await people(window)).toBe(1)
  await expect(act).toBeEnabled()

  await act.click()
  await expect(window.getByText(/^Importing: [1-9][\d,]* of 12,000 rows$/)).toBeVisible()
  await window.getByRole('button', { name: /Ada Example/ }).click()
  await window.getByRole('menuitem', { name: 'Sign out' }).click()
  const question = window.getByRole('dialog', { name: 'Sign out while work is running?' })
  await expect(question).toContainText('Importing many.csv')
  await question.getByRole('button', { name: 'Stop and sign out' }).click()
  await expect(window.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
