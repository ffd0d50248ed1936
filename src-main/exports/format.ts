// What an export is as a file: its marks in SQLite's header, its tables and views, and the canonical text that is hashed.
// Making, verifying and opening read it from here. The schema is one text for each version of the format, and released
// versions are kept (`schemas.ts`): a file with anything else in it is none of ours.
import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { ExportedTable, ExportedView, TableDeclaration } from './declaration.ts'
import { ownTables, ownViews, seal } from './own-tables.ts'
import type { FileTable } from './own-tables.ts'
import type { FileSchema } from './schemas.ts'

/** ASCII "KeyA", in the header of every export. */
export const exportApplicationId = 0x4b657941
/** Of what is made now. Whatever changes the schema is another version: `ARCHITECTURE.md` tells how. */
export const formatVersion = 1
export const exportExtension = 'keyholder-audit'
export const pageSize = 4096

export type StoreDeclarations = Readonly<Record<string, TableDeclaration>>

export interface ExportFormat {
  readonly version: number
  /** The store's tables that are exported, by name. */
  readonly stored: Readonly<Record<string, ExportedTable>>
  /** Every table of the file but the seal, in order. */
  readonly tables: readonly FileTable[]
  readonly views: Readonly<Record<string, ExportedView>>
  readonly schema: FileSchema
}

/** As the seal names it. */
export function formatName(version: number): string {
  return `keyholder-audit/${version}`
}

/** The file's name for a table of the store. */
export function dataTable(name: string): string {
  return `data_${name}`
}

/** The format that declarations make. */
export function exportFormat(
  declarations: StoreDeclarations,
  declaredViews: Readonly<Record<string, ExportedView>>,
  version: number = formatVersion,
): ExportFormat {
  const stored = Object.fromEntries(
    Object.entries(declarations).filter(
      (entry): entry is [string, ExportedTable] => entry[1].kind === 'exported',
    ),
  )
  const storedTables = Object.entries(stored).map(([name, { meaning, columns, key }]) => ({
    name: dataTable(name),
    meaning,
    columns,
    key,
  }))
  const tables = [...ownTables, ...storedTables]
  const views = { ...declaredViews, ...ownViews }
  const schema = new Map([
    ...[...tables, seal].map((table) => [table.name, createTable(table)] as const),
    ...Object.entries(views).map(([name, { select }]) => [name, `CREATE VIEW ${name} AS ${select}`] as const),
  ])
  return { version, stored, tables, views, schema }
}

/** A single number as key is the row's own; everything else is stored by its key. No index repeats what is sealed. */
function createTable({ name, columns, key }: FileTable): string {
  const isNumbered = key.length === 1 && columns[key[0]!]?.type === 'INTEGER'
  const lines = Object.entries(columns).map(([column, { type }]) => {
    if (isNumbered && column === key[0]) return `  ${column} INTEGER PRIMARY KEY`
    return `  ${column} ${type}${key.includes(column) ? ' NOT NULL' : ''}`
  })
  if (isNumbered) return `CREATE TABLE ${name} (\n${lines.join(',\n')}\n) STRICT`
  return `CREATE TABLE ${name} (\n${lines.join(',\n')},\n  PRIMARY KEY (${key.join(', ')})\n) STRICT, WITHOUT ROWID`
}

/** The schema as text, a line for each thing in it: whatever else somebody adds is a further line. */
export const schemaLines = `SELECT hex(type) || '|' || hex(name) || '|' || hex(tbl_name) || '|' || ifnull(hex(sql), '-')
  FROM sqlite_schema ORDER BY type, name`

/**
 * A table as text, a line for each row in the order of the key: for each value the first letter of its type and its bytes in
 * hexadecimal. Exact to the byte, and the same in every version of SQLite and in its shell.
 */
export function tableLines(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info("${table}")`) as { readonly name: string; readonly pk: number }[]
  const values = columns.map(({ name }) => `substr(typeof("${name}"), 1, 1) || hex("${name}")`)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`)
  return `SELECT ${values.join(` || '|' || `)} FROM "${table}" ORDER BY ${key.join(', ')}`
}

/** SHA-256 of lines, each ended by a line feed; `onRow` is told now and then how many there were. */
export function hashLines(db: Database.Database, sql: string, onRow?: (rows: number) => void): string {
  const hash = createHash('sha256')
  let rows = 0
  let piece = ''
  for (const line of db.prepare(sql).pluck().iterate() as Iterable<string>) {
    piece += `${line}\n`
    rows += 1
    if (piece.length > 65_536) {
      hash.update(piece)
      piece = ''
      onRow?.(rows)
    }
  }
  return hash.update(piece).digest('hex')
}
