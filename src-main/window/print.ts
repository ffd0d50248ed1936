// Prints a document of our own to PDF, in a hidden window that has no preload, runs no script and reaches nothing but the
// document itself and the bundled typeface.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { BrowserWindow, session as electronSession } from 'electron'
import type { Session } from 'electron'
import { printedFont } from '../printing/html.ts'
import { startPage } from './app-scheme.ts'
import type { Assets } from './app-scheme.ts'

/** The typeface as the page's build names it; the two parts of Latin are what names and addresses are written in. */
const fontFiles = [
  { name: /\/inter-latin-ext-wght-normal[^/]*\.woff2$/, range: 'U+0100-02BA, U+1E00-1E9F, U+20A0-20C0' },
  {
    name: /\/inter-latin-wght-normal[^/]*\.woff2$/,
    range: 'U+0000-00FF, U+0131, U+0152-0153, U+2000-206F, U+20AC',
  },
]

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
}

/** Number and count of pages, in the margin at the foot; Chromium fills them in by their classes. */
const footer = `<div style="width: 100%; font: 8px sans-serif; color: #4b5563; text-align: center">
  <span class="pageNumber"></span> / <span class="totalPages"></span></div>`

/** @param assets the built page's files, for the typeface */
export function createPrinter(assets: () => Assets): (html: string) => Promise<Uint8Array> {
  let fonts: Promise<string> | undefined
  return async (html) => {
    fonts ??= fontFaces(assets())
    const style = `<style>${await fonts}</style>`
    return print(html.replace('</head>', () => `${style}</head>`))
  }
}

async function fontFaces(assets: Assets): Promise<string> {
  const faces = fontFiles.map(async ({ name, range }) => {
    const file = [...assets].find(([address]) => name.test(address))?.[1]
    if (file === undefined) return ''
    const bytes = await readFile(file, 'base64')
    return `@font-face { font-family: '${printedFont}'; font-weight: 100 900; unicode-range: ${range};
      src: url(data:font/woff2;base64,${bytes}) format('woff2'); }`
  })
  return (await Promise.all(faces)).join('\n')
}

async function print(html: string): Promise<Uint8Array> {
  // A session in memory, of this one document.
  const session = electronSession.fromPartition(`print-${randomUUID()}`, { cache: false })
  serveOnly(session, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
  try {
    await window.loadURL(startPage)
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    })
  } finally {
    window.destroy()
    session.protocol.unhandle('app')
  }
}

function serveOnly(session: Session, html: string): void {
  session.protocol.handle('app', ({ url }) =>
    url === startPage ? new Response(html, { headers }) : new Response('Not found', { status: 404 }),
  )
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: url !== startPage && !url.startsWith('data:font/') && !url.startsWith('data:image/') })
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}
