// Every call that can be made without knowing anything, by nobody and by people of different roles, through the bridge of the
// real window: it is refused exactly where the person's rights say so. With every input and scope, that is
// test/contract/policy.test.ts.
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { contract } from '../../../src-shared/contract/index.ts'
import type { CallName } from '../../../src-shared/contract/index.ts'
import { actionNames } from '../../../src-shared/policy/actions.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { signIn } from '../page-models/entry.ts'
import { callAs, setUpQuickly } from '../page-models/people.ts'
import { expect, test } from '../support/launch.ts'

const password = 'an entirely unlikely sentence'

const guesses: readonly unknown[] = [
  {},
  { offset: 0, limit: 1 },
  { taskId: 'guess-a-call' },
  { person: 1 },
  { id: 1 },
  { search: '', offset: 0, limit: 1 },
  { program: 1, offset: 0, limit: 1 },
]
const actions = new Set<string>(actionNames)

/** Calls that need a right, each with an input that is well-formed. */
const tried = (Object.keys(contract) as CallName[]).flatMap((name) => {
  const { access, input } = contract[name]
  const guess = guesses.find((each) => input.safeParse(each).success)
  return actions.has(access) && guess !== undefined ? [{ name, access, input: guess }] : []
})

/** The code of each refusal; null where it was answered. */
function codes(page: Page): Promise<Record<string, string | null>> {
  return page.evaluate(async (all) => {
    const { call } = (
      globalThis as unknown as {
        keyholder: { call(name: string, input: unknown): Promise<Reply<unknown>> }
      }
    ).keyholder
    const found: Record<string, string | null> = {}
    for (const { name, input } of all) {
      const reply = await call(name, input)
      found[name] = reply.ok ? null : reply.error.code
    }
    return found
  }, tried)
}

/** Nobody answers native dialogs. */
const cancelDialogs = (app: ElectronApplication) =>
  app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })

async function register(page: Page, firstName: string): Promise<void> {
  const profile = { firstName, lastName: 'Sample', phone: '', title: '' }
  const email = `${firstName.toLowerCase()}@example.com`
  await signIn(page)
  await expect(page.getByRole('navigation', { name: 'Modules' })).toBeVisible()
  const { invitation } = await callAs(page, 'people.invite', { email, ...profile })
  const code = invitation.link.replace('keyholder://register/', '')
  await callAs(page, 'session.sign-out', {})
  const typed = { password, verifyPassword: password }
  await callAs(page, 'session.register', { code, ...profile, timeZone: 'UTC', ...typed })
  await expect(page.getByLabel('User name')).toBeVisible()
}

const grants = {
  nobody: [],
  viewer: [['submittals', 'viewer']],
  editor: [['submittals', 'editor']],
  'lead user': [['submittals', 'lead-user']],
  'secondary corporate contact': [['programs', 'secondary']],
  auditor: [['emissions', 'audit']],
  'administrator of data': [['emissions', 'administrative']],
} as const

test('calls by nobody and by every kind of role, in the window', async ({
  program: { app, page },
  dataFolder,
}) => {
  test.setTimeout(240_000)
  expect(tried.length).toBeGreaterThan(30)
  await cancelDialogs(app)
  await setUpQuickly(page)
  await callAs(page, 'session.sign-out', {})
  await expect(page.getByLabel('User name')).toBeVisible()
  for (const code of Object.values(await codes(page))) expect(code).toBe('no-session')

  await register(page, 'Bea')
  const store = new Database(join(dataFolder, 'keyholder.sqlite'))
  try {
    for (const [role, held] of Object.entries(grants)) {
      store.prepare('DELETE FROM role_grant WHERE person_id = 2').run()
      const insert = store.prepare(
        `INSERT INTO role_grant (person_id, module, role, granted_at, granted_by)
         VALUES (2, ?, ?, '2026-01-01T00:00:00.000Z', 1)`,
      )
      for (const [module, name] of held) insert.run(module, name)
      // Signed in by the call, so that no page asks anything beside.
      await callAs(page, 'session.sign-in', { userName: 'bea@example.com', password })
      const state = await callAs(page, 'session.state', {})
      const allowed = state.stage === 'signed-in' ? new Set<string>(state.allowed) : new Set()
      const found = await codes(page)
      for (const { name, access, input } of tried) {
        // Who may do it somewhere need not be allowed to do it to the first person or thing.
        const isAimed = /"(?:person|id|program)"/.test(JSON.stringify(input))
        if (allowed.has(access) && isAimed) continue
        expect([role, name, found[name] === 'forbidden']).toEqual([role, name, !allowed.has(access)])
      }
      await callAs(page, 'session.sign-out', {})
    }
  } finally {
    store.close()
  }
})
