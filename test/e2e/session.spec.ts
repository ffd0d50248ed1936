// Entering and leaving: the first start, signing in, registering, one's own account, and how a session ends.
import type { ElectronApplication, Page } from '@playwright/test'
import { founder, setUp, signIn } from './page-models/entry.ts'
import { chooseFromMyMenu, openPalette, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('the first start sets up the organization and its first person (X-18)', async ({ window, program }) => {
  await expect(window.getByRole('heading', { name: 'Set up your organization' })).toBeVisible()
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByLabel('Name of the organization')).toBeFocused()
  await expect(window.getByText('Fill this in.')).toHaveCount(2)
  await checkAccessibility(window)
  await window.getByLabel('Name of the organization').fill('Example Works')
  await window.getByLabel('Headquarters address').fill('1 Sample Street')
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByRole('radio', { name: /Strong/ })).toBeChecked()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByLabel(/^Passphrase/)).toBeFocused()
  await window.getByLabel(/^Passphrase/).fill('seven hats')
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByText('Use 12 characters or more.')).toBeVisible()
  await checkAccessibility(window)
  await window.getByLabel(/^Passphrase/).fill('seven hats under a tram')
  await window.getByLabel('The same passphrase again').fill('seven hats under a tram')
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('E-mail address').fill('not an address')
  await window.getByLabel(/^Password/).fill('short')
  await window.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(window.getByLabel('E-mail address')).toBeFocused()
  await expect(window.getByText('Enter an e-mail address, such as ana@example.com.')).toBeVisible()
  await checkAccessibility(window)
  await window.getByLabel('E-mail address').fill(founder.userName)
  await window.getByLabel('First name').fill('Ada')
  await window.getByLabel('Last name').fill('Example')
  await window.getByLabel(/^Verify password/).fill('short')
  await window.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(window.getByText('Use at least 15 characters.')).toBeVisible()
  await window.getByLabel(/^Password/).fill(founder.password)
  await window.getByLabel(/^Verify password/).fill(founder.password)
  await window.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(window.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  await expect(toast(window, 'The key has been made. Write its fingerprint down.')).toBeVisible()
  await expect.poll(() => title(program.app)).toContain('Example Works')
})

test('the first start refuses in the language that is chosen there (X-18)', async ({ window }) => {
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByText('Fill this in.')).toHaveCount(2)
  await choose(window, 'Translation', 'Español (es)')
  await expect(window.getByText('Fill this in.')).toHaveCount(0)
  await window.getByRole('button', { name: 'Continuar' }).click()
  await expect(window.getByText('Rellene este campo.')).toHaveCount(2)
})

test('signing in says why not, and makes too many wrong passwords wait', async ({ window }) => {
  await setUp(window)
  await chooseFromMyMenu(window, 'Sign out')
  await expect(window.getByText('You have signed out.')).toBeVisible()
  await checkAccessibility(window)
  await signIn(window, founder.userName, 'wrong')
  await expect(window.getByRole('alert')).toHaveText('User name or password is wrong.')
  await expect(window.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(window.getByLabel('Password', { exact: true })).toHaveValue('')
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await signIn(window, founder.userName, 'wrong')
    await expect(window.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  }
  await signIn(window, founder.userName, 'wrong')
  await expect(window.getByRole('alert')).toHaveText(/Too many wrong passwords. Wait \d+ seconds/)
  await expect(window.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await checkAccessibility(window)
})

test('signing in opens the program again after a restart', async ({ launch }) => {
  const first = await launch()
  await setUp(first.page)
  await first.app.close()
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Example Works' })).toBeVisible()
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
})

test('an unknown invitation code is refused at its field', async ({ window }) => {
  await setUp(window)
  await chooseFromMyMenu(window, 'Sign out')
  await window.getByRole('button', { name: 'Register with your code' }).click()
  await window.getByLabel('Invitation code or link').fill('keyholder://register/ABCDE-FGHJK')
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByText('This invitation code is not known.', { exact: false })).toBeVisible()
  await expect(window.getByLabel('Invitation code or link')).toBeFocused()
  await checkAccessibility(window)
})

test('an invited person registers with the link and signs in (S1-18, S1-19)', async ({ window }) => {
  await setUp(window)
  const link = await invite(window)
  await chooseFromMyMenu(window, 'Sign out')
  await window.getByRole('button', { name: 'Register with your code' }).click()
  await window.getByLabel('Invitation code or link').fill(` ${link} `)
  await window.getByRole('button', { name: 'Continue' }).click()
  await expect(window.getByText('Example Works has invited you.', { exact: false })).toBeVisible()
  await expect(window.getByLabel('First name')).toHaveValue('Bea')
  await checkAccessibility(window)
  await window.getByLabel(/^Password/).fill('an entirely unlikely sentence')
  await window.getByLabel(/^Verify password/).fill('an entirely unlikely sentence')
  await window.getByRole('button', { name: 'Register' }).click()
  await expect(window.getByText('You are registered.', { exact: false })).toBeVisible()
  await expect(window.getByLabel('User name')).toHaveValue('bea@example.com')
  await signIn(window, 'bea@example.com', 'an entirely unlikely sentence')
  await expect(window.locator('header').getByRole('button', { name: 'Bea Sample' })).toBeVisible()
})

test('one’s own profile and password are changed by oneself', async ({ window }) => {
  await setUp(window)
  await chooseFromMyMenu(window, 'My profile')
  await window.getByLabel('Title').fill('Compliance Lead')
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'Your profile has been saved.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Save' })).toBeDisabled()
  await checkAccessibility(window)
  await chooseFromMyMenu(window, 'Change password')
  await window.getByLabel('Current password').fill('not this one')
  await window.getByLabel('New password').fill('three green boats at dawn')
  await window.getByLabel('Verify password').fill('three green boats at dusk')
  await window.getByRole('button', { name: 'Change password' }).last().click()
  await expect(window.getByText('The two passwords differ.', { exact: false })).toBeVisible()
  await window.getByLabel('Verify password').fill('three green boats at dawn')
  await window.getByRole('button', { name: 'Change password' }).last().click()
  await expect(window.getByText('This is not your current password.')).toBeVisible()
  await expect(window.getByLabel('Current password')).toBeFocused()
  await checkAccessibility(window)
  await window.getByLabel('Current password').fill(founder.password)
  await window.getByRole('button', { name: 'Change password' }).last().click()
  await expect(toast(window, 'Your password has been changed.')).toBeVisible()
})

