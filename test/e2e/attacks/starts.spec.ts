// A second start belongs to whoever can start a program on this computer: nothing that it says is obeyed.
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { callAs, setUpQuickly } from '../page-models/people.ts'
import { expect, test } from '../support/launch.ts'
import { startAgain } from '../support/start-again.ts'

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

test('a second start opens nothing, changes nothing and comes to nothing', async ({
  launch,
  runtime,
  dataFolder,
}) => {
  test.setTimeout(240_000)
  const { app, page } = await launch()
  await setUpQuickly(page)
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
  const before = readdirSync(dataFolder)
  const port = 9347
  const hostile = [
    [`--inspect=${port}`, `--remote-debugging-port=${port}`],
    ['--demo'],
    ['/etc/passwd', 'file:///etc/passwd', 'javascript:alert(1)', 'http://127.0.0.1/'],
    ['--no-sandbox', '--disable-web-security', '--allow-file-access-from-files', '--js-flags=--expose-gc'],
    ['--', 'keyholder://settings/x', '--data', '/etc'],
  ]
  for (const args of hostile) {
    await startAgain(runtime, dataFolder, ...args)
    expect(app.windows().length, args.join(' ')).toBe(1)
    expect(await page.evaluate(() => 'isSamePage' in globalThis), args.join(' ')).toBe(true)
    expect(await callAs(page, 'session.state', {})).toMatchObject({ stage: 'signed-in', person: { id: 1 } })
    expect(await callAs(page, 'links.waiting', {})).toEqual({ link: null })
  }
  expect(await answers(port)).toBe(false)
  // The head of the trail is kept a moment after the set-up.
  const added = readdirSync(dataFolder).filter((name) => !before.includes(name))
  expect(added.filter((name) => name !== 'keyholder.head.json')).toEqual([])
  expect(await app.evaluate(({ app: main }) => main.commandLine.hasSwitch('disable-web-security'))).toBe(
    false,
  )
})

test('no address makes the program open anything in another program', async ({ program, consoleErrors }) => {
  const { app, page } = program
  await setUpQuickly(page)
  // Noted and not carried out, so that a program that did obey opens nothing on the machine of the test.
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (address) => void opened.push(address)
    shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  })
  const addresses = [
    'file:///etc/passwd',
    'javascript:globalThis.ran=true',
    'data:text/html,x',
    '\\\\127.0.0.1\\share\\run.exe',
    'file://127.0.0.1/share/run.exe',
    'smb://127.0.0.1/share',
    'ms-settings:',
    'mailto:x@example.com',
    'keyholder://register/x',
    'http://127.0.0.1/',
  ]
  const home = page.url()
  await page.evaluate(async (all) => {
    for (const address of all) {
      const link = document.createElement('a')
      link.setAttribute('href', address)
      document.body.append(link)
      link.click()
      link.target = '_blank'
      link.click()
      globalThis.open(address)
      try {
        location.assign(address)
      } catch {
        // Chromium finds no address in it.
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }, addresses)
  // A path is nothing that a call takes: files go by token, messages by number.
  const refusals = await page.evaluate(async (all) => {
    const { call } = (
      globalThis as unknown as { keyholder: { call(name: string, input: unknown): Promise<{ ok: boolean }> } }
    ).keyholder
    const replies = all.flatMap((file) => [
      call('outbox.open', { message: file }),
      call('outbox.open', { message: 1, path: file }),
      call('people-import.read', { file, taskId: 'read' }),
      call('imports.open', { file }),
    ])
    return (await Promise.all(replies)).filter(({ ok }) => ok).length
  }, addresses)
  expect(refusals).toBe(0)
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([])
  expect(page.url()).toBe(home)
  expect(app.windows()).toHaveLength(1)
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  consoleErrors.splice(0)
})
