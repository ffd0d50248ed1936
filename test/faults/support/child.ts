// The program that gets killed: child.ts ACT FOLDER STEP. It says how many steps it took when it came to its end.
import { acts } from './acts.ts'
import { countSteps, stepsTaken } from './steps.ts'

const [name = '', folder = '', killAt = ''] = process.argv.slice(2)
const act = acts[name] ?? (await import('./program-acts.ts')).programActs[name]
if (act === undefined) throw new Error(`no act is called ${name}`)
countSteps(killAt === '' ? Infinity : Number(killAt))
await act(folder)
process.stdout.write(`steps ${stepsTaken()}\n`)
