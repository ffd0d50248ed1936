// What was decided about an item, or that nobody has yet; an item whose role is another one by now says so.
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import { useText } from '../../i18n/texts.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { Tone } from '../../ui/status/StatusBadge.tsx'

const tones: Readonly<Record<NonNullable<ReviewItem['decision']>, Tone>> = {
  keep: 'good',
  change: 'attention',
  revoke: 'refused',
}

export function DecisionBadge({ item }: { readonly item: ReviewItem }) {
  const t = useText()
  const { decision, now } = item
  if (decision === null && now !== null)
    return <StatusBadge tone="attention" label={t('reviews:decided.stale')} />
  if (decision === null) return <StatusBadge tone="neutral" label={t('reviews:decided.undecided')} />
  const key = decision === 'change' ? 'changeShort' : decision
  return <StatusBadge tone={tones[decision]} label={t(`reviews:decided.${key}`)} />
}
