// The frame around every page.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** Pages that stand beneath another in the navigation, and are offered once one is there. */
const beneath: Readonly<Record<string, string>> = {
  'Role catalogue': 'Roles',
  Regulators: 'Settings',
  'Mail server': 'Settings',
  Backups: 'Settings',
  'Access at a moment': 'Audit trail',
  'Joiners, movers, leavers': 'Audit trail',
}

/** Opens a page by its name in the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  const modules = page.getByRole('navigation', { name: 'Modules' })
  for (const step of [...(name in beneath ? [beneath[name]!] : []), name]) {
    await modules.getByRole('button', { name: step, exact: true }).click()
    await expect(page.getByRole('main', { name: step })).toBeVisible()
  }
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

/** The palette's field. */
export function palette(page: Page): Locator {
  return page.getByPlaceholder('A page, an action, a person or a thing')
}

/** Opens the palette from the keyboard, and waits until it takes what is typed. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(palette(page)).toBeFocused()
}

/** The bell in the top bar. */
export function bell(page: Page): Locator {
  return page.locator('header').getByRole('button', { name: /^Notices, / })
}
