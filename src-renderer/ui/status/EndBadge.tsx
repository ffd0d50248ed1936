// When access ends or ended (B-10): in days as it comes near, else by its date.
import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconClock, IconClockExclamation, IconClockOff } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import { daysUntil } from '../../../src-shared/domain/end-date.ts'
import { endDate } from '../../../src-shared/i18n/access-words.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusBadge } from './StatusBadge.tsx'
import type { Tone } from './StatusBadge.tsx'
import styles from './status.module.css'

/** From here on days are counted. */
const nearDays = 30
const soonDays = 7

interface EndBadgeProps {
  /** Null: without end, and nothing is shown. */
  readonly expiresAt: string | null
}

export function EndBadge({ expiresAt }: EndBadgeProps) {
  const t = useText()
  const format = useFormat()
  const [now] = useState(() => new Date().toISOString())
  if (expiresAt === null) return null
  return <StatusBadge {...signOf(expiresAt, now)} label={endText(expiresAt, now, { t, format })} />
}

/** The same where there is room for its sign alone: the words are told by pointing at it, and read out. */
export function EndMark({ expiresAt }: EndBadgeProps) {
  const t = useText()
  const format = useFormat()
  const [now] = useState(() => new Date().toISOString())
  if (expiresAt === null) return null
  const { tone, icon: Icon } = signOf(expiresAt, now)
  const words = endText(expiresAt, now, { t, format })
  return (
    <Tooltip label={words}>
      <span className={styles.mark} data-tone={tone}>
        <Icon size={14} aria-hidden />
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </Tooltip>
  )
}

function signOf(expiresAt: string, now: string): { tone: Tone; icon: TablerIcon } {
  if (isExpired(expiresAt, now)) return { tone: 'refused', icon: IconClockOff }
  return daysUntil(expiresAt, now) < soonDays
    ? { tone: 'attention', icon: IconClockExclamation }
    : { tone: 'neutral', icon: IconClock }
}

/** "ends in 5 days", "ended on 31/01/2026" */
export function endText(
  expiresAt: string,
  now: string,
  { t, format }: { t: Translate; format: Formatter },
): string {
  const date = endDate(format, expiresAt)
  if (isExpired(expiresAt, now)) return t('shell:end.ended', { date })
  const count = daysUntil(expiresAt, now)
  return count < nearDays ? t('shell:end.inDays', { count }) : t('shell:end.on', { date })
}
