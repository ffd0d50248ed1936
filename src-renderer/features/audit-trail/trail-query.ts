// The list's view as the question that main is asked: the same for a page and for an export.
import type { Input } from '../../../src-shared/contract/index.ts'
import type { ListQuery } from '../../ui/table/list-view.ts'

export const trailScreen = 'audit-trail'

type TrailQuery = Pick<Input<'audit-trail.list'>, 'search' | 'filters' | 'newestFirst'>

/** Filters are named as the contract names them; main refuses any other. */
export function trailQuery({ search, filters, sort }: ListQuery): TrailQuery {
  return { search, filters, newestFirst: sort?.descending ?? true }
}
