// The screens before anybody is signed in, by the roles and labels that a person goes by.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Whoever sets up the organization of a test. */
export const founder = {
  userName: 'ada@example.com',
  password: 'violet tram under seven hats',
  name: 'Ada Example',
}

/** Goes through the first start and ends in the shell, signed in as the founder. */
export async function setUp(page: Page): Promise<void> {
  await page.getByLabel('Name of the organization').fill('Example Works')
  await page.getByLabel('Headquarters address').fill('1 Sample Street')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('radiogroup')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  // The key for exports is left for later.
  await expect(page.getByLabel(/^Passphrase/)).toBeFocused()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('E-mail address').fill(founder.userName)
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Example')
  await page.getByLabel(/^Password/).fill(founder.password)
  await page.getByLabel(/^Verify password/).fill(founder.password)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
}

/** Signs in; what follows is for the test to expect. */
export async function signIn(
  page: Page,
  userName = founder.userName,
  password = founder.password,
): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
