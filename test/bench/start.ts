// From starting the process to the first contentful paint of the window, against an empty window on the same runtime.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { _electron } from '@playwright/test'
import { root } from '../../scripts/lib/paths.mjs'
import type { Runtime } from '../../scripts/steps/runtime.mjs'
import { median, printRatio } from './support/measure.ts'

const runtime = JSON.parse(process.env['KEYHOLDER_RUNTIME'] ?? '') as Runtime
const runs = 5

/** Milliseconds from launch until the page has painted something. */
async function firstPaint(appFolder: string): Promise<number> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'keyholder-bench-'))
  const started = performance.now()
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, appFolder, '--data', dataFolder],
    env: { ...(process.env as Record<string, string>), ...runtime.env },
  })
  const page = await app.firstWindow()
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  const elapsed = performance.now() - started
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
  return elapsed
}

const ours: number[] = []
const empty: number[] = []
// Turn about, so that a machine that slows down slows both.
for (let run = 0; run <= runs; run += 1) {
  const pair = [await firstPaint(root), await firstPaint(join(import.meta.dirname, 'empty-window'))] as const
  if (run > 0) {
    ours.push(pair[0])
    empty.push(pair[1])
  }
}
printRatio('start to first paint, new data folder', median(ours), median(empty), 'empty window, same runtime')
