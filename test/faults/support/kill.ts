// Runs an act in a program of its own and ends that with SIGKILL, at a step or at a moment.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node24 } from '../../../scripts/steps/node24.mjs'

const child = join(import.meta.dirname, 'child.ts')

export interface Ended {
  /** What it printed before it ended. */
  readonly output: string
  readonly signal: NodeJS.Signals | null
}

/**
 * @param killAt the step not to be taken any more; null: let it come to its end
 * @param after milliseconds from its first word on, after which it is killed; null: never
 */
export function runAct(
  act: string,
  folder: string,
  { killAt = null, after = null }: { killAt?: number | null; after?: number | null } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const program = spawn(node24(), [child, act, folder, ...(killAt === null ? [] : [String(killAt)])])
    let output = ''
    let errors = ''
    let timer: NodeJS.Timeout | null = null
    program.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (after !== null) timer ??= setTimeout(() => program.kill('SIGKILL'), after)
    })
    program.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    program.on('error', reject)
    program.on('close', (status, signal) => {
      if (timer !== null) clearTimeout(timer)
      if (signal === null && status !== 0) reject(new Error(errors))
      else resolve({ output, signal })
    })
  })
}

/** How many steps an act takes when nobody interrupts it. */
export async function countStepsOf(act: string, folder: string): Promise<number> {
  const { output } = await runAct(act, folder)
  return Number(/steps (\d+)/.exec(output)?.[1])
}

/** The steps to try: all of them in the full run, else some, first and last among them. */
export function chosenSteps(count: number, sample: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1)
  if (process.env['KEYHOLDER_FULL'] === '1' || count <= sample) return all
  return [
    ...new Set(
      Array.from({ length: sample }, (_, index) => all[Math.round((index * (count - 1)) / (sample - 1))]!),
    ),
  ]
}
