// Invitations in the real window: several at once into the organization and a program, their life, and who waits for them.
import { signIn } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import { addAffiliate, password } from './page-models/roles.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('S2-07 invites several contacts at once from the organization, and follows an invitation', async ({
  window,
}) => {
  await setUpQuickly(window)
  await addAffiliate(window, 'Noa')
  await goTo(window, 'Organization info')
  await window.getByRole('button', { name: 'Invite Contact' }).click()
  await window.getByLabel('E-mail, row 1').fill('ines@example.com')
  await window.getByLabel('First name, row 1').fill('Ines')
  await window.getByLabel('Last name, row 1').fill('Sample')
  await window.getByRole('button', { name: 'Add a row' }).click()
  await window.getByLabel('E-mail, row 2').fill('noa@example.com')
  await expect(window.getByText('Noa Sample is in the organization already.')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(window.getByText('1 row cannot be invited')).toBeVisible()
  await window.getByRole('button', { name: 'Invite without the 1' }).click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Invite 1 person' }).click()
  await expect(window.getByText('1 person has been invited.')).toBeVisible()
  await checkAccessibility(window)

  await goTo(window, 'Invitations')
  await window.getByRole('grid', { name: 'Invitations' }).getByText('Ines Sample').click()
  const panel = window.getByRole('complementary', { name: 'Ines Sample' })
  await panel.getByRole('button', { name: 'Resend' }).click()
  await expect(toast(window, 'The invitation has been written again')).toBeVisible()
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  await expect(panel.getByRole('listitem').last()).toContainText('Sent again')
  await checkAccessibility(window)
  await panel.getByRole('button', { name: 'Change' }).click()
  await window.getByRole('textbox', { name: 'E-mail' }).fill('ines.new@example.com')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(3)
  await panel.getByRole('button', { name: 'Revoke' }).click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(panel.getByRole('listitem').first()).toContainText('Revoked')
})

test('S2-05 S2-15 X-04 a program contact invites, somebody approves, and a waiting transfer takes effect', async ({
  window,
}) => {
  await setUpQuickly(window)
  const mia = await addAffiliate(window, 'Mia')
  const { id: program } = await callAs(window, 'programs.create', { name: 'Harbor' })
  const { person: ada } = await callAs(window, 'session.state', {}).then((state) =>
    state.stage === 'signed-in' ? { person: state.person.id } : Promise.reject(new Error(state.stage)),
  )
  await callAs(window, 'programs.transfer-main-site', { program, present: ada, person: mia })
  await chooseFromMyMenu(window, 'Sign out')
  await signIn(window, 'mia@example.com', password)
  await goTo(window, 'Programs')
  await window.getByRole('grid').getByText('Harbor').click()
  await window
    .getByRole('complementary', { name: 'Harbor' })
    .getByRole('button', { name: 'Contacts' })
    .click()
  await window.getByRole('button', { name: 'Invite a Contact' }).click()
  await expect(window.getByText('Whom you invite has to be approved')).toBeVisible()
  await window.getByLabel('E-mail, row 1').fill('ines@example.com')
  await window.getByLabel('First name, row 1').fill('Ines')
  await window.getByLabel('Last name, row 1').fill('Sample')
  await window.getByLabel('Role, row 1').selectOption('Main Site Contact')
  await window.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = window.getByLabel('Registration link of Ines Sample')
  await expect(link).toBeVisible()
  await expect(window.getByRole('region', { name: 'Sent invitations' })).toContainText('Pending')
  await checkAccessibility(window)
  const code = (await link.inputValue()).replace('keyholder://register/', '')
  await window.getByRole('button', { name: 'Back to the contacts' }).click()
  await expect(window.getByText('Next Main Site Contact of Harbor: Ines Sample')).toBeVisible()
  await checkAccessibility(window)

  await callAs(window, 'session.register', {
    code,
    firstName: 'Ines',
    lastName: 'Sample',
    phone: '',
    title: '',
    timeZone: 'UTC',
    password,
    verifyPassword: password,
  })
  await chooseFromMyMenu(window, 'Sign out', 'Mia Sample')
  await signIn(window)
  await goTo(window, 'People')
  await window.getByRole('button', { name: '1 awaits approval' }).click()
  const panel = window.getByRole('complementary', { name: 'Awaiting approval' })
  await expect(panel).toContainText('Invited by Mia Sample')
  await checkAccessibility(window)
  await panel.getByRole('button', { name: 'Approve Ines Sample' }).click()
  await expect(toast(window, 'Ines Sample has been approved.')).toBeVisible()
  const { contacts, waiting } = await callAs(window, 'programs.contacts', { program })
  expect(waiting).toBeNull()
  expect(contacts[0]).toMatchObject({ role: 'main-site-contact', person: { displayName: 'Ines Sample' } })
})

