// For whom an export is and of what, and what that leaves of the store. Rows are chosen in SQL, over temporary tables that
// hold the numbers of what is inside.
import type Database from 'better-sqlite3'
import type { Module } from '../../src-shared/policy/roles.ts'
import type { ExportedColumn, ExportedTable, Referred } from './declaration.ts'

/** Everything, as Audit sees it (S3-14), or chosen entities with what is below them, as Restricted Audit (S3-15). */
export type Reader =
  { readonly kind: 'everything' } | { readonly kind: 'entities'; readonly entities: readonly number[] }

export interface ExportScope {
  readonly reader: Reader
  readonly modules: readonly Module[]
  /** Events of the trail from this instant on; null: from the beginning. */
  readonly from: string | null
  /** Events of the trail before this instant; null: to the end. */
  readonly to: string | null
}

type Raw = Pick<Database.Database, 'prepare'>

/** A Restricted Audit reader sees Emissions alone, whatever was chosen. */
export function modulesOf({ reader, modules }: ExportScope): readonly Module[] {
  return reader.kind === 'entities' ? ['emissions'] : modules
}

/** Fills the temporary tables. People are inside who hold, expired or not, a role or an assignment that reaches there. */
export function fillScope(db: Raw, reader: Reader): void {
  for (const table of ['entity', 'asset', 'source', 'person'])
    db.prepare(`CREATE TEMP TABLE scope_${table} (id INTEGER PRIMARY KEY)`).run()
  db.prepare('CREATE TEMP TABLE scope_above (id INTEGER PRIMARY KEY, chosen TEXT)').run()
  if (reader.kind === 'everything') return
  const chosen = JSON.stringify(reader.entities)
  db.prepare(
    `INSERT INTO scope_entity WITH RECURSIVE down (id) AS (
      SELECT entity.id FROM entity JOIN json_each(?) ON value = entity.id
      UNION SELECT entity.id FROM entity JOIN down ON parent_id = down.id) SELECT id FROM down`,
  ).run(chosen)
  db.prepare(
    `INSERT INTO scope_above WITH RECURSIVE up (chosen, id) AS (
      SELECT entity.id, parent_id FROM entity JOIN json_each(?) ON value = entity.id WHERE parent_id IS NOT NULL
      UNION SELECT chosen, parent_id FROM entity JOIN up ON entity.id = up.id WHERE parent_id IS NOT NULL
    ) SELECT id, json_group_array(chosen) FROM up WHERE id NOT IN (SELECT id FROM scope_entity) GROUP BY id`,
  ).run(chosen)
  for (const statement of [
    'INSERT INTO scope_asset SELECT id FROM asset WHERE entity_id IN (SELECT id FROM scope_entity)',
    'INSERT INTO scope_source SELECT id FROM emission_source WHERE entity_id IN (SELECT id FROM scope_entity)',
    `INSERT INTO scope_person SELECT person_id FROM role_grant
      WHERE module = 'emissions' AND role IN ('administrative', 'open', 'audit')
    UNION SELECT person_id FROM assignment WHERE entity_id IN (SELECT id FROM scope_entity UNION SELECT id FROM scope_above)
      OR asset_id IN (SELECT id FROM scope_asset) OR source_id IN (SELECT id FROM scope_source)`,
  ])
    db.prepare(statement).run()
}

/** Whoever has no name but an address is told to a reader of chosen entities by number: addresses are not for them. */
export function nameFor(
  { reader }: ExportScope,
  { id, name }: { readonly id: number; readonly name: string },
) {
  return reader.kind === 'entities' && name.includes('@') ? `Person #${id}` : name
}

const scopeTables: Partial<Record<Referred, string>> = {
  person: 'scope_person',
  entity: 'scope_entity',
  asset: 'scope_asset',
  source: 'scope_source',
}

/** The rows of a table that are inside, with the columns that are. */
export function selectRows(name: string, table: ExportedTable, scope: ExportScope): string {
  const isWhole = scope.reader.kind === 'everything'
  const columns = Object.entries(table.columns).map(([column, declared]) =>
    isWhole ? (declared.from ?? column) : narrowed(column, declared),
  )
  const order = table.key.map((column) => `${name}.${column}`).join(', ')
  return `SELECT ${columns.join(', ')} FROM ${name} WHERE ${rowsInside(table, scope)} ORDER BY ${order}`
}

function narrowed(
  column: string,
  { from, forEntities, refersTo, onlyForEverything }: ExportedColumn,
): string {
  if (onlyForEverything === true) return 'NULL'
  if (forEntities !== undefined) return forEntities
  if (refersTo === undefined) return from ?? column
  const among = scopeTables[refersTo]
  return among === undefined ? 'NULL' : `CASE WHEN ${column} IN (SELECT id FROM ${among}) THEN ${column} END`
}

function rowsInside({ part, moduleOfRow, withinEntities }: ExportedTable, scope: ExportScope): string {
  const modules = modulesOf(scope)
  if (part !== 'organization' && !modules.includes(part)) return '0'
  const conditions = [
    scope.reader.kind === 'entities' ? (withinEntities ?? '0') : '1',
    moduleOfRow === undefined
      ? '1'
      : `${moduleOfRow} IN (${modules.map((module) => `'${module}'`).join(', ')})`,
  ]
  return conditions.map((condition) => `(${condition})`).join(' AND ')
}

/** The numbers in one of the temporary tables. */
export function idsInside(db: Raw, kind: 'person' | 'entity' | 'asset' | 'source'): ReadonlySet<number> {
  return new Set(db.prepare(`SELECT id FROM ${scopeTables[kind]}`).pluck().all() as number[])
}
