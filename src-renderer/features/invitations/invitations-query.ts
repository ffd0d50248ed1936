// The list's state as main's question, and whom a selection of its rows means.
import type { Input } from '../../../src-shared/contract/index.ts'
import type { InvitationRow } from '../../../src-shared/contract/invitations.ts'
import type { InvitationId, PersonId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { listQuery } from '../../ui/table/list-view.ts'
import type { Selection } from '../../ui/table/selection.ts'
import type { RowsWanted } from '../../ui/table/use-row-window.ts'

export function toQuery({ offset, limit, search, filters, sort }: RowsWanted): Input<'invitations.list'> {
  // Columns and filters of this list are those of the call.
  return { offset, limit, search, filters, sort } as Input<'invitations.list'>
}

/** At most this many are acted on at once. */
const atOnce = 500

/** The people of the chosen rows, each once. "All that match" is asked of main as the list shows it. */
export async function chosenPeople(
  selection: Selection<InvitationId>,
  seen: ReadonlyMap<InvitationId, InvitationRow>,
): Promise<readonly PersonId[]> {
  const rows =
    selection.kind === 'some'
      ? [...selection.ids].flatMap((id) => seen.get(id) ?? [])
      : (
          await call('invitations.list', toQuery({ ...listQuery('invitations'), offset: 0, limit: atOnce }))
        ).rows.filter(({ id }) => !selection.except.has(id))
  return [...new Set(rows.map(({ person }) => person.id))].slice(0, atOnce)
}
