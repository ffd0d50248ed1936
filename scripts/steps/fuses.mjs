// The switches inside Electron's binary, read back out of what was packed: what scripts/package/electron-builder.json asks
// for must really be there.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { root } from '../lib/paths.mjs'
import { Problem } from '../lib/say.mjs'

/** How a fuse reads: '0' off, '1' on, 'r' removed from this Electron, which then has neither. */
const states = { off: 48, on: 49, removed: 114 }

/**
 * @param {string} binary Electron's, as packed
 * @returns {Promise<string[]>} each fuse with its state
 * @throws Problem naming the fuses that are not as they should be
 */
export async function checkFuses(binary) {
  const wire = await getCurrentFuseWire(binary)
  const wanted = JSON.parse(
    await readFile(path.join(root, 'scripts', 'package', 'electron-builder.json'), 'utf8'),
  ).electronFuses
  const found = Object.entries(wanted).map(([name, on]) => ({ name, on, state: stateOf(wire, name) }))
  const wrong = found.filter(
    ({ on, state }) => state !== undefined && state !== states.removed && (state === states.on) !== on,
  )
  const missing = found.filter(({ name, state }) => state === undefined && essential.includes(name))
  if (wrong.length + missing.length > 0)
    throw new Problem(
      `The packed app's fuses are not as they should be: ${[...wrong, ...missing].map(({ name }) => name).join(', ')}. Do not hand it out.`,
    )
  return found.map(({ name, on, state }) =>
    state === undefined ? `${name} not in this Electron` : `${name} ${on ? 'on' : 'off'}`,
  )
}

/** Those without which a packed app runs other people's code; every Electron that can be packed has them. */
const essential = [
  'runAsNode',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'onlyLoadAppFromAsar',
]

/**
 * @param {Awaited<ReturnType<typeof getCurrentFuseWire>>} wire
 * @param {string} name electron-builder's, as in runAsNode
 * @returns {number | undefined} undefined where this Electron does not know the fuse
 */
function stateOf(wire, name) {
  const key = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const index = Object.entries(FuseV1Options).find(([each]) => each === key)?.[1]
  return typeof index === 'number' ? wire[index] : undefined
}
