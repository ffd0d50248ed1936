// The roles pages, by the roles and labels that a person goes by; and the quick way to people who hold something.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { DataRole } from '../../../src-shared/policy/roles.ts'
import { callAs } from './people.ts'
import { goTo } from './shell.ts'

export const password = 'umbrella lantern copper fox'

/** Adds somebody who is registered at once, as the Emissions form does. */
export async function addPerson(page: Page, firstName: string, dataRole: DataRole): Promise<PersonId> {
  const email = `${firstName.toLowerCase()}@example.com`
  const { person } = await callAs(page, 'people.add', {
    userName: email,
    email,
    firstName,
    lastName: 'Sample',
    isEnabled: true,
    dataRole,
    preferences: {
      translation: 'en_default',
      dateFormat: 'dd/mm/yyyy',
      timeFormat: 'hh:mm a',
      timeZone: 'UTC',
      numberFormat: '1,234.56',
      numberScaling: 2,
    },
    password,
    verifyPassword: password,
  })
  return person
}

/** Somebody without any role. */
export async function addAffiliate(page: Page, firstName: string): Promise<PersonId> {
  const person = await addPerson(page, firstName, 'open')
  await save(page, { action: 'roles.set-data-role', person, present: 'open', next: 'none' })
  return person
}

export async function save(page: Page, ...changes: StagedChange[]): Promise<void> {
  await callAs(page, 'roles.save', { changes })
}

export async function openRoles(page: Page): Promise<void> {
  await goTo(page, 'Roles')
  await expect(page.getByRole('grid', { name: 'Roles' }).getByRole('row').nth(1)).toBeVisible()
}

/** The choice of a module in somebody's row. */
export function cell(page: Page, module: 'group' | 'corporate' | 'data', name: string): Locator {
  const labels = {
    group: `Submittals group of ${name}`,
    corporate: `Corporate role of ${name}`,
    data: `Data role of ${name}`,
  }
  return page.getByRole('combobox', { name: labels[module] })
}

export function stagingPanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Staged changes' })
}

/** Where there is no room beside the list, the staged changes are behind a bar. */
export async function review(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Review and save' })
  await expect(stagingPanel(page).or(open).first()).toBeVisible()
  if (await open.isVisible()) await open.click()
}

/** Saves all that is staged, however much. */
export async function saveChanges(page: Page): Promise<void> {
  await review(page)
  await stagingPanel(page)
    .getByRole('button', { name: /^Save \d+ change/ })
    .click()
  await expect(stagingPanel(page)).toHaveCount(0)
}

/** What the panel says about one person. */
export function section(page: Page, name: string): Locator {
  return stagingPanel(page).getByRole('region', { name })
}

/** The card of a module on a person's page. */
export function card(page: Page, module: 'Submittals' | 'Programs' | 'Emissions'): Locator {
  return page.getByRole('region', { name: module })
}

/** Opens a person's page from the list. */
export async function openPersonRoles(page: Page, name: string): Promise<void> {
  await page.getByRole('grid', { name: 'Roles' }).getByText(name, { exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}
