// Chromium's own sandbox. It refuses to run as root; everybody else goes with it, and is told what to do where
// the system does not allow it.
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../lib/run.mjs'
import { Problem } from '../lib/say.mjs'

export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * @param {string} executable Electron's
 * @returns {Promise<string[]>} the switches that this user needs
 */
export async function sandboxSwitches(executable) {
  if (isRoot()) return ['--no-sandbox']
  if (process.platform === 'linux' && !(await mayMakeNamespaces())) await requireHelper(executable)
  return []
}

/** Some systems, Ubuntu 24.04 among them, keep user namespaces from ordinary users. */
async function mayMakeNamespaces() {
  const { status } = await run('unshare', ['--user', '--map-root-user', 'true'])
  return status === 0 || status === 127
}

/**
 * Without namespaces the sandbox needs its helper program, owned by root and setuid.
 * @param {string} executable
 */
async function requireHelper(executable) {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox')
  const setuid = 0o4000
  const ready = await stat(helper).then(
    ({ uid, mode }) => uid === 0 && (mode & setuid) !== 0,
    () => false,
  )
  if (ready) return
  throw new Problem(
    `Electron's sandbox cannot start: this system does not let ordinary users make namespaces. Allow its helper once with: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  )
}
