// Asking for access and answering, by the roles and labels that a person goes by; and the quick way to what it takes.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { AccessRequestId, PersonId } from '../../../src-shared/domain/ids.ts'
import { signIn } from './entry.ts'
import { callAs } from './people.ts'
import { goTo } from './shell.ts'

export const stranger = {
  userName: 'nia@example.com',
  password: 'copper kite over nine ponds',
  name: 'Nia Sample',
}

/** One facility, and the regulator that it answers to. */
export async function addPlant(page: Page): Promise<void> {
  const regulator = { name: 'North County', kind: 'cupa', email: 'north@example.com' } as const
  const { id: regulatorId } = await callAs(page, 'regulators.add', regulator)
  const plant = { name: 'North Yard', address: '7 Sample Road', siteId: 'N-1', regulatorId }
  await callAs(page, 'facilities.add', plant)
}

/** Registers somebody without the form; nobody may be signed in. */
export async function registerQuickly(page: Page, firstName = 'Nia'): Promise<void> {
  const email = `${firstName.toLowerCase()}@example.com`
  await callAs(page, 'session.register-self', {
    email,
    confirmEmail: email,
    firstName,
    lastName: 'Sample',
    phone: '',
    title: '',
    timeZone: 'UTC',
    password: stranger.password,
    verifyPassword: stranger.password,
  })
}

export async function signOut(page: Page): Promise<void> {
  await callAs(page, 'session.sign-out', {})
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
}

/** Signs in through the form and waits for the shell. */
export async function enter(page: Page, userName?: string, password?: string): Promise<void> {
  await signIn(page, userName, password)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
}

/** Asks for Editor, as whoever is signed in. */
export async function askQuickly(page: Page): Promise<AccessRequestId> {
  const { rows } = await callAs(page, 'facilities.search', { search: 'Yard', offset: 0, limit: 1 })
  const { request } = await callAs(page, 'access-requests.submit', {
    facility: rows[0]!.id,
    relationship: 'Runs the boiler house',
    employment: 'employee',
    level: 'editor',
    reason: 'Reports every quarter',
  })
  return request
}

/** Nobody is Lead User from here on; the one who is signed in was the last. */
export async function endLastLead(page: Page): Promise<void> {
  const person = 1 as PersonId
  const change = { action: 'roles.set-group', person, present: 'lead-user', next: 'none' } as const
  await callAs(page, 'roles.save', { changes: [change], confirmLastLead: true })
}

/** Opens somebody's request in the inbox. */
export async function openRequest(page: Page, name: string): Promise<void> {
  await goTo(page, 'Access requests')
  await page.getByRole('row').filter({ hasText: name }).first().click()
  await expect(page.getByRole('complementary', { name })).toBeVisible()
}
