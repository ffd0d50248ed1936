// The part of the certification site's manual (S2) about the organization: inviting a contact into it, finding them among the
// contacts, and changing or removing their permissions there. And rows that are pasted, sent again and revoked together.
import type { Locator, Page } from '@playwright/test'
import { answer, panel, row, setUpQuickly } from '../page-models/people.ts'
import { review, stagingPanel } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { checkAccessibility, expect, test } from '../support/launch.ts'

test('Adding to an organization, and editing or removing there', async ({ window: page }) => {
  test.setTimeout(240_000)
  await setUpQuickly(page)
  await test.step('1. Open the Organization Info page and click Invite Contact (S2-07)', async () => {
    await goTo(page, 'Organization info')
    await page.getByRole('button', { name: 'Invite Contact' }).click()
  })
  await test.step('2. Enter the contact information, an Affiliate by default, and submit (S2-07, S2-11)', async () => {
    await expect(page.getByLabel('Corporate role, row 1')).toHaveValue('affiliate')
    await page.getByLabel('E-mail, row 1').fill('ines@example.com')
    await page.getByLabel('First name, row 1').fill('Ines')
    await page.getByLabel('Last name, row 1').fill('Sample')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(page.getByText('1 person has been invited.', { exact: false })).toBeVisible()
  })
  await test.step('3. The invited contact is found by the Contacts button (S2-07)', async () => {
    await goTo(page, 'Organization info')
    await page.getByRole('button', { name: 'Contacts', exact: true }).click()
    await expect(row(page, 'Ines Sample')).toContainText('Invited')
    await expect(level(page, 'Ines Sample')).toHaveValue('affiliate')
  })
  await test.step('whoever leads is there too, and is neither changed nor removed but handed over (S2-20)', async () => {
    await expect(row(page, 'Ada Example')).toContainText('Main Corporate Contact')
    const remove = page.getByRole('button', { name: /^Remove Ada Example\./ })
    await expect(remove).toHaveAttribute('aria-disabled', 'true')
    await remove.hover()
    await expect(page.getByRole('tooltip')).toContainText('Nobody removes themselves')
    await checkAccessibility(page)
  })
  await test.step('there, another permission level is assigned, with what it gives (S2-08, S2-17, B-06)', async () => {
    await level(page, 'Ines Sample').selectOption('secondary')
    await review(page)
    await expect(stagingPanel(page)).toContainText('rights gained')
    await stagingPanel(page).getByRole('button', { name: 'Save 1 change' }).click()
    await expect(toast(page, 'The change has been saved.')).toBeVisible()
    await expect(level(page, 'Ines Sample')).toHaveValue('secondary')
  })
  await test.step('the Main Corporate Contact is designated there, once registration is complete (S2-21, X-04)', async () => {
    await page.getByRole('button', { name: 'Make Ines Sample Main Corporate Contact' }).click()
    await review(page)
    await expect(stagingPanel(page)).toContainText('as soon as registration is complete')
    await checkAccessibility(page)
    await stagingPanel(page).getByRole('button', { name: 'Save 1 change' }).click()
    await expect(page.getByText('Next Main Corporate Contact: Ines Sample', { exact: false })).toBeVisible()
    await expect(row(page, 'Ada Example')).toContainText('Main Corporate Contact')
  })
  await test.step('and cancelled as long as it waits (X-04)', async () => {
    await page.getByRole('button', { name: 'Cancel the transfer' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the transfer' }).click()
    await expect(page.getByText('Next Main Corporate Contact: Ines Sample', { exact: false })).toHaveCount(0)
  })
  await test.step('and the person is removed there, and comes back by undoing (S2-08, S2-15, X-17)', async () => {
    await page.getByRole('button', { name: 'Remove Ines Sample' }).click()
    await answer(page, 'Remove Ines Sample?', 'Remove')
    await expect(row(page, 'Ines Sample')).toHaveCount(0)
    await toast(page, 'Ines Sample has been removed.').getByRole('button', { name: 'Undo' }).click()
    await expect(level(page, 'Ines Sample')).toHaveValue('secondary')
  })
  await test.step('what became of the invitation stands in the person’s panel (X-15, B-09)', async () => {
    await row(page, 'Ines Sample').getByText('ines@example.com').click()
    const history = panel(page, 'Ines Sample').getByRole('list', { name: 'Every invitation' })
    await expect(history.getByRole('listitem').first()).toContainText('Pending')
    await expect(history.getByRole('listitem')).toHaveCount(2)
  })
})

test('several contacts are pasted from a spreadsheet, sent again and revoked together', async ({
  window: page,
}) => {
  test.setTimeout(180_000)
  await setUpQuickly(page)
  await goTo(page, 'Organization info')
  await page.getByRole('button', { name: 'Invite Contact' }).click()
  await test.step('rows come in with one paste (S2-05, S2-07)', async () => {
    const rows = 'E-mail\tFirst\tLast\nbo@example.com\tBo\tSample\ncy@example.com\tCy\tSample\n'
    await page.getByLabel('E-mail, row 1').evaluate((input, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, rows)
    await expect(toast(page, '2 rows have been pasted.')).toBeVisible()
    await expect(page.getByLabel('First name, row 2')).toHaveValue('Cy')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(page.getByText('2 people have been invited.', { exact: false })).toBeVisible()
  })
  await test.step('both are sent again (X-15, B-02)', async () => {
    await goTo(page, 'Invitations')
    for (const name of ['Bo Sample', 'Cy Sample']) await row(page, name).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Resend…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Send these invitations again?' })
    await expect(dialog).toContainText('2 people')
    await dialog.getByRole('button', { name: 'Resend' }).click()
    await expect(toast(page, '2 invitations have been written again')).toBeVisible()
    await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'Sent again' })).toHaveCount(2)
  })
  await test.step('and revoked, and all of it stays visible (X-15, B-09)', async () => {
    for (const name of ['Bo Sample', 'Cy Sample'])
      await row(page, name).filter({ hasText: 'Pending' }).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Revoke…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revoke these invitations?' })
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await expect(toast(page, '2 invitations have been revoked.')).toBeVisible()
    await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'Revoked' })).toHaveCount(2)
  })
})

function level(page: Page, name: string): Locator {
  return page.getByRole('combobox', { name: `Corporate role of ${name}` })
}
