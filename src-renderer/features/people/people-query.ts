// The list's view as the question that main is asked: the same for a page and for an export.
import type { Input } from '../../../src-shared/contract/index.ts'
import type { ListQuery } from '../../ui/table/list-view.ts'

type PeopleQuery = Pick<Input<'people.list'>, 'search' | 'filters' | 'sort'>

/** Filters and columns are named as the contract names them; main refuses any other. */
export function peopleQuery({ search, filters, sort }: ListQuery): PeopleQuery {
  return { search, filters, sort } as PeopleQuery
}
