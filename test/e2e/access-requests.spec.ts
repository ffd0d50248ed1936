// S1's other way in, told as its text tells it: a stranger registers, signs in, finds the facility and asks; the Lead User
// opens the request, picks a level and grants it. And what else becomes of requests.
import { founder } from './page-models/entry.ts'
import { callAs, setUpQuickly } from './page-models/people.ts'
import {
  addPlant,
  askQuickly,
  endLastLead,
  enter,
  openRequest,
  registerQuickly,
  signOut,
  stranger,
} from './page-models/requests.ts'
import { goTo, toast } from './page-models/shell.ts'
import { field, panel } from './page-models/things.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('a stranger registers, asks for access and is granted it (S1-21..23, S1-13, B-06)', async ({
  window,
}) => {
  await setUpQuickly(window)
  await addPlant(window)
  await signOut(window)

  await window.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(field(window, 'E-mail address').first()).toBeFocused()
  await window.getByRole('button', { name: 'Register' }).click()
  await expect(window.getByText('Fill this in.').first()).toBeVisible()
  await checkAccessibility(window)
  await window.getByLabel('E-mail address', { exact: false }).first().fill(founder.userName)
  await window.getByLabel('Confirm e-mail address').fill(founder.userName)
  await field(window, 'First name').fill('Nia')
  await field(window, 'Last name').fill('Sample')
  await window.getByLabel(/^Password/).fill(stranger.password)
  await window.getByLabel(/^Verify password/).fill(stranger.password)
  await window.getByRole('button', { name: 'Register' }).click()
  await expect(window.getByText('This address is known here already.', { exact: false })).toBeVisible()
  await window.getByLabel('E-mail address', { exact: false }).first().fill(stranger.userName)
  await window.getByLabel('Confirm e-mail address').fill(stranger.userName)
  await window.getByRole('button', { name: 'Register' }).click()
  await expect(
    window.getByText('You are registered. Sign in, find your facility', { exact: false }),
  ).toBeVisible()
  await expect(window.getByLabel('User name')).toHaveValue(stranger.userName)

  await enter(window, stranger.userName, stranger.password)
  const modules = window.getByRole('navigation', { name: 'Modules' })
  await expect(window.getByRole('main', { name: 'Find a facility' })).toBeVisible()
  await expect(modules.getByRole('button', { name: 'Facilities' })).toBeHidden()
  await goTo(window, 'My access')
  await expect(window.getByRole('main', { name: 'My access' })).toContainText('Affiliate')
  await expect(window.getByRole('button', { name: 'What my roles allow' })).toBeHidden()
  await goTo(window, 'Find a facility')
  await window.getByRole('searchbox', { name: 'Facility' }).fill('yard')
  await expect(window.getByText('7 Sample Road')).toBeVisible()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Request access to North Yard' }).click()
  const form = window.getByRole('region', { name: 'Request access' })
  await expect(form.getByText('Your request will go to the Lead Users', { exact: false })).toBeVisible()
  await form.getByRole('button', { name: 'Submit' }).click()
  await expect(form.getByText('Fill this in.').first()).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Relationship' })).toBeFocused()
  await checkAccessibility(window)
  await window.keyboard.type('Runs the boiler house')
  await form.getByRole('radio', { name: 'Employee' }).check()
  await form.getByRole('radio', { name: 'Editor' }).check()
  await form.getByRole('textbox', { name: 'Reason' }).fill('Reports every quarter')
  await form.getByRole('button', { name: 'Submit' }).click()
  await expect(toast(window, 'Your request has been submitted.')).toBeVisible()
  const mine = window.getByRole('article', { name: 'Request for North Yard' })
  await expect(mine.getByText('Waiting')).toBeVisible()
  await expect(mine.getByText('The Lead Users, because', { exact: false })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Request access' })).toBeHidden()
  await checkAccessibility(window)
  await signOut(window)

  await enter(window)
  await openRequest(window, stranger.name)
  const request = panel(window, stranger.name)
  await expect(request.getByText('Reports every quarter')).toBeVisible()
  await expect(request.getByRole('radio', { name: 'Editor (wished)' })).toBeChecked()
  await expect(request.getByText('Submittals: None → Editor')).toBeVisible()
  await checkAccessibility(window)
  await request.getByRole('radio', { name: 'Viewer' }).check()
  await expect(request.getByText('Submittals: None → Viewer')).toBeVisible()
  await expect(request.getByText('see a facility', { exact: false })).toBeVisible()
  await request.getByRole('button', { name: 'Grant Viewer' }).click()
  await expect(toast(window, 'Nia Sample has Viewer now.')).toBeVisible()
  await expect(request.getByText('Ada Example granted Viewer', { exact: false })).toBeVisible()
  await expect(request.getByRole('button', { name: 'Grant' })).toBeHidden()
  await signOut(window)

  await enter(window, stranger.userName, stranger.password)
  await goTo(window, 'Facilities')
  await expect(window.getByRole('row').filter({ hasText: 'North Yard' })).toBeVisible()
  await goTo(window, 'My requests')
  await expect(mine.getByText('Ada Example granted Viewer', { exact: false })).toBeVisible()
})

