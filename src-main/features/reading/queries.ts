// The lists of an open export, over its own views. The file's schema is the expected one, word for word, before any of them
// is asked; a call names a list and columns of it, never SQL.
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import { areaOf } from '../../../src-shared/domain/audit-event.ts'
import { folded } from '../../../src-shared/domain/person-name.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'
import { listIn } from './present.ts'

export interface ListQuestion {
  readonly list: ReadingList
  readonly search: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort: { readonly column: string; readonly descending: boolean } | null
  /** Of the trail: instants that its events lie between, the second one no longer in it. */
  readonly period?: { readonly from: string | null; readonly before: string | null }
}

const taught = new WeakSet<ExportFile>()

/** Words are found as in the program's own lists, without regard to case and accents; an act says which module it is of. */
function teach(file: ExportFile): void {
  if (taught.has(file)) return
  taught.add(file)
  const options = { deterministic: true, directOnly: true } as const
  file.function('kh_folded', options, (text) => folded(String(text)))
  file.function('kh_area', options, (action) => (typeof action === 'string' ? areaOf(action) : null))
}

interface Condition {
  readonly sql: string
  readonly values: readonly string[]
}

export function countRows(file: ExportFile, question: ListQuestion): number {
  teach(file)
  const { sql, values } = conditionOf(file, question)
  return file
    .prepare(`SELECT count(*) FROM ${listIn(file, question.list).from} WHERE ${sql}`)
    .pluck()
    .get(...values) as number
}

export function pageOfRows(
  file: ExportFile,
  question: ListQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ReadingRow[] {
  teach(file)
  const { from, columns } = listIn(file, question.list)
  const { sql, values } = conditionOf(file, question)
  return file
    .prepare(
      `SELECT ${columns.join(', ')} FROM ${from} WHERE ${sql} ORDER BY ${orderOf(file, question)} LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset) as ReadingRow[]
}

/** The exact texts of some events, by number; withheld ones are left out. */
export function bodiesOf(file: ExportFile, seqs: readonly number[]): ReadonlyMap<number, string> {
  const rows = file
    .prepare(
      `SELECT seq, body FROM data_audit_event WHERE body IS NOT NULL AND seq IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(seqs)) as { seq: number; body: string }[]
  return new Map(rows.map(({ seq, body }) => [seq, body]))
}

/** The module of an event is no column: its act says it. */
function isArea(list: ReadingList, filter: string): boolean {
  return list === 'trail' && filter === 'area'
}

function conditionOf(file: ExportFile, { list, search, filters, period }: ListQuestion): Condition {
  const source = listIn(file, list)
  const words = search.split(/\s+/).filter((word) => word !== '')
  const wanted = Object.entries(filters).filter(
    ([name, some]) => (source.filters.includes(name) || isArea(list, name)) && some.length > 0,
  )
  const parts: Condition[] = [
    ...words.map((word) => ({
      sql: `instr(kh_folded(${["''", ...source.search.map((column) => `ifnull(${column}, '')`)].join(' || char(10) || ')}), ?) > 0`,
      values: [folded(word)],
    })),
    ...wanted.map(([name, some]) => ({
      sql: `${isArea(list, name) ? 'kh_area(action)' : `CAST(${name} AS TEXT)`} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(some)],
    })),
    ...(list !== 'trail' || period == null
      ? []
      : [
          ...(period.from === null ? [] : [{ sql: 'at >= ?', values: [period.from] }]),
          ...(period.before === null ? [] : [{ sql: 'at < ?', values: [period.before] }]),
        ]),
  ]
  return {
    sql: ['1', ...parts.map(({ sql }) => sql)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  }
}

function orderOf(file: ExportFile, { list, sort }: ListQuestion): string {
  const { columns, order } = listIn(file, list)
  if (sort === null || !columns.includes(sort.column)) return list === 'trail' ? 'seq DESC' : order.join(', ')
  return [`${sort.column}${sort.descending ? ' DESC' : ''}`, ...order].join(', ')
}

/** The last head that the own store's trail has at a length, for holding an export of one's own against it. */
export function headAt(file: ExportFile, length: number): string | undefined {
  return file.prepare('SELECT lower(hex(head)) FROM data_audit_event WHERE seq = ?').pluck().get(length) as
    string | undefined
}

/** What is in each table and what is withheld. */
export function listWithheld(file: ExportFile) {
  return file
    .prepare('SELECT table_name AS "table", rows_here AS rows, rows_withheld AS withheld FROM withheld')
    .all() as { table: string; rows: number; withheld: number }[]
}
