// The audit trail (B-08): every event as a sentence, found by filters, shown in full beside the list, exported and verified.
import { Button, Menu } from '@mantine/core'
import { IconCalendarSearch, IconDownload, IconShieldCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { trailFormats } from '../../../src-shared/contract/audit-trail.ts'
import type { AuditRow, TrailFormat } from '../../../src-shared/contract/audit-trail.ts'
import { call } from '../../api/client.ts'
import { useMay, usePreferences } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useListView } from '../../ui/table/list-view.ts'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import styles from './audit-trail.module.css'
import { EventPanel } from './EventPanel.tsx'
import { NarrowDialog } from './NarrowDialog.tsx'
import { SavedMenu } from './SavedMenu.tsx'
import { trailColumns, trailFilters } from './trail-columns.tsx'
import { trailQuery, trailScreen } from './trail-query.ts'
import { useTrailExport, useVerification } from './use-trail-acts.ts'
import { VerdictDialog } from './VerdictDialog.tsx'

const changing = ['audit-trail', 'people', 'roles', 'organization', 'programs', 'preferences'] as const
const newestFirst = { column: 'at', descending: true }

export function AuditTrailPage({ params }: PageProps) {
  const seq = typeof params['event'] === 'number' ? params['event'] : null
  return (
    <ListDetail
      list={<TrailList openId={seq} />}
      detail={seq === null ? null : <EventPanel key={seq} seq={seq} onClose={() => setParams({})} />}
    />
  )
}

function TrailList({ openId }: { readonly openId: number | null }) {
  const t = useText()
  const format = useFormat()
  const preferences = usePreferences()
  const view = useListView(trailScreen)
  const choices = useCall('audit-trail.choices', {}, { refreshOn: changing })
  const about = view.filters['about'] ?? []
  const named = useCall('audit-trail.parties', about.length === 0 ? null : { search: '', keys: [...about] })
  const columns = useMemo(() => trailColumns(t, format), [t, format])
  const filters = useMemo(
    () =>
      trailFilters(view.filters, {
        t,
        preferences,
        choices: choices.value,
        parties: named.value?.parties ?? [],
      }),
    [t, preferences, view.filters, choices.value, named.value],
  )
  const [all, setAll] = useState<number>()
  const fetchRows: FetchRows<AuditRow> = async ({ offset, limit, ...query }) => {
    const page = await call('audit-trail.list', { ...trailQuery(query), offset, limit })
    setAll(page.all)
    return page
  }
  const exportTrail = useTrailExport(columns)
  return (
    <DataTable<AuditRow, number>
      screen={trailScreen}
      label={t('audit:title')}
      columns={columns}
      rowId={(row) => row.seq}
      fetchRows={fetchRows}
      refreshOn={changing}
      initialSort={newestFirst}
      searchLabel={t('audit:search')}
      filters={filters}
      overall={all}
      actions={<Actions onExport={(kind) => void exportTrail(kind)} />}
      onOpen={(row) => setParams({ event: row.seq })}
      openId={openId}
      empty={<Empty title={t('audit:empty.title')}>{t('audit:empty.hint')}</Empty>}
    />
  )
}

function Actions({ onExport }: { readonly onExport: (kind: TrailFormat) => void }) {
  const t = useText()
  const mayVerify = useMay('audit-trail.verify')
  const [isNarrowing, setNarrowing] = useState(false)
  const { verify, isRunning, verdict, forget } = useVerification()
  const label = { label: styles.buttonLabel ?? '' }
  return (
    <>
      <Button variant="default" classNames={label} onClick={() => setNarrowing(true)}>
        <IconCalendarSearch size={15} aria-hidden />
        <span className={styles.secondary}>{t('audit:narrow.button')}</span>
      </Button>
      <SavedMenu />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" classNames={label}>
            <IconDownload size={15} aria-hidden />
            <span className={styles.secondary}>{t('audit:export.button')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {trailFormats.map((kind) => (
            <Menu.Item key={kind} onClick={() => onExport(kind)}>
              {t(`audit:export.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {mayVerify ? (
        <Button classNames={label} loading={isRunning} onClick={() => void verify()}>
          <IconShieldCheck size={15} aria-hidden />
          <span className={styles.primary}>{t('audit:verify.button')}</span>
        </Button>
      ) : null}
      {isNarrowing ? <NarrowDialog onClose={() => setNarrowing(false)} /> : null}
      {verdict === null ? null : <VerdictDialog verdict={verdict} onClose={forget} />}
    </>
  )
}
