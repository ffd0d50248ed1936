// Guessing passwords: what slows it down survives a restart and a moved clock, and nothing tells an unknown name from a known.
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { root } from '../../../scripts/lib/paths.mjs'
import { founder, signIn } from '../page-models/entry.ts'
import { callAs, setUpQuickly } from '../page-models/people.ts'
import { chooseFromMyMenu } from '../page-models/shell.ts'
import { expect, test } from '../support/launch.ts'

const day = 24 * 60 * 60 * 1000

/** As somebody does who sets the computer's clock: the program sees another time from now on, its machine runs on. */
function moveClock(app: ElectronApplication, milliseconds: number): Promise<string> {
  return app.evaluate((_electron, by) => {
    const holder = globalThis as unknown as { RealDate?: DateConstructor; Date: DateConstructor }
    const real = (holder.RealDate ??= Date)
    holder.Date = class extends real {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(real.now() + by)
        else super(...(given as [number]))
      }
      static override now() {
        return real.now() + by
      }
    } as DateConstructor
    return new Date().toISOString()
  }, milliseconds)
}

async function mustWait(page: Page): Promise<void> {
  await page.reload()
  await expect(page.getByLabel('User name')).toBeVisible()
  // The right password, too.
  await signIn(page)
  await expect(page.getByRole('alert')).toHaveText(/Too many wrong passwords. Wait \d+ (seconds|minutes)/)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await expect(page.getByRole('navigation', { name: 'Modules' })).toHaveCount(0)
}

test('five wrong passwords, then a restart, then the clock set back and forth: the wait holds', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch()
  await setUpQuickly(first.page)
  await chooseFromMyMenu(first.page, 'Sign out')
  await expect(first.page.getByLabel('User name')).toBeVisible()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await signIn(first.page, founder.userName, 'wrong')
    await expect(first.page.getByRole('alert')).toBeVisible()
    await expect(first.page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  }
  await mustWait(first.page)
  await first.app.close()

  // Longer than a slow machine needs for what follows.
  const store = new Database(join(dataFolder, 'keyholder.sqlite'))
  expect(store.prepare('SELECT failures, wait_seconds FROM sign_in_throttle').raw().all()).toEqual([[5, 30]])
  store.prepare('UPDATE sign_in_throttle SET wait_seconds = 900').run()
  store.close()

  const { app, page } = await launch()
  await mustWait(page)
  const now = Date.now()
  expect(Date.parse(await moveClock(app, day))).toBeGreaterThan(now + day / 2)
  await mustWait(page)
  expect(Date.parse(await moveClock(app, -day))).toBeLessThan(now - day / 2)
  await mustWait(page)
})

/** What Argon2id was asked since the last time, each with the parameters of the hash that it was asked about. */
function argon2Work(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { argon2Work: string[] }).argon2Work.splice(0))
}

async function watchArgon2(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    (_electron, module) => {
      const noted: string[] = []
      Object.assign(globalThis, { argon2Work: noted })
      type Work = (...args: unknown[]) => Promise<unknown>
      const { mainModule } = process as unknown as {
        mainModule: { require(name: string): Record<string, Work> }
      }
      const argon2 = mainModule.require(module)
      const { verify, hash } = argon2 as { verify: Work; hash: Work }
      argon2['verify'] = (against, ...rest) => {
        noted.push(`verify ${String(against).split('$').slice(0, 4).join('$')}`)
        return verify(against, ...rest)
      }
      argon2['hash'] = (...args) => {
        noted.push('hash')
        return hash(...args)
      }
    },
    join(root, 'node_modules/@node-rs/argon2'),
  )
}

test('an unknown name, an invited one and a known one take the same work and get the same answer', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await setUpQuickly(page)
  const name = { firstName: 'Bea', lastName: 'Sample', phone: '', title: '' }
  await callAs(page, 'people.invite', { email: 'bea@example.com', ...name })
  await chooseFromMyMenu(page, 'Sign out')
  await expect(page.getByLabel('User name')).toBeVisible()
  await watchArgon2(app)
  const attempt = async (userName: string) => {
    await signIn(page, userName, 'not the password')
    await expect(page.getByRole('alert')).toHaveText('User name or password is wrong.')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    return argon2Work(app)
  }
  // The first attempt of all makes the decoy, whoever it is about.
  const first = await attempt(founder.userName)
  expect(first.toSorted()).toEqual(['hash', 'verify $argon2id$v=19$m=65536,t=3,p=1'])
  const usual = ['verify $argon2id$v=19$m=65536,t=3,p=1']
  for (const userName of ['nobody@example.com', 'bea@example.com', founder.userName, 'nobody@example.com'])
    expect(await attempt(userName), userName).toEqual(usual)
})
