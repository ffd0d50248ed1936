// The data dictionary inside an export: every table, view and column in words, so that the file explains itself in any tool.
import type { ExportFormat } from './format.ts'
import { seal } from './own-tables.ts'

/** Rows of the table `dictionary`, in the order of its key. */
export function dictionaryRows({ tables, views }: ExportFormat): [string, number, string, string, string][] {
  const ofTables = [...tables, seal].map(({ name, meaning, columns }) =>
    rowsOf(
      name,
      'table',
      meaning,
      Object.entries(columns).map(([column, declared]) => [column, declared.meaning]),
    ),
  )
  const ofViews = Object.entries(views).map(([name, { meaning, columns }]) =>
    rowsOf(name, 'view', meaning, Object.entries(columns)),
  )
  return [...ofTables, ...ofViews].toSorted((a, b) => (a[0]![0] < b[0]![0] ? -1 : 1)).flat()
}

function rowsOf(
  name: string,
  kind: string,
  meaning: string,
  columns: [string, string][],
): [string, number, string, string, string][] {
  return [
    [name, 0, kind, '', meaning],
    ...columns.map(([column, words], index): [string, number, string, string, string] => [
      name,
      index + 1,
      'column',
      column,
      words,
    ]),
  ]
}
