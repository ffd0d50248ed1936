// Starts the packed app as a person would, on a display of its own, and tries the doors that its fuses close. Playwright
// cannot drive an app whose fuses are set, so this looks from outside: the store it makes, its window, its exit.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onDisplay } from '../lib/display.mjs'
import { run } from '../lib/run.mjs'
import { Problem } from '../lib/say.mjs'
import { sandboxSwitches } from './sandbox.mjs'

const patience = 60_000
const inspectPort = 9339

/**
 * @param {string} binary the packed app's
 * @throws Problem saying which of the looks failed
 */
export async function smokeTest(binary) {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyholder-packed-'))
  const switches = await sandboxSwitches(binary)
  const trick = path.join(folder, 'trick.cjs')
  try {
    await refusesToBeNode(binary)
    const data = path.join(folder, 'data')
    const args = [...switches, '--data', data, `--inspect=${inspectPort}`]
    const { command, args: onXvfb } = onDisplay(binary, args)
    const app = spawn(command, onXvfb, {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, NODE_OPTIONS: `--require=${trick}`, KEYHOLDER_SQLITE_BINDING: trick },
    })
    try {
      // Neither file is there: an app that obeyed its environment would not start.
      await until(() => existsSync(path.join(data, 'keyholder.sqlite')), 'it made no store')
      await until(() => existsSync(path.join(data, 'window.json')) || isPainted(data), 'it opened no window')
      if (await answers(inspectPort))
        throw new Problem('The packed app lets itself be debugged by --inspect.')
    } finally {
      killGroup(app.pid)
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/**
 * Without Chromium's switches, which plain Node would not know: where the app does not become Node it ends at once for want
 * of a display.
 * @param {string} binary
 */
async function refusesToBeNode(binary) {
  const { output } = await run(binary, ['-e', 'console.log("I am " + "Node")'], {
    env: { ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' },
    timeout: 20_000,
  })
  if (output.includes('I am Node'))
    throw new Problem('The packed app runs as plain Node (ELECTRON_RUN_AS_NODE).')
}

/** Chromium makes its profile when the first page loads. @param {string} data */
function isPainted(data) {
  return (
    existsSync(path.join(data, 'chromium', 'Local Storage')) ||
    existsSync(path.join(data, 'chromium', 'Preferences'))
  )
}

/** @param {() => boolean} holds @param {string} failure */
async function until(holds, failure) {
  const end = Date.now() + patience
  while (!holds()) {
    if (Date.now() > end)
      throw new Problem(`The packed app does not work: ${failure} within ${patience / 1000} s.`)
    await sleep(200)
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

/** @param {number | undefined} pid */
function killGroup(pid) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has gone by itself.
  }
}
