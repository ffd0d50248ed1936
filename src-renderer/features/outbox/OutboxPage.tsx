// The outbox: what the program has written to people, and what became of each message.
import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import { messageStates } from '../../../src-shared/domain/mail.ts'
import type { MessageState } from '../../../src-shared/domain/mail.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { ListWithNote } from '../../ui/panel/ListWithNote.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import { MessagePanel } from './MessagePanel.tsx'
import { outboxColumns } from './outbox-columns.tsx'
import styles from './outbox.module.css'

const changing = ['outbox', 'people'] as const

export function OutboxPage({ params }: PageProps) {
  const open = typeof params['message'] === 'number' ? params['message'] : null
  return (
    <ListDetail
      list={<OutboxList openId={open} />}
      detail={open === null ? null : <MessagePanel key={open} id={open} />}
    />
  )
}

function OutboxList({ openId }: { readonly openId: number | null }) {
  const t = useText()
  const format = useFormat()
  const server = useCall('outbox.server', {}, { refreshOn: ['outbox'] })
  const hasServer = server.value?.isSet ?? true
  const [all, setAll] = useState<number>()
  const columns = useMemo(() => outboxColumns(t, format, hasServer), [t, format, hasServer])
  const filters = useMemo(
    () => [
      {
        id: 'state',
        label: t('mail:outbox.columns.state'),
        options: messageStates.map((value) => ({ value, label: t(`mail:outbox.state.${value}`) })),
      },
    ],
    [t],
  )
  const fetchRows: FetchRows<OutboxMessage> = async ({ offset, limit, filters: chosen }) => {
    const page = await call('outbox.list', {
      offset,
      limit,
      states: (chosen['state'] ?? []) as MessageState[],
    })
    setAll(page.all)
    return page
  }
  return (
    <ListWithNote note={hasServer ? null : <NoServer />}>
      <DataTable<OutboxMessage, number>
        screen="outbox"
        label={t('mail:outbox.title')}
        columns={columns}
        rowId={({ id }) => id}
        fetchRows={fetchRows}
        refreshOn={changing}
        filters={filters}
        {...(all === undefined ? {} : { overall: all })}
        onOpen={({ id }) => setParams({ message: id })}
        openId={openId}
        empty={<Empty title={t('mail:outbox.empty')}>{t('mail:outbox.emptyHint')}</Empty>}
      />
    </ListWithNote>
  )
}

/** Nothing leaves by itself; whoever may change that is shown where. */
function NoServer() {
  const t = useText()
  const maySet = useMay('settings.edit')
  return (
    <Notice tone="attention">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <span>{t('mail:outbox.noServer')}</span>
        {maySet ? (
          <Button
            variant="default"
            size="compact-sm"
            className={styles.setServer ?? ''}
            onClick={() => void go('mail-settings')}
          >
            {t('mail:outbox.setServer')}
          </Button>
        ) : null}
      </Group>
    </Notice>
  )
}
