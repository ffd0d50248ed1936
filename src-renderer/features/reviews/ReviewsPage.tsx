// Access reviews (B-11): the list of them, and one review with its items.
import { useMay } from '../../api/session.ts'
import type { ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { ReviewPane } from './ReviewPane.tsx'
import { ReviewsList } from './ReviewsList.tsx'
import { StartPanel } from './StartPanel.tsx'

export function ReviewsPage({ params }: PageProps) {
  const mayRun = useMay('reviews.run')
  if (typeof params.review === 'number') {
    const item = typeof params.item === 'number' ? (params.item as ReviewItemId) : null
    return <ReviewPane key={params.review} id={params.review as ReviewId} openId={item} />
  }
  return (
    <ListDetail
      list={<ReviewsList />}
      detail={
        params.start === true && mayRun ? (
          <StartPanel
            unusedDays={typeof params.unused === 'number' ? params.unused : null}
            onClose={() => setParams({})}
          />
        ) : null
      }
    />
  )
}
