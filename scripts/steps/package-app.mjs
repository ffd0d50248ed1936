// Packs the built app with the Electron that was found, sets its fuses, reads them back and starts the result once.
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inModules, root } from '../lib/paths.mjs'
import { run, tail } from '../lib/run.mjs'
import { Problem, say, step } from '../lib/say.mjs'
import { ensureBuilt } from './build.mjs'
import { announce, ensureElectron } from './electron.mjs'
import { checkFuses } from './fuses.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNative } from './native.mjs'
import { node24 } from './node24.mjs'
import { makeDeb } from './package-deb.mjs'
import { preparing } from './runtime.mjs'
import { smokeTest } from './smoke-test.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

const dist = path.join(root, 'dist')
const config = path.join(root, 'scripts', 'package', 'electron-builder.json')

/**
 * @param {{ testing: boolean, all: boolean }} wish testing: the stand-in runtime may be packed; all: installers too whose
 *   tools come from the network
 * @returns {Promise<number>} 0
 */
export async function packageApp({ testing, all }) {
  const electron = await preparing(async () => {
    await ensureInstalled()
    const found = await ensureElectron()
    if (found.source !== 'official' && !testing) throw new Problem(refusal(found))
    await ensureSystemLibraries(found.executable, { display: true })
    await ensureBuilt()
    return found
  })
  announce(electron)
  await rm(dist, { recursive: true, force: true })
  await step(
    'packing the app',
    () => withBareRuntime(electron, (folder) => build(folder, electron, all ? [] : ['--dir'])),
    () => 'packed the app into dist/',
  )
  const unpacked = await unpackedApp()
  if (electron.source === 'stand-in') await bringOlderBinding(electron.executable, unpacked)
  if (process.platform !== 'linux') {
    say('the fuses are checked and the app is started on Linux alone; look at it by hand here')
    return 0
  }
  const binary = path.join(unpacked, 'keyholder')
  const fuses = await checkFuses(binary)
  say(`fuses as they should be: ${fuses.join(', ')}`)
  await step(
    'starting the packed app',
    () => smokeTest(binary),
    () => 'the packed app starts, keeps its store, and refuses what the fuses close',
  )
  const deb = await step(
    'making the .deb',
    () => makeDeb({ unpacked, dist, testing: electron.source !== 'official' }),
    (file) => `made ${path.relative(root, file)}`,
  )
  return existsSync(deb) ? 0 : 1
}

/** @param {import('./electron.mjs').Electron} electron */
function refusal({ source, version, executable }) {
  return source === 'stand-in'
    ? `Electron ${version} from the npm registry is an old stand-in with known security holes; a release is never made of it. Restore the connection to github.com ("npx install-electron" fetches the official Electron) and try again. To try packaging itself: npm run package -- --testing`
    : `ELECTRON_OVERRIDE_DIST_PATH names ${executable}, of which nobody can say where it comes from; a release is made of the official Electron alone. Unset the variable and try again. To try packaging itself: npm run package -- --testing`
}

/**
 * The runtime without the starter that runs an app from its folder, which for the stand-in is a folder itself.
 * @param {import('./electron.mjs').Electron} electron
 * @param {(folder: string) => Promise<void>} work
 */
async function withBareRuntime({ executable, source }, work) {
  const folder =
    process.platform === 'darwin' ? path.resolve(executable, '../../../..') : path.dirname(executable)
  if (source !== 'stand-in') return work(folder)
  const bare = await mkdtemp(path.join(tmpdir(), 'keyholder-runtime-'))
  try {
    await cp(folder, bare, { recursive: true, filter: (file) => !file.endsWith('default_app.asar') })
    return await work(bare)
  } finally {
    await rm(bare, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder that holds the unpacked Electron
 * @param {import('./electron.mjs').Electron} electron
 * @param {readonly string[]} choice electron-builder's own arguments
 */
async function build(folder, { version, source }, choice) {
  const given = JSON.parse(await readFile(config, 'utf8'))
  // The stand-in is older than this fuse.
  if (source === 'stand-in') delete given.electronFuses.grantFileProtocolExtraPrivileges
  const settings = {
    ...given,
    electronDist: folder,
    ...(version === 'override' ? {} : { electronVersion: version }),
  }
  const file = path.join(dist, 'electron-builder.json')
  await mkdir(dist, { recursive: true })
  await writeFile(file, JSON.stringify(settings))
  const { status, output } = await run(
    node24(),
    [inModules('electron-builder', 'cli.js'), '--publish', 'never', '--config', file, ...choice],
    { timeout: 15 * 60_000 },
  )
  await rm(file)
  if (status !== 0)
    throw new Problem(
      `The app could not be packed:\n${tail(output, 30)}\n\nMend what the lines above name, then try again.`,
    )
}

async function unpackedApp() {
  const found = (await readdir(dist)).find((name) => name.endsWith('-unpacked') || name.startsWith('mac'))
  if (found === undefined) throw new Problem('electron-builder left no unpacked app in dist/.')
  return path.join(dist, found)
}

/**
 * The prebuilt SQLite needs a newer Node-API than the stand-in has: the one that was compiled for it takes its place.
 * @param {string} executable
 * @param {string} unpacked
 */
async function bringOlderBinding(executable, unpacked) {
  const binding = await ensureNative(executable)
  if (binding === undefined) return
  const prebuilds = path.join(
    unpacked,
    'resources',
    'app.asar.unpacked',
    'node_modules',
    'better-sqlite3',
    'prebuilds',
  )
  await copyFile(binding, path.join(prebuilds, `${process.platform}-${process.arch}.node`))
}
