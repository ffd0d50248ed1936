// What the outbox shows in its columns.
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'

export function outboxColumns(t: Translate, format: Formatter): ListColumn<OutboxMessage>[] {
  return [
    { id: 'to', header: t('mail:outbox.to'), width: 250, fixed: true, sortable: false, cell: ({ to }) => to },
    {
      id: 'subject',
      header: t('mail:outbox.subject'),
      width: 320,
      grow: true,
      sortable: false,
      cell: ({ subject }) => subject,
    },
    {
      id: 'state',
      header: t('people:columns.state'),
      width: 190,
      sortable: false,
      cell: ({ state, linkIs }) =>
        linkIs === 'ended' ? (
          <StatusBadge tone="neutral" label={t('mail:outbox.ended')} />
        ) : (
          <StatusBadge tone="attention" label={t(`mail:outbox.${state}`)} />
        ),
    },
    {
      id: 'createdAt',
      header: t('mail:outbox.written'),
      width: 170,
      sortable: false,
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
  ]
}
