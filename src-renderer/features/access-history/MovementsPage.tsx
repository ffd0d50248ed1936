// Joiners, movers and leavers of a period, with counts; exported as CSV or for paper.
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { movementKinds } from '../../../src-shared/contract/access-history.ts'
import type { Movement, MovementKind } from '../../../src-shared/contract/access-history.ts'
import { dayOf, daysBefore, endsBeforeItBegins } from '../../../src-shared/i18n/days.ts'
import { ask, call } from '../../api/client.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './access-history.module.css'

const changing = ['roles', 'people', 'programs', 'preferences'] as const
const formats = ['csv', 'pdf'] as const

export function MovementsPage() {
  const t = useText()
  const format = useFormat()
  const { timeZone } = usePreferences()
  const [to, setTo] = useState<string | null>(() => dayOf(new Date(), timeZone))
  const [from, setFrom] = useState(() => (to === null ? null : daysBefore(to, 89)))
  const [asked, setAsked] = useState({ from: from ?? '', to: to ?? '' })
  const [counts, setCounts] = useState<Record<MovementKind | 'all', number>>()
  const columns = useMemo((): ListColumn<Movement>[] => {
    const header = (id: string) => ({
      id,
      header: t(`audit:movements.column.${id}`),
      sortable: false as const,
    })
    return [
      { ...header('at'), width: 158, fixed: true, cell: ({ at }) => format.dateTime(at) },
      { ...header('kind'), width: 90, cell: ({ kind }) => t(`audit:movements.kind.${kind}`) },
      { ...header('person'), width: 180, cell: ({ person }) => person },
      {
        ...header('module'),
        width: 110,
        cell: ({ module }) => (module === null ? '' : t(`policy:modules.${module}`)),
      },
      { ...header('from'), width: 140, cell: (row) => row.from },
      { ...header('to'), width: 170, cell: (row) => row.to },
      { ...header('by'), width: 170, cell: ({ by }) => by },
      { ...header('sentence'), width: 420, grow: true, cell: ({ sentence }) => sentence },
    ]
  }, [t, format])
  const filters = useMemo(
    (): ListFilter[] => [
      {
        id: 'kind',
        label: t('audit:movements.column.kind'),
        options: movementKinds.map((kind) => ({ value: kind, label: t(`audit:movements.${kind}`) })),
      },
    ],
    [t],
  )
  const fetchRows: FetchRows<Movement> = async ({ offset, limit, filters: chosen }) => {
    const page = await call('access-history.movements', {
      ...asked,
      filters: chosen,
      offset,
      limit,
    })
    setCounts(page)
    return page
  }
  const choose = (next: { from: string | null; to: string | null }) => {
    setFrom(next.from)
    setTo(next.to)
    if (next.from === null || next.to === null || endsBeforeItBegins(next.from, next.to)) return
    setAsked({ from: next.from, to: next.to })
  }
  return (
    <div className={styles.column}>
      <div className={styles.bar}>
        <WallTimeField
          needed
          label={t('audit:filter.from')}
          value={from}
          onChange={(wall) => choose({ from: wall, to })}
        />
        <WallTimeField
          needed
          label={t('audit:filter.to')}
          value={to}
          onChange={(wall) => choose({ from, to: wall })}
          error={endsBeforeItBegins(from, to) ? t('errors:field.period-order') : null}
        />
        <dl className={styles.counts}>
          {movementKinds.map((kind) => (
            <div key={kind}>
              <dt>{t(`audit:movements.${kind}`)}</dt>
              <dd>
                {counts === undefined
                  ? '–'
                  : t('audit:movements.people', { count: counts[kind], people: format.count(counts[kind]) })}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles.table}>
        <DataTable<Movement, number>
          screen="access-movements"
          label={t('audit:movements.title')}
          columns={columns}
          rowId={({ seq }) => seq}
          fetchRows={fetchRows}
          scope={`${asked.from} ${asked.to}`}
          refreshOn={changing}
          filters={filters}
          overall={counts?.all}
          onOpen={({ seq }) => void go('audit-trail', { event: seq })}
          actions={<ExportMenu period={asked} />}
          empty={<Empty title={t('audit:movements.empty')}>{t('audit:movements.emptyHint')}</Empty>}
        />
      </div>
    </div>
  )
}

function ExportMenu({ period }: { readonly period: { readonly from: string; readonly to: string } }) {
  const t = useText()
  const format = useFormat()
  const run = async (kind: (typeof formats)[number]) => {
    const taskId = newTaskId()
    const input = { ...period, format: kind, taskId }
    const reply = await track(
      taskId,
      t('audit:movements.running'),
      ask('access-history.export-movements', input),
    )
    if (reply.ok) {
      const { events: count, fileName } = reply.value
      notifyDone(t('audit:export.done', { count, events: format.count(count), fileName }))
    } else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={15} aria-hidden />}>
          {t('audit:export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((kind) => (
          <Menu.Item key={kind} onClick={() => void run(kind)}>
            {t(`audit:movements.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
