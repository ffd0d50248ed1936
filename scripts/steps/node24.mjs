// The Node that runs the tools and our .ts files: it has to strip types by itself and load the prebuilt SQLite.
import { existsSync } from 'node:fs'
import { inModules } from '../lib/paths.mjs'
import { Problem } from '../lib/say.mjs'

const oldest = /** @type {const} */ ([22, 18])

/** The locked package that carries Node 24 for this system, with its headers. */
export const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/**
 * @returns {string} the person's own Node when it is new enough, else the one that the lock installs
 */
export function node24() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const bundled = inModules(nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(bundled)) return bundled
  throw new Problem(
    `Keyholder's tools need Node ${oldest.join('.')} or newer; this is ${process.versions.node}, and no newer one is packaged for ${process.platform}-${process.arch}. Install Node 24 from nodejs.org, then try again.`,
  )
}

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}
