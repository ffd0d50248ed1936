// npm run e2e: the tests of the window alone; what follows "--" goes to Playwright, as in a file's name.
import { main } from './lib/say.mjs'
import { preparePackages } from './steps/runtime.mjs'
import { testWindow } from './steps/window-tests.mjs'

await main(async () => {
  await preparePackages()
  return testWindow(process.argv.slice(2))
})
