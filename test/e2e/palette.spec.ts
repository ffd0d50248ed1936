// B-15 in the real window: by the keyboard alone to a person, to a thing, and back to where one was lately.
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addAffiliate } from './page-models/roles.ts'
import { openPalette } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('people and things are found by name, and what was chosen stands first', async ({ window }) => {
  await setUpQuickly(window)
  await addAffiliate(window, 'Noa')
  await callAs(window, 'programs.create', { name: 'Harbour Programme' })

  const choose = async (words: string, option: RegExp) => {
    await openPalette(window)
    await window.keyboard.type(words)
    await expect(window.getByRole('button', { name: option })).toBeVisible()
    await checkAccessibility(window)
    await window.keyboard.press('Enter')
  }
  await choose('noa sam', /Noa Sample.*Person/)
  await expect(window.getByRole('complementary', { name: 'Noa Sample' })).toBeVisible()
  await choose('harbour pro', /Harbour Programme.*Program/)
  await expect(window.getByRole('complementary', { name: 'Harbour Programme' })).toBeVisible()

  await openPalette(window)
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('complementary', { name: 'Noa Sample' })).toBeVisible()

  await openPalette(window)
  await window.keyboard.type('zzzz')
  await expect(window.getByText('Nothing that you can see or do has this name.')).toBeVisible()
})
