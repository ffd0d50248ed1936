// Runs a .ts file of ours under Node 24 after seeing to the packages: node scripts/tool.mjs <file> [arguments].
// Nothing but the file's own output reaches stdout, and it runs in the folder where the person called npm.
import path from 'node:path'
import { calledFrom, root } from './lib/paths.mjs'
import { runInForeground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { node24 } from './steps/node24.mjs'
import { preparePackages } from './steps/runtime.mjs'

await main(async () => {
  const [file = '', ...args] = process.argv.slice(2)
  await preparePackages()
  return runInForeground(node24(), [path.join(root, file), ...args], { cwd: calledFrom })
})
