// The engine as the app has it: the built worker where there is one, its source otherwise.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { startCsvEngine } from '../../../src-main/features/imports/analyse.ts'
import type { CsvEngine, PreviewResult } from '../../../src-main/features/imports/analyse.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'

const repository = path.resolve(import.meta.dirname, '../../..')
const built = path.join(repository, 'out', 'main', 'csv-worker.js')
const source = path.join(repository, 'src-main', 'features', 'imports', 'csv-worker.ts')

export async function startEngine(): Promise<CsvEngine> {
  const hasBoth = existsSync(built) && existsSync(built.replace('csv-worker', 'csv-counter'))
  const engine = startCsvEngine(hasBoth ? built : source)
  await engine.ready
  return engine
}

/** Date, time and number of the made files. */
export const PLAN: CheckPlan = {
  columns: [
    { kind: 'date', column: 1, formats: ['dd/mm/yyyy'] },
    { kind: 'time', column: 2, formats: ['HH:mm'] },
    { kind: 'number', column: 4, format: '1,234.56' },
  ],
  pivot: 69,
  // Ten million quarters of an hour reach far; this is not about years.
  thisYear: 9000,
  hourEnding: false,
  zone: null,
}

/** Milliseconds until the first rows are there; the count is not waited for. */
export async function firstScreen(engine: CsvEngine, file: string): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const session = engine.startPreview({
      path: file,
      dateFormat: 'dd/mm/yyyy',
      onFirstRows: () => {
        resolve(performance.now() - start)
        session.close()
      },
    })
    session.result.catch((error: Error & { code?: string }) => {
      if (error.code !== 'closed') reject(error)
    })
  })
}

export async function profile(engine: CsvEngine, file: string): Promise<PreviewResult> {
  const session = engine.startPreview({ path: file, dateFormat: 'dd/mm/yyyy' })
  const result = await session.result
  session.close()
  return result
}
