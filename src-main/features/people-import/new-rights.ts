// The rights that somebody new gets by their roles. Thousands of rows give the same few combinations, which are worked out
// once each.
import { noAssignments } from '../../../src-shared/policy/facts.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { rightsGainedAndLost } from '../../../src-shared/policy/rights.ts'
import type { RightChanges } from '../../../src-shared/policy/rights.ts'
import { apply } from '../../access/apply.ts'
import type { Holdings } from '../../access/apply.ts'
import type { FieldChange } from './role-changes.ts'

const nobody = 0 as PersonId
const known = new Map<string, RightChanges>()
const mostKnown = 1000

export function newRights(changes: readonly FieldChange[], now: string): RightChanges {
  const key = JSON.stringify([now, changes.map(({ change }) => change)])
  const found = known.get(key)
  if (found !== undefined) return found
  const before: Facts = {
    person: { id: nobody, state: 'active' },
    now,
    group: null,
    corporate: null,
    data: null,
    programs: new Map(),
    assignments: noAssignments,
  }
  let holdings: Holdings = new Map([[nobody, before]])
  for (const { change } of changes) holdings = apply(holdings, change, () => noAssignments.around)
  const rights = rightsGainedAndLost(before, holdings.get(nobody)!)
  if (known.size >= mostKnown) known.clear()
  known.set(key, rights)
  return rights
}
