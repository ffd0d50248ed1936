// Whether a review is open, overdue or closed.
import type { ReviewRow } from '../../../src-shared/contract/reviews.ts'
import { useText } from '../../i18n/texts.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'

export function ReviewState({ review }: { readonly review: Pick<ReviewRow, 'closedAt' | 'isOverdue'> }) {
  const t = useText()
  if (review.closedAt !== null) return <StatusBadge tone="neutral" label={t('reviews:states.closed')} />
  if (review.isOverdue) return <StatusBadge tone="attention" label={t('reviews:states.overdue')} />
  return <StatusBadge tone="good" label={t('reviews:states.open')} />
}
