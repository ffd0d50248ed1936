// Roles: the list of people × modules, or one person's page. Both stage into the same panel; leaving the page with staged
// changes asks, and leaves them behind.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useText } from '../../i18n/texts.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { PersonRolesPage } from './PersonRolesPage.tsx'
import { rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import { RolesList } from './RolesList.tsx'
import { discardAll } from './staging.ts'
import { StagingPanel } from './StagingPanel.tsx'
import { usePreview } from './use-preview.ts'
import { useSaveRoles } from './use-save.ts'

export function RolesPage({ params }: PageProps) {
  const preview = usePreview(rolesStaging)
  const { busy, save } = useSaveRoles(rolesStaging, preview)
  const isStaged = preview.items.length > 0
  // The list and the pages of persons are one page: going between them loses nothing.
  useLeaveGuard(isStaged, 'roles')
  useEffect(() => () => discardAll(rolesStaging), [])
  const isWide = useMediaQuery('(min-width: 1400px)', true)
  const [isReviewing, setReviewing] = useState(false)
  // The next change starts a review of its own.
  if (isReviewing && !isStaged) setReviewing(false)
  const isPanelOpen = isStaged && (isWide || isReviewing)
  const person = typeof params.person === 'number' ? (params.person as PersonId) : null
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <div className={styles.content}>
          {person === null ? <RolesList assign={params.assign} /> : <PersonRolesPage id={person} />}
        </div>
        {isStaged && !isWide ? (
          <StagingBar
            count={preview.items.length}
            isReviewing={isReviewing}
            onReview={() => setReviewing(!isReviewing)}
          />
        ) : null}
      </div>
      {isPanelOpen ? <StagingPanel store={rolesStaging} preview={preview} busy={busy} onSave={save} /> : null}
    </div>
  )
}

interface StagingBarProps {
  readonly count: number
  readonly isReviewing: boolean
  readonly onReview: () => void
}

/** Where there is no room beside the list: what is staged, and the way to its review. Nothing is saved unseen. */
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
