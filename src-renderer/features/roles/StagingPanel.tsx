// The panel of staged changes (B-06): for each person what is gained and lost and what follows, what cannot be saved and
// why, and Save for all of it together.
import { Button, Group, Title } from '@mantine/core'
import { useId } from 'react'
import { slotOf } from '../../../src-shared/contract/staged-change.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Consequences, StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './roles.module.css'
import { countRefused } from './sentences.ts'
import { stagedSections } from './staged-sections.tsx'
import { discardAll, unstage } from './staging.ts'
import type { StagingStore } from './staging.ts'
import type { Preview } from './use-preview.ts'

interface StagingPanelProps {
  readonly store: StagingStore
  readonly preview: Preview
  readonly busy: boolean
  readonly onSave: () => void
}

export function StagingPanel({ store, preview, busy, onSave }: StagingPanelProps) {
  const t = useText()
  const format = useFormat()
  const heading = useId()
  const { items, value, isCurrent, error } = preview
  const refused = isCurrent ? countRefused(value) : 0
  const refusedSlots = items.flatMap(({ change }, index) =>
    value?.changes[index]?.isAllowed === false ? [slotOf(change)] : [],
  )
  return (
    <aside aria-labelledby={heading} className={styles.panel}>
      <header className={styles.panelHead}>
        <Title id={heading} order={2} size="h3">
          {t('roles:staging.title')}
        </Title>
        <span className={styles.soft}>{t('roles:staging.count', { count: items.length })}</span>
      </header>
      <div className={styles.panelContent} aria-busy={!isCurrent}>
        {error === null ? null : <Problem error={error} />}
        <Consequences of={value?.consequences ?? []} />
        <StagedChanges
          changes={stagedSections(preview, {
            t,
            format,
            undo: (item) => unstage(store, [slotOf(item.change)]),
          })}
        />
      </div>
      <footer className={styles.panelFoot}>
        {refused === 0 ? null : (
          <Notice tone="refused">
            {t('roles:staging.refused', { count: refused })}{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => unstage(store, refusedSlots)}>
              {t('roles:staging.dropRefused')}
            </Button>
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={busy} onClick={() => discardAll(store)}>
            {t('roles:staging.discard')}
          </Button>
          <Button loading={busy} disabled={!isCurrent || refused > 0} onClick={onSave}>
            {t('roles:staging.save', { count: items.length })}
          </Button>
        </Group>
      </footer>
    </aside>
  )
}
