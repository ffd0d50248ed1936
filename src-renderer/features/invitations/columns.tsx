// What the list of invitations shows in its columns.
import type { InvitationRow } from '../../../src-shared/contract/invitations.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { intoText } from '../../shell/InvitationHistory.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { InvitationState } from '../../ui/status/InvitationState.tsx'

export function invitationColumns(t: Translate, format: Formatter): ListColumn<InvitationRow>[] {
  const header = (id: string) => t(`invitations:columns.${id}`)
  return [
    {
      id: 'name',
      header: header('name'),
      width: 165,
      grow: true,
      fixed: true,
      cell: ({ person }) => person.displayName,
    },
    { id: 'email', header: header('email'), width: 205, cell: ({ email }) => email },
    {
      id: 'state',
      header: header('state'),
      width: 150,
      cell: ({ state }) => <InvitationState state={state} t={t} />,
    },
    {
      id: 'into',
      header: header('into'),
      width: 200,
      sortable: false,
      cell: (row) => intoText(t, row),
    },
    { id: 'by', header: header('by'), width: 140, cell: ({ by }) => by ?? '' },
    {
      id: 'createdAt',
      header: header('createdAt'),
      width: 165,
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
    {
      id: 'expiresAt',
      header: header('expiresAt'),
      width: 110,
      cell: ({ expiresAt }) => format.date(expiresAt),
    },
  ]
}
