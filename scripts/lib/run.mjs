// Starting other programs.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'
import { Problem } from './say.mjs'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the checkout when absent
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {number} [timeout] milliseconds, after which the program is killed
 */

/**
 * Runs a program to its end and collects what it prints, stdout and stderr in one text. A program that is
 * not there answers with status 127, one that was killed with 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...placed(options), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ status: 127, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? 124, output }))
  })
}

/**
 * Runs a program that talks to the person directly, and answers with its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { stdout?: 'inherit' | 'stderr' }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const stdout = options.stdout === 'stderr' ? 2 : 'inherit'
    const child = spawn(command, args, { ...placed(options), stdio: ['inherit', stdout, 'inherit'] })
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGTERM', forward).on('SIGINT', ignore)
    child.on('error', (error) => reject(new Problem(`${command} could not be started: ${error.message}.`)))
    child.on('close', (status, signal) => {
      process.off('SIGTERM', forward).off('SIGINT', ignore)
      resolve(status ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
}

// The terminal sends Ctrl+C to the child as well: wait for its end instead of leaving it behind.
function ignore() {}

/** @param {RunOptions} options */
function placed({ cwd = root, env = {}, timeout }) {
  return { cwd, env: { ...process.env, ...env }, timeout, killSignal: /** @type {const} */ ('SIGKILL') }
}

/**
 * A program's place on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file))
}

/**
 * npm's own script, run with the Node that runs us: no shell, the same on every system.
 * @returns {string}
 */
export function npmScript() {
  const beside = path.dirname(realpathSync(process.execPath))
  const fromPath = onPath('npm')
  const found = [
    process.env['npm_execpath'],
    fromPath && realpathSync(fromPath),
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file?.endsWith('npm-cli.js') && existsSync(file))
  if (!found)
    throw new Problem('npm was not found. Install Node.js 20 or newer together with npm, then try again.')
  return found
}

/**
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  return run(process.execPath, [npmScript(), ...args], options)
}

/**
 * The beginning of a long output, where npm says what went wrong.
 * @param {string} output
 * @param {number} [lines]
 */
export function head(output, lines = 8) {
  return tellingLines(output).slice(0, lines).join('\n')
}

/**
 * The end of a long output, where a compiler says what went wrong.
 * @param {string} output
 * @param {number} [lines]
 */
export function tail(output, lines = 12) {
  return tellingLines(output).slice(-lines).join('\n')
}

/** Without empty lines and the tool's own stack. @param {string} output */
function tellingLines(output) {
  return output.split('\n').filter((line) => !/^(npm error)?\s*$|^(npm error)?\s+at /.test(line))
}
