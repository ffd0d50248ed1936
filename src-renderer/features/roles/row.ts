// A row of the matrix of people × modules: what the list of people tells and what it takes to change it there.
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { RolesCells } from '../../../src-shared/contract/roles.ts'
import { call } from '../../api/client.ts'
import type { RowsWanted } from '../../ui/table/use-row-window.ts'

export interface RolesRow {
  readonly person: PersonRow
  readonly cells: RolesCells
}

type Sort = { column: 'name'; descending: boolean } | null

/** Main sorts, filters and pages the people; their cells come for the window of rows that is shown. */
export async function fetchRolesRows({ offset, limit, search, filters, sort }: RowsWanted) {
  const page = await call('people.list', {
    offset,
    limit,
    search,
    filters,
    // The columns of this list are those of the list of people.
    sort: sort as Sort,
  })
  const { cells } = await call('roles.of-people', { people: page.rows.map(({ id }) => id) })
  const byPerson = new Map(cells.map((each) => [each.person, each]))
  return {
    total: page.total,
    rows: page.rows.flatMap((person): RolesRow[] => {
      const own = byPerson.get(person.id)
      return own === undefined ? [] : [{ person, cells: own }]
    }),
  }
}
