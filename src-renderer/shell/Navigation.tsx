// The left edge: the pages that this person may open, by module. Folds to icons.
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useText } from '../i18n/texts.ts'
import { useCollapsed } from './collapsed.ts'
import { KeyholderMark } from '../ui/brand/KeyholderMark.tsx'
import { go } from './navigation.ts'
import { sections } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'
import styles from './shell.module.css'

interface NavigationProps {
  readonly pages: readonly PageDefinition[]
  readonly current: string | undefined
}

export function Navigation({ pages, current }: NavigationProps) {
  const t = useText()
  const [collapsed, toggle] = useCollapsed()
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldLabel = t(collapsed ? 'shell:navigation.expand' : 'shell:navigation.collapse')
  return (
    <nav
      className={styles.navigation}
      data-collapsed={collapsed || undefined}
      aria-label={t('shell:navigation.label')}
    >
      <div className={styles.brand}>
        <KeyholderMark />
        {collapsed ? null : <span className={styles.brandName}>Keyholder</span>}
        <Tooltip label={foldLabel} position="right">
          <ActionIcon variant="subtle" color="gray" aria-label={foldLabel} onClick={toggle}>
            <Fold size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.sections}>
        {sections.map((section) => {
          const shown = pages.filter((page) => page.section === section && page.offNavigation !== true)
          if (shown.length === 0) return null
          return (
            <div
              key={section}
              role="group"
              aria-label={t(`shell:section.${section}`)}
              className={styles.section}
            >
              {collapsed ? null : (
                <div className={styles.sectionName} aria-hidden>
                  {t(`shell:section.${section}`)}
                </div>
              )}
              {shown.map((page) => (
                <Entry key={page.id} page={page} isCurrent={page.id === current} collapsed={collapsed} />
              ))}
            </div>
          )
        })}
      </div>
    </nav>
  )
}

interface EntryProps {
  readonly page: PageDefinition
  readonly isCurrent: boolean
  readonly collapsed: boolean
}

function Entry({ page, isCurrent, collapsed }: EntryProps) {
  const t = useText()
  const { icon: Icon } = page
  const title = t(page.title)
  const entry = useRef<HTMLButtonElement>(null)
  // A page opened by a key or a link shows where it stands, in a window that is too low for all of them.
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <Tooltip label={title} position="right" disabled={!collapsed}>
      <UnstyledButton
        ref={entry}
        className={styles.entry}
        {...(isCurrent ? { 'aria-current': 'page' } : {})}
        {...(collapsed ? { 'aria-label': title } : {})}
        onClick={() => void go(page.id)}
      >
        <Icon size={17} stroke={1.7} aria-hidden className={styles.entryIcon} />
        {collapsed ? null : <span className={styles.entryName}>{title}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}
