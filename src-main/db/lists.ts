// What all lists have in common: a window of the rows, their order, and the search by words. People are too many for
// such a search and have an index of their own.
import { and, asc, desc, or, sql } from 'drizzle-orm'
import type { SQL, SQLWrapper } from 'drizzle-orm'

/** Zero-based. */
export interface Window {
  readonly offset: number
  readonly limit: number
}

export interface Sort<Column extends string> {
  readonly column: Column
  readonly descending: boolean
}

export interface Page<Row> {
  readonly rows: Row[]
  /** How many match. */
  readonly total: number
  /** How many there are to the actor, matching or not. */
  readonly all: number
}

/** The chosen column, then those that make the order a certain one: pages must never overlap. */
export function ordered<Column extends string>(
  sort: Sort<Column> | null,
  columns: Readonly<Record<Column, SQLWrapper>>,
  then: readonly SQLWrapper[],
): SQL[] {
  const rest = then.map((column) => asc(column))
  if (sort === null) return rest
  const chosen = columns[sort.column]
  return [sort.descending ? desc(chosen) : asc(chosen), ...rest]
}

/** Every word of the text occurs in some of the columns; undefined, which filters nothing, where there is no word. */
export function containsWords(text: string, columns: readonly SQLWrapper[]): SQL | undefined {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return and(...words.map((word) => or(...columns.map((column) => contains(column, word)))))
}

/** LIKE, with its wildcards taken literally. */
function contains(column: SQLWrapper, word: string): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`${column} LIKE ${pattern} ESCAPE '\\'`
}
