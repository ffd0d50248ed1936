// B-14: nothing of the store goes into an export, or stays out of one, without somebody having said so.
import { expect, it } from 'vitest'
import { exportedTables, exportedViews } from '../../../../src-main/features/exported.ts'
import { exportFormat } from '../../../../src-main/exports/format.ts'
import { openTestStore } from '../../../migrations/support/store.ts'

/** Ordinary tables of the migrated store with their columns; search indexes belong to SQLite. */
function migrated(): Record<string, string[]> {
  return openTestStore().read(({ raw }) => {
    const names = raw
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all() as string[]
    const columns = raw.prepare('SELECT name FROM pragma_table_xinfo(?)').pluck()
    return Object.fromEntries(names.map((name) => [name, columns.all(name) as string[]]))
  })
}

it('every table of the store is declared, and no other', () => {
  expect(Object.keys(exportedTables).toSorted()).toEqual(Object.keys(migrated()))
})

it('every column of an exported table goes out or is kept back with a reason, and none does both', () => {
  const store = migrated()
  for (const [name, table] of Object.entries(exportedTables)) {
    if (table.kind !== 'exported') continue
    const kept = Object.keys(table.keptBack)
    const out = Object.entries(table.columns).filter(([, { from }]) => from === undefined)
    const declared = [...out.map(([column]) => column), ...kept].toSorted()
    expect([name, declared]).toEqual([name, store[name]!.toSorted()])
    expect(Object.values(table.keptBack).every((reason) => reason.length > 10)).toBe(true)
  }
})

it('what is secret by its name is kept back', () => {
  const suspicious = /password|secret|hash|wrapped|salt|link|code/
  const out = Object.entries(exportedTables).flatMap(([name, table]) =>
    table.kind === 'exported' ? Object.keys(table.columns).map((column) => `${name}.${column}`) : [],
  )
  expect(out.filter((column) => suspicious.test(column))).toEqual([
    // Which rule passwords follow; and what keeps a withheld event from being guessed.
    'organization.password_policy',
    'audit_event.salt',
  ])
})

it('keys come first, and every table, view and column is explained', () => {
  const { tables, views } = exportFormat(exportedTables, exportedViews)
  for (const { name, columns, key } of tables)
    expect([name, Object.keys(columns).slice(0, key.length)]).toEqual([name, key])
  const words = [
    ...tables.flatMap(({ meaning, columns }) => [
      meaning,
      ...Object.values(columns).map((each) => each.meaning),
    ]),
    ...Object.values(views).flatMap(({ meaning, columns }) => [meaning, ...Object.values(columns)]),
  ]
  expect(words.filter((meaning) => !/^[A-Z\d].*[.;]$/.test(meaning) && !/^[a-z]/.test(meaning))).toEqual([])
})
