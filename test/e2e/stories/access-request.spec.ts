// The lead users' manual (S1) about requests: somebody finds the facility and asks, the Lead User gets an e-mail through a real
// mail server, follows its link, picks a level and grants it. And what becomes of people and transfers that wait.
import { readMail, startSmtp } from '../../support/smtp.ts'
import type { TestServer } from '../../support/smtp.ts'
import { founder } from '../page-models/entry.ts'
import { answer, callAs, panel, row, setUpQuickly } from '../page-models/people.ts'
import { addPlant, enter, registerQuickly, signOut, stranger } from '../page-models/requests.ts'
import { addAffiliate, password } from '../page-models/roles.ts'
import { goTo, toast } from '../page-models/shell.ts'
import { checkAccessibility, expect, test } from '../support/launch.ts'
import { startAgain } from '../support/start-again.ts'

/** The text of the newest message that has come for somebody. */
async function mailFor(smtp: TestServer, address: string, words: string): Promise<string> {
  const found = () =>
    smtp.arrived
      .filter(({ to }) => to.includes(address))
      .map(({ raw }) => readMail(raw).text)
      .findLast((text) => text.includes(words))
  await expect.poll(found, { timeout: 30_000 }).toBeDefined()
  return found()!
}

test('Responding to a request for access', async ({ window: page, runtime, dataFolder }) => {
  test.setTimeout(240_000)
  const smtp = await startSmtp()
  try {
    await setUpQuickly(page)
    await addPlant(page)
    await callAs(page, 'mail-server.save', {
      host: 'localhost',
      port: smtp.port,
      security: 'none',
      userName: '',
      password: null,
      senderName: 'Example Works',
      senderAddress: 'keyholder@example.com',
    })
    await signOut(page)
    await registerQuickly(page)
    await enter(page, stranger.userName, stranger.password)
    await test.step('The person searches for the facility, fills the request in and submits it (S1-21)', async () => {
      await page.getByRole('searchbox', { name: 'Facility' }).fill('yard')
      await page.getByRole('button', { name: 'Request access to North Yard' }).click()
      const form = page.getByRole('region', { name: 'Request access' })
      await form.getByRole('textbox', { name: 'Relationship' }).fill('Runs the boiler house')
      await form.getByRole('radio', { name: 'Employee' }).check()
      await form.getByRole('radio', { name: 'Editor' }).check()
      await form.getByRole('textbox', { name: 'Reason' }).fill('Reports every quarter')
      await form.getByRole('button', { name: 'Submit' }).click()
      await expect(toast(page, 'Your request has been submitted.')).toBeVisible()
    })
    const letter = await mailFor(smtp, founder.userName, 'keyholder://requests/')
    const link = /keyholder:\/\/requests\/[\w-]+/.exec(letter)?.[0] ?? ''
    await test.step('An e-mail reaches the Lead User and says who asks for what (S1-22)', () => {
      expect(letter).toContain('Nia Sample')
      expect(letter).toContain('North Yard')
      expect(link).not.toBe('')
    })
    await signOut(page)
    const request = panel(page, stranger.name)
    await test.step('The Lead User follows its link, signs in, and has the request open (S1-23)', async () => {
      await startAgain(runtime, dataFolder, link)
      await enter(page)
      await expect(request.getByText('Reports every quarter')).toBeVisible()
      await expect(request.getByRole('radio', { name: 'Editor (wished)' })).toBeChecked()
      await checkAccessibility(page)
    })
    await test.step('picks a level and grants it (S1-23, B-06)', async () => {
      await request.getByRole('radio', { name: 'Viewer' }).check()
      await expect(request.getByText('Submittals: None → Viewer')).toBeVisible()
      await request.getByRole('button', { name: 'Grant Viewer' }).click()
      await expect(toast(page, 'Nia Sample has Viewer now.')).toBeVisible()
    })
    await test.step('the person is told by mail, and the facility is open to them', async () => {
      expect(await mailFor(smtp, stranger.userName, 'North Yard')).toContain('Viewer')
      await signOut(page)
      await enter(page, stranger.userName, stranger.password)
      await goTo(page, 'Facilities')
      await expect(row(page, 'North Yard')).toBeVisible()
      await checkAccessibility(page)
    })
  } finally {
    await smtp.close()
  }
})

test('People who wait are declined with a reason, and a transfer to somebody removed lapses', async ({
  window: page,
}) => {
  test.setTimeout(240_000)
  await setUpQuickly(page)
  const mia = await addAffiliate(page, 'Mia')
  const { id: program } = await callAs(page, 'programs.create', { name: 'Harbor' })
  await callAs(page, 'programs.transfer-main-site', { program, present: 1, person: mia })
  await signOut(page)
  await registerQuickly(page)
  await enter(page, 'mia@example.com', password)
  const ines = { email: 'ines@example.com', firstName: 'Ines', lastName: 'Sample', phone: '', title: '' }
  const rows = [{ ...ines, role: 'main-site-contact' as const }]
  await callAs(page, 'programs.invite', { program, rows, onlyOpen: false })
  await signOut(page)
  await enter(page)
  await test.step('whoever registered by themselves is declined, and the reason is kept (S2-15)', async () => {
    await goTo(page, 'People')
    await page.getByRole('button', { name: '1 awaits approval' }).click()
    await panel(page, 'Awaiting approval').getByRole('button', { name: 'Decline Nia Sample…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Decline Nia Sample?' })
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await checkAccessibility(page)
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Works for somebody else')
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await expect(toast(page, 'Nia Sample has been declined and removed.')).toBeVisible()
    await goTo(page, 'Audit trail')
    await expect(page.getByText('Works for somebody else', { exact: false }).first()).toBeVisible()
  })
  await test.step('a transfer that waits for somebody who is removed lapses, and says so (X-04)', async () => {
    await goTo(page, 'Programs')
    await page.getByRole('grid').getByText('Harbor').click()
    await panel(page, 'Harbor').getByRole('button', { name: 'Contacts' }).click()
    const waiting = page.getByText('Next Main Site Contact of Harbor: Ines Sample')
    await expect(waiting).toBeVisible()
    await goTo(page, 'Organization info')
    await page.getByRole('button', { name: 'Contacts', exact: true }).click()
    await page.getByRole('button', { name: 'Remove Ines Sample' }).click()
    await answer(page, 'Remove Ines Sample?', 'Remove')
    await expect(row(page, 'Ines Sample')).toHaveCount(0)
    await goTo(page, 'Audit trail')
    await expect(page.getByText('lapsed', { exact: false }).first()).toBeVisible()
    const { contacts, waiting: none } = await callAs(page, 'programs.contacts', { program })
    expect(none).toBeNull()
    expect(contacts[0]).toMatchObject({ role: 'main-site-contact', person: { displayName: 'Mia Sample' } })
  })
})
