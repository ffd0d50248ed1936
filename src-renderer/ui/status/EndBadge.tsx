// When access ends or ended (B-10): in days as it comes near, else by its date.
import { IconClock, IconClockExclamation, IconClockOff } from '@tabler/icons-react'
import { useState } from 'react'
import { daysUntil } from '../../../src-shared/domain/end-date.ts'
import { endDate } from '../../../src-shared/i18n/access-words.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusBadge } from './StatusBadge.tsx'

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
  const isOver = isExpired(expiresAt, now)
  const isSoon = !isOver && daysUntil(expiresAt, now) < soonDays
  return (
    <StatusBadge
      tone={isOver ? 'refused' : isSoon ? 'attention' : 'neutral'}
      icon={isOver ? IconClockOff : isSoon ? IconClockExclamation : IconClock}
      label={endText(expiresAt, now, { t, format })}
    />
  )
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
