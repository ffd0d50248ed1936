// npm run bench: runs test/bench/*.ts one after the other, or those whose name holds the argument.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { onDisplay } from './lib/display.mjs'
import { root } from './lib/paths.mjs'
import { runInForeground } from './lib/run.mjs'
import { main, Problem } from './lib/say.mjs'
import { node24 } from './steps/node24.mjs'
import { prepareApp } from './steps/runtime.mjs'

await main(async () => {
  const folder = path.join(root, 'test', 'bench')
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.ts') && name.includes(process.argv[2] ?? ''))
    .toSorted()
  if (names.length === 0) throw new Problem(`No benchmark in test/bench matches "${process.argv[2] ?? ''}".`)
  const runtime = await prepareApp({ virtualDisplay: true })
  let worst = 0
  for (const name of names) {
    const { command, args } = onDisplay(node24(), [path.join(folder, name)])
    worst = Math.max(
      worst,
      await runInForeground(command, args, { env: { KEYHOLDER_RUNTIME: JSON.stringify(runtime) } }),
    )
  }
  return worst
})
