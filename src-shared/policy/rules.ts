// Who may do what: all rules of all modules, as data. What no rule allows is refused. The single check, the list filter,
// the explanation, the staging panel and the catalogue all read these and have no logic of their own.
import { emissionsRules } from './emissions-rules.ts'
import { programsRules } from './programs-rules.ts'
import { rulesOf } from './rule.ts'
import type { Rule } from './rule.ts'
import { submittalsRules } from './submittals-rules.ts'

const accountRules: readonly Rule[] = [
  ...rulesOf('account', 'registered', {
    'sign-in': {
      actions: ['session.sign-in'],
      condition: 'able-to-sign-in',
      requirements: ['S1-19', 'S1-21', 'S3-10', 'S3-13', 'S3-20', 'X-08', 'X-09'],
    },
    'own-profile': { actions: ['profile.edit'], requirements: ['S1-21', 'S3-24'] },
    'search-facilities': { actions: ['facilities.search'], requirements: ['S1-21'] },
  }),
  ...rulesOf('account', 'role-holder', {
    // A ruling of the truth table that no single requirement states; S3-14 names Audit.
    'view-organization': { actions: ['organization.view'], requirements: ['S3-14'] },
  }),
]

/** Every rule. The first that applies is the one that is named as deciding. */
export const rules: readonly Rule[] = [
  ...accountRules,
  ...submittalsRules,
  ...programsRules,
  ...emissionsRules,
]
