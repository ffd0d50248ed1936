// npm test: everything that has to hold, ending with one plain line "N passed, N failed". Source checks and the
// tests that need no window run side by side; the window's tests come last and only over sound sources.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checks } from './lib/checks.mjs'
import { withLock } from './lib/lock.mjs'
import { inModules, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main, say, seconds, sentence } from './lib/say.mjs'
import { fromPlaywright, fromVitest, inWords, oneCheck, total } from './lib/tally.mjs'
import { node24 } from './steps/node24.mjs'
import { preparePackages } from './steps/runtime.mjs'
import { testWindow } from './steps/window-tests.mjs'

/** @typedef {import('./lib/tally.mjs').Tally} Tally */

if (process.argv.includes('--full')) process.env['KEYHOLDER_FULL'] = '1'

await main(() => withLock({ name: 'test', doing: 'testing Keyholder' }, testEverything))

async function testEverything() {
  await preparePackages()
  const reports = await mkdtemp(path.join(tmpdir(), 'keyholder-test-'))
  try {
    const [withoutWindow, ofSources] = await Promise.all([testWithoutWindow(reports), checkSources()])
    const tallies = [withoutWindow, ...ofSources]
    if (ofSources.some(({ failed }) => failed > 0))
      say('the build and the tests of the window were not run: mend the source checks first')
    else tallies.push(...(await buildAndTestWindow(reports)), ...(await packaged()))
    const tally = total(tallies)
    process.stdout.write(`${inWords(tally)}\n`)
    return tally.failed === 0 ? 0 : 1
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
}

/** @returns {Promise<Tally[]>} */
async function checkSources() {
  const tallies = []
  for (const { name, args } of checks) {
    const { status } = await quietly(name, args)
    tallies.push(oneCheck(status === 0))
  }
  return tallies
}

/** @param {string} reports @returns {Promise<Tally>} */
async function testWithoutWindow(reports) {
  const report = path.join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = await quietly('unit, migration and contract tests', [
    inModules('vitest', 'vitest.mjs'),
    'run',
    ...reporters,
  ])
  return fromVitest(await readOrEmpty(report), status)
}

/**
 * Runs one tool and says in a line how it went; what it printed is shown only when it failed.
 * @param {string} name
 * @param {readonly string[]} args for Node 24
 */
async function quietly(name, args) {
  const started = performance.now()
  const { status, output } = await run(node24(), args)
  if (status !== 0) process.stderr.write(`\n${output.trimEnd()}\n\n`)
  say(`${name}: ${status === 0 ? 'passed' : 'FAILED'} (${seconds(performance.now() - started)})`)
  return { status }
}

/**
 * Counts the build as a check of its own, and Playwright's tests.
 * @param {string} reports
 * @returns {Promise<Tally[]>}
 */
async function buildAndTestWindow(reports) {
  try {
    const report = path.join(reports, 'playwright.json')
    const status = await testWindow(['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
    return [oneCheck(true), fromPlaywright(await readOrEmpty(report), status)]
  } catch (error) {
    process.stderr.write(`\n${sentence(error)}\n\n`)
    return [oneCheck(false)]
  }
}

/** In the full run alone: packs the app with whatever runtime is here, and starts what came of it. */
async function packaged() {
  if (process.env['KEYHOLDER_FULL'] !== '1') return []
  const script = path.join(root, 'scripts', 'package.mjs')
  const { status } = await quietly('packaging, and the packed app', [script, '--testing'])
  return [oneCheck(status === 0)]
}

/** @param {string} file */
async function readOrEmpty(file) {
  return readFile(file, 'utf8').catch(() => '')
}
