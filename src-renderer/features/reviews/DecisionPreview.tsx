// What a change or revocation gives and takes, person by person, before it is saved (B-06).
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { PreviewedChanges } from '../../ui/staging/PreviewedChanges.tsx'

interface DecisionPreviewProps {
  readonly review: ReviewId
  readonly items: readonly ReviewItem[]
  readonly decision: 'change' | 'revoke'
  readonly next: string
}

export function DecisionPreview({ review, items, decision, next }: DecisionPreviewProps) {
  const t = useText()
  const about = { review, items: items.map(({ id }) => id) }
  const preview = useCall(
    'reviews.preview',
    decision === 'change' ? { ...about, decision, next } : { ...about, decision },
    { refreshOn: ['roles', 'people', 'programs'] },
  )
  const people = [...new Map(items.map((item) => [item.person.id, item.person])).values()]
  return (
    <PreviewedChanges
      preview={preview}
      people={people.map(({ id, displayName }) => ({
        id,
        displayName,
        what: items.filter(({ person }) => person.id === id).map(line),
      }))}
    />
  )

  /** "Viewer (Submittals) → nothing", with the program where there is one. */
  function line({ family, role, program }: ReviewItem): string {
    const to = decision === 'change' ? reviewRole(t, family, next) : t('reviews:decide.nothing')
    const change = t('reviews:decide.line', { from: reviewRole(t, family, role), to })
    return program === null ? change : `${program.name}: ${change}`
  }
}