test('S2-23 a Contributor adds who is known with what it gives, and acts on the invitations they may touch', async ({
  window,
}) => {
  test.setTimeout(180_000)
  await setUpQuickly(window)
  const con = await addAffiliate(window, 'Con')
  await addAffiliate(window, 'Noa')
  const { id: program } = await callAs(window, 'programs.create', { name: 'Harbor' })
  const contact = { action: 'programs.set-contact', program, person: con, present: 'none' } as const
  await callAs(window, 'programs.set-contact', { changes: [{ ...contact, next: 'contributor' }] })
  const otto = { email: 'otto@example.com', firstName: 'Otto', lastName: 'Sample', phone: '', title: '' }
  const next = { ...otto, role: 'main-site-contact' as const }
  await callAs(window, 'programs.invite', { program, rows: [next], onlyOpen: false })
  await chooseFromMyMenu(window, 'Sign out')
  await signIn(window, 'con@example.com', password)
  await goTo(window, 'Programs')
  await window.getByRole('grid').getByText('Harbor').click()
  const harbor = window.getByRole('complementary', { name: 'Harbor' })
  await harbor.getByRole('button', { name: 'Contacts' }).click()
  await window.getByRole('button', { name: 'Invite a Contact' }).click()
  await test.step('what adding somebody known gives is told before (B-06)', async () => {
    await window.getByLabel('E-mail, row 1').fill('noa@example.com')
    const added = window.getByRole('region', { name: 'Added at once' })
    await expect(added.getByRole('region', { name: 'Noa Sample' })).toContainText('rights gained')
    await expect(added).toContainText('Harbor: becomes Viewer')
    await checkAccessibility(window)
    await window.getByRole('button', { name: 'Add a row' }).click()
    await window.getByLabel('E-mail, row 2').fill('ines@example.com')
    await window.getByLabel('First name, row 2').fill('Ines')
    await window.getByLabel('Last name, row 2').fill('Sample')
    await window.getByRole('button', { name: 'Invite', exact: true }).click()
    await expect(window.getByText('1 person has been invited.')).toBeVisible()
  })
  await test.step('an invitation to a higher role is out of reach, with the reason, before a click (B-07)', async () => {
    const resend = window.getByRole('button', { name: /^Resend: Otto Sample\./ })
    await expect(resend).toHaveAttribute('aria-disabled', 'true')
    await resend.hover()
    await expect(window.getByRole('tooltip')).toBeVisible()
  })
  await test.step('their own is sent again, corrected and revoked (X-15)', async () => {
    await window.getByRole('button', { name: 'Resend: Ines Sample' }).click()
    await expect(toast(window, 'The invitation has been written again')).toBeVisible()
    await window.getByRole('button', { name: 'Change: Ines Sample' }).click()
    const dialog = window.getByRole('dialog', { name: 'Change the invitation of Ines Sample' })
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ines.new@example.com')
    await expect(dialog).toContainText('has to be approved')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(window.getByRole('cell', { name: 'ines.new@example.com' })).toBeVisible()
    await window.getByRole('button', { name: 'Revoke: Ines Sample' }).click()
    await window.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(window.getByRole('row', { name: /Ines Sample/ })).toContainText('Revoked')
    await checkAccessibility(window)
  })
  await chooseFromMyMenu(window, 'Sign out', 'Con Sample')
  await signIn(window)
  await test.step('their whole history stands in the person’s panel (B-09)', async () => {
    await goTo(window, 'People')
    await window.getByRole('grid').getByText('Ines Sample').click()
    const history = window.getByRole('list', { name: 'Every invitation of this person' })
    await expect(history.getByRole('listitem')).toHaveCount(3)
    await expect(history.getByRole('listitem').first()).toContainText('Revoked')
    await checkAccessibility(window)
  })
})
