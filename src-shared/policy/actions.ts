// Every action that the policy decides on, as data. The word is the same through all layers: the call, the handler and
// the audit verb of `people.invite` are all called `people.invite`.
import type { On } from './facts.ts'
import type { Module } from './roles.ts'

/** Where an action belongs: to one module, to the organization that all of them share, or to one's own account. */
export type Area = Module | 'organization' | 'account'

export interface ActionDefinition {
  readonly area: Area
  /** Whether anything is changed by it: what the read-only roles are refused (S3-14, S3-15). */
  readonly writes: boolean
  /** The target fields that it is asked with. */
  readonly on: readonly (keyof On)[]
}

export const actions = {
  'session.sign-in': { area: 'account', writes: false, on: [] },
  'profile.edit': { area: 'account', writes: true, on: [] },
  'facilities.search': { area: 'account', writes: false, on: [] },

  'organization.view': { area: 'organization', writes: false, on: [] },
  'organization.edit': { area: 'organization', writes: true, on: [] },
  'settings.view': { area: 'organization', writes: false, on: [] },
  'settings.edit': { area: 'organization', writes: true, on: [] },
  'people.list': { area: 'organization', writes: false, on: [] },
  'people.add': { area: 'organization', writes: true, on: [] },
  'people.invite': { area: 'organization', writes: true, on: [] },
  'people.approve': { area: 'organization', writes: true, on: [] },
  'people.import': { area: 'organization', writes: true, on: [] },
  'people.edit': { area: 'organization', writes: true, on: ['person'] },
  'people.set-enabled': { area: 'organization', writes: true, on: ['person'] },
  'people.reset-password': { area: 'organization', writes: true, on: ['person'] },
  'people.remove': { area: 'organization', writes: true, on: ['person'] },
  'people.view-as': { area: 'organization', writes: false, on: ['person'] },
  'audit-trail.view': { area: 'organization', writes: false, on: [] },
  'audit-trail.verify': { area: 'organization', writes: false, on: [] },
  'exports.view': { area: 'organization', writes: false, on: [] },
  'exports.create': { area: 'organization', writes: true, on: [] },
  'reviews.view': { area: 'organization', writes: false, on: [] },
  'reviews.run': { area: 'organization', writes: true, on: [] },
  'access-requests.record-answer': { area: 'organization', writes: true, on: [] },

  'access-requests.list': { area: 'submittals', writes: false, on: [] },
  'access-requests.decide': { area: 'submittals', writes: true, on: [] },
  'roles.set-group': { area: 'submittals', writes: true, on: ['person', 'next'] },
  'facilities.view': { area: 'submittals', writes: false, on: ['facility'] },
  'facilities.edit': { area: 'submittals', writes: true, on: ['facility'] },
  'submittals.view': { area: 'submittals', writes: false, on: ['facility'] },
  'submittals.edit': { area: 'submittals', writes: true, on: ['facility'] },
  'submittals.submit': { area: 'submittals', writes: true, on: ['facility'] },

  'roles.set-corporate': { area: 'programs', writes: true, on: ['person', 'next'] },
  'roles.transfer-main-corporate': { area: 'programs', writes: true, on: ['person'] },
  'programs.create': { area: 'programs', writes: true, on: [] },
  'programs.view': { area: 'programs', writes: false, on: ['program'] },
  'programs.pay-fee': { area: 'programs', writes: true, on: ['program'] },
  'programs.edit-projects': { area: 'programs', writes: true, on: ['program'] },
  'programs.answer': { area: 'programs', writes: true, on: ['program'] },
  'programs.submit-application': { area: 'programs', writes: true, on: ['program'] },
  'programs.edit-info': { area: 'programs', writes: true, on: ['program'] },
  'programs.set-contact': { area: 'programs', writes: true, on: ['program', 'person', 'present', 'next'] },
  'programs.transfer-main-site': { area: 'programs', writes: true, on: ['program', 'person'] },
  'programs.report': { area: 'programs', writes: false, on: ['program'] },

  'roles.set-data-role': { area: 'emissions', writes: true, on: ['person'] },
  'roles.set-assignments': { area: 'emissions', writes: true, on: ['person'] },
  'inventory.view': { area: 'emissions', writes: false, on: ['entity', 'asset', 'source'] },
  'inventory.edit': { area: 'emissions', writes: true, on: ['entity', 'asset', 'source'] },
  'emission-data.view': { area: 'emissions', writes: false, on: ['source', 'enteredBy'] },
  'emission-data.enter': { area: 'emissions', writes: true, on: ['source'] },
  'emission-data.modify': { area: 'emissions', writes: true, on: ['source', 'enteredBy'] },
  'reports.run': { area: 'emissions', writes: true, on: ['entity'] },
  'reports.view': { area: 'emissions', writes: false, on: ['report'] },
} as const satisfies Record<string, ActionDefinition>

export type Action = keyof typeof actions

/** Every action's name, in the order above. */
export const actionNames = Object.keys(actions) as Action[]

/** Whether a text names an action. */
export function isAction(text: string): text is Action {
  return Object.hasOwn(actions, text)
}
