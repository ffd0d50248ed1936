// npm start: opens Keyholder. Whatever follows "--" goes to the app: --demo, or --data DIR.
import { refuseWithoutDisplay } from './lib/display.mjs'
import { calledFrom, root } from './lib/paths.mjs'
import { runInForeground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { prepareApp } from './steps/runtime.mjs'

await main(async () => {
  refuseWithoutDisplay()
  const { executable, args, env } = await prepareApp({ virtualDisplay: false })
  return runInForeground(executable, [...args, root, ...process.argv.slice(2)], { env, cwd: calledFrom })
})
