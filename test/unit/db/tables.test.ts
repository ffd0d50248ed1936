// The drizzle tables are a second telling of what the migrations make: here the two are held against each other.
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openTestStore } from '../../migrations/support/store.ts'

interface Column {
  readonly type: string
  readonly notNull: boolean
  readonly primaryKey: number
}
type Tables = Record<string, Record<string, Column>>

const tablesFolder = join(import.meta.dirname, '../../../src-main/db/tables')
let declared: Tables

beforeAll(async () => {
  const modules = await Promise.all(
    readdirSync(tablesFolder).map((file) => import(join(tablesFolder, file)) as Promise<object>),
  )
  const tables = modules
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((value) => value instanceof SQLiteTable)
  declared = Object.fromEntries(tables.map((table) => [getTableConfig(table).name, columnsOf(table)]))
})

function columnsOf(table: SQLiteTable): Record<string, Column> {
  const { columns, primaryKeys } = getTableConfig(table)
  const composite = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name))
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        type: column.getSQLType().toUpperCase(),
        notNull: column.notNull,
        primaryKey: column.primary ? 1 : composite.indexOf(column.name) + 1,
      },
    ]),
  )
}

/** Ordinary tables of the migrated store; search indexes belong to SQLite. */
function migrated(): Tables {
  return openTestStore().read(({ raw }) => {
    const names = raw
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all() as string[]
    const columns = raw.prepare('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)')
    return Object.fromEntries(
      names.map((name) => {
        const rows = columns.all(name) as { name: string; type: string; notnull: number; pk: number }[]
        return [
          name,
          Object.fromEntries(
            rows.map(({ name: column, type, notnull, pk }) => [
              column,
              // A STRICT table's primary key is never null, whether it says so or not.
              { type, notNull: notnull === 1 || pk > 0, primaryKey: pk },
            ]),
          ),
        ]
      }),
    )
  })
}

test('every table of the store is declared with its columns, types, nullability and key, and no other', () => {
  expect(Object.keys(declared).length).toBeGreaterThan(10)
  expect(declared).toEqual(migrated())
})
