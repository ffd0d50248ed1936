// The part of the certification site's manual (S2) about the organization: inviting a contact into it, finding them among the
// contacts, and changing or removing their permissions there. And rows that are pasted, sent again and revoked together.
import { act, answer, openPerson, panel, row, setUpQuickly } from '../page-models/people.ts'
import { card, stagingPanel } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

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
    await expect(row(page, 'Ines Sample')).toContainText('Affiliate')
  })
  await test.step('there, what became of the invitation is one click away (X-15, B-09)', async () => {
    const person = await openPerson(page, 'Ines Sample')
    await person.getByRole('button', { name: 'Invitations', exact: true }).click()
    await expect(panel(page, 'Ines Sample').getByRole('listitem')).toContainText('Pending')
    await page.getByRole('button', { name: 'Show Ines Sample' }).click()
  })
  await test.step('there, another permission level is assigned, with what it gives (S2-08, S2-17, B-06)', async () => {
    await panel(page, 'Ines Sample').getByRole('button', { name: 'Open roles' }).click()
    await card(page, 'Programs').getByRole('combobox', { name: 'Corporate role' }).click()
    await page.getByRole('option', { name: /^Secondary Corporate Contact/ }).click()
    const review = page.getByRole('button', { name: 'Review and save' })
    await expect(stagingPanel(page).or(review).first()).toBeVisible()
    if (await review.isVisible()) await review.click()
    await expect(stagingPanel(page)).toContainText('rights gained')
    await stagingPanel(page).getByRole('button', { name: 'Save 1 change' }).click()
    await expect(toast(page, 'The change has been saved.')).toBeVisible()
  })
  await test.step('and the permissions are removed (S2-08, S2-15)', async () => {
    await goTo(page, 'People')
    await expect(row(page, 'Ines Sample')).toContainText('Secondary')
    await openPerson(page, 'Ines Sample')
    await act(page, 'Ines Sample', 'Remove…')
    await answer(page, 'Remove Ines Sample?', 'Remove')
    await expect(row(page, 'Ines Sample')).toHaveCount(0)
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
