// Every action asked about everything that could make a difference to it, in the small organization of the policy's own
// tests: things in and out of reach, oneself and others, one's own entries and theirs, each role to give and to take.
import type { Action } from '../../src-shared/policy/actions.ts'
import type { On } from '../../src-shared/policy/facts.ts'
import { corporateRoles, groupRoles, programRoles } from '../../src-shared/policy/roles.ts'
import { entities, sources, target } from '../unit/shared/policy/world.ts'

export interface Question {
  readonly action: Action
  readonly on: On
}

const organization: On[] = [{}]
const facilities: On[] = [{ facility: 'f1' }, { facility: 'f2' }]
const programs: On[] = [{ program: 'p1' }, { program: 'p2' }]
const ofEntities: On[] = Object.values(entities).map((entity) => ({ entity }))
const ofAssets: On[] = [
  { asset: { id: 'a1', path: entities['e1a']!.path } },
  { asset: { id: 'a2', path: entities['e2']!.path } },
]
const ofSources: On[] = Object.values(sources).map((source) => ({ source }))
const entries = both(ofSources, [{ enteredBy: 'me' }, { enteredBy: 'other' }, {}])
const reports: On[] = [[], ['me'], ['other'], ['other', 'me']].flatMap((madeFor) =>
  [[], ['e1'], ['e1a'], ['e1a1'], ['e1b'], ['e2'], ['e1a1', 'e2']].map((about) => ({
    report: { madeFor, entities: about.map((id) => entities[id]!) },
  })),
)

const other = { person: target('other') }
const mainCorporate = { person: target('other', { isMainCorporate: true }) }
const mainSite = { person: target('other', { mainSiteOf: ['p2'] }) }
const self = { person: target('me') }
const selfMainCorporate = { person: target('me', { isMainCorporate: true }) }
const people: On[] = [other, mainCorporate, mainSite, self, selfMainCorporate]

const groupChanges = [
  ...[...groupRoles, 'none'].map((next) => ({ ...other, next })),
  ...both(people.slice(1), [{ next: 'none' }]),
]

// That somebody is the Main Corporate Contact is told by the person, the present role or both.
const corporateChanges = both(
  [
    ...([...corporateRoles, 'none'] as const).map((present) => ({ ...other, present })),
    ...people,
    { ...mainCorporate, present: 'main' },
  ],
  [...[...corporateRoles, 'none'].map((next) => ({ next })), {}],
)

const contactRoles = [...programRoles, 'none'] as const
const nextRoles: On[] = [...contactRoles.map((next) => ({ next })), {}]
const contactChanges = both(programs, [
  ...both([...contactRoles.map((present) => ({ ...other, present })), other], nextRoles),
  ...both([{ ...self, present: 'viewer' }], nextRoles),
])

/** What each action is asked about. */
const asked: Record<Action, On[]> = {
  'session.sign-in': organization,
  'profile.edit': organization,
  'facilities.search': organization,
  'organization.view': organization,
  'organization.edit': organization,
  'settings.view': organization,
  'settings.edit': organization,
  'people.list': organization,
  'people.add': organization,
  'people.invite': organization,
  'people.approve': organization,
  'people.import': organization,
  'people.edit': people,
  'people.set-enabled': people,
  'people.reset-password': people,
  'people.remove': people,
  'people.view-as': people,
  'audit-trail.view': organization,
  'audit-trail.verify': organization,
  'exports.view': organization,
  'exports.create': organization,
  'reviews.view': organization,
  'reviews.run': organization,
  'access-requests.list': organization,
  'access-requests.decide': organization,
  'access-requests.record-answer': organization,
  'roles.set-group': groupChanges,
  'facilities.view': facilities,
  'facilities.edit': facilities,
  'submittals.view': facilities,
  'submittals.edit': facilities,
  'submittals.submit': facilities,
  'roles.set-corporate': corporateChanges,
  'roles.transfer-main-corporate': people,
  'programs.create': organization,
  'programs.view': programs,
  'programs.pay-fee': programs,
  'programs.edit-projects': programs,
  'programs.answer': programs,
  'programs.submit-application': programs,
  'programs.edit-info': programs,
  'programs.set-contact': contactChanges,
  'programs.transfer-main-site': both(programs, [other, self]),
  'programs.report': programs,
  'roles.set-data-role': people,
  'roles.set-assignments': people,
  'inventory.view': [...ofEntities, ...ofAssets, ...ofSources],
  'inventory.edit': [...ofEntities, ...ofAssets, ...ofSources],
  'emission-data.view': entries,
  'emission-data.enter': ofSources,
  'emission-data.modify': entries,
  'reports.run': ofEntities,
  'reports.view': reports,
}
/** Every question. The asker is `me`. */
export const questions: readonly Question[] = Object.entries(asked).flatMap(([action, ons]) =>
  ons.map((on) => ({ action: action as Action, on })),
)

function both(some: readonly On[], others: readonly On[]): On[] {
  return some.flatMap((each) => others.map((another) => ({ ...each, ...another })))
}
