// Names and addresses as long as they may be, in one word: nothing is pushed out of its panel or page.
import type { Page } from '@playwright/test'
import { callAs, openPerson, panel, setUpQuickly } from './page-models/people.ts'
import { goTo } from './page-models/shell.ts'
import { expect, test } from './support/launch.ts'

const long = 'Wintermondschein'.repeat(6)
const email = `${'w'.repeat(60)}@${'x'.repeat(60)}.example.com`

/** Parts of the shown page that scroll sideways, apart from lists, which do so by their columns. */
function wide(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (each) => each.closest('[role="grid"]') === null && each.querySelector('[role="grid"]') === null,
      )
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .filter((each) => ['auto', 'scroll', 'visible'].includes(getComputedStyle(each).overflowX))
      .filter((each) => getComputedStyle(each).display !== 'inline')
      .map((each) => `${each.tagName} ${each.className}: ${(each.textContent ?? '').slice(0, 40)}`),
  )
}

test('long names stay within their panels and pages (X-10, S2-24)', async ({ window }) => {
  await setUpQuickly(window)
  const who = { email, firstName: long, lastName: long, phone: '', title: long }
  await callAs(window, 'people.invite', who)
  await callAs(window, 'programs.create', { name: long })
  await goTo(window, 'People')
  await openPerson(window, `${long} ${long}`)
  await expect(panel(window, `${long} ${long}`)).toContainText('has been invited')
  expect(await wide(window)).toEqual([])
  await panel(window, `${long} ${long}`).getByRole('button', { name: 'Open roles' }).click()
  await expect(window.getByRole('heading', { level: 1, name: long })).toBeVisible()
  expect(await wide(window)).toEqual([])
  await goTo(window, 'Programs')
  await window.getByRole('row').filter({ hasText: long }).click()
  await expect(panel(window, long)).toBeVisible()
  expect(await wide(window)).toEqual([])
  await panel(window, long).getByRole('button', { name: 'Contacts' }).click()
  await expect(window.getByRole('heading', { level: 1, name: long })).toBeVisible()
  expect(await wide(window)).toEqual([])
  await goTo(window, 'Outbox')
  await window.getByRole('row').filter({ hasText: email }).click()
  await expect(
    window.getByText('The link in this message is for its recipient alone.', { exact: false }),
  ).toBeVisible()
  expect(await wide(window)).toEqual([])
})
