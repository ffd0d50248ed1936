// Ways out of the page that neither a content security policy nor a request filter is asked about, and files that it might
// leave or take.
import { readdir } from 'node:fs/promises'
import { expect, test } from '../support/launch.ts'
import { startListener } from '../support/listener.ts'
import type { Listener } from '../support/listener.ts'

let elsewhere: Listener
test.beforeAll(async () => {
  elsewhere = await startListener()
})
test.beforeEach(() => {
  elsewhere.hits.splice(0)
})
test.afterAll(() => elsewhere.close())

test('no hint, peer connection, worker or stream reaches a server', async ({ window, consoleErrors }) => {
  await window.evaluate(async (target) => {
    const hint = (rel: string, as = '') => {
      const link = document.createElement('link')
      Object.assign(link, { rel, href: `http://${target}/${rel}`, as, crossOrigin: 'anonymous' })
      document.head.append(link)
    }
    for (const rel of [
      'dns-prefetch',
      'preconnect',
      'prefetch',
      'prerender',
      'modulepreload',
      'manifest',
      'icon',
    ])
      hint(rel)
    hint('preload', 'script')
    const rules = document.createElement('script')
    Object.assign(rules, { type: 'speculationrules' })
    rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: [`http://${target}/rules`] }] })
    document.head.append(rules)
    const attempt = (work: () => unknown) => {
      try {
        const running = work()
        if (running instanceof Promise) running.catch(() => {})
      } catch {
        // Refused at once.
      }
    }
    attempt(() => new Worker(`http://${target}/worker`))
    attempt(() => new Worker(`data:text/javascript,fetch("http://${target}/worker-fetch")`))
    attempt(() => new EventSource(`http://${target}/events`))
    attempt(() => navigator.serviceWorker.register(`http://${target}/service`))
    attempt(() => import(/* @vite-ignore */ `http://${target}/module`))
    attempt(() => {
      const media = document.createElement('video')
      media.src = `http://${target}/video`
      return media.play()
    })
    attempt(() => {
      const object = document.createElement('object')
      object.data = `http://${target}/object`
      document.body.append(object)
    })
    attempt(() => {
      const holder = document.createElement('div')
      holder.style.cssText = `width:9px;height:9px;background:url(http://${target}/background)`
      holder.style.filter = `url(http://${target}/filter#x)`
      document.body.append(holder)
    })
    attempt(() => new FontFace('elsewhere', `url(http://${target}/font)`).load())
    attempt(async () => {
      const urls = [`stun:${target}`, `turn:${target}?transport=tcp`, `turn:${target}`]
      const peer = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] })
      peer.createDataChannel('out')
      await peer.setLocalDescription(await peer.createOffer())
    })
    await new Promise((resolve) => setTimeout(resolve, 2500))
  }, elsewhere.address)
  expect(elsewhere.hits).toEqual([])
  consoleErrors.splice(0)
})

test('the page saves no file and gets none', async ({ window, consoleErrors, program, dataFolder }) => {
  await program.app.evaluate(({ app }, folder) => app.setPath('downloads', folder), dataFolder)
  const before = (await readdir(dataFolder)).toSorted()
  const read = await window.evaluate(async () => {
    const link = document.createElement('a')
    Object.assign(link, { href: 'data:text/plain,left', download: 'left.txt' })
    document.body.append(link)
    link.click()
    const blob = document.createElement('a')
    Object.assign(blob, { href: URL.createObjectURL(new Blob(['left'])), download: 'blob.txt' })
    document.body.append(blob)
    blob.click()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const opened: string[] = []
    for (const address of ['file:///etc/passwd', 'app://keyholder/../../etc/passwd', 'filesystem:file:///'])
      await fetch(address).then(
        (response) => (response.ok ? opened.push(address) : 0),
        () => 0,
      )
    return opened
  })
  expect(read).toEqual([])
  expect((await readdir(dataFolder)).toSorted()).toEqual(before)
  consoleErrors.splice(0)
})

test('no device, sensor or folder of the computer is handed to the page', async ({
  window,
  consoleErrors,
}) => {
  const outcomes = await window.evaluate(async () => {
    const granted = async (answer: Promise<string>) => {
      if ((await answer) !== 'granted') throw new Error('not granted')
    }
    // Some of these are newer than TypeScript's idea of a page.
    const page = globalThis as unknown as Record<string, (options?: object) => Promise<unknown>>
    const devices = navigator as unknown as Record<
      string,
      Record<string, (options?: object) => Promise<unknown>>
    >
    const attempts: Record<string, () => unknown> = {
      midi: () => navigator.requestMIDIAccess(),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      'folder picker': () => page['showDirectoryPicker']!(),
      'file picker': () => page['showOpenFilePicker']!(),
      'save picker': () => page['showSaveFilePicker']!(),
      'clipboard’s images': () => navigator.clipboard.read(),
      usb: () => devices['usb']!['requestDevice']!({ filters: [] }),
      serial: () => devices['serial']!['requestPort']!(),
      bluetooth: () => devices['bluetooth']!['requestDevice']!({ acceptAllDevices: true }),
      fonts: () => page['queryLocalFonts']!(),
      presence: () =>
        granted(
          (
            globalThis as unknown as { IdleDetector: { requestPermission(): Promise<string> } }
          ).IdleDetector.requestPermission(),
        ),
      pointer: async () => {
        await document.body.requestPointerLock()
        if (document.pointerLockElement === null) throw new Error('not locked')
      },
    }
    return Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => {
        const waited = new Promise((resolve) => setTimeout(() => resolve('a question was asked'), 2000))
        const tried = (async () => attempt())().then(
          () => 'given',
          () => 'denied',
        )
        return [name, await Promise.race([tried, waited])] as const
      }),
    )
  })
  expect(outcomes.filter(([, outcome]) => outcome !== 'denied')).toEqual([])
  consoleErrors.splice(0)
})
