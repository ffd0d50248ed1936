// Holds the values of a file against chosen formats, and writes what does not fit into a file when asked to.
import { open, rename, rm } from 'node:fs/promises'
import { FileCheck } from '../../../src-shared/csv/check.ts'
import type { CheckPlan } from '../../../src-shared/csv/check.ts'
import type { Defect } from '../../../src-shared/csv/defect.ts'
import { describeDefect } from '../../../src-shared/csv/defect-text.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { CheckResult } from './messages.ts'
import { scanFile } from './scan-file.ts'
import { codec } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

/** Defects of each kind that are kept to be shown; all of them can be saved. */
export const SHOWN_DEFECTS = 1000

export interface CheckOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (bytes: number, records: number) => void
}

/** One pass over the file with a plan; `onDefect` gets every defect. */
export async function checkFile(
  source: SourceFile,
  layout: Layout,
  plan: CheckPlan,
  options: CheckOptions & { readonly onDefect?: (defect: Defect) => void },
): Promise<CheckResult> {
  const check = new FileCheck(layout, plan, codec, SHOWN_DEFECTS, options.onDefect)
  let records = 0
  await scanFile(source, layout, {
    signal: options.signal,
    onBatch: (batch) => {
      check.addBatch(batch)
      records = batch.firstRecord + batch.records - layout.headerRecord
    },
    onPiece: (bytes) => options.onProgress?.(bytes, Math.max(records, 0)),
  })
  return {
    columns: check.columns,
    defects: check.defects.first,
    counts: Object.fromEntries(check.defects.counts),
  }
}

function lineOf(defect: Defect, names: readonly string[] | null): string {
  const column = defect.column === null ? '' : names?.[defect.column] || String(defect.column + 1)
  const { record, line, kind } = defect
  return csvRecord([
    String(record),
    String(line),
    column,
    defect.value ?? '',
    kind,
    describeDefect(defect),
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
  ask: { readonly plan: CheckPlan; readonly path: string },
  ofFile: readonly Defect[],
  options: CheckOptions,
): Promise<number> {
  const temporary = `${ask.path}.part`
  const handle = await open(temporary, 'w')
  let count = 0
  let text = byteOrderMark + csvRecord(['record', 'line', 'column', 'value', 'kind', 'reason', 'accepted'])
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
    text += lineOf(defect, layout.names)
    if (text.length > 64 * 1024) flush()
  }
  try {
    ofFile.forEach(add)
    await checkFile(source, layout, ask.plan, { ...options, onDefect: add })
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
