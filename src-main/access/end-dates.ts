// Where a change leaves the end of a role, and the two rules about it (B-10): an end lies ahead, and nobody gives themselves
// access that lasts longer than their own. Removing one's end date, or a role without one, would be the same.
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import { beginningOf, endDay } from '../../src-shared/domain/end-date.ts'
import { heldRole, isExpired } from '../../src-shared/policy/facts.ts'
import type { Facts, Held } from '../../src-shared/policy/facts.ts'
import { isTransfer } from './transfers.ts'

/** What stands in the slot that a change is about. */
export function heldIn(facts: Facts, change: StagedChange): Held<string> | null {
  switch (change.action) {
    case 'roles.set-group':
      return facts.group
    case 'roles.set-data-role':
      return facts.data
    case 'roles.set-corporate':
    case 'roles.transfer-main-corporate':
      return facts.corporate
    case 'programs.set-contact':
    case 'programs.transfer-main-site':
      return facts.programs.get(change.program) ?? null
    case 'roles.set-assignments':
      return null
  }
}

/** Whether the end date alone is changed, and is another than now. */
export function movesEnd(change: StagedChange, present: Held<string> | null): boolean {
  if (!('until' in change) || change.until === undefined || present === null) return false
  if (change.next === 'none' || change.next === 'affiliate') return false
  return instant(endOf(change.until)) !== instant(present.expires)
}

/** Whether the end is no longer what the change was staged against; a role that has run out has none. */
export function hasEndMoved(change: StagedChange, facts: Facts): boolean {
  if (!('presentUntil' in change) || change.presentUntil === undefined) return false
  return change.presentUntil !== presentEnd(facts, change)
}

/** The day on which what stands in a change's slot ends; a role that has run out has none. */
export function presentEnd(facts: Facts, change: StagedChange): string | null {
  const held = heldIn(facts, change)
  const end = held === null || isExpired(held.expires, facts.now) ? null : held.expires
  return end === null ? null : endDay(end)
}

/** @returns the key of the rule that stands against it, under `errors:refused` */
export function endObjection(
  change: StagedChange,
  { before, after, actor }: { before: Facts; after: Facts; actor: Facts },
): 'end-in-past' | 'own-end-date' | null {
  const next = heldIn(after, change)
  if (next === null || change.action === 'roles.set-assignments') return null
  const isChosen = 'until' in change && change.until !== undefined
  if (isChosen && isExpired(next.expires, after.now)) return 'end-in-past'
  if (change.person !== actor.person.id) return null
  const limits = [heldIn(before, change)?.expires ?? null, authorityEnds(change, actor)]
  return limits.some((limit) => instant(next.expires) > instant(limit)) ? 'own-end-date' : null
}

/** Until when the actor has the role by which they may make the change. */
function authorityEnds(change: StagedChange, actor: Facts): string | null {
  const corporate = heldRole(actor.corporate, actor.now) === null ? null : actor.corporate
  if (change.action === 'programs.set-contact' || isTransfer(change))
    return (corporate ?? heldIn(actor, change))?.expires ?? null
  return heldIn(actor, change)?.expires ?? null
}

function endOf(until: string | null): string | null {
  return until === null ? null : beginningOf(until)
}

/** Without end is later than every end. */
function instant(expires: string | null): number {
  return expires === null ? Number.POSITIVE_INFINITY : Date.parse(expires)
}
