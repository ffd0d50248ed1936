// The events that are shown, as a file: the same rows, order, columns and words. Written complete or not at all.
import writeXlsxFile from 'write-excel-file/node'
import type { AuditColumn, AuditRow } from '../../../src-shared/contract/audit-trail.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { translator } from '../../../src-shared/i18n/translate.ts'
import type { Wording } from '../../../src-shared/i18n/audit-values.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { getEvents, listMatching } from './list-queries.ts'
import type { RawDb } from './list-queries.ts'
import type { ExportJob } from './messages.ts'
import { auditCell, auditRow } from './rows.ts'
import { goOn } from './watch.ts'
import type { JobWatch } from './watch.ts'

/** Events read and written at a time. */
const chunkSize = 1000
/** A workbook is built in memory, and a sheet ends at 1,048,576 rows. */
export const longestSheet = 200_000

/** @throws Stopped; an error with the code `sheet-too-long`, or the system's own */
export async function exportTrail(db: RawDb, job: ExportJob, watch: JobWatch): Promise<{ events: number }> {
  const { query, columns, preferences, path, format } = job
  const wording = { t: translator(preferences.translation), format: formatter(preferences) }
  const seqs = listMatching(db, query, { offset: 0, limit: -1, timeZone: preferences.timeZone })
  if (format === 'xlsx' && seqs.length > longestSheet)
    throw Object.assign(new Error('too many events for a sheet'), { code: 'sheet-too-long' })
  const rows = chunks(db, seqs, wording, watch)
  const written = { csv: csv, json: json, xlsx: xlsx }[format](rows, columns, wording)
  await writeAtomically(path, written)
  return { events: seqs.length }
}

function* chunks(db: RawDb, seqs: readonly number[], wording: Wording, watch: JobWatch) {
  for (let done = 0; done < seqs.length; done += chunkSize) {
    goOn(watch)
    watch.progress(done, seqs.length)
    yield getEvents(db, seqs.slice(done, done + chunkSize)).map((event) => auditRow(event, wording))
  }
}

type Rows = Iterable<AuditRow[]>
type Columns = readonly AuditColumn[]

async function* csv(rows: Rows, columns: Columns, wording: Wording): AsyncGenerator<string> {
  yield byteOrderMark + csvRecord(columns.map((column) => wording.t(`audit:columns.${column}`)))
  for (const chunk of rows)
    yield chunk.map((row) => csvRecord(columns.map((column) => auditCell(column, row, wording)))).join('')
}

/** For programs: instants as they are stored, people and things with kind and id. */
async function* json(rows: Rows, columns: Columns): AsyncGenerator<string> {
  let separator = '[\n'
  for (const chunk of rows) {
    const objects = chunk.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((column) => [column, plainValue(column, row)]))),
    )
    yield separator + objects.join(',\n')
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

function plainValue(column: AuditColumn, row: AuditRow): unknown {
  return column === 'action' ? row.act : row[column]
}

const widths: Readonly<Record<AuditColumn, number>> = {
  at: 22,
  sentence: 90,
  outcome: 12,
  actor: 26,
  action: 34,
  subject: 30,
  seq: 10,
}

/** Every text is typed as text, so that none of it is taken for a formula. */
async function* xlsx(rows: Rows, columns: Columns, wording: Wording): AsyncGenerator<Uint8Array> {
  const head = columns.map((column) => ({
    type: String,
    value: wording.t(`audit:columns.${column}`),
    fontWeight: 'bold' as const,
  }))
  const body = [...rows].flatMap((chunk) =>
    chunk.map((row) =>
      columns.map((column) =>
        column === 'seq'
          ? { type: Number, value: row.seq }
          : { type: String, value: auditCell(column, row, wording) },
      ),
    ),
  )
  const file = writeXlsxFile([head, ...body], {
    columns: columns.map((column) => ({ width: widths[column] })),
    stickyRowsCount: 1,
    sheet: wording.t('audit:title'),
  })
  yield await file.toBuffer()
}
