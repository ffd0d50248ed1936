// The window as a fortress: every test tries what a hostile page would try and sees that nothing comes of it.
import { checkAccessibility, expect, test } from './support/launch.ts'
import { startListener } from './support/listener.ts'
import type { Listener } from './support/listener.ts'

let elsewhere: Listener
test.beforeAll(async () => {
  elsewhere = await startListener()
})
test.beforeEach(() => {
  elsewhere.hits.splice(0)
})
test.afterAll(() => elsewhere.close())

test('the page has no Node and exactly the documented bridge', async ({ window }) => {
  const seen = await window.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', 'electron'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys((globalThis as unknown as { keyholder: object }).keyholder).toSorted(),
    frozen: Object.isFrozen((globalThis as unknown as { keyholder: object }).keyholder),
  }))
  expect(seen).toEqual({ node: [], bridge: ['call', 'fileToken', 'on'], frozen: true })
})

test('listening to events gives back nothing but a way to stop', async ({ window }) => {
  const stopped = await window.evaluate(() => {
    const { on } = (
      globalThis as unknown as { keyholder: { on: (name: string, f: () => void) => () => unknown } }
    ).keyholder
    return String(on('changed', () => {})())
  })
  expect(stopped).toBe('undefined')
})

test('a file that the page made up gets no token', async ({ window }) => {
  const answer = await window.evaluate(async () => {
    const { fileToken } = (
      globalThis as unknown as { keyholder: { fileToken: (file: File) => Promise<string> } }
    ).keyholder
    return fileToken(new File(['a,b'], '/etc/passwd')).catch((error: unknown) => String(error))
  })
  expect(answer).toContain('not on the disk')
})

test('scripts, handlers, forms and frames written into the page do nothing', async ({
  window,
  consoleErrors,
}) => {
  const ran = await window.evaluate(async (target) => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran = "inline script"'
    document.body.append(script)
    const holder = document.createElement('div')
    holder.innerHTML = `<img src="data:image/png;base64,x" onerror="globalThis.ran = 'handler'">
      <iframe src="${target}"></iframe>
      <form method="post" action="${target}"><button></button></form>`
    document.body.append(holder)
    holder.querySelector('form')?.submit()
    await new Promise((resolve) => setTimeout(resolve, 500))
    let evaluated = 'ran'
    try {
      // oxlint-disable-next-line no-eval -- what is tried here
      globalThis.eval('1')
    } catch {
      evaluated = 'refused'
    }
    return { ran: (globalThis as { ran?: string }).ran ?? 'nothing', evaluated }
  }, `http://${elsewhere.address}/`)
  expect(ran).toEqual({ ran: 'nothing', evaluated: 'refused' })
  expect(elsewhere.hits).toEqual([])
  expect(consoleErrors.splice(0).join('\n')).toContain('Content Security Policy')
})

test('nothing of the page reaches the network', async ({ window, consoleErrors }) => {
  const outcomes = await window.evaluate(async (target) => {
    const load = (tag: 'img' | 'link' | 'script') =>
      new Promise<string>((resolve) => {
        const element = document.createElement(tag)
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        if (element instanceof HTMLLinkElement)
          Object.assign(element, { rel: 'stylesheet', href: `http://${target}/css` })
        else element.src = `http://${target}/${tag}`
        document.head.append(element)
      })
    const socket = new Promise<string>((resolve) => {
      try {
        const connection = new WebSocket(`ws://${target}/ws`)
        connection.addEventListener('open', () => resolve('loaded'))
        connection.addEventListener('error', () => resolve('refused'))
      } catch {
        resolve('refused')
      }
    })
    const fetched = fetch(`http://${target}/fetch`).then(
      () => 'loaded',
      () => 'refused',
    )
    navigator.sendBeacon(`http://${target}/beacon`, 'x')
    return Promise.all([load('img'), load('link'), load('script'), socket, fetched])
  }, elsewhere.address)
  expect(outcomes).toEqual(Array<string>(5).fill('refused'))
  expect(elsewhere.hits).toEqual([])
  consoleErrors.splice(0)
})

