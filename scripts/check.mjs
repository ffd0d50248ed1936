// npm run lint, npm run types, npm run check: the source checks whose name starts with the argument.
import { checks } from './lib/checks.mjs'
import { runInForeground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { node24 } from './steps/node24.mjs'
import { preparePackages } from './steps/runtime.mjs'

await main(async () => {
  await preparePackages()
  let failures = 0
  for (const { args } of checks.filter(({ name }) => name.startsWith(process.argv[2] ?? '')))
    failures += (await runInForeground(node24(), args)) === 0 ? 0 : 1
  return failures === 0 ? 0 : 1
})
