// Which decision an item's panel opens with: a key in the list has chosen it.
import type { ReviewItemId } from '../../../src-shared/domain/ids.ts'
import type { ReviewDecision } from '../../../src-shared/domain/review.ts'
import { createViewStore } from '../../api/view-store.ts'

interface Wanted {
  readonly item: ReviewItemId | null
  readonly decision: ReviewDecision
}

const useStored = createViewStore<Wanted>(() => ({ item: null, decision: 'keep' }))

export function wantDecision(item: ReviewItemId, decision: ReviewDecision): void {
  useStored.setState({ item, decision })
}

export function useWantedDecision(item: ReviewItemId): ReviewDecision {
  const wanted = useStored()
  return wanted.item === item ? wanted.decision : 'keep'
}
