// A sentence or two that a person should read before going on: advice, a consequence, a result.
import { IconAlertTriangle, IconBan, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from './StatusBadge.tsx'
import styles from './status.module.css'

const icons: Readonly<Record<Tone, TablerIcon>> = {
  good: IconCircleCheck,
  attention: IconAlertTriangle,
  refused: IconBan,
  neutral: IconInfoCircle,
}

interface NoticeProps {
  readonly tone: Tone
  readonly title?: string
  readonly children?: ReactNode
  /** Read out at once, as for a refusal that answers a button. */
  readonly live?: boolean
}

export function Notice({ tone, title, children, live = false }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={styles.notice} data-tone={tone} {...(live ? { role: 'alert' } : {})}>
      <Icon size={17} aria-hidden className={styles.noticeIcon} />
      <div className={styles.noticeText}>
        {title === undefined ? null : <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
