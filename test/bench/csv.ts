// CSV previews: the bars of the design, as ratios within one run.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { DateTime } from 'luxon'
import { codesOf, dateFormat } from '../../src-shared/csv/date-format.ts'
import type { CsvEngine } from '../../src-main/features/imports/analyse.ts'
import { PLAN, firstScreen, profile, startEngine } from './csv/engine.ts'
import { withFiles } from './csv/made-files.ts'
import { parseStream, startDuck } from './csv/peers.ts'
import { median, medianTime, printRatio } from './support/measure.ts'

const RUNS = 5

/** Times several kinds of work in turn, so that all of them meet the same machine; medians in milliseconds. */
async function inTurn<K extends string>(
  works: Record<K, () => Promise<unknown>>,
): Promise<Record<K, number>> {
  const names = Object.keys(works) as K[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let run = 0; run <= RUNS; run++) {
    for (const name of names) {
      const start = performance.now()
      await works[name]()
      // The first run only warms up.
      if (run > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>
}

async function compareFirstScreens(engine: CsvEngine, small: string, large: string): Promise<void> {
  const times: { small: number[]; large: number[] } = { small: [], large: [] }
  for (let run = 0; run < 15; run++) {
    times.small.push(await firstScreen(engine, small))
    times.large.push(await firstScreen(engine, large))
  }
  printRatio(
    'first screen, 10,000,000 rows',
    median(times.large),
    median(times.small),
    '10,000 rows; at most 1.5, aim 1.1',
  )
}

async function compareWithPeers(engine: CsvEngine, file: string): Promise<void> {
  const duck = await startDuck()
  const session = engine.startPreview({ path: file, dateFormat: 'dd/mm/yyyy' })
  await session.result
  const times = await inTurn({
    profile: () => profile(engine, file),
    sniff: () => duck.sniff(file),
    check: () => session.check(PLAN),
    validate: () => duck.validate(file),
  })
  session.close()
  printRatio(
    'profile of the whole file, with SHA-256',
    times.profile,
    times.sniff,
    'DuckDB sniff_csv; at most 1.0, aim 0.5',
  )
  printRatio(
    'validation of date, time and number',
    times.check,
    times.validate,
    'DuckDB try_*, 2 threads; at most 2.0, aim 1.0',
  )
  const start = performance.now()
  await parseStream(file)
  printRatio(
    'profile of the whole file',
    times.profile,
    performance.now() - start,
    'csv-parse, splitting alone',
  )
}

async function printMemory(file: string, what: string): Promise<void> {
  const script = path.join(import.meta.dirname, 'csv', 'memory.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, file])
  const { most, before } = JSON.parse(stdout) as { most: number; before: number }
  console.log(
    `peak memory at ${what}`.padEnd(56),
    `${most.toFixed(0)} MB, ${before.toFixed(0)} of them Node's own  (at most 250, aim 120)`,
  )
}

/** Stalls of the main thread while a large file is read, and how long a cancel takes. */
async function printStalls(engine: CsvEngine, file: string): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const cancels: number[] = []
  delay.enable()
  for (let run = 0; run < 10; run++) {
    const controller = new AbortController()
    const session = engine.startPreview({ path: file, dateFormat: 'dd/mm/yyyy', signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve, 100 + run * 37))
    const start = performance.now()
    controller.abort()
    await session.result.catch(() => undefined)
    cancels.push(performance.now() - start)
    session.close()
  }
  delay.disable()
  console.log('longest stall of main'.padEnd(56), `${(delay.max / 1e6).toFixed(0)} ms  (at most 50, aim 16)`)
  console.log(
    'longest time to cancel'.padEnd(56),
    `${Math.max(...cancels).toFixed(0)} ms  (at most 200, aim 100)`,
  )
}

async function compareDates(): Promise<void> {
  const values = Array.from({ length: 10_000 }, (_, i) =>
    DateTime.utc(2000, 1, 1).plus({ days: i }).toFormat('dd/MM/yyyy'),
  )
  const format = dateFormat('dd/MM/yyyy')
  const bytes = values.map((value) => codesOf(value).codes.slice(0, 12))
  const rounds = 100
  const ours = await medianTime(RUNS, () => {
    for (let round = 0; round < rounds; round++) for (const value of bytes) format.readCodes(value, 0, 10)
  })
  const luxon = await medianTime(RUNS, () => {
    for (const value of values) DateTime.fromFormat(value, 'dd/MM/yyyy', { zone: 'utc' })
  })
  const perSecond = (values.length * rounds * 1000) / ours
  console.log(
    'dates per second, dd/MM/yyyy'.padEnd(56),
    `${(perSecond / 1e6).toFixed(1)} million  (at least 8)`,
  )
  printRatio('one date', ours / rounds / values.length, luxon / values.length, 'luxon')
}

await withFiles([10_000, 1_000_000, 10_000_000], async ([small = '', middle = '', large = '']) => {
  const engine = await startEngine()
  await compareFirstScreens(engine, small, large)
  await compareWithPeers(engine, middle)
  await printStalls(engine, large)
  await engine.close()
  await printMemory(middle, '1,000,000 rows')
  await printMemory(large, '10,000,000 rows')
  await compareDates()
})
