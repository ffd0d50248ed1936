// The address `app://keyholder/…`: which file of the built page an address means, and the headers that go with it.
// Only names that were found in the folder are served, compared as text, so that there is no path to escape
// from: no `../`, no encoded variant of it, no backslash and no NUL can mean a file.
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

export const appOrigin = 'app://keyholder'
export const startPage = `${appOrigin}/index.html`

/** Files of the page by their path in the address, as in `/assets/index.js`. */
export type Assets = ReadonlyMap<string, string>

/** Reads once what a folder holds. */
export function listAssets(folder: string): Assets {
  return new Map(filesIn(folder, '/'))
}

// Not `recursive: true`: Node 18.15 does not know it yet, and ignores it.
function filesIn(folder: string, address: string): [address: string, file: string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(place, `${address}${entry.name}/`)
    return entry.isFile() ? [[`${address}${entry.name}`, place]] : []
  })
}

/** The file that an address means, undefined for every address that is not exactly one of ours. */
export function assetAt(address: string, assets: Assets): string | undefined {
  return address.startsWith(`${appOrigin}/`) ? assets.get(address.slice(appOrigin.length)) : undefined
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Mantine writes style elements and attributes, hence 'unsafe-inline' for styles; nothing else is loosened. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Headers of a served file. */
export function headersFor(file: string): Record<string, string> {
  return {
    'content-type': mimeTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  }
}
