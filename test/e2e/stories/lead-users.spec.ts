// The Lead Users' manual (S1), told as its text tells it, sentence by sentence, in the real window: what lead users are
// responsible for, the procedure to add users directly, and how a user asks for access.
import type { Locator, Page } from '@playwright/test'
import { act, answer, callAs, openPerson, panel, row, setUpQuickly } from '../page-models/people.ts'
import {
  addPlant,
  askQuickly,
  endLastLead,
  enter,
  registerQuickly,
  signOut,
} from '../page-models/requests.ts'
import { cell, openRoles, review, section, stagingPanel } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

const password = 'umbrella lantern copper fox'
const may = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name, exact: true })

test('Procedure to add users directly', async ({ window: page }) => {
  test.setTimeout(180_000)
  await setUpQuickly(page)
  await addPlant(page)
  await signOut(page)
  const adding = panel(page, 'Add person')
  const next = adding.getByRole('button', { name: 'Continue' })

  await test.step('1. Log in to your account', () => enter(page))
  await test.step('2. Click on People (S1-14)', () => goTo(page, 'People'))
  await test.step('3. Click on the Add Person button (S1-14)', () =>
    page.getByRole('button', { name: 'Add person' }).click())
  await test.step('4. Enter the e-mail address, re-enter it to confirm, click Continue (S1-14)', async () => {
    await enterAddress(adding, 'noa@example.com', 'noa@example.org')
    await expect(adding.getByText('The two e-mail addresses differ.', { exact: false })).toBeVisible()
    await enterAddress(adding, 'noa@example.com')
  })
  await test.step('5. A message says whether the address is already known: it is not (S1-15)', () =>
    expect(adding.getByText('noa@example.com is not known yet')).toBeVisible())
  await test.step('b. First and last name are required, phone and title are if desired (S1-17)', async () => {
    await next.click()
    await expect(adding.getByText('Fill this in.')).toHaveCount(2)
    await adding.getByRole('textbox', { name: 'First name' }).fill('Noa')
    await adding.getByRole('textbox', { name: 'Last name' }).fill('Sample')
    await adding.getByRole('textbox', { name: 'Phone' }).fill('+1 555 0100')
    await adding.getByRole('textbox', { name: 'Title' }).fill('Analyst')
    await next.click()
  })
  const link =
    await test.step('Initiate Invite writes an e-mail with a link to the registration (S1-18)', async () => {
      await adding.getByRole('button', { name: 'Initiate Invite' }).click()
      const address = await adding.getByLabel('Registration link of Noa Sample').inputValue()
      expect(address).toMatch(/^keyholder:\/\/register\//)
      return address
    })
  await test.step('6. Choose the level by clicking in the box in front of it (S1-20, B-06)', async () => {
    for (const level of ['Approver', 'Editor', 'Lead User', 'Viewer'])
      await expect(adding.getByRole('radio', { name: level })).toBeVisible()
    await adding.getByRole('radio', { name: 'Editor' }).click()
    await expect(adding.getByText('For every facility: see a facility', { exact: false })).toBeVisible()
  })
  await test.step('7. Click Save (S1-20)', async () => {
    await adding.getByRole('button', { name: 'Save' }).click()
    await expect(toast(page, 'Noa Sample now has the level Editor.')).toBeVisible()
    await expect(row(page, 'Noa Sample')).toContainText('Editor')
  })
  await test.step('the e-mail is there, and is not said to be sent (S1-18, X-16)', async () => {
    await goTo(page, 'Outbox')
    await row(page, 'noa@example.com').click()
    await expect(panel(page, 'You are invited to Example Works on Keyholder')).toContainText(link)
    await expect(panel(page, 'You are invited to Example Works on Keyholder')).toContainText('Not sent')
  })
  await test.step('a. Somebody known goes straight from Continue to the level (S1-16)', async () => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: 'Add person' }).click()
    await enterAddress(adding, 'ada@example.com', 'ADA@example.com')
    await expect(adding.getByText('ada@example.com is already known')).toBeVisible()
    await next.click()
    await expect(adding.getByRole('radio', { name: 'Lead User' })).toBeChecked()
    await adding.getByRole('button', { name: 'Cancel' }).click()
    await signOut(page)
  })
  await test.step('before registration is complete the person cannot log in (S1-19)', async () => {
    await page.getByLabel('User name').fill('noa@example.com')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toHaveText('User name or password is wrong.')
  })
  await test.step('the registration is completed, and gives access to the facility (S1-18, S1-19)', async () => {
    await page.getByRole('button', { name: 'Register with your code' }).click()
    await page.getByLabel('Invitation code or link').fill(link)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel(/^Password/).fill(password)
    await page.getByLabel(/^Verify password/).fill(password)
    await page.locator('form').getByRole('button').last().click()
    await expect(page.getByLabel('User name')).toHaveValue('noa@example.com')
    await enter(page, 'noa@example.com', password)
    await goTo(page, 'Facilities')
    await expect(row(page, 'North Yard')).toBeVisible()
  })
})

