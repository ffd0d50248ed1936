// Everything the program has told me, read or not: newest first, paged by main.
import { Button } from '@mantine/core'
import { IconBellRinging, IconCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Notice } from '../../../src-shared/contract/notices.ts'
import type { NoticeId } from '../../../src-shared/domain/ids.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { noticeText } from '../../../src-shared/i18n/notice-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import styles from './notices.module.css'
import { markAllRead, markRead, noticeTopics, openNotice } from './use-notices.ts'

export function NoticesPage() {
  const t = useText()
  const format = useFormat()
  const columns = useMemo(() => noticeColumns(t, format), [t, format])
  const newest = useCall('notices.list', { offset: 0, limit: 1 }, { refreshOn: noticeTopics }).value?.rows[0]
  const unread = useCall('notices.count', {}, { refreshOn: noticeTopics }).value?.unread ?? 0
  return (
    <DataTable<Notice, NoticeId>
      screen="notices"
      label={t('notices:title')}
      columns={columns}
      rowId={({ id }) => id}
      fetchRows={({ offset, limit }) => call('notices.list', { offset, limit })}
      refreshOn={noticeTopics}
      onOpen={(notice) => void openNotice(notice)}
      actions={
        <Button variant="default" disabled={unread === 0} onClick={() => void markAllRead(newest)}>
          {t('notices:markAllRead')}
        </Button>
      }
      empty={<Empty title={t('notices:empty')}>{t('notices:emptyHint')}</Empty>}
    />
  )
}

function noticeColumns(t: Translate, format: Formatter): ListColumn<Notice>[] {
  return [
    {
      id: 'createdAt',
      header: t('notices:when'),
      width: 170,
      sortable: false,
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
    {
      id: 'text',
      header: t('notices:text'),
      width: 420,
      grow: true,
      sortable: false,
      fixed: true,
      cell: (notice) => <Words notice={notice} text={noticeText(t, format, notice)} />,
    },
    {
      id: 'state',
      header: t('notices:state'),
      width: 110,
      sortable: false,
      cell: ({ isRead }) => (
        <StatusBadge
          tone={isRead ? 'neutral' : 'attention'}
          icon={isRead ? IconCheck : IconBellRinging}
          label={t(isRead ? 'notices:read' : 'notices:unread')}
        />
      ),
    },
    {
      id: 'mark',
      header: t('notices:markRead'),
      width: 140,
      sortable: false,
      cell: (notice) =>
        notice.isRead ? null : (
          <Button variant="subtle" size="compact-xs" onClick={() => void markRead(notice)}>
            {t('notices:markRead')}
          </Button>
        ),
    },
  ]
}

function Words({ notice, text }: { readonly notice: Notice; readonly text: string }) {
  return (
    <span className={styles.row} data-unread={!notice.isRead || undefined} title={text}>
      {text}
    </span>
  )
}
