// People and the outbox, by the roles and labels that a person goes by; and the quick way to an organization with people in
// it, through the same calls that the page makes.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { CallName, Input, Output } from '../../../src-shared/contract/index.ts'
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { founder } from './entry.ts'

type Bridge = { keyholder: { call: (name: string, input: unknown) => Promise<Reply<unknown>> } }

/** Makes a call as the page does; it must succeed. */
export async function callAs<Name extends CallName>(
  page: Page,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const question: { name: string; input: unknown } = { name, input }
  const reply = await page.evaluate(
    (asked) => (globalThis as unknown as Bridge).keyholder.call(asked.name, asked.input),
    question,
  )
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)
  return reply.value as Output<Name>
}

/** Sets the organization up without its wizard, under a password policy of choice. */
export async function setUpQuickly(page: Page, passwordPolicy: PasswordPolicy = 'strong'): Promise<string> {
  const password = passwordPolicy === 'strong' ? founder.password : 'tram4hats'
  await callAs(page, 'session.set-up', {
    organization: { name: 'Example Works', headquartersAddress: '1 Sample Street', passwordPolicy },
    person: { email: founder.userName, firstName: 'Ada', lastName: 'Example', phone: '', title: '' },
    translation: 'en_default',
    timeZone: 'UTC',
    password,
    verifyPassword: password,
  })
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  return password
}

/** Invites people of these names. */
export async function invite(page: Page, ...names: readonly string[]): Promise<void> {
  for (const firstName of names) {
    const email = `${firstName.toLowerCase()}@example.com`
    await callAs(page, 'people.invite', { email, firstName, lastName: 'Sample', phone: '', title: '' })
  }
}

export function list(page: Page, name = 'People'): Locator {
  return page.getByRole('grid', { name })
}

export function row(page: Page, words: string): Locator {
  return page.getByRole('row').filter({ hasText: words })
}

/** The panel of that title beside the list. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole('complementary', { name: title })
}

/** Opens somebody beside the list. */
export async function openPerson(page: Page, name: string): Promise<Locator> {
  await row(page, name).first().click()
  const detail = panel(page, name)
  await expect(detail).toBeVisible()
  return detail
}

/** Chooses an act from the menu of the person who is open. */
export async function act(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Answers the question in the middle of the window with this button. */
export async function answer(page: Page, title: string, button: string): Promise<void> {
  const question = page.getByRole('alertdialog', { name: title })
  await question.getByRole('button', { name: button, exact: true }).click()
  await expect(question).toBeHidden()
}
