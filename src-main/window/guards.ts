// What the page can never do, whatever runs in it: leave its address, open windows, embed other content, use
// devices, or reach the network. The page is trusted with nothing beyond the bridge.
import type { App, Session, WebContents } from 'electron'
import { startPage } from './app-scheme.ts'

/** What a page may load: its own files, images written into them, and the developer tools' own pages. */
const loadable = new Set(['app:', 'data:', 'devtools:'])

/** Guards every web contents of the program, the developer tools included. Call it before the first window. */
export function guardContents(app: App): void {
  // Hints and relays connect without any request that could be filtered: no address leads anywhere, and none is asked for.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents)
    // Peer connections ask no request filter either; without a proxy that takes UDP they send none.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
  })
}

/** A reload of the start page is the only navigation that content may ask for. */
function guardNavigation(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void; url: string }) => {
    if (event.url !== startPage) event.preventDefault()
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
}

/** Denies every permission and every request that leaves the program. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isLoadable(url) })
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}

/** Whether an address, as Chromium writes it (scheme in lower case), may be requested; http, ws and file may not. */
export function isLoadable(url: string): boolean {
  return loadable.has(url.slice(0, url.indexOf(':') + 1))
}