test('preferences take effect everywhere at once (S3-24..32)', async ({ window }) => {
  await setUp(window)
  await chooseFromMyMenu(window, 'Preferences')
  const examples = window.getByRole('region', { name: 'This is how it looks' })
  await expect(examples).toContainText('03/04/2026')
  await checkAccessibility(window)
  await choose(window, 'Date format', /^mm\/dd\/yyyy/)
  await expect(examples).toContainText('04/03/2026')
  await choose(window, 'Time format', /^HH:mm ·|^HH:mm\s/)
  await choose(window, 'Number format', '1234.56')
  await expect(examples).toContainText('1234567.89')
  await choose(window, 'Number scaling', /^4 /)
  await expect(examples).toContainText('53.0615')
  await choose(window, 'Translation', 'Español (es)')
  await expect(window.getByRole('heading', { name: 'Preferencias', level: 1 })).toBeVisible()
  await expect(window.getByRole('navigation', { name: 'Módulos' })).toBeVisible()
  await checkAccessibility(window)
})

test('a dirty form asks before it is left', async ({ program, window }) => {
  await setUp(window)
  await chooseFromMyMenu(window, 'My profile')
  await window.getByLabel('Telephone').fill('+1 555 010 0001')
  await window.getByRole('navigation').getByRole('button', { name: 'My access' }).click()
  await expect(window.getByRole('alertdialog')).toContainText('Leave without saving?')
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Keep editing' }).click()
  await expect(window.getByLabel('Telephone')).toHaveValue('+1 555 010 0001')
  await program.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('shortcuts')?.click())
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await checkAccessibility(window)
  // A dialog over the form loses nothing of it.
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0)
  await expect(window.getByRole('alertdialog')).toHaveCount(0)
  await window.getByRole('navigation').getByRole('button', { name: 'My access' }).click()
  await window.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(window.getByRole('heading', { name: 'My access', level: 1 })).toBeVisible()
})

test('closing the window with unsaved changes asks first', async ({ program }) => {
  const { app, page } = program
  await setUp(page)
  await chooseFromMyMenu(page, 'My profile')
  await page.getByLabel('Telephone').fill('+1 555 010 0003')
  await app.evaluate(({ app: main }) => main.quit())
  await expect(page.getByRole('alertdialog')).toContainText('Leave without saving?')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(page.getByLabel('Telephone')).toHaveValue('+1 555 010 0003')
  await app.evaluate(({ app: main }) => main.quit())
  const ended = app.waitForEvent('close')
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await ended
})

test('a session that ends leaves nothing of the person in the window', async ({ program }) => {
  const { app, page } = program
  await setUp(page)
  await chooseFromMyMenu(page, 'My profile')
  await page.getByLabel('Telephone').fill('+1 555 010 0002')
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await expect(
    page.getByText('You were signed out because the screen was locked.', { exact: false }),
  ).toBeVisible()
  const content = await page.content()
  for (const secret of ['+1 555 010 0002', founder.name, founder.userName])
    expect(content).not.toContain(secret)
  await checkAccessibility(page)
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'My profile' })).toHaveCount(0)
})

test('everything is reached from the keyboard (B-15)', async ({ window }) => {
  await setUp(window)
  await openPalette(window)
  await checkAccessibility(window)
  await window.keyboard.type('password')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'Change password' })).toBeVisible()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(window.getByRole('heading', { name: 'Change password' })).toHaveCount(0)
  await window.keyboard.press('Alt+ArrowRight')
  await expect(window.getByRole('heading', { name: 'Change password' })).toBeVisible()
})

/** Invites somebody in the founder's name, as the people pages do. @returns the link of the message */
function invite(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const input = { email: 'bea@example.com', firstName: 'Bea', lastName: 'Sample', phone: '', title: '' }
    const { keyholder } = globalThis as unknown as {
      keyholder: { call(name: string, input: unknown): Promise<{ value: { invitation: { link: string } } }> }
    }
    return (await keyholder.call('people.invite', input)).value.invitation.link
  })
}

function title(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
}

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
    .click()
  await page.getByRole('option', { name: option }).click()
}
