// What of the store goes into an export for auditors (B-14). Each feature declares its tables: what they hold in words,
// which columns stay behind and why, and which rows a reader of chosen entities may have. A table without a declaration
// does not compile (`features/exported.ts`), and what is not declared never leaves the store.
import type { Module } from '../../src-shared/policy/roles.ts'

/** Whose choice of modules takes a table in; the organization's own are in every export. */
export type Part = Module | 'organization'

/** What a column's number may point at, so that it is left out where the thing is. */
export type Referred =
  'person' | 'entity' | 'asset' | 'source' | 'program' | 'facility' | 'regulator' | 'invitation'

export interface ExportedColumn {
  /** No REAL: versions of SQLite print those differently. */
  readonly type: 'INTEGER' | 'TEXT' | 'BLOB'
  /** In words, for the dictionary inside the file. */
  readonly meaning: string
  readonly refersTo?: Referred
  /** SQL over the store's row, where it is not the column of the same name. */
  readonly from?: string
  /** SQL over the store's row for a reader of chosen entities, where they get something else. */
  readonly forEntities?: string
  /** Empty for a reader of chosen entities. */
  readonly onlyForEverything?: true
}

export interface ExportedTable {
  readonly kind: 'exported'
  readonly part: Part
  readonly meaning: string
  /** In order; the key's columns come first. */
  readonly columns: Readonly<Record<string, ExportedColumn>>
  readonly key: readonly string[]
  /** Columns of the store that stay behind, and why. */
  readonly keptBack: Readonly<Record<string, string>>
  /** SQL that names the module of a row, where the rows of one table belong to several. */
  readonly moduleOfRow?: string
  /** SQL condition for a reader of chosen entities, over `scope_person`, `scope_entity` and so on; null: no row. */
  readonly withinEntities: string | null
}

/** Never leaves the store, and why. */
export interface SecretTable {
  readonly kind: 'secret' | 'left-out'
  readonly because: string
}

export type TableDeclaration = ExportedTable | SecretTable

/** A view for reading, made inside the export over its tables. */
export interface ExportedView {
  readonly meaning: string
  /** In words, by column, in the order of the SELECT. */
  readonly columns: Readonly<Record<string, string>>
  /** A SELECT over the export's tables, whose names begin with `data_`. */
  readonly select: string
}

type Options = Pick<ExportedColumn, 'refersTo' | 'from' | 'forEntities' | 'onlyForEverything'>

export const integer = (meaning: string, options: Options = {}): ExportedColumn => ({
  type: 'INTEGER',
  meaning,
  ...options,
})
export const text = (meaning: string, options: Options = {}): ExportedColumn => ({
  type: 'TEXT',
  meaning,
  ...options,
})
export const blob = (meaning: string, options: Options = {}): ExportedColumn => ({
  type: 'BLOB',
  meaning,
  ...options,
})
/** The number of somebody or something else; empty where that is not in the export. */
export const reference = (refersTo: Referred, meaning: string, options: Options = {}): ExportedColumn =>
  integer(meaning, { refersTo, ...options })

export function exportedTable(table: Omit<ExportedTable, 'kind'>): ExportedTable {
  return { kind: 'exported', ...table }
}

export function secretTable(because: string): SecretTable {
  return { kind: 'secret', because }
}

export function leftOutTable(because: string): SecretTable {
  return { kind: 'left-out', because }
}
