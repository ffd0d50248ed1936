// Counts what a program does to the disk, and ends it, as a power cut would, before one of these steps: every call of the
// file system and every statement that SQLite carries out counts as one.
import Database from 'better-sqlite3'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

let taken = 0
let last = Infinity
let isCounting = false

function step(): void {
  if (!isCounting) return
  taken += 1
  if (taken < last) return
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment to arrive; nothing further is done until it does.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

type Callable = (this: unknown, ...args: unknown[]) => unknown

function watch(holder: object, names: readonly string[]): void {
  const functions = holder as Record<string, Callable>
  for (const name of names) {
    const original = functions[name]!
    functions[name] = function (...args) {
      step()
      return original.apply(this, args)
    }
  }
}

/** From here on steps count. @param killAt the number of the step that is not taken any more; Infinity only counts */
export function countSteps(killAt: number): void {
  last = killAt
  const files = [
    'writeFileSync',
    'copyFileSync',
    'renameSync',
    'rmSync',
    'openSync',
    'fsyncSync',
    'writeSync',
    'mkdirSync',
  ]
  watch(fs, files)
  watch(fs.promises, ['writeFile', 'copyFile', 'rename', 'rm', 'open', 'mkdir'])
  syncBuiltinESMExports()
  const probe = new Database(':memory:')
  watch(Database.prototype, ['exec', 'pragma', 'backup'])
  watch(Object.getPrototypeOf(probe.prepare('SELECT 1')) as object, ['run'])
  probe.close()
  isCounting = true
}

export function stepsTaken(): number {
  return taken
}
