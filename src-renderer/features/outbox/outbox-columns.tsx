// What the outbox shows in its columns.
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import { MessageState } from './MessageState.tsx'

export function outboxColumns(
  t: Translate,
  format: Formatter,
  hasServer: boolean,
): ListColumn<OutboxMessage>[] {
  const column = (id: string, width: number, cell: ListColumn<OutboxMessage>['cell']) => ({
    id,
    width,
    cell,
    sortable: false as const,
  })
  return [
    { ...column('to', 225, ({ to }) => to), header: t('mail:outbox.to'), fixed: true },
    { ...column('subject', 270, ({ subject }) => subject), header: t('mail:outbox.subject'), grow: true },
    {
      ...column('state', 150, (message) => <MessageState message={message} hasServer={hasServer} />),
      header: t('mail:outbox.columns.state'),
    },
    {
      ...column('next', 160, (message) => nextAttempt(message, { t, format, hasServer })),
      header: t('mail:outbox.columns.next'),
      // Without a server nothing is tried by itself.
      ...(hasServer ? {} : { hidden: true as const }),
    },
    {
      ...column('createdAt', 150, ({ createdAt }) => format.dateTime(createdAt)),
      header: t('mail:outbox.facts.written'),
    },
  ]
}

interface Wording {
  readonly t: Translate
  readonly format: Formatter
  readonly hasServer: boolean
}

/** When the message is tried next; empty where it is not. */
export function nextAttempt(
  { state, nextAttemptAt }: Pick<OutboxMessage, 'state' | 'nextAttemptAt'>,
  { t, format, hasServer }: Wording,
): string {
  if (state !== 'queued' || !hasServer) return ''
  return nextAttemptAt === null ? t('mail:outbox.soon') : format.dateTime(nextAttemptAt)
}