test('even without the page’s policy the session reaches no server', async ({ program }) => {
  const outcome = await program.app.evaluate(
    async ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => 'loaded',
        () => 'refused',
      ),
    `http://${elsewhere.address}/`,
  )
  expect(outcome).toBe('refused')
  expect(elsewhere.hits).toEqual([])
})

test('the window stays where it is and opens no other', async ({ program, consoleErrors }) => {
  const { app, page } = program
  const home = page.url()
  const targets = [
    `http://${elsewhere.address}/`,
    'file:///etc/passwd',
    'app://other/',
    'app://keyholder/assets/',
  ]
  for (const target of targets) {
    const opened = await page.evaluate((url) => {
      const link = document.createElement('a')
      Object.assign(link, { href: url, target: '_blank' })
      document.body.append(link)
      link.click()
      const window = globalThis.open(url)
      location.assign(url)
      return window !== null
    }, target)
    await page.waitForTimeout(150)
    expect({ target, opened, url: page.url(), windows: app.windows().length }).toEqual({
      target,
      opened: false,
      url: home,
      windows: 1,
    })
  }
  expect(elsewhere.hits).toEqual([])
  consoleErrors.splice(0)
})

test('a reload of the page itself works', async ({ window }) => {
  const drawn = window.locator('#root > *')
  await expect(drawn).not.toHaveCount(0)
  await window.evaluate(() => {
    Object.assign(globalThis, { beforeReload: true })
    location.reload()
  })
  await window.waitForFunction(() => !('beforeReload' in globalThis))
  await expect(drawn).not.toHaveCount(0)
})

test('a webview stays an unknown element', async ({ window }) => {
  const view = await window.evaluate(() => {
    const element = document.createElement('webview')
    element.setAttribute('src', 'about:blank')
    document.body.append(element)
    return { shadow: element.shadowRoot !== null, loads: 'loadURL' in element }
  })
  expect(view).toEqual({ shadow: false, loads: false })
})

test('camera, place, notifications and the clipboard’s content are denied', async ({
  window,
  consoleErrors,
}) => {
  const answers = await window.evaluate(async () => {
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'allowed',
        () => 'denied',
      )
    return {
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      place: await refused(
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject)
        }),
      ),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
    }
  })
  expect(answers).toEqual({
    camera: 'denied',
    screen: 'denied',
    place: 'denied',
    notifications: 'denied',
    clipboard: 'denied',
  })
  consoleErrors.splice(0)
})

test('app:// serves the page’s files and nothing beside them', async ({ window, consoleErrors }) => {
  // Chromium itself finds no address in some of these.
  const statusOf = (path: string, method = 'GET') =>
    window.evaluate(
      async ([url, verb]) =>
        fetch(url, { method: verb }).then(
          ({ status }) => status,
          (error: unknown) => (String(error).includes('parse URL') ? 404 : String(error)),
        ),
      [`app://keyholder/${path}`, method] as const,
    )
  expect(await statusOf('index.html')).toBe(200)
  const beside = [
    '',
    '../main/index.js',
    '%2e%2e/main/index.js',
    '..%2fmain%2findex.js',
    '%5c..%5cmain%5cindex.js',
    '..\\main\\index.js',
    'index.html%00',
    'index.html%00.js',
    'main.js',
    'main/index.js',
    'package.json',
  ]
  for (const path of beside) expect([path, await statusOf(path)]).toEqual([path, 404])
  expect(await statusOf('index.html', 'POST')).toBe(404)
  consoleErrors.splice(0)
})

test('the page is sandboxed and isolated', async ({ program }) => {
  const settings = await program.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
      contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity }
  })
  expect(settings).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  })
})

test('size and place are remembered', async ({ launch }) => {
  const first = await launch()
  await first.page.waitForLoadState('load')
  const chosen = { x: 60, y: 80, width: 1200, height: 700 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, chosen)
  await first.page.waitForFunction((width) => window.outerWidth === width, chosen.width)
  await first.app.close()
  const second = await launch()
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(bounds).toEqual(chosen)
})

test('the first screen is accessible in light and dark', async ({ window }) => {
  await window.waitForLoadState('load')
  await checkAccessibility(window)
})
