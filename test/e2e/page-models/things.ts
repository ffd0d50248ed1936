// The things that roles are about, by the roles and labels that a person goes by.
import type { Locator, Page } from '@playwright/test'

/** The panel beside a list or tree. */
export function panel(page: Page, title: string | RegExp): Locator {
  return page.getByRole('complementary', { name: title })
}

/** A field of the form that is shown; the search over a list has words of the same kind. */
export function field(page: Page, label: string): Locator {
  return page.locator('form').getByRole('textbox', { name: label })
}

/** A row of the list that is shown, by what stands in it. */
export function row(page: Page, words: string | RegExp): Locator {
  return page.getByRole('row').filter({ hasText: words })
}

/** A node of the inventory's tree. */
export function node(page: Page, name: string): Locator {
  return page.getByRole('treeitem').filter({ has: page.getByText(name, { exact: true }) })
}

/** A button of the panel beside the list. */
export async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('complementary').getByRole('button', { name, exact: true }).click()
}
