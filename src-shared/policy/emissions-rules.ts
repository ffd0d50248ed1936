// Emissions: at most one data role per person (S3-01); Structured, Restricted and Restricted Audit reach what has been
// assigned to them. Audit and Restricted Audit have no rule for any action that writes (S3-14, S3-15).
import { rulesOf } from './rule.ts'
import type { Rule } from './rule.ts'

export const emissionsRules: readonly Rule[] = [
  ...rulesOf('emissions', 'administrative', {
    'list-people': { actions: ['people.list'], requirements: ['S3-02'] },
    'bring-people-in': {
      actions: ['people.add', 'people.invite', 'people.approve', 'people.import'],
      requirements: ['S3-02'],
    },
    'manage-people': { actions: ['people.edit', 'people.set-enabled'], requirements: ['S3-02', 'S3-20'] },
    'reset-passwords': { actions: ['people.reset-password'], requirements: ['S3-03'] },
    'remove-people': {
      actions: ['people.remove'],
      condition: 'removable',
      requirements: ['S3-02', 'X-02', 'X-04'],
    },
    'view-as': { actions: ['people.view-as'], condition: 'another-person', requirements: ['B-12'] },
    'set-data-roles': {
      actions: ['roles.set-data-role', 'roles.set-assignments'],
      requirements: ['S3-02', 'S3-10', 'S3-13'],
    },
    'edit-settings': { actions: ['settings.view', 'settings.edit'], requirements: ['S3-02', 'X-12'] },
    'view-inventory': { actions: ['inventory.view'], requirements: ['S3-02'] },
    'edit-inventory': { actions: ['inventory.edit'], requirements: ['S3-02', 'S3-07'] },
    'work-on-data': {
      actions: ['emission-data.view', 'emission-data.enter', 'emission-data.modify'],
      requirements: ['S3-05'],
    },
    'run-reports': { actions: ['reports.run'], requirements: ['S3-04', 'S3-11'] },
    'view-reports': { actions: ['reports.view'], requirements: ['S3-04'] },
    'see-audit-trail': { actions: ['audit-trail.view', 'audit-trail.verify'], requirements: ['B-08'] },
    export: { actions: ['exports.view', 'exports.create'], requirements: ['B-14'] },
    review: { actions: ['reviews.view', 'reviews.run'], requirements: ['B-11'] },
  }),
  ...rulesOf('emissions', 'open', {
    'view-inventory': { actions: ['inventory.view'], requirements: ['S3-06', 'S3-07'] },
    'work-on-data': {
      actions: ['emission-data.view', 'emission-data.enter', 'emission-data.modify'],
      requirements: ['S3-06'],
    },
    'run-reports': { actions: ['reports.run'], requirements: ['S3-11'] },
    'view-reports': { actions: ['reports.view'], requirements: ['S3-06', 'S3-11'] },
  }),
  ...rulesOf('emissions', 'structured', {
    'view-assigned': { actions: ['inventory.view'], condition: 'assigned', requirements: ['S3-08'] },
    'view-around': { actions: ['inventory.view'], condition: 'around-assigned', requirements: ['S3-08'] },
    'view-own-data': {
      actions: ['emission-data.view'],
      condition: 'own-entry-assigned',
      requirements: ['S3-08', 'S3-09'],
    },
    'enter-data': { actions: ['emission-data.enter'], condition: 'assigned', requirements: ['S3-08'] },
    'modify-own-data': {
      actions: ['emission-data.modify'],
      condition: 'own-entry-assigned',
      requirements: ['S3-08', 'S3-09'],
    },
  }),
  ...rulesOf('emissions', 'restricted', {
    'view-inventory': {
      actions: ['inventory.view'],
      condition: 'within-entities',
      requirements: ['S3-11', 'S3-12'],
    },
    'work-on-data': {
      actions: ['emission-data.view', 'emission-data.enter', 'emission-data.modify'],
      condition: 'within-entities',
      requirements: ['S3-11', 'S3-12', 'X-07'],
    },
    'view-reports': {
      actions: ['reports.view'],
      condition: 'made-for-them',
      requirements: ['S3-11', 'S3-12'],
    },
  }),
  ...rulesOf('emissions', 'audit', {
    'list-people': { actions: ['people.list'], requirements: ['S3-14'] },
    'view-inventory': { actions: ['inventory.view'], requirements: ['S3-14'] },
    'view-data': { actions: ['emission-data.view'], requirements: ['S3-14'] },
    'view-reports': { actions: ['reports.view'], requirements: ['S3-14'] },
    'see-audit-trail': {
      actions: ['audit-trail.view', 'audit-trail.verify'],
      requirements: ['S3-14', 'B-08'],
    },
    'see-settings': { actions: ['settings.view'], requirements: ['S3-14', 'S3-02', 'X-12'] },
    'see-exports': { actions: ['exports.view'], requirements: ['S3-14', 'B-14'] },
    'see-reviews': { actions: ['reviews.view'], requirements: ['S3-14', 'B-11'] },
  }),
  ...rulesOf('emissions', 'restricted-audit', {
    'view-inventory': {
      actions: ['inventory.view'],
      condition: 'within-entities',
      requirements: ['S3-12', 'S3-15'],
    },
    'view-data': {
      actions: ['emission-data.view'],
      condition: 'within-entities',
      requirements: ['S3-11', 'S3-15'],
    },
    'view-reports': {
      actions: ['reports.view'],
      condition: 'made-for-them',
      requirements: ['S3-12', 'S3-15'],
    },
  }),
]
