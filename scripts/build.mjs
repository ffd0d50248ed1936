// npm run build: builds the app into out/ when the build is older than the sources.
import { main } from './lib/say.mjs'
import { ensureBuilt } from './steps/build.mjs'
import { ensureInstalled } from './steps/install.mjs'
import { preparing } from './steps/runtime.mjs'

await main(() =>
  preparing(async () => {
    await ensureInstalled()
    await ensureBuilt()
    return 0
  }),
)
