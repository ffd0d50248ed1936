// A condition narrows a rule, and shows the same restriction in every form that is needed: as a predicate for one
// decision, as SQL for a list, as the reason of a refusal, as a reach for staging, and in English (`conditions` in
// resources/translations). They stand side by side so that none can change without the others.
import type { Action } from './actions.ts'
import type { Facts, Id, On } from './facts.ts'
import { sql } from './sql-text.ts'
import type { SqlText } from './sql-text.ts'
import type { Denial, ScopeKey } from './wording.ts'

/** How far a right reaches: a scope, and the things that it counts where it counts any. */
export interface Reach {
  readonly scope: ScopeKey
  readonly ids: readonly Id[] | null
}

export interface Condition {
  /** Whether it holds for this question. A target that it needs and that is not named refuses. */
  readonly holds: (facts: Facts, on: On) => boolean
  /** The same for every row of a list, whose columns stand for the target. Neither true nor false (NULL) refuses. */
  readonly sql: (facts: Facts) => SqlText
  /** Why it does not hold, or null where the role that is missing says it all. */
  readonly denial: (facts: Facts, on: On) => Denial | null
  /**
   * The other way round (B-05): the rows of `letsColumns` for whom it lets through to one thing; null lets everybody
   * through. An entry or a report that is asked about is each person's own, as `asTheirs` places it.
   */
  readonly people: (on: On, now: string) => SqlText | null
  /** What it leaves the person at the moment; empty: nothing. */
  readonly reach: (facts: Facts, action: Action) => readonly Reach[]
}

/** A reach over counted things, none where there are none. */
export function reachOver(scope: ScopeKey, ids: Iterable<Id>): Reach[] {
  const all = [...ids]
  return all.length === 0 ? [] : [{ scope, ids: all }]
}

export function denial(code: Denial['code'], params: Denial['params'] = {}): Denial {
  return { code, params }
}

/**
 * How somebody comes to a thing: as they come to all things (organization), by what they hold there (here), by an
 * assignment to what it stands in (above), or to what stands in it (within).
 */
export const ways = ['organization', 'here', 'above', 'within'] as const
export type WayThere = (typeof ways)[number]

/** What `people` selects: who, how, how far up, by which assignment, and since and until when if it knows. */
export const letsColumns = ['person_id', 'reach', 'depth', 'via', 'since', 'until'] as const

/** Nobody is let through. */
export const nobody: SqlText = sql`SELECT NULL AS person_id, 'here' AS reach, 0 AS depth, NULL AS via,
  NULL AS since, NULL AS until WHERE 0`

/** The question as it is about each person's own entry or a report made for them. */
export function asTheirs(on: On, person: Id): On {
  return {
    ...on,
    ...(on.enteredBy === undefined ? {} : { enteredBy: person }),
    ...(on.report === undefined ? {} : { report: { ...on.report, madeFor: [person] } }),
  }
}
