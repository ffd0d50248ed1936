// Puts the steps together: everything that the real window needs before it can open.
import { withLock } from '../lib/lock.mjs'
import { ensureBuilt } from './build.mjs'
import { announce, ensureElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNative } from './native.mjs'
import { sandboxSwitches } from './sandbox.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} executable Electron's
 * @property {string[]} args switches that this user needs before the app's own arguments
 * @property {Record<string, string>} env what the app expects in its environment
 */

const patience = 10 * 60_000

/**
 * Changes the checkout (packages, build) under its lock.
 * @template T
 * @param {() => Promise<T>} work
 */
export function preparing(work) {
  return withLock({ name: 'prepare', doing: 'preparing Keyholder', patience }, work)
}

/** Packages alone, enough for whatever needs no window. */
export function preparePackages() {
  return preparing(ensureInstalled)
}

/**
 * Electron, the libraries it needs, the native packages. Quick when all of it is there.
 * @param {{ virtualDisplay: boolean }} need
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ virtualDisplay }) {
  const electron = await ensureElectron()
  await ensureSystemLibraries(electron.executable, { display: virtualDisplay })
  const binding = await ensureNative(electron.executable)
  const args = await sandboxSwitches(electron.executable)
  announce(electron)
  return {
    executable: electron.executable,
    args,
    env: binding ? { KEYHOLDER_SQLITE_BINDING: binding } : {},
  }
}

/**
 * All of it: packages, runtime and build.
 * @param {{ virtualDisplay: boolean }} need
 */
export function prepareApp(need) {
  return preparing(async () => {
    await ensureInstalled()
    const runtime = await ensureRuntime(need)
    await ensureBuilt()
    return runtime
  })
}
