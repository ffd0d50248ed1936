// The outbox: what the program has written and nobody has sent. A message is read and copied beside the list.
import { useMemo, useState } from 'react'
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import { call } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { ListDetail, SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { outboxColumns } from './outbox-columns.tsx'
import styles from './outbox.module.css'

const changing = ['outbox', 'people'] as const

export function OutboxPage() {
  const t = useText()
  const format = useFormat()
  const [open, setOpen] = useState<OutboxMessage | null>(null)
  const columns = useMemo(() => outboxColumns(t, format), [t, format])
  return (
    <ListDetail
      list={
        <DataTable<OutboxMessage, number>
          screen="outbox"
          label={t('mail:outbox.title')}
          columns={columns}
          rowId={({ id }) => id}
          fetchRows={({ offset, limit }) => call('outbox.list', { offset, limit })}
          refreshOn={changing}
          onOpen={setOpen}
          openId={open?.id ?? null}
          empty={<Empty title={t('mail:outbox.empty')}>{t('mail:outbox.emptyHint')}</Empty>}
        />
      }
      detail={
        open === null ? null : <MessagePanel key={open.id} message={open} onClose={() => setOpen(null)} />
      }
    />
  )
}

interface MessagePanelProps {
  readonly message: OutboxMessage
  readonly onClose: () => void
}

function MessagePanel({ message, onClose }: MessagePanelProps) {
  const t = useText()
  const { subject, to, body, linkIs } = message
  return (
    <SidePanel title={subject} subtitle={to} onClose={onClose}>
      <div className={styles.message}>
        <Notice tone={linkIs === 'shown' ? 'attention' : 'neutral'}>{t(`mail:outbox.hint.${linkIs}`)}</Notice>
        <pre className={styles.body}>{body}</pre>
        <div>
          <CopyButton text={body} label={t('mail:outbox.copy')} />
        </div>
      </div>
    </SidePanel>
  )
}
