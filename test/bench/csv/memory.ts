// Run in a process of its own: previews and checks one file, and prints the most memory that the process ever had, in MB,
// and what it had before the engine was started.
import { readFileSync } from 'node:fs'
import { PLAN, startEngine } from './engine.ts'

const [file = ''] = process.argv.slice(2)
/** Of this process alone: what getrusage says would include its parent's memory on Linux. */
function most(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  const [, kilobytes = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

const before = most()
const engine = await startEngine()
const session = engine.startPreview({ path: file, dateFormat: 'dd/mm/yyyy' })
await session.result
await session.check(PLAN)
session.close()
await engine.close()
console.log(JSON.stringify({ most: most(), before }))
