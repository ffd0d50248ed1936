// Holds the values of a file against chosen formats, and writes what does not fit into a file when asked to.
import { open, rename, rm } from 'node:fs/promises'
import { FileCheck } from '../../../src-shared/csv/check.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'
import type { Defect } from '../../../src-shared/csv/defect.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import type { Translation } from '../../../src-shared/domain/preferences.ts'
import { csvReason } from '../../../src-shared/i18n/csv-problem.ts'
import { translator } from '../../../src-shared/i18n/translate.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { Lanes } from './lane.ts'
import type { CheckResult, Questions } from './messages.ts'
import { scanFile } from './scan-file.ts'
import { codec } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

export interface CheckOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (bytes: number, records: number) => void
}

/** One pass over the file with a plan. */
export async function checkFile(
  source: SourceFile,
  layout: Layout,
  plan: CheckPlan,
  options: CheckOptions & { readonly lanes: Lanes },
): Promise<CheckResult> {
  const lane = options.lanes.check({ kind: 'check', layout, plan })
  let records = 0
  try {
    const { lineEnds } = await scanFile(source, layout, {
      signal: options.signal,
      reader: lane.options,
      onBatch: (batch, _place, slot) => {
        records = batch.firstRecord + batch.records
        lane.add(batch, slot)
      },
      onPiece: (bytes) => options.onProgress?.(bytes, Math.max(records - layout.headerRecord, 0)),
    })
    return await lane.end(lineEnds)
  } catch (error) {
    lane.drop()
    throw error
  }
}

/** The same in this thread, telling every single defect. */
async function findDefects(
  source: SourceFile,
  layout: Layout,
  plan: CheckPlan,
  onDefect: (defect: Defect) => void,
  { signal, onProgress }: CheckOptions,
): Promise<void> {
  const check = new FileCheck(layout, plan, codec, 0, onDefect)
  await scanFile(source, layout, {
    signal,
    onBatch: (batch) => check.addBatch(batch),
    onPiece: (bytes) => onProgress?.(bytes, 0),
  })
}

/** In whose words the problems are written. */
interface Wording {
  readonly t: Translate
  readonly translation: Translation
  /** The header of the file that has them. */
  readonly names: readonly string[] | null
}

const headings = ['record', 'line', 'column', 'value', 'kind', 'reason', 'accepted'] as const

function lineOf(defect: Defect, { t, translation, names }: Wording): string {
  const column = defect.column === null ? '' : names?.[defect.column] || String(defect.column + 1)
  const { record, line, kind } = defect
  return csvRecord([
    String(record),
    String(line),
    column,
    defect.value ?? '',
    t(`imports:problems.kind.${kind}`),
    csvReason(defect, t, translation),
    defect.accepted ?? '',
  ])
}

/**
 * Writes every defect of a check as CSV, after those of the file that are given. The file appears under its name only
 * when it is complete. How many defects it holds.
 */
export async function saveDefects(
  source: SourceFile,
  layout: Layout,
  ask: Questions['saveDefects']['ask'],
  ofFile: readonly Defect[],
  options: CheckOptions,
): Promise<number> {
  const temporary = `${ask.path}.part`
  const handle = await open(temporary, 'w')
  let count = 0
  const { translation } = ask
  const wording = { t: translator(translation), translation, names: layout.names }
  let text =
    byteOrderMark + csvRecord(headings.map((heading) => wording.t(`imports:problems.csv.${heading}`)))
  let writing = Promise.resolve()
  const flush = (): void => {
    const piece = text
    text = ''
    writing = writing.then(async () => void (await handle.write(piece)))
    // The failure is met when the writing is awaited.
    writing.catch(() => undefined)
  }
  const add = (defect: Defect): void => {
    count++
    text += lineOf(defect, wording)
    if (text.length > 64 * 1024) flush()
  }
  try {
    ofFile.forEach(add)
    await findDefects(source, layout, ask.plan, add, options)
    flush()
    await writing
    await handle.sync()
    await handle.close()
    await rename(temporary, ask.path)
    return count
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}
