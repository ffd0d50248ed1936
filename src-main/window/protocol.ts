// Serves the page to the window under app://keyholder/, so that it has a proper origin and a strict CSP, which
// file: cannot give it.
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { Session } from 'electron'
import { assetAt, headersFor, listAssets } from './app-scheme.ts'

/** Makes `app:` a scheme with an origin, as https is. Call it before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers `app:` in a session from the built page's folder; everything that is not one of its files is not found. */
export function serveApp(session: Session, folder: string): void {
  const assets = listAssets(folder)
  session.protocol.handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? assetAt(url, assets) : undefined
    if (file === undefined) return new Response('Not found', { status: 404, headers: headersFor('.txt') })
    return new Response(await readFile(file), { headers: headersFor(file) })
  })
}
