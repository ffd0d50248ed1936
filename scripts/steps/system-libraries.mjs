// The shared libraries that Electron needs from the system, and the virtual display for tests. On Debian as
// root they are installed; otherwise the person is told exactly which command to run.
import { existsSync } from 'node:fs'
import { onPath, run, tail } from '../lib/run.mjs'
import { Problem, step } from '../lib/say.mjs'

/** Debian's package for each library that a bare system lacks; every other one comes along with these. */
const packageOf = [
  { library: /^lib(gtk|gdk)-3\.so/, name: 'libgtk-3-0' },
  { library: /^lib(nss3|nssutil3|smime3|nspr4|plc4|plds4)\.so/, name: 'libnss3' },
  { library: /^libasound\.so/, name: 'libasound2' },
  { library: /^libgbm\.so/, name: 'libgbm1' },
]
const everything = packageOf.map(({ name }) => name)

/**
 * @param {string} executable Electron's
 * @param {{ display: boolean }} need whether a virtual display is wanted too
 */
export async function ensureSystemLibraries(executable, need) {
  if (process.platform !== 'linux') return
  const packages = missingPackages((await run('ldd', [executable])).output)
  if (need.display) packages.push(...missingDisplayPackages())
  if (packages.length === 0) return
  const names = await Promise.all(packages.map(nameInThisRelease))
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`
  if (process.getuid?.() !== 0 || !onPath('apt-get'))
    throw new Problem(
      `Electron needs system libraries that are not installed here. On Debian or Ubuntu run: sudo sh -c 'apt-get update && ${install}'. Elsewhere install the packages that hold ${names.join(', ')}.`,
    )
  await step(
    'installing system libraries',
    () => aptInstall(install),
    () => `installed system libraries: ${names.join(' ')}`,
  )
}

/**
 * The packages to install for what `ldd` could not find. A library that is in none of them still asks for all
 * of them: it is one that they depend on.
 * @param {string} ldd output of `ldd`
 * @returns {string[]}
 */
export function missingPackages(ldd) {
  const libraries = [...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  const known = libraries.map((library) => packageOf.find((entry) => entry.library.test(library))?.name)
  if (known.includes(undefined)) return [...everything]
  return everything.filter((name) => known.includes(name))
}

function missingDisplayPackages() {
  return [
    { file: '/usr/bin/Xvfb', program: 'Xvfb', name: 'xvfb' },
    { file: '/usr/bin/xauth', program: 'xauth', name: 'xauth' },
  ]
    .filter(({ file, program }) => !existsSync(file) && !onPath(program))
    .map(({ name }) => name)
}

/**
 * Newer Debian and Ubuntu renamed libraries with 64-bit times: libasound2 became libasound2t64.
 * @param {string} name
 */
async function nameInThisRelease(name) {
  const { status, output } = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`])
  return status === 0 && output.includes('Package:') ? `${name}t64` : name
}

/** @param {string} install */
async function aptInstall(install) {
  const { status, output } = await run('sh', ['-c', `apt-get update -q && ${install}`], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0)
    throw new Problem(
      `The system libraries could not be installed:\n${tail(output)}\n\nRestore the connection to the Debian mirror and try again, or run by hand: apt-get update && ${install}`,
    )
}
