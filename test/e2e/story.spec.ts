// The whole way once, in the real window: an organization is set up, two people are added, one registers, roles are staged
// and saved, that person comes in and can do exactly what the policy says, and a real file's wrong date format is recognized.
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Reply } from '../../src-shared/domain/errors.ts'
import { setUp, signIn } from './page-models/entry.ts'
import { panel, row } from './page-models/people.ts'
import { chooseFromMyMenu, goTo, toast } from './page-models/shell.ts'
import { expect, test } from './support/launch.ts'

const noa = { userName: 'noa@example.com', password: 'umbrella lantern copper fox' }
const usFile = join(import.meta.dirname, '../data/corpus/epa-rcra-form-code-mdy/RCRA_LU_FORM_CODE.csv')

test('from first start to a recognized wrong date format', async ({ program, launch, dataFolder }) => {
  test.setTimeout(180_000)
  let { app, page } = program
  await setUp(page)

  const link = await test.step('a lead invites one person (S1-14..20)', () => invite(page))
  await test.step('and makes a user with a data role (S3-16..34)', () => addUser(page))
  await test.step('roles are staged, shown as gained and lost, and saved together (B-06)', () =>
    stageRoles(page))
  await test.step('the invited person registers', () => registerAs(page, link))
  // Nothing of the story is in memory alone.
  await app.close()
  ;({ app, page } = await launch())

  await test.step('they see what their roles open, and nothing else', async () => {
    await signIn(page, noa.userName, noa.password)
    const modules = page.getByRole('navigation', { name: 'Modules' })
    await expect(modules.getByRole('button', { name: 'Facilities' })).toBeVisible()
    await expect(modules.getByRole('button', { name: 'Inventory' })).toBeVisible()
    for (const closed of ['People', 'Roles', 'Outbox', 'Settings', 'Regulators', 'Manage Users']) {
      await expect(modules.getByRole('button', { name: closed })).toHaveCount(0)
    }
    await goTo(page, 'Facilities')
    await expect(page.getByRole('button', { name: /Add facility/ })).toHaveCount(0)
  })
  await test.step('a forged call for more is refused, and the denial is in the trail', () =>
    forge(page, dataFolder))
  await test.step('a real file shows that it is not in their format (S3-25)', () => previewUsFile(app, page))
})

async function invite(page: Page): Promise<string> {
  await goTo(page, 'People')
  await page.getByRole('button', { name: 'Add person' }).click()
  const adding = panel(page, 'Add person')
  const next = adding.getByRole('button', { name: 'Continue' })
  await adding.getByRole('textbox', { name: 'E-mail', exact: true }).fill(noa.userName)
  await adding.getByRole('textbox', { name: 'Confirm e-mail' }).fill(noa.userName)
  await next.click()
  await adding.getByRole('textbox', { name: 'First name' }).fill('Noa')
  await adding.getByRole('textbox', { name: 'Last name' }).fill('Sample')
  await next.click()
  await adding.getByRole('button', { name: 'Initiate Invite' }).click()
  const link = await adding.getByLabel('Registration link of Noa Sample').inputValue()
  await adding.getByRole('radio', { name: 'Editor' }).click()
  await adding.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Noa Sample now has the level Editor.')).toBeVisible()
  return link
}

async function addUser(page: Page): Promise<void> {
  await goTo(page, 'Manage Users')
  await page.getByRole('button', { name: 'New user' }).click()
  await page.getByRole('textbox', { name: 'User name' }).fill('max@example.com')
  await page.getByRole('combobox', { name: 'Role', exact: true }).click()
  await page.getByRole('option', { name: /^Open/ }).click()
  await page.getByLabel(/^Password/).fill('seven quiet marble kites')
  await page.getByLabel(/^Verify password/).fill('seven quiet marble kites')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toast(page, 'User has been saved.')).toBeVisible()
}

