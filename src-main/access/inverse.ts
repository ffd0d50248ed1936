// What takes changes of access back. An exactly-one role that changed hands has no inverse, because a predecessor becomes
// something else; and a role that was to end and is taken away has none either, because giving it again would not end (B-10).
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { Facts, Held } from '../../src-shared/policy/facts.ts'
import { loadFacts } from '../authz/facts.ts'
import type { ReadDb } from '../db/open.ts'

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
  const held = replacedBy(change, loadFacts(db, change.person, now))
  if (held !== null && held.expires !== null) return null
  // Both ends are roles of one and the same slot.
  return { ...change, present: change.next, next: change.present } as StagedChange
}

function replacedBy(change: StagedChange, facts: Facts): Held<string> | null {
  switch (change.action) {
    case 'roles.set-group':
      return facts.group
    case 'roles.set-corporate':
      return facts.corporate
    case 'roles.set-data-role':
      return facts.data
    case 'programs.set-contact':
      return facts.programs.get(change.program) ?? null
    default:
      return null
  }
}
