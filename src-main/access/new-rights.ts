// The rights that somebody new gets by their roles. Thousands of rows give the same few combinations, which are worked out
// once each.
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import { holdingNothing, noAssignments } from '../../src-shared/policy/facts.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { rightsGainedAndLost } from '../../src-shared/policy/rights.ts'
import type { RightChanges } from '../../src-shared/policy/rights.ts'
import { apply } from './apply.ts'
import type { Holdings } from './apply.ts'

/** Whom a change is about who is not stored yet. */
export const nobodyYet = 0 as PersonId
const known = new Map<string, RightChanges>()
const mostKnown = 1000

export function newRights(changes: readonly StagedChange[], now: string): RightChanges {
  const key = JSON.stringify([now, changes])
  const found = known.get(key)
  if (found !== undefined) return found
  const before = holdingNothing(nobodyYet, now)
  let holdings: Holdings = new Map([[nobodyYet, before]])
  for (const change of changes) holdings = apply(holdings, change, () => noAssignments.around)
  const rights = rightsGainedAndLost(before, holdings.get(nobodyYet)!)
  if (known.size >= mostKnown) known.clear()
  known.set(key, rights)
  return rights
}
