// The frame around every page.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** Opens a page by its name in the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name }).click()
  await expect(page.getByRole('main', { name })).toBeVisible()
}

/** Chooses from the menu under one's own name. */
export async function chooseFromMyMenu(page: Page, item: string, myName = 'Ada Example'): Promise<void> {
  await page.locator('header').getByRole('button', { name: myName }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** A short message in the corner. */
export function toast(page: Page, words: string): Locator {
  return page.getByRole('status').filter({ hasText: words })
}

/** The bell in the top bar. */
export function bell(page: Page): Locator {
  return page.locator('header').getByRole('button', { name: /^Notices, / })
}
