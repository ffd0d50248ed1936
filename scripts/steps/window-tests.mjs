// Runs Playwright on the built app in the real window; each of its workers makes a display for itself.
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
  return runInForeground(node24(), [playwright, 'test', ...choice], {
    env: { ...env, KEYHOLDER_RUNTIME: JSON.stringify(runtime) },
  })
}
