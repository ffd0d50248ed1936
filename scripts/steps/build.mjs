// Builds the app when the build is older than its sources, told by their content.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inModules, root } from '../lib/paths.mjs'
import { run, tail } from '../lib/run.mjs'
import { Problem, step } from '../lib/say.mjs'
import { node24 } from './node24.mjs'

const sources = [
  'src-main',
  'src-shared',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const stampFile = path.join(root, 'out', '.built-from')

/** Runs electron-vite unless `out/` was built from the same sources. */
export async function ensureBuilt() {
  const wanted = await fingerprint(root, sources)
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return
  // A build that fails half-way must not pass for the one that was there before.
  await rm(stampFile, { force: true })
  await step('building', build, () => 'built the app into out/')
  await writeFile(stampFile, wanted)
}

async function build() {
  const { status, output } = await run(node24(), [
    inModules('electron-vite', 'bin', 'electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (status !== 0)
    throw new Problem(
      `The app could not be built:\n${tail(output, 30)}\n\nMend what the lines above name, then try again.`,
    )
}

/**
 * A hash over the names and contents of files and folders; what is absent counts as empty.
 * @param {string} folder
 * @param {readonly string[]} entries relative to the folder
 * @returns {Promise<string>}
 */
export async function fingerprint(folder, entries) {
  const hash = createHash('sha256')
  for (const entry of entries) {
    for (const file of await filesUnder(path.join(folder, entry))) {
      hash
        .update(path.relative(folder, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {Promise<string[]>}
 */
async function filesUnder(place) {
  try {
    const found = await readdir(place, { recursive: true, withFileTypes: true })
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [place]
    if (code === 'ENOENT') return []
    throw error
  }
}
