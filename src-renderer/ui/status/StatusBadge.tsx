// How things stand, in one of three meanings or none: always an icon and a word, never colour alone (B-15).
import { IconAlertTriangle, IconBan, IconCheck, IconPoint } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import styles from './status.module.css'

export type Tone = 'good' | 'attention' | 'refused' | 'neutral'

const icons: Readonly<Record<Tone, TablerIcon>> = {
  good: IconCheck,
  attention: IconAlertTriangle,
  refused: IconBan,
  neutral: IconPoint,
}

interface StatusBadgeProps {
  readonly tone: Tone
  /** The word, translated. */
  readonly label: string
  /** Where another sign says it better, as in a clock for "Invited". */
  readonly icon?: TablerIcon
}

export function StatusBadge({ tone, label, icon }: StatusBadgeProps) {
  const Icon = icon ?? icons[tone]
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={13} stroke={2.2} aria-hidden />
      <span className={styles.badgeText}>{label}</span>
    </span>
  )
}
