// Starts the built program for a test: the real Electron, a data folder of its own, no mocks. A test fails when
// the page wrote an error to its console that the test did not expect.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { _electron, errors as driverErrors, expect, test as base } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { root } from '../../../scripts/lib/paths.mjs'
import { prepareApp } from '../../../scripts/steps/runtime.mjs'
import type { Runtime } from '../../../scripts/steps/runtime.mjs'
import { isRoot } from '../../../scripts/steps/sandbox.mjs'
import { startDisplay } from './display.ts'

export interface Program {
  /** Main, for `evaluate` inside it. */
  readonly app: ElectronApplication
  readonly page: Page
}

interface Fixtures {
  /** Given to the program with `--data`; empty at first, and gone after the test. */
  dataFolder: string
  /** Errors in the page's console so far. A test that provokes some takes them out with `splice(0)`. */
  consoleErrors: string[]
  /** Starts the program on `dataFolder`, with further arguments; a test may close it and start it again. */
  launch: (...args: string[]) => Promise<Program>
  /** The program started once, and its window. */
  program: Program
  /** The started program's window. */
  window: Page
}

interface WorkerFixtures {
  runtime: Runtime
  /** Where the worker's windows open. */
  display: void
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  runtime: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, use) => {
      const handed = process.env['KEYHOLDER_RUNTIME']
      await use(
        handed === undefined ? await prepareApp({ virtualDisplay: false }) : (JSON.parse(handed) as Runtime),
      )
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  display: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
    async ({}, use) => {
      if (process.platform !== 'linux') return use()
      const display = await startDisplay()
      process.env['DISPLAY'] = display.name
      await use()
      await display.end()
    },
    { scope: 'worker', auto: true },
  ],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'keyholder-data-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  consoleErrors: async ({}, use) => {
    const errors: string[] = []
    await use(errors)
    expect(errors, 'errors in the page’s console').toEqual([])
  },

  launch: async ({ runtime, dataFolder, consoleErrors }, use) => {
    const started: ElectronApplication[] = []
    await use(async (...args) => {
      // The demonstration has a folder of its own.
      const folder = args.includes('--demo') ? [] : ['--data', dataFolder]
      const app = await start(runtime, [...folder, ...args])
      started.push(app)
      collectErrors(app, consoleErrors)
      return { app, page: await firstWindow(app) }
    })
    for (const app of started) await close(app)
  },

  program: async ({ launch }, use) => {
    await use(await launch())
  },

  window: async ({ program }, use) => {
    await use(program.page)
  },
})

export { expect }

/** A start takes a second or two; on a busy machine a few more. */
const patience = 30_000

/**
 * Once in some hundred starts the driver holds both connections to the program and never ends its handshake, the more often the
 * busier the machine is. Such a start is told and made once more; a program that does not come up fails the second time, too.
 */
async function start(runtime: Runtime, args: readonly string[]): Promise<ElectronApplication> {
  try {
    return await startOnce(runtime, args)
  } catch (error) {
    if (!(error instanceof driverErrors.TimeoutError)) throw error
    process.stderr.write(`The driver lost a start, which is made once more:\n${error.message}\n`)
    return startOnce(runtime, args)
  }
}

async function startOnce(runtime: Runtime, args: readonly string[]): Promise<ElectronApplication> {
  return _electron.launch({
    timeout: patience,
    executablePath: runtime.executable,
    args: [...runtime.args, root, ...args],
    env: { ...(process.env as Record<string, string>), ...runtime.env },
    chromiumSandbox: !isRoot(),
  })
}

/** A test may leave a form that asks before it closes; the end of a test does not ask. */
async function close(app: ElectronApplication): Promise<void> {
  await app
    .evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
    })
    // It has been closed by the test.
    .catch(() => {})
  await app.close()
}

async function firstWindow(app: ElectronApplication): Promise<Page> {
  let output = ''
  app.process().stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    return await app.firstWindow({ timeout: 30_000 })
  } catch (error) {
    throw new Error(`The program opened no window. It wrote:\n${output}`, { cause: error })
  }
}

/** Listens to the context, since the page has begun to load before we get hold of it. */
function collectErrors(app: ElectronApplication, errors: string[]): void {
  const context = app.context()
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => errors.push(error.error().message))
}

type AxeOptions = Parameters<AxeBuilder['options']>[0]

/** WCAG 2.2 AA in light; in dark what may differ there: the rules of it that look at colours. */
const rules: Record<'light' | 'dark', NonNullable<AxeOptions['runOnly']>> = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** Checks what the page shows now against WCAG 2.2 AA, in light and in dark. */
export async function checkAccessibility(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await transitionsEnd(page)
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // What passed is not told in detail, which would take longer than finding it out.
      .options({ runOnly: rules[colorScheme], resultTypes: ['violations'] })
      .analyze()
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary })),
    )
    expect(found, `accessibility in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

/** Colours half-way between two schemes would fail for no reason. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(transitions.map(({ finished }) => finished))
  })
}
