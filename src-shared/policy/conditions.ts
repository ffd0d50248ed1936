// All conditions by the keys that rules name them with.
import { actions } from './actions.ts'
import type { Action, ActionDefinition } from './actions.ts'
import type { Condition } from './condition.ts'
import {
  aroundAssigned,
  assigned,
  madeForThem,
  ownEntryAssigned,
  withinEntities,
} from './emissions-conditions.ts'
import { ableToSignIn, affiliateOrSecondary, anotherPerson, removable } from './people-conditions.ts'
import {
  asContributor,
  asContributorUpToContributor,
  asMainSiteContact,
  asProgramViewer,
} from './programs-conditions.ts'
import { sql } from './sql-text.ts'
import type { english, ScopeKey } from './wording.ts'

export type ConditionKey = keyof (typeof english)['conditions']

/** How far an action reaches where nothing narrows it. */
function widestScope(action: Action): ScopeKey {
  const { area, on }: ActionDefinition = actions[action]
  if (area === 'account') return 'account'
  if (on.includes('facility')) return 'all-facilities'
  if (on.includes('program')) return 'all-programs'
  if (on.includes('entity') || on.includes('source') || on.includes('report')) return 'all-entities'
  return on.includes('person') ? 'all-people' : 'organization'
}

const everywhere: Condition = {
  holds: () => true,
  sql: () => sql`1`,
  denial: () => null,
  people: () => null,
  reach: (_, action) => [{ scope: widestScope(action), ids: null }],
}

export const conditions: Readonly<Record<ConditionKey, Condition>> = {
  everywhere,
  'able-to-sign-in': ableToSignIn,
  'as-program-viewer': asProgramViewer,
  'as-contributor': asContributor,
  'as-main-site-contact': asMainSiteContact,
  'as-contributor-up-to-contributor': asContributorUpToContributor,
  'affiliate-or-secondary': affiliateOrSecondary,
  removable,
  'another-person': anotherPerson,
  'within-entities': withinEntities,
  assigned,
  'around-assigned': aroundAssigned,
  'own-entry-assigned': ownEntryAssigned,
  'made-for-them': madeForThem,
}
