// What the rows would do, and doing it.
import { Button, Checkbox, Tabs } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { importVerdicts } from '../../../src-shared/contract/people-import.ts'
import type { ImportDryRun, ImportVerdict } from '../../../src-shared/contract/people-import.ts'
import type { RightInSum } from '../../../src-shared/contract/people-bulk.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId } from '../../shell/running-tasks.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { DryRunRows } from './DryRunRows.tsx'
import styles from './people-import.module.css'
import { Running } from './Running.tsx'
import type { Import } from './use-import.ts'

interface DryRunProps {
  readonly current: Import
  readonly found: ImportDryRun
}

export function DryRun({ current, found }: DryRunProps) {
  const t = useText()
  const format = useFormat()
  const { counts, run } = found
  const first = importVerdicts.find((verdict) => counts[verdict] > 0) ?? 'new'
  const [verdict, setVerdict] = useState<ImportVerdict>(counts.refused > 0 ? 'refused' : first)
  const [invite, setInvite] = useState(true)
  const isBusy = current.running !== null
  const rows = counts.new + counts.changed
  const carryOut = async () => {
    const reply = await current.carryOut(invite)
    if (reply === null) return
    if (!reply.ok) return current.refuse(reply.error)
    const { added, changed } = reply.value
    notifyDone(t('people-import:done', { added: format.count(added), changed: format.count(changed) }))
    current.clear()
  }
  return (
    <section className={styles.card} aria-label={t('people-import:result')}>
      <h2>{t('people-import:result')}</h2>
      {counts.refused > 0 ? <Notice tone="attention">{t('people-import:hasRefused')}</Notice> : null}
      {rows === 0 ? <Notice tone="neutral">{t('people-import:nothing')}</Notice> : null}
      <Sums title={t('people-import:gained')} rights={found.gained} />
      <Sums title={t('people-import:lost')} rights={found.lost} />
      <Tabs value={verdict} onChange={(value) => setVerdict(value as ImportVerdict)}>
        <div className={styles.tabs}>
          <Tabs.List>
            {importVerdicts.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {`${t(`people-import:verdicts.${each}`)} (${format.count(counts[each])})`}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {counts.refused > 0 ? <SaveRejects run={run} /> : null}
        </div>
        <Tabs.Panel value={verdict}>
          <DryRunRows key={verdict} run={run} verdict={verdict} />
        </Tabs.Panel>
      </Tabs>
      <div className={styles.acts}>
        {counts.new > 0 ? (
          <Checkbox
            className={styles.invite ?? ''}
            label={t('people-import:invite')}
            description={t('people-import:inviteHint')}
            checked={invite}
            onChange={(event) => setInvite(event.currentTarget.checked)}
          />
        ) : null}
        <Running current={current} />
        <Button disabled={rows === 0} loading={isBusy} onClick={() => void carryOut()}>
          {t(counts.refused > 0 ? 'people-import:runValid' : 'people-import:runAll', {
            count: rows,
            rows: format.count(rows),
          })}
        </Button>
      </div>
    </section>
  )
}

const shown = 6

function Sums({ title, rights }: { readonly title: string; readonly rights: readonly RightInSum[] }) {
  const t = useText()
  const format = useFormat()
  if (rights.length === 0) return null
  const words = ({ action, people }: RightInSum) =>
    t('people-import:inSum', {
      right: t(`policy:actions.${action}`),
      count: people,
      people: format.count(people),
    })
  return (
    <div className={styles.sums}>
      <h3>{title}</h3>
      <ul>
        {rights.slice(0, shown).map((right) => (
          <li key={right.action + right.scope}>{words(right)}</li>
        ))}
        {rights.length > shown ? <li>{t('people-import:more', { count: rights.length - shown })}</li> : null}
      </ul>
    </div>
  )
}

function SaveRejects({ run }: { readonly run: string }) {
  const t = useText()
  const format = useFormat()
  const save = async () => {
    const reply = await ask('people-import.save-rejects', { run, taskId: newTaskId() })
    if (!reply.ok) return reply.error.code === 'cancelled' ? undefined : notifyRefused(reply.error)
    const { rows, fileName } = reply.value
    notifyDone(t('people-import:rejects.done', { count: rows, rows: format.count(rows), fileName }))
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => void save()}
    >
      {t('people-import:rejects.button')}
    </Button>
  )
}
