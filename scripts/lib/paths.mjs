// The places that the scripts read and write.
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Where the person called npm, which itself runs in the checkout: what relative arguments are relative to. */
export const calledFrom = process.env['INIT_CWD'] ?? process.cwd()

/**
 * Where downloads and compiled parts are kept between checkouts: outside node_modules, so that `npm ci`
 * does not throw them away.
 * @param {...string} parts
 */
export function inCache(...parts) {
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'keyholder', ...parts)
}

/** @param {...string} parts */
export function inModules(...parts) {
  return path.join(root, 'node_modules', ...parts)
}