test('Responsibilities of lead users', async ({ window: page }) => {
  test.setTimeout(240_000)
  await setUpQuickly(page)
  await addPlant(page)
  const second = { name: 'South Yard', address: '8 Sample Road', siteId: 'S-1' }
  await callAs(page, 'facilities.add', { ...second, regulatorId: 1 as never })
  await test.step('without a lead user, requests go to the regulator of the facility (S1-02)', async () => {
    await endLastLead(page)
    await signOut(page)
    await registerQuickly(page, 'Nia')
    await enter(page, 'nia@example.com', 'copper kite over nine ponds')
    await askQuickly(page)
    await goTo(page, 'My requests')
    await expect(
      page.getByText('North County, the regulator of the facility, because', { exact: false }),
    ).toBeVisible()
    await signOut(page)
  })
  await test.step('the regulator’s answer makes a lead user again (S1-02, X-02)', async () => {
    await enter(page)
    await goTo(page, 'Access requests')
    await row(page, 'Nia Sample').click()
    const request = panel(page, 'Nia Sample')
    await request.getByRole('radio', { name: 'Lead User' }).check()
    await request.getByLabel('Date of the answer').fill('15/01/2026')
    await request.getByRole('textbox', { name: 'Reference' }).fill('NC-17')
    await request.getByRole('button', { name: 'Record: Lead User granted' }).click()
    await expect(toast(page, 'Nia Sample has Lead User now.')).toBeVisible()
    await signOut(page)
  })
  await test.step('as soon as there is a lead user, all future requests go to the lead user (S1-01)', async () => {
    await registerQuickly(page, 'Bea')
    await enter(page, 'bea@example.com', 'copper kite over nine ponds')
    await askQuickly(page)
    await goTo(page, 'My requests')
    await expect(page.getByText('The Lead Users, because', { exact: false })).toBeVisible()
    await signOut(page)
    await enter(page, 'nia@example.com', 'copper kite over nine ponds')
  })
  await test.step('the request before keeps its recipient (S1-03)', async () => {
    await goTo(page, 'Access requests')
    await expect(row(page, 'Nia Sample')).toContainText('North County')
    await expect(row(page, 'Bea Sample')).toContainText('Lead Users')
  })
  await test.step('two lead users at least are recommended, and it is not enforced (S1-11)', async () => {
    await openRoles(page)
    await expect(page.getByText('Only 1 Lead User is active. At least two are recommended.')).toBeVisible()
  })
  await test.step('lead users assign new users to the proper permission group (S1-04, S1-12)', async () => {
    await goTo(page, 'Access requests')
    await row(page, 'Bea Sample').click()
    const request = panel(page, 'Bea Sample')
    await request.getByRole('radio', { name: 'Viewer' }).check()
    await request.getByRole('button', { name: 'Grant Viewer' }).click()
    await expect(toast(page, 'Bea Sample has Viewer now.')).toBeVisible()
  })
  await test.step('rights hold for every facility of the organization, X as Y (S1-05)', async () => {
    await openRoles(page)
    await cell(page, 'group', 'Bea Sample').selectOption('Approver')
    await review(page)
    await expect(section(page, 'Bea Sample')).toContainText('For every facility')
    await expect(section(page, 'Bea Sample')).toContainText('submit a submittal')
  })
  await test.step('any lead user can make any other person a lead user (S1-06), and the advice is met (S1-11)', async () => {
    await cell(page, 'group', 'Bea Sample').selectOption('Lead User')
    await saveOne(page)
    await expect(page.getByText('At least two are recommended.')).toHaveCount(0)
  })
  await test.step('permission groups: Approver, Editor, Lead User, Viewer, and what each may (S1-07..10)', async () => {
    await goTo(page, 'Role catalogue')
    const main = page.getByRole('main')
    for (const group of ['Approver', 'Editor', 'Lead User', 'Viewer'])
      await expect(main.getByText(group, { exact: true }).first()).toBeVisible()
  })
  await test.step('every lead user has the same authority: the new one deletes the other (S1-04, S1-06)', async () => {
    await signOut(page)
    await enter(page, 'bea@example.com', 'copper kite over nine ponds')
    for (const open of ['People', 'Facilities', 'Organization info', 'Access requests'])
      await expect(may(page, open)).toBeVisible()
    await goTo(page, 'People')
    await openPerson(page, 'Nia Sample')
    await act(page, 'Nia Sample', 'Remove…')
    await answer(page, 'Remove Nia Sample?', 'Remove')
    await expect(row(page, 'Nia Sample')).toHaveCount(0)
    await signOut(page)
  })
  await test.step('who should no longer have access has none (S1-04, X-17)', async () => {
    await page.getByLabel('User name').fill('nia@example.com')
    await page.getByLabel('Password', { exact: true }).fill('copper kite over nine ponds')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Modules' })).toHaveCount(0)
  })
})

async function enterAddress(adding: Locator, email: string, again = email): Promise<void> {
  await adding.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email)
  await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill(again)
  await adding.getByRole('button', { name: 'Continue' }).click()
}

async function saveOne(page: Page): Promise<void> {
  await stagingPanel(page).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(toast(page, 'The change has been saved.')).toBeVisible()
}
