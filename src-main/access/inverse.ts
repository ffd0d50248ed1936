// What takes changes of access back. An exactly-one role that changed hands has no inverse, because its predecessor has
// become something else.
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import { beginningOf, endDay } from '../../src-shared/domain/end-date.ts'
import { loadFacts } from '../authz/facts.ts'
import type { ReadDb } from '../db/open.ts'
import { heldIn, presentEnd } from './end-dates.ts'

/** The inverse of each change, to be asked before they are saved; null where one of them has none. */
export function inverseOf(db: ReadDb, changes: readonly StagedChange[], now: string): StagedChange[] | null {
  const inverse = changes.map((change) => backOf(db, change, now))
  return inverse.some((each) => each === null) ? null : (inverse as StagedChange[])
}

function backOf(db: ReadDb, change: StagedChange, now: string): StagedChange | null {
  if (!('next' in change)) return null
  if (change.action === 'roles.set-assignments')
    return { ...change, present: change.next, next: change.present }
  if (change.present === 'main' || change.present === 'main-site-contact') return null
  // Both ends are roles of one and the same slot.
  const { until: _until, presentUntil: _presentUntil, ...same } = change
  const facts = loadFacts(db, change.person, now)
  // As the change leaves it: where somebody moves the end meanwhile, that is not taken back with it (B-10).
  const isTaken = change.next === 'none' || change.next === 'affiliate'
  const left = change.until === undefined ? presentEnd(facts, change) : change.until
  const presentUntil = isTaken ? null : left
  const back = { ...same, present: change.next, next: change.present, presentUntil } as StagedChange
  if (change.present === 'none' || change.present === 'affiliate') return back
  const end = heldIn(facts, change)?.expires ?? null
  // What was to end, ends then again (B-10); a role that ends within a day cannot be given that way.
  if (end !== null && beginningOf(endDay(end)) !== end) return null
  return { ...back, until: end === null ? null : endDay(end) } as StagedChange
}
