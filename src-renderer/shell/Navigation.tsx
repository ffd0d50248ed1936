// The left edge: the pages that this person may open, by module. Folds to icons, and section by section.
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconChevronRight,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useText } from '../i18n/texts.ts'
import { KeyholderMark } from '../ui/brand/KeyholderMark.tsx'
import { useFolding } from './folding.ts'
import { go } from './navigation.ts'
import { sections } from './page-definition.ts'
import type { PageDefinition, Section } from './page-definition.ts'
import styles from './shell.module.css'

interface NavigationProps {
  readonly pages: readonly PageDefinition[]
  readonly current: PageDefinition | undefined
}

export function Navigation({ pages, current }: NavigationProps) {
  const t = useText()
  const { collapsed, folded, toggleAll, toggle } = useFolding()
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldLabel = t(collapsed ? 'shell:navigation.expand' : 'shell:navigation.collapse')
  const offered = offeredPages(pages, current)
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
          <ActionIcon variant="subtle" color="gray" aria-label={foldLabel} onClick={toggleAll}>
            <Fold size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.sections}>
        {sections.map((section) => {
          const all = offered.filter((page) => page.section === section)
          if (all.length === 0) return null
          const isFolded = !collapsed && folded.includes(section)
          // Where one is stays in sight.
          const shown = isFolded ? all.filter(({ id }) => id === current?.id) : all
          return (
            <div
              key={section}
              role="group"
              aria-label={t(`shell:section.${section}`)}
              className={styles.section}
            >
              {collapsed ? null : (
                <SectionName section={section} isFolded={isFolded} onToggle={() => toggle(section)} />
              )}
              {shown.map((page) => (
                <Entry
                  key={page.id}
                  page={page}
                  isCurrent={page.id === current?.id}
                  isBeneath={isBeneath(page, pages)}
                  collapsed={collapsed}
                />
              ))}
            </div>
          )
        })}
      </div>
    </nav>
  )
}

/** Whether the page stands under another that the person may open as well. */
function isBeneath({ under }: PageDefinition, pages: readonly PageDefinition[]): boolean {
  return under !== undefined && pages.some(({ id }) => id === under)
}

/** What stands beneath a page is offered while one is there. */
function offeredPages(
  pages: readonly PageDefinition[],
  current: PageDefinition | undefined,
): readonly PageDefinition[] {
  const part = current?.under ?? current?.id
  return pages.filter(
    (page) => page.offNavigation !== true && (!isBeneath(page, pages) || page.under === part),
  )
}

interface SectionNameProps {
  readonly section: Section
  readonly isFolded: boolean
  readonly onToggle: () => void
}

function SectionName({ section, isFolded, onToggle }: SectionNameProps) {
  const t = useText()
  const name = t(`shell:section.${section}`)
  return (
    <UnstyledButton
      className={styles.sectionName}
      aria-expanded={!isFolded}
      aria-label={t('shell:navigation.section', { name })}
      onClick={onToggle}
    >
      {name}
      <IconChevronRight size={13} aria-hidden className={styles.sectionMark} />
    </UnstyledButton>
  )
}

interface EntryProps {
  readonly page: PageDefinition
  readonly isCurrent: boolean
  readonly isBeneath: boolean
  readonly collapsed: boolean
}

function Entry({ page, isCurrent, isBeneath: beneath, collapsed }: EntryProps) {
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
        data-beneath={beneath || undefined}
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
