// The list of requests: all of them for Lead Users, those that went elsewhere for who records the answers.
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { requestStates } from '../../../src-shared/contract/access-requests.ts'
import type { RequestRow } from '../../../src-shared/contract/access-requests.ts'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import styles from './requests.module.css'
import { levelLabel, recipientLabel, tones } from './words.ts'

type ListInput = Input<'access-requests.list'>

interface RequestsListProps {
  readonly openId: AccessRequestId | null
  readonly onCode: () => void
}

export function RequestsList({ openId, onCode }: RequestsListProps) {
  const t = useText()
  const seesAll = useMay('access-requests.list')
  const [counts, setCounts] = useState<{ all: number; pending: number }>()
  const columns = useColumns()
  const states = requestStates.map((state) => ({ value: state, label: t(`access-requests:states.${state}`) }))
  const fetchRows: FetchRows<RequestRow> = async ({ filters, sort, ...query }) => {
    const page = await call(seesAll ? 'access-requests.list' : 'access-requests.list-routed', {
      ...query,
      filters: { state: (filters['state'] ?? []) as RequestRow['state'][] },
      sort: sort as NonNullable<ListInput['sort']> | null,
    })
    setCounts(page)
    return page
  }
  return (
    <DataTable<RequestRow, AccessRequestId>
      screen="access-requests"
      label={t('access-requests:title')}
      columns={columns}
      rowId={({ id }) => id}
      fetchRows={fetchRows}
      scope={String(seesAll)}
      refreshOn={['access-requests', 'people']}
      searchLabel={t('access-requests:inbox.search')}
      filters={[{ id: 'state', label: t('access-requests:inbox.state'), options: states }]}
      overall={counts?.all}
      actions={
        <>
          {counts === undefined ? null : (
            <span className={styles.count}>
              {t('access-requests:inbox.waiting', { count: counts.pending })}
            </span>
          )}
          <Button variant="default" leftSection={<IconKey size={15} aria-hidden />} onClick={onCode}>
            {t('access-requests:inbox.code')}
          </Button>
        </>
      }
      onOpen={({ id }) => setParams({ request: id })}
      openId={openId}
      empty={
        <Empty title={t('access-requests:inbox.empty')}>
          {t(`access-requests:inbox.${seesAll ? 'emptyHint' : 'emptyRouted'}`)}
        </Empty>
      }
    />
  )
}

function useColumns(): ListColumn<RequestRow>[] {
  const t = useText()
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'person',
        header: t('access-requests:inbox.person'),
        width: 150,
        grow: true,
        fixed: true,
        cell: ({ person }) => person.displayName,
      },
      {
        id: 'facility',
        header: t('access-requests:inbox.facility'),
        width: 150,
        grow: true,
        cell: ({ facility }) => facility.name,
      },
      {
        id: 'level',
        header: t('access-requests:inbox.level'),
        width: 105,
        cell: ({ level }) => levelLabel(t, level),
      },
      {
        id: 'state',
        header: t('access-requests:inbox.state'),
        width: 115,
        cell: ({ state }) => <StatusBadge tone={tones[state]} label={t(`access-requests:states.${state}`)} />,
      },
      {
        id: 'createdAt',
        header: t('access-requests:inbox.createdAt'),
        width: 110,
        cell: ({ createdAt }) => format.date(createdAt),
      },
      {
        id: 'recipient',
        header: t('access-requests:inbox.recipient'),
        width: 150,
        cell: (row) => recipientLabel(t, row),
      },
    ],
    [t, format],
  )
}
