// Runs Playwright on the built app in the real window, on a display of its own.
import { onDisplay } from '../lib/display.mjs'
import { inModules } from '../lib/paths.mjs'
import { runInForeground } from '../lib/run.mjs'
import { ensureBuilt } from './build.mjs'
import { node24 } from './node24.mjs'
import { ensureRuntime, preparing } from './runtime.mjs'

const playwright = inModules('@playwright', 'test', 'cli.js')

/**
 * @param {readonly string[]} choice Playwright's own arguments
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} Playwright's exit status
 */
export async function testWindow(choice, env = {}) {
  const runtime = await preparing(() => ensureRuntime({ virtualDisplay: true }))
  await preparing(ensureBuilt)
  const { command, args } = onDisplay(node24(), [playwright, 'test', ...choice])
  return runInForeground(command, args, { env: { ...env, KEYHOLDER_RUNTIME: JSON.stringify(runtime) } })
}
