// Makes better-sqlite3 and @node-rs/argon2 load in the Electron that was found. Any current one takes the
// prebuilt files of the packages; one with a Node-API below 10 gets a better-sqlite3 compiled here.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inCache, inModules } from '../lib/paths.mjs'
import { npmScript, onPath, run, tail } from '../lib/run.mjs'
import { Problem, step } from '../lib/say.mjs'
import { nodePackage } from './node24.mjs'

const header = fileURLToPath(new URL('../native/node-api-8.h', import.meta.url))
const check = fileURLToPath(new URL('../native/check.cjs', import.meta.url))
const prebuiltSince = 10

/**
 * Sees to it once per runtime and package version; the answer is remembered in the cache.
 * @param {string} executable Electron's
 * @returns {Promise<string | undefined>} the file for better-sqlite3's `nativeBinding`, undefined when its
 *   own prebuilt one serves
 */
export async function ensureNative(executable) {
  const record = inCache('native', `${await fingerprintOf(executable)}.json`)
  const known = await readFile(record, 'utf8').then(JSON.parse, () => undefined)
  if (known && (known.binding === null || existsSync(known.binding))) return known.binding ?? undefined

  const nodeApi = Number(await inElectron(executable, ['node-api']))
  const binding = nodeApi < prebuiltSince ? await ensureCompiled(nodeApi) : undefined
  await step(
    'trying the native packages',
    () => inElectron(executable, ['load', binding ?? '']),
    (sqlite) => `SQLite ${sqlite} and Argon2id load in this Electron`,
  )
  await mkdir(path.dirname(record), { recursive: true })
  await writeFile(record, JSON.stringify({ binding: binding ?? null }))
  return binding
}

/**
 * Changes with anything that could make the native packages load or not.
 * @param {string} executable
 */
async function fingerprintOf(executable) {
  const hash = createHash('sha256').update(executable)
  for (const file of [
    header,
    inModules('better-sqlite3', 'package.json'),
    inModules('@node-rs', 'argon2', 'package.json'),
  ])
    hash.update(await readFile(file))
  const version = await readFile(path.join(path.dirname(executable), 'version'), 'utf8').catch(() => '')
  return hash.update(version).digest('hex').slice(0, 16)
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 */
async function inElectron(executable, args) {
  const { status, output } = await run(executable, [check, ...args], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    timeout: 60_000,
  })
  if (status === 0) return output.trim()
  throw new Problem(
    `${executable} cannot run or cannot load the native packages:\n${tail(output, 4)}\n\nDelete ${inCache()} and node_modules, then try again.`,
  )
}

/** @param {number} nodeApi */
async function ensureCompiled(nodeApi) {
  const { version } = JSON.parse(await readFile(inModules('better-sqlite3', 'package.json'), 'utf8'))
  const patch = createHash('sha256')
    .update(await readFile(header))
    .digest('hex')
    .slice(0, 8)
  const file = inCache(
    'native',
    `better-sqlite3-${version}-node-api-${nodeApi}-${process.platform}-${process.arch}-${patch}.node`,
  )
  if (!existsSync(file)) {
    refuseWithoutCompiler()
    await step(
      `compiling better-sqlite3 ${version}, about a minute`,
      () => compileTo(file),
      () => `compiled better-sqlite3 ${version} for Node-API ${nodeApi}`,
    )
  }
  return file
}

function refuseWithoutCompiler() {
  const missing = ['gcc', 'g++', 'make', 'python3'].filter((program) => !onPath(program))
  if (missing.length === 0) return
  throw new Problem(
    `This Electron is too old for the prebuilt SQLite, which has to be compiled once; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not installed. On Debian or Ubuntu run: sudo apt-get install -y build-essential python3`,
  )
}

/**
 * Compiles a copy of the package, so that node_modules stays as the lock left it.
 * @param {string} file
 */
async function compileTo(file) {
  await mkdir(path.dirname(file), { recursive: true })
  const work = await mkdtemp(`${file}.partial-`)
  try {
    const copy = path.join(work, 'node_modules', 'better-sqlite3')
    await cp(inModules('better-sqlite3'), copy, { recursive: true })
    await symlink(inModules('node-addon-api'), path.join(work, 'node_modules', 'node-addon-api'))
    const { status, output } = await run(
      process.execPath,
      [nodeGyp(), 'rebuild', '--release', '--force_build=1', `--nodedir=${inModules(nodePackage)}`],
      {
        cwd: copy,
        env: {
          CXXFLAGS: `-include ${header} -I${inModules('node-addon-api')} -DNAPI_DISABLE_CPP_EXCEPTIONS`,
          PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
        },
      },
    )
    if (status !== 0)
      throw new Problem(
        `better-sqlite3 could not be compiled:\n${tail(output)}\n\nOn Debian or Ubuntu "sudo apt-get install -y build-essential python3" brings what it needs; then try again.`,
      )
    await copyFile(path.join(copy, 'build', 'Release', 'better_sqlite3.node'), `${work}.node`)
    await rename(`${work}.node`, file)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** npm brings node-gyp along. */
function nodeGyp() {
  return path.join(path.dirname(npmScript()), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
}
