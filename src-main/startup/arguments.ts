// What the command line may say. The arguments of a second start come from anybody on this machine and are taken for
// hostile: only its deep link is looked at, elsewhere.
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export interface StartOptions {
  /** Opens the made-up organization in a throw-away folder. */
  readonly demo: boolean
  /** The data folder that `--data DIR` names, absolute; null for the person's own. */
  readonly dataDir: string | null
}

/**
 * Reads the program's own options out of the process's arguments; what Chromium or the runtime understands is passed over.
 * @throws Error with a sentence when `--data` lacks its folder or stands beside `--demo`.
 */
export function readArguments(argv: readonly string[], workingDir: string): StartOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' }, data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  })
  const demo = values.demo === true
  if (values.data === true || values.data === '')
    throw new Error('--data needs a folder, as in --data ./records.')
  if (demo && values.data !== undefined) throw new Error('--demo uses a folder of its own; leave --data out.')
  return { demo, dataDir: typeof values.data === 'string' ? resolve(workingDir, values.data) : null }
}
