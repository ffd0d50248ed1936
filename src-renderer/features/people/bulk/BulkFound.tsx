// What a preview found: who is eligible, who is not and why, and which rights change (B-02, B-06).
import { Button, Tabs } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type {
  BulkPreview,
  BulkRow,
  BulkWhich,
  RightInSum,
} from '../../../../src-shared/contract/people-bulk.ts'
import type { PersonId } from '../../../../src-shared/domain/ids.ts'
import { ask, call } from '../../../api/client.ts'
import { useText } from '../../../i18n/texts.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { newTaskId } from '../../../shell/running-tasks.ts'
import { Notice } from '../../../ui/status/Notice.tsx'
import type { ListColumn } from '../../../ui/table/columns.ts'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { notifyDone, notifyRefused } from '../../../ui/toast/notify.ts'
import type { ActName } from './bulk-acts.ts'
import styles from './bulk.module.css'

interface BulkFoundProps {
  readonly act: ActName
  readonly found: BulkPreview
}

export function BulkFound({ act, found }: BulkFoundProps) {
  const t = useText()
  const format = useFormat()
  const { eligible, ineligible } = found
  const [which, setWhich] = useState<BulkWhich>(eligible === 0 ? 'ineligible' : 'eligible')
  const tab = (name: BulkWhich, count: number) => (
    <Tabs.Tab value={name}>{`${t(`people:bulk.${name}`)} (${format.count(count)})`}</Tabs.Tab>
  )
  return (
    <>
      <Notice tone={eligible === 0 ? 'refused' : ineligible === 0 ? 'good' : 'neutral'}>
        {eligible === 0
          ? t('people:bulk.nobody')
          : `${[
              t('people:bulk.eligibleCount', { count: eligible, people: format.count(eligible) }),
              ...(ineligible === 0
                ? []
                : [
                    t('people:bulk.ineligibleCount', { count: ineligible, people: format.count(ineligible) }),
                  ]),
            ].join('; ')}.`}
      </Notice>
      {found.losesLastLead ? <Notice tone="attention">{t('people:bulk.lastLead')}</Notice> : null}
      {found.isOwnAccess ? <Notice tone="attention">{t('people:bulk.ownAccess')}</Notice> : null}
      {act === 'remove' && eligible > 0 ? (
        <Notice tone="attention">{t('people:bulk.irreversible')}</Notice>
      ) : null}
      <Sums title={t('people:bulk.gained')} rights={found.gained} />
      <Sums title={t('people:bulk.lost')} rights={found.lost} />
      {ineligible === 0 ? null : (
        <section className={styles.sums}>
          <h3>{t('people:bulk.why')}</h3>
          <ul>
            {found.reasons.map(({ reason, people }) => (
              <li key={reason}>
                {t('people:bulk.inSum', {
                  right: trimmed(reason),
                  count: people,
                  people: format.count(people),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Tabs value={which} onChange={(value) => setWhich(value === 'ineligible' ? value : 'eligible')}>
        <div className={styles.tabs}>
          <Tabs.List>
            {tab('eligible', eligible)}
            {tab('ineligible', ineligible)}
          </Tabs.List>
          <SaveLists preview={found.preview} />
        </div>
        <Tabs.Panel value={which}>
          <Rows key={which} preview={found.preview} which={which} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function trimmed(reason: string): string {
  return reason.replace(/\.$/, '')
}

const shown = 6

function Sums({ title, rights }: { readonly title: string; readonly rights: readonly RightInSum[] }) {
  const t = useText()
  const format = useFormat()
  if (rights.length === 0) return null
  return (
    <section className={styles.sums}>
      <h3>{title}</h3>
      <ul>
        {rights.slice(0, shown).map(({ action, scope, people }) => (
          <li key={action + scope}>
            {t('people:bulk.inSum', {
              right: t(`policy:actions.${action}`),
              count: people,
              people: format.count(people),
            })}
          </li>
        ))}
        {rights.length > shown ? <li>{t('people:bulk.more', { count: rights.length - shown })}</li> : null}
      </ul>
    </section>
  )
}

function Rows({ preview, which }: { readonly preview: string; readonly which: BulkWhich }) {
  const t = useText()
  const columns: ListColumn<BulkRow>[] = useMemo(
    () => [
      {
        id: 'name',
        header: t('people:bulk.person'),
        width: 180,
        grow: which === 'eligible',
        sortable: false as const,
        cell: (row) => row.name,
      },
      {
        id: 'email',
        header: t('people:columns.email'),
        width: 210,
        sortable: false as const,
        cell: (row) => row.email,
      },
      ...(which === 'eligible'
        ? []
        : [
            {
              id: 'reason',
              header: t('people:bulk.reason'),
              width: 260,
              grow: true,
              sortable: false as const,
              cell: (row: BulkRow) => row.reason,
            },
          ]),
    ],
    [t, which],
  )
  return (
    <div className={styles.rows}>
      <DataTable<BulkRow, PersonId>
        screen={`bulk-${which}`}
        label={t(`people:bulk.${which}`)}
        columns={columns}
        rowId={(row) => row.person}
        scope={preview}
        initialSort={null}
        fetchRows={({ offset, limit }) => call('people.bulk-rows', { preview, which, offset, limit })}
        empty={<p>{t('people:bulk.noneHere')}</p>}
      />
    </div>
  )
}

function SaveLists({ preview }: { readonly preview: string }) {
  const t = useText()
  const format = useFormat()
  const save = async () => {
    const reply = await ask('people.export-bulk', { preview, taskId: newTaskId() })
    if (!reply.ok) return reply.error.code === 'cancelled' ? undefined : notifyRefused(reply.error)
    const { rows, fileName } = reply.value
    notifyDone(t('people:bulk.export.done', { count: rows, rows: format.count(rows), fileName }))
  }
  return (
    <Button
      className={styles.save ?? ''}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => void save()}
    >
      {t('people:bulk.export.button')}
    </Button>
  )
}
