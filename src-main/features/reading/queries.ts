// The lists of an open export, over its own views. The file's schema is the expected one, word for word, before any of them
// is asked; a call names a list and columns of it, never SQL.
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'
import { listIn } from './present.ts'

export interface ListQuestion {
  readonly list: ReadingList
  readonly search: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort: { readonly column: string; readonly descending: boolean } | null
}

interface Condition {
  readonly sql: string
  readonly values: readonly string[]
}

export function countRows(file: ExportFile, question: ListQuestion): number {
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

function conditionOf(file: ExportFile, { list, search, filters }: ListQuestion): Condition {
  const source = listIn(file, list)
  const words = search.split(/\s+/).filter((word) => word !== '')
  const wanted = Object.entries(filters).filter(
    ([name, some]) => source.filters.includes(name) && some.length > 0,
  )
  const parts: Condition[] = [
    ...words.map((word) => ({
      sql: `(${['0', ...source.search.map((column) => `instr(lower(${column}), lower(?)) > 0`)].join(' OR ')})`,
      values: source.search.map(() => word),
    })),
    ...wanted.map(([name, some]) => ({
      sql: `CAST(${name} AS TEXT) IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(some)],
    })),
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
