// Programs: one corporate role per person, which reaches every program (S2-02), and at most one role per person per
// program, which reaches that program alone (S2-03).
import type { RequirementId } from './requirement-ids.ts'
import { rulesOf } from './rule.ts'
import type { Rule, RuleNames, RuleSpec } from './rule.ts'

const secondary: Record<RuleNames<'programs.secondary'>, RuleSpec> = {
  create: { actions: ['programs.create'], requirements: ['S2-11', 'S2-18'] },
  view: { actions: ['programs.view'], requirements: ['S2-02', 'S2-13', 'X-05'] },
  'pay-fees': { actions: ['programs.pay-fee'], requirements: ['S2-14'] },
  work: {
    actions: ['programs.edit-projects', 'programs.answer', 'programs.submit-application'],
    requirements: ['S2-13', 'X-06'],
  },
  'set-contacts': { actions: ['programs.set-contact'], requirements: ['S2-04', 'S2-16', 'X-06', 'B-07'] },
  'transfer-main-site': { actions: ['programs.transfer-main-site'], requirements: ['S2-04', 'X-04', 'X-06'] },
  report: { actions: ['programs.report'], requirements: ['S2-19', 'X-05'] },
  'list-people': { actions: ['people.list'], requirements: ['S2-15'] },
  'bring-people-in': {
    actions: ['people.add', 'people.invite', 'people.approve', 'people.import'],
    requirements: ['S2-15'],
  },
  'remove-people': {
    actions: ['people.remove'],
    condition: 'removable',
    requirements: ['S2-15', 'X-02', 'X-04'],
  },
  'set-corporate': {
    actions: ['roles.set-corporate'],
    condition: 'affiliate-or-secondary',
    requirements: ['S2-17', 'B-07'],
  },
}

/** What the Main Corporate Contact has because the Secondary has it (S2-21). */
function inherited<Specs extends Record<string, RuleSpec>>(specs: Specs, because: RequirementId): Specs {
  const entries = Object.entries(specs).map(([name, spec]) => [
    name,
    { ...spec, requirements: [...spec.requirements, because] },
  ])
  return Object.fromEntries(entries) as Specs
}

export const programsRules: readonly Rule[] = [
  ...rulesOf('programs', 'affiliate', {
    create: { actions: ['programs.create'], requirements: ['S2-11'] },
  }),
  ...rulesOf('programs', 'secondary', secondary),
  ...rulesOf('programs', 'main', {
    ...inherited(secondary, 'S2-21'),
    'edit-organization': { actions: ['organization.edit'], requirements: ['S2-21'] },
    'edit-settings': { actions: ['settings.view', 'settings.edit'], requirements: ['S2-21', 'X-12'] },
    'view-as': { actions: ['people.view-as'], condition: 'another-person', requirements: ['B-12'] },
    'transfer-main-corporate': {
      actions: ['roles.transfer-main-corporate'],
      requirements: ['S2-20', 'S2-21', 'X-04'],
    },
    'record-answers': {
      actions: ['access-requests.record-answer'],
      requirements: ['S1-02', 'S1-03', 'X-02'],
    },
    'see-audit-trail': { actions: ['audit-trail.view', 'audit-trail.verify'], requirements: ['B-08'] },
    export: { actions: ['exports.view', 'exports.create'], requirements: ['B-14'] },
    review: { actions: ['reviews.view', 'reviews.run'], requirements: ['B-11'] },
  }),
  ...rulesOf('programs', 'viewer', {
    view: { actions: ['programs.view'], condition: 'as-program-viewer', requirements: ['S2-03', 'S2-22'] },
    'pay-fees': {
      actions: ['programs.pay-fee'],
      condition: 'as-program-viewer',
      requirements: ['S2-03', 'S2-22'],
    },
  }),
  ...rulesOf('programs', 'contributor', {
    view: {
      actions: ['programs.view'],
      condition: 'as-contributor',
      requirements: ['S2-03', 'S2-22', 'S2-23'],
    },
    'pay-fees': {
      actions: ['programs.pay-fee'],
      condition: 'as-contributor',
      requirements: ['S2-03', 'S2-22', 'S2-23'],
    },
    work: {
      actions: ['programs.edit-projects', 'programs.answer', 'programs.submit-application'],
      condition: 'as-contributor',
      requirements: ['S2-03', 'S2-23'],
    },
    'set-contacts': {
      actions: ['programs.set-contact'],
      condition: 'as-contributor-up-to-contributor',
      requirements: ['S2-04', 'S2-23', 'B-07'],
    },
  }),
  ...rulesOf('programs', 'main-site-contact', {
    view: {
      actions: ['programs.view'],
      condition: 'as-main-site-contact',
      requirements: ['S2-03', 'S2-22', 'S2-24'],
    },
    'pay-fees': {
      actions: ['programs.pay-fee'],
      condition: 'as-main-site-contact',
      requirements: ['S2-03', 'S2-22', 'S2-24'],
    },
    work: {
      actions: ['programs.edit-projects', 'programs.answer', 'programs.submit-application'],
      condition: 'as-main-site-contact',
      requirements: ['S2-03', 'S2-23', 'S2-24'],
    },
    'edit-info': {
      actions: ['programs.edit-info'],
      condition: 'as-main-site-contact',
      requirements: ['S2-24', 'X-06'],
    },
    'set-contacts': {
      actions: ['programs.set-contact'],
      condition: 'as-main-site-contact',
      requirements: ['S2-04', 'S2-24', 'B-07'],
    },
    'transfer-main-site': {
      actions: ['programs.transfer-main-site'],
      condition: 'as-main-site-contact',
      requirements: ['S2-04', 'S2-24', 'X-04'],
    },
  }),
]
