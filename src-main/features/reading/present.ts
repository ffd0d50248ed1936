// What a file has of the lists. Exports of earlier versions of the format may lack a list, or columns of one: those are left
// out, and whoever reads is told.
import type { ReadingList } from '../../../src-shared/contract/reading.ts'
import { readingLists } from '../../../src-shared/contract/reading.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'
import { Refusal } from '../../ipc/errors.ts'
import { lists } from './lists.ts'
import type { ListSource } from './table-lists.ts'

const known = new WeakMap<ExportFile, ReadonlyMap<ReadingList, ListSource>>()

/** The lists that a file has, each with the columns that it has of them. */
export function listsIn(file: ExportFile): ReadonlyMap<ReadingList, ListSource> {
  const before = known.get(file)
  if (before !== undefined) return before
  const present = readingLists.flatMap((list): [ReadingList, ListSource][] => {
    const columns = columnsOf(file, lists[list].from)
    return columns === null ? [] : [[list, cut(lists[list], new Set(columns))]]
  })
  const found = new Map(present)
  known.set(file, found)
  return found
}

/** @throws Refusal `list-not-in-export` */
export function listIn(file: ExportFile, list: ReadingList): ListSource {
  const source = listsIn(file).get(list)
  if (source === undefined) throw new Refusal('refused', 'list-not-in-export')
  return source
}

/** Null where the file has no such view or table, or not with all that is read from it. */
function columnsOf(file: ExportFile, from: string): string[] | null {
  try {
    const columns = file.prepare(`SELECT * FROM ${from}`).columns()
    return columns.map(({ name }) => name)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_ERROR') return null
    throw error
  }
}

function cut(source: ListSource, has: ReadonlySet<string>): ListSource {
  const kept = (columns: readonly string[]) => columns.filter((column) => has.has(column))
  const { from, columns, search, filters, order } = source
  return {
    from,
    columns: kept(columns),
    search: kept(search),
    filters: kept(filters),
    // By a constant where nothing of it is there.
    order: [...kept(order), 'NULL'],
  }
}
