// Finds or fetches the Electron to run, in this order: the folder that ELECTRON_OVERRIDE_DIST_PATH names, an
// official binary that is already there, the official download, and on linux-x64 an old stand-in (see
// electron-stand-in.mjs) for development and tests only.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inCache, inModules } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { Problem, say, sayLoudly, seconds } from '../lib/say.mjs'
import { node24 } from './node24.mjs'
import { ensureStandIn, standIn } from './electron-stand-in.mjs'

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {string} version as in "45.4.1"; "override" when a folder was named by the person
 * @property {'override' | 'official' | 'stand-in'} source a release build accepts "official" alone
 */

const downloadLimit = 5 * 60_000
const downloadRetryAfter = 24 * 3_600_000

/** @returns {Promise<Electron>} */
export async function ensureElectron() {
  return overridden() ?? (await official()) ?? (await downloaded()) ?? fallback()
}

/** Says which runtime is used where that is not the obvious one. @param {Electron} electron */
export function announce({ source, version, executable }) {
  if (source === 'override')
    say(`runtime: the Electron that ELECTRON_OVERRIDE_DIST_PATH names, ${executable}`)
  if (source === 'stand-in')
    sayLoudly(
      `RUNTIME: ELECTRON ${version}, an OLD STAND-IN with known security holes, from the npm package ${standIn.package}: the official download could not be reached. For development and tests only. "npx install-electron" fetches the official one.`,
    )
}

/** @returns {Electron | undefined} */
function overridden() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return undefined
  const executable = path.join(folder, executableName())
  if (existsSync(executable)) return { executable, version: 'override', source: 'override' }
  throw new Problem(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no ${executableName()} in it. Correct the variable or unset it, then try again.`,
  )
}

/** @returns {Promise<Electron | undefined>} */
async function official() {
  const version = await wantedVersion()
  const installed = await readFile(inModules('electron', 'dist', 'version'), 'utf8').catch(() => '')
  const executable = inModules('electron', 'dist', executableName())
  if (installed.trim().replace(/^v/, '') !== version || !existsSync(executable)) return undefined
  return { executable, version, source: 'official' }
}

/**
 * Electron's own installer fetches and verifies the official binary. A failure is remembered for a day
 * where there is a stand-in, so that not every start waits for the network.
 * @returns {Promise<Electron | undefined>}
 */
async function downloaded() {
  const version = await wantedVersion()
  const failedBefore = inCache('electron', `${version}-could-not-be-downloaded`)
  if (standIn.suitsThisSystem && (await ageOf(failedBefore)) < downloadRetryAfter) return undefined
  const started = performance.now()
  const { status } = await run(node24(), [inModules('electron', 'install.js')], { timeout: downloadLimit })
  const took = seconds(performance.now() - started)
  const electron = status === 0 ? await official() : undefined
  if (electron) {
    await rm(failedBefore, { force: true })
    say(`downloaded Electron ${version} (${took})`)
  } else {
    await mkdir(path.dirname(failedBefore), { recursive: true })
    await writeFile(failedBefore, '')
    say(`could not download Electron ${version} (${took})`)
  }
  return electron
}

/** @returns {Promise<Electron>} */
async function fallback() {
  if (standIn.suitsThisSystem) return ensureStandIn()
  throw new Problem(
    `Electron ${await wantedVersion()} could not be downloaded from GitHub. Restore the connection (ELECTRON_MIRROR may name a mirror) and try again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.`,
  )
}

async function wantedVersion() {
  return JSON.parse(await readFile(inModules('electron', 'package.json'), 'utf8')).version
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} file */
async function ageOf(file) {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  )
}
