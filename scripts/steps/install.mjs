// Installs the locked packages when node_modules is missing or belongs to another lock file.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inModules, root } from '../lib/paths.mjs'
import { head, npm } from '../lib/run.mjs'
import { Problem, step } from '../lib/say.mjs'

const stampFile = inModules('.keyholder-installed')

/** Runs `npm ci` when what is installed is not what the lock says; says and does nothing otherwise. */
export async function ensureInstalled() {
  const lock = await readFile(path.join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if ((await readOrEmpty(stampFile)) === hash) return
  if (!matchesLock(lock, await readOrEmpty(inModules('.package-lock.json')))) {
    await step('installing packages', install, (count) => `installed ${count} packages with npm ci`)
  }
  await writeFile(stampFile, hash)
}

async function install() {
  const { status, output } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) {
    throw new Problem(
      `npm ci failed:\n${head(output)}\n\nThe packages could not be installed. If the lines above speak of the network, restore the connection to the npm registry and try again; if they speak of the lock file, run "npm ci" by hand to see the whole message.`,
    )
  }
  const installed = JSON.parse(await readFile(inModules('.package-lock.json'), 'utf8'))
  return Object.keys(installed.packages).length
}

/**
 * Whether npm's own record of what it installed satisfies the lock, as after `npm install <package>` by
 * hand: then nothing has to be installed again. Optional packages may be absent (other platforms).
 * @param {string} lock text of package-lock.json
 * @param {string} installed text of node_modules/.package-lock.json, empty when there is none
 * @returns {boolean}
 */
export function matchesLock(lock, installed) {
  if (installed === '') return false
  /** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Entry */
  /** @type {Record<string, Entry>} */
  const wanted = JSON.parse(lock).packages
  /** @type {Record<string, Entry>} */
  const present = JSON.parse(installed).packages
  const missing = Object.entries(wanted).some(([place, entry]) => {
    if (place === '') return false
    const found = present[place]
    if (!found) return !(entry.optional || entry.devOptional)
    return found.version !== entry.version || found.integrity !== entry.integrity
  })
  return !missing && Object.keys(present).every((place) => place in wanted)
}

/** @param {string} file */
async function readOrEmpty(file) {
  return readFile(file, 'utf8').catch(() => '')
}
