// npm run screenshots: takes the README's pictures anew.
import path from 'node:path'
import { onDisplay } from './lib/display.mjs'
import { root } from './lib/paths.mjs'
import { runInForeground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { node24 } from './steps/node24.mjs'
import { prepareApp } from './steps/runtime.mjs'

await main(async () => {
  const runtime = await prepareApp({ virtualDisplay: true })
  const { command, args } = onDisplay(node24(), [path.join(root, 'scripts/pictures/take.ts')])
  return runInForeground(command, args, { env: { KEYHOLDER_RUNTIME: JSON.stringify(runtime) } })
})
