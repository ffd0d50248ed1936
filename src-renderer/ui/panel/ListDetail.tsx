// A list, and the detail of one of its rows beside it. The list keeps its place; Escape closes the detail and gives the
// focus back to the list.
import { CloseButton, Title } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import { LeaveScope, mayLeave, useLeaveScope } from '../form/leave-guard.ts'
import { useFocusKept } from './keep-focus.ts'
import styles from './panel.module.css'
import { useScrollStop } from './use-scroll-stop.ts'

interface ListDetailProps {
  readonly list: ReactNode
  /** A SidePanel, or null while no row is open. */
  readonly detail: ReactNode
}

export function ListDetail({ list, detail }: ListDetailProps) {
  return (
    <div className={styles.split}>
      <div className={styles.list}>{list}</div>
      {detail}
    </div>
  )
}

interface SidePanelProps {
  readonly title: string
  /** A line under the title. */
  readonly subtitle?: ReactNode
  /** Buttons beside the title. */
  readonly actions?: ReactNode
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Takes the focus when it opens; asks before it closes over changes that are not saved. */
export function SidePanel({ title, subtitle, actions, wide = false, onClose, children }: SidePanelProps) {
  const t = useText()
  const heading = useId()
  const panel = useRef<HTMLElement>(null)
  useFocusKept(panel)
  const content = useScrollStop<HTMLDivElement>()
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    // A form inside may have taken it for its first field already.
    if (panel.current?.contains(document.activeElement) === false) panel.current.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])
  const scope = useLeaveScope()
  const close = async () => {
    if (await mayLeave(scope)) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // A dialog over the panel is a child of it to React alone.
    if (!event.currentTarget.contains(event.target as Node) || isDropdownOpen(event.target)) return
    event.stopPropagation()
    void close()
  }
  return (
    // Escape comes up from whatever has the focus inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={heading}
      className={styles.panel}
      data-wide={wide || undefined}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          <Title id={heading} order={2} size="h2">
            {title}
          </Title>
          {subtitle === undefined ? null : <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        <CloseButton
          className={styles.close}
          aria-label={t('shell:closePanel', { title })}
          onClick={() => void close()}
        />
      </header>
      <div ref={content} className={styles.content}>
        <LeaveScope value={scope}>{children}</LeaveScope>
      </div>
    </aside>
  )
}

/** Escape in an open list of choices closes that, not the panel. */
function isDropdownOpen(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}