test('requests are withdrawn, declined with a reason, and decided once (X-15, S1-06)', async ({ window }) => {
  await setUpQuickly(window)
  await addPlant(window)
  await goTo(window, 'Access requests')
  await expect(window.getByRole('heading', { name: 'No request yet' })).toBeVisible()
  await checkAccessibility(window)
  await signOut(window)
  await registerQuickly(window)
  await enter(window, stranger.userName, stranger.password)
  await goTo(window, 'My requests')
  await expect(window.getByRole('heading', { name: 'You have not asked for access yet' })).toBeVisible()
  await window.getByRole('button', { name: 'Request access' }).click()
  await window.getByRole('combobox', { name: 'Facility' }).fill('N-1')
  await window.getByRole('option', { name: 'North Yard (N-1)' }).click()
  await expect(window.getByText('Your request will go to the Lead Users', { exact: false })).toBeVisible()
  await window.getByRole('button', { name: 'Cancel' }).click()
  await askQuickly(window)
  await window.getByRole('button', { name: 'Withdraw' }).click()
  const question = window.getByRole('alertdialog')
  await expect(question).toContainText('Withdraw the request for North Yard?')
  await question.getByRole('button', { name: 'Withdraw request' }).click()
  await expect(toast(window, 'Your request has been withdrawn.')).toBeVisible()
  const declined = await askQuickly(window)
  await signOut(window)

  await enter(window)
  await openRequest(window, stranger.name)
  const request = panel(window, stranger.name)
  await request.getByRole('radio', { name: 'Decline' }).check()
  await request.getByRole('button', { name: 'Decline request' }).click()
  await expect(request.getByText('Fill this in.')).toBeVisible()
  await expect(request.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await checkAccessibility(window)
  await window.keyboard.type('Not known at the yard.')
  await request.getByRole('button', { name: 'Decline request' }).click()
  await expect(toast(window, 'The request of Nia Sample has been declined.')).toBeVisible()
  await expect(request.getByText('Ada Example declined', { exact: false })).toBeVisible()
  // Who comes second is told who decided what.
  const again = await window.evaluate(
    (asked) =>
      (
        globalThis as unknown as {
          keyholder: { call: (name: string, input: unknown) => Promise<{ error: { reason: string } }> }
        }
      ).keyholder.call('access-requests.decide', asked),
    { decision: 'granted', request: declined, present: 'none', level: 'viewer' },
  )
  expect(again.error.reason).toContain(
    'Ada Example has declined this request meanwhile: Not known at the yard.',
  )
  await signOut(window)

  await enter(window, stranger.userName, stranger.password)
  await goTo(window, 'My requests')
  await expect(window.getByRole('article')).toHaveCount(2)
  await expect(window.getByText('Not known at the yard.')).toBeVisible()
  await expect(window.getByText('Withdrawn', { exact: true })).toBeVisible()
})

test('a request of a leaderless organization gets its answer recorded (S1-02, S1-03, X-02)', async ({
  window,
}) => {
  await setUpQuickly(window)
  await addPlant(window)
  await endLastLead(window)
  await signOut(window)
  await registerQuickly(window)
  await enter(window, stranger.userName, stranger.password)
  await askQuickly(window)
  await goTo(window, 'My requests')
  await expect(
    window.getByText('North County, the regulator of the facility, because', { exact: false }),
  ).toBeVisible()
  await signOut(window)

  await enter(window)
  await goTo(window, 'Access requests')
  await window.getByRole('button', { name: 'Open with a code' }).click()
  const dialog = window.getByRole('dialog', { name: 'Open with a code' })
  await dialog.getByRole('textbox').fill('ABCDE')
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(dialog.getByText('This code is not known.', { exact: false })).toBeVisible()
  await checkAccessibility(window)
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await openRequest(window, stranger.name)
  const request = panel(window, stranger.name)
  await request.getByRole('radio', { name: 'Lead User' }).check()
  await request.getByRole('button', { name: 'Record: Lead User granted' }).click()
  await expect(request.getByText('Fill this in.').first()).toBeVisible()
  await checkAccessibility(window)
  await request.getByLabel('Date of the answer').fill('15/01/2026')
  await request.getByRole('textbox', { name: 'Reference' }).fill('NC-17')
  await request.getByRole('button', { name: 'Record: Lead User granted' }).click()
  await expect(toast(window, 'Nia Sample has Lead User now.')).toBeVisible()
  await expect(request.getByText('reference NC-17', { exact: false })).toBeVisible()
  await signOut(window)

  await enter(window, stranger.userName, stranger.password)
  await goTo(window, 'Access requests')
  await expect(window.getByRole('row').filter({ hasText: 'North County' })).toBeVisible()
})

test('self-registration can be closed in the settings (S1-21)', async ({ window }) => {
  await setUpQuickly(window)
  await goTo(window, 'Settings')
  await window.getByRole('checkbox', { name: 'People may register themselves' }).uncheck()
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(toast(window, 'The settings have been saved.')).toBeVisible()
  await callAs(window, 'session.sign-out', {})
  await expect(window.getByRole('button', { name: 'Register with your code' })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Register', exact: true })).toBeHidden()
})
