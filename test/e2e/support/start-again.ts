// Starts beside the driver's own: what opening a link or a file makes of a program that runs.
import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import { root } from '../../../scripts/lib/paths.mjs'
import type { Runtime } from '../../../scripts/steps/runtime.mjs'

/** Starts the program on a data folder, without a driver. What it says is to be read from `stderr`. */
export function spawnProgram(
  runtime: Runtime,
  dataFolder: string,
  ...args: readonly string[]
): ChildProcessByStdio<null, null, Readable> {
  return spawn(runtime.executable, [...runtime.args, root, '--data', dataFolder, ...args], {
    env: { ...process.env, ...runtime.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Starts the program once more on the same data folder, and waits until it has gone again. */
export function startAgain(runtime: Runtime, dataFolder: string, ...args: readonly string[]): Promise<void> {
  const program = spawnProgram(runtime, dataFolder, ...args)
  // Nobody reads it, and a full pipe would hold the program.
  program.stderr.resume()
  return new Promise((resolve, reject) => {
    program.once('exit', () => resolve())
    program.once('error', reject)
  })
}