async function stageRoles(page: Page): Promise<void> {
  await goTo(page, 'Roles')
  await row(page, 'Noa Sample')
    .getByLabel(/^Submittals group of Noa Sample/)
    .selectOption('approver')
  await row(page, 'Noa Sample')
    .getByLabel(/^Data role of Noa Sample/)
    .selectOption('open')
  await row(page, 'max@example.com')
    .getByLabel(/^Data role of max@example.com/)
    .selectOption('administrative')
  const staged = page.getByRole('complementary', { name: 'Staged changes' })
  const review = page.getByRole('button', { name: 'Review and save' })
  if (await review.isVisible()) await review.click()
  await expect(staged).toContainText('submit a submittal')
  await expect(staged).toContainText('3 changes, not saved')
  await staged.getByRole('button', { name: 'Save 3 changes' }).click()
  await expect(toast(page, '3 changes have been saved.')).toBeVisible()
}

async function registerAs(page: Page, link: string): Promise<void> {
  await chooseFromMyMenu(page, 'Sign out')
  await signIn(page, noa.userName, noa.password)
  await expect(page.getByRole('alert')).toHaveText('User name or password is wrong.')
  await page.getByRole('button', { name: 'Register with your code' }).click()
  await page.getByLabel('Invitation code or link').fill(link)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel(/^Password/).fill(noa.password)
  await page.getByLabel(/^Verify password/).fill(noa.password)
  await page.locator('form').getByRole('button').last().click()
  await expect(page.getByLabel('User name')).toHaveValue(noa.userName)
}

type Bridge = { keyholder: { call: (name: string, input: unknown) => Promise<Reply<unknown>> } }

/** What a page under somebody else's control would try. */
function send(page: Page, name: string, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    ([wanted, values]) => (globalThis as unknown as Bridge).keyholder.call(wanted, values),
    [name, input] as const,
  )
}

async function forge(page: Page, dataFolder: string): Promise<void> {
  const promote = { action: 'roles.set-group', person: 2, present: 'approver', next: 'lead-user' }
  const attempts: [string, unknown, string][] = [
    ['people.get', { person: 1 }, 'forbidden'],
    ['people.remove', { person: 1 }, 'forbidden'],
    ['roles.save', { changes: [promote] }, 'forbidden'],
    [
      'settings.edit',
      { passwordPolicy: 'documented', idleLockMinutes: 480, selfRegistration: true },
      'forbidden',
    ],
    ['roles.save', { changes: [promote], actor: 1 }, 'invalid'],
    ['session.impersonate', { person: 1 }, 'unknown-call'],
  ]
  for (const [name, input, code] of attempts) {
    const reply = await send(page, name, input)
    expect(reply, name).toMatchObject({ ok: false, error: { code } })
  }
  const denied = auditTrail(dataFolder).filter(({ outcome }) => outcome === 'denied')
  expect(denied.map(({ action, actor }) => [action, actor.name])).toEqual(
    ['people.get', 'people.remove', 'roles.save', 'settings.edit'].map((name) => [name, 'Noa Sample']),
  )
}

/** The trail as it stands in the file. */
function auditTrail(dataFolder: string): { action: string; outcome: string; actor: { name: string } }[] {
  const db = new Database(join(dataFolder, 'keyholder.sqlite'), { readonly: true })
  const rows = db.prepare('SELECT body FROM audit_event ORDER BY seq').all() as { body: string }[]
  db.close()
  return rows.map(({ body }) => JSON.parse(body) as ReturnType<typeof auditTrail>[number])
}

async function previewUsFile(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }) })
  }, usFile)
  await goTo(page, 'CSV preview')
  await page.getByRole('button', { name: 'Open a CSV file' }).click()
  await expect(page.getByText('RCRA_LU_FORM_CODE.csv').first()).toBeVisible()
  await expect(page.getByText(/m\/d\/yyyy reads the whole file, dd\/mm\/yyyy does not/)).toBeVisible()
}
