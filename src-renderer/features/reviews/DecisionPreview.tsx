// What a change or revocation gives and takes, person by person, before it is saved (B-06).
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import { consequenceText, rightSentences } from '../../../src-shared/i18n/access-words.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'

interface DecisionPreviewProps {
  readonly review: ReviewId
  readonly items: readonly ReviewItem[]
  readonly decision: 'change' | 'revoke'
  readonly next: string
}

export function DecisionPreview({ review, items, decision, next }: DecisionPreviewProps) {
  const t = useText()
  const format = useFormat()
  const about = { review, items: items.map(({ id }) => id) }
  const { value, error, loading } = useCall(
    'reviews.preview',
    decision === 'change' ? { ...about, decision, next } : { ...about, decision },
    { refreshOn: ['roles', 'people', 'programs'] },
  )
  if (error !== null) return <Problem error={error} />
  const people = [...new Map(items.map((item) => [item.person.id, item.person])).values()]
  const reasons = [...new Set(value?.changes.flatMap(({ reason }) => reason ?? []))]
  return (
    <div aria-busy={loading}>
      <StagedChanges
        changes={people.map(({ id, displayName }) => {
          const told = value?.people.find(({ person }) => person.id === id)
          const { gained = [], lost = [], consequences = [] } = told ?? {}
          return {
            id,
            who: displayName,
            what: items.filter(({ person }) => person.id === id).map(line),
            gained: rightSentences(t, gained),
            lost: rightSentences(t, lost),
            counts: { gained: gained.length, lost: lost.length },
            pending: told === undefined,
            consequences: consequences.map((each) => consequenceText(t, format, each)),
          }
        })}
      />
      {value?.consequences.map((each) => (
        <Notice key={each.key} tone="attention">
          {consequenceText(t, format, each)}
        </Notice>
      ))}
      {reasons.map((reason) => (
        <Notice key={reason} tone="refused">
          {reason}
        </Notice>
      ))}
    </div>
  )

  /** "Viewer (Submittals) → nothing", with the program where there is one. */
  function line({ family, role, program }: ReviewItem): string {
    const to = decision === 'change' ? reviewRole(t, family, next) : t('reviews:decide.nothing')
    const change = t('reviews:decide.line', { from: reviewRole(t, family, role), to })
    return program === null ? change : `${program.name}: ${change}`
  }
}
