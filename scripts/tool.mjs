// Runs a .ts file of ours, or a tool out of node_modules, under Node 24 after seeing to the packages:
// node scripts/tool.mjs <file> [arguments]. Nothing but the tool's own output reaches stdout.
import { runInForeground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { node24 } from './steps/node24.mjs'
import { preparePackages } from './steps/runtime.mjs'

await main(async () => {
  await preparePackages()
  return runInForeground(node24(), process.argv.slice(2))
})
