// What a change of roles or assignments means: the rights gained and lost, to be shown before it is saved (B-06).
import { actionNames } from './actions.ts'
import type { Action } from './actions.ts'
import { reachOf } from './applying.ts'
import type { Reach } from './condition.ts'
import type { Facts, Id } from './facts.ts'
import { rules } from './rules.ts'
import type { ScopeKey } from './wording.ts'

/** A right by its action and scope, both of which have texts (`policy:actions.…`, `policy:scopes.…`). */
export interface RightChange extends Reach {
  readonly action: Action
  /** How far the same action reached before where it is gained, and still reaches afterwards where it is lost. */
  readonly besides: readonly Reach[]
}

export interface RightChanges {
  readonly gained: readonly RightChange[]
  readonly lost: readonly RightChange[]
}

/**
 * Compares what two states of one person allow, each at its own `now`. A right that a wider one covers, before or after,
 * is no change: whoever loses sight of everything and keeps their own entries loses the one and gains nothing.
 */
export function rightsGainedAndLost(before: Facts, after: Facts): RightChanges {
  const changes = actionNames.map((action) => {
    const had = rightsTo(before, action)
    const has = rightsTo(after, action)
    return {
      gained: beyond(has, had).map((reach) => ({ action, ...reach, besides: had })),
      lost: beyond(had, has).map((reach) => ({ action, ...reach, besides: has })),
    }
  })
  return { gained: changes.flatMap(({ gained }) => gained), lost: changes.flatMap(({ lost }) => lost) }
}

/** Looked up for everybody in acts over thousands of people. */
const rulesOf = new Map(
  actionNames.map((action) => [action, rules.filter(({ actions }) => actions.includes(action))]),
)

/** How far the person gets with an action: one reach per scope, without what a wider one covers. */
export function rightsTo(facts: Facts, action: Action): readonly Reach[] {
  const byScope = new Map<ScopeKey, Reach>()
  for (const rule of rulesOf.get(action) ?? []) {
    for (const { scope, ids } of reachOf(rule, facts, action)) {
      const known = byScope.get(scope)?.ids ?? []
      byScope.set(scope, { scope, ids: ids && [...new Set([...known, ...ids])] })
    }
  }
  const reaches = [...byScope.values()]
  return reaches.flatMap((reach) => {
    const others = reaches.filter((other) => other !== reach)
    return beyond([reach], others)
  })
}

/** Scopes that count things and lie within another. A scope that counts nothing contains all others of its action. */
const within: Partial<Record<ScopeKey, ScopeKey>> = {
  'program-contacts-up-to-contributor': 'programs',
  'around-entities': 'entities',
  'around-assets': 'assets',
  'own-entries-entities': 'entities',
  'own-entries-assets': 'assets',
  'own-entries-sources': 'sources',
}

/** What is left of some reaches when all that others cover is taken away. */
function beyond(reaches: readonly Reach[], others: readonly Reach[]): Reach[] {
  const everything = others.some(({ ids }) => ids === null)
  return reaches.flatMap(({ scope, ids }): Reach[] => {
    if (everything) return []
    if (ids === null) return [{ scope, ids }]
    const covering = others.filter((other) => other.scope === scope || other.scope === within[scope])
    const covered = new Set<Id>(covering.flatMap((other) => other.ids ?? []))
    const rest = ids.filter((id) => !covered.has(id))
    return rest.length === 0 ? [] : [{ scope, ids: rest }]
  })
}
