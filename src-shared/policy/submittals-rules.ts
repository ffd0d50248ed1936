// Submittals: one permission group per person, which holds for every facility of the organization (S1-05).
import { rulesOf } from './rule.ts'
import type { Rule } from './rule.ts'

export const submittalsRules: readonly Rule[] = [
  ...rulesOf('submittals', 'viewer', {
    view: { actions: ['facilities.view', 'submittals.view'], requirements: ['S1-05', 'S1-10'] },
  }),
  ...rulesOf('submittals', 'editor', {
    view: { actions: ['facilities.view', 'submittals.view'], requirements: ['S1-05', 'S1-08', 'S1-10'] },
    edit: { actions: ['submittals.edit'], requirements: ['S1-05', 'S1-08'] },
  }),
  ...rulesOf('submittals', 'approver', {
    view: { actions: ['facilities.view', 'submittals.view'], requirements: ['S1-05', 'S1-07', 'S1-10'] },
    edit: { actions: ['submittals.edit'], requirements: ['S1-05', 'S1-07'] },
    submit: { actions: ['submittals.submit'], requirements: ['S1-05', 'S1-07', 'S1-08'] },
  }),
  ...rulesOf('submittals', 'lead-user', {
    view: {
      actions: ['facilities.view', 'submittals.view'],
      requirements: ['S1-05', 'S1-07', 'S1-09', 'S1-10'],
    },
    edit: { actions: ['submittals.edit'], requirements: ['S1-05', 'S1-07', 'S1-09'] },
    submit: { actions: ['submittals.submit'], requirements: ['S1-05', 'S1-07', 'S1-09'] },
    'edit-facilities': { actions: ['facilities.edit'], requirements: ['S1-09'] },
    'edit-organization': { actions: ['organization.edit'], requirements: ['S1-09'] },
    'edit-settings': { actions: ['settings.view', 'settings.edit'], requirements: ['S1-09', 'X-12'] },
    'list-people': { actions: ['people.list'], requirements: ['S1-09'] },
    'bring-people-in': {
      actions: ['people.add', 'people.invite', 'people.approve', 'people.import'],
      requirements: ['S1-04', 'S1-09', 'S1-13'],
    },
    'manage-people': {
      actions: ['people.edit', 'people.set-enabled', 'people.reset-password'],
      requirements: ['S1-09'],
    },
    'remove-people': {
      actions: ['people.remove'],
      condition: 'removable',
      requirements: ['S1-04', 'S1-06', 'X-02', 'X-04'],
    },
    'view-as': { actions: ['people.view-as'], condition: 'another-person', requirements: ['B-12'] },
    'decide-requests': {
      actions: ['access-requests.list', 'access-requests.decide'],
      requirements: ['S1-01', 'S1-23'],
    },
    'record-answers': {
      actions: ['access-requests.record-answer'],
      requirements: ['S1-02', 'S1-03', 'X-02'],
    },
    'set-groups': { actions: ['roles.set-group'], requirements: ['S1-04', 'S1-05', 'S1-06', 'S1-12'] },
    'see-audit-trail': { actions: ['audit-trail.view', 'audit-trail.verify'], requirements: ['B-08'] },
    export: { actions: ['exports.view', 'exports.create'], requirements: ['B-14'] },
    review: { actions: ['reviews.view', 'reviews.run'], requirements: ['B-11'] },
  }),
]
