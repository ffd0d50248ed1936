// Deciding about the ticked items at once, all or none; who is left out and why is told first.
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import type { ReviewDecision } from '../../../src-shared/domain/review.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import styles from './reviews.module.css'

interface BulkDialogProps {
  readonly review: ReviewId
  readonly decision: ReviewDecision
  readonly items: readonly ReviewItem[]
  /** More were ticked than are decided at a time. */
  readonly isCut: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

export function BulkDialog({ review, decision, items, isCut, onClose, onDone }: BulkDialogProps) {
  const t = useText()
  const open = items.filter((item) => item.lock === null && (decision === 'keep' || item.keepOnly === null))
  const left = items.length - open.length
  const isMixed = new Set(open.map(({ family }) => family)).size > 1
  return (
    <Dialog title={t('reviews:bulk.title', { count: open.length })} width={520} onClose={onClose}>
      <div className={styles.bulk}>
        {isCut ? <Notice tone="attention">{t('reviews:bulk.most')}</Notice> : null}
        {left === 0 ? null : <Notice tone="neutral">{t('reviews:bulk.left', { count: left })}</Notice>}
        {decision === 'change' && isMixed ? (
          <Notice tone="attention">{t('reviews:bulk.families')}</Notice>
        ) : open.length === 0 ? (
          <Notice tone="attention">{t('reviews:bulk.none')}</Notice>
        ) : (
          <DecisionForm review={review} items={open} initial={decision} onDone={onDone} />
        )}
      </div>
    </Dialog>
  )
}
