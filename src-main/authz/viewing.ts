// Who calls: the signed-in person, or them through the eyes of somebody else (B-12). Rights are read again for every call, so
// a look ends with the right to it.
import { decide } from '../../src-shared/policy/decide.ts'
import type { Facts, Id } from '../../src-shared/policy/facts.ts'
import { isRegistered } from '../../src-shared/policy/holding.ts'
import type { ReadDb } from '../db/open.ts'
import { loadFacts } from './facts.ts'
import { targetPerson } from './targets.ts'

/** Whoever has registered and is neither disabled nor removed sees anything at all. */
export function canBeViewed(db: ReadDb, person: Id, now: string): boolean {
  return isRegistered(loadFacts(db, person, now).person.state)
}

/** What both hold, as one actor to the policy; null when the look is not (or no longer) allowed. */
export function viewedThrough(db: ReadDb, own: Facts, viewed: Id, now: string): Facts | null {
  const person = targetPerson(db, viewed)
  if (person === null || !decide(own, 'people.view-as', { person }).allowed) return null
  return canBeViewed(db, viewed, now) ? { ...loadFacts(db, viewed, now), through: own } : null
}
