// A page beside its staged changes: in a panel where there is room for one, else behind a bar that leads to it. Nothing is
// saved unseen.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import styles from './roles.module.css'
import type { StagingStore } from './staging.ts'
import { StagingPanel } from './StagingPanel.tsx'
import type { Preview } from './use-preview.ts'

interface StagedFrameProps {
  readonly store: StagingStore
  readonly preview: Preview
  readonly busy: boolean
  readonly onSave: () => void
  readonly children: ReactNode
}

export function StagedFrame({ store, preview, busy, onSave, children }: StagedFrameProps) {
  const isStaged = preview.items.length > 0
  const isWide = useMediaQuery('(min-width: 1400px)', true)
  const [isReviewing, setReviewing] = useState(false)
  // The next change starts a review of its own.
  if (isReviewing && !isStaged) setReviewing(false)
  const isPanelOpen = isStaged && (isWide || isReviewing)
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <div className={styles.content}>{children}</div>
        {isStaged && !isWide ? (
          <StagingBar
            count={preview.items.length}
            isReviewing={isReviewing}
            onReview={() => setReviewing(!isReviewing)}
          />
        ) : null}
      </div>
      {isPanelOpen ? <StagingPanel {...{ store, preview, busy, onSave }} /> : null}
    </div>
  )
}

interface StagingBarProps {
  readonly count: number
  readonly isReviewing: boolean
  readonly onReview: () => void
}

function StagingBar({ count, isReviewing, onReview }: StagingBarProps) {
  const t = useText()
  return (
    <div className={styles.bar} role="status">
      <span>{t('roles:staging.count', { count })}</span>
      <Button
        size="compact-sm"
        variant={isReviewing ? 'default' : 'filled'}
        aria-expanded={isReviewing}
        onClick={onReview}
      >
        {t(isReviewing ? 'roles:staging.hide' : 'roles:staging.review')}
      </Button>
    </div>
  )
}
