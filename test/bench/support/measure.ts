// Timing for benchmarks. What counts is a ratio between two things measured in the same run; milliseconds are printed so
// that a reader can judge the scale.
import { performance } from 'node:perf_hooks'

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** Runs work a few times, after one run that does not count; the median in milliseconds. */
export async function medianTime(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** What the thread that calls spends on it itself, in milliseconds: how long the window would have to wait. */
export async function ownTime(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** Prints one line: what, ours, the peer, the ratio ours / peer. */
export function printRatio(what: string, ours: number, peer: number, peerName: string): void {
  const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
  console.log(
    `${what.padEnd(56)} ${(ours / peer).toFixed(2)}×  (${ms(ours)} against ${ms(peer)}: ${peerName})`,
  )
}
