// What auditors get of access requests: their whole life, without the links in the mails about them.
import { exportedTable, integer, reference, secretTable, text } from '../../exports/declaration.ts'

const accessRequest = exportedTable({
  part: 'submittals',
  meaning: 'Requests for access to a facility, where they went and how they were decided.',
  columns: {
    id: integer('Number of the request.'),
    person_id: reference('person', 'Who asked.'),
    facility_id: reference('facility', 'For which facility.'),
    facility_name: text('Name of the facility at that time.'),
    facility_site_id: text('The identifier that the regulator knew it by at that time.'),
    relationship: text('What the person is to the facility, in their words.'),
    is_consultant: integer('1 for a consultant.'),
    level: text('The permission group asked for.'),
    reason: text('Why, in their words.'),
    recipient: text('lead-users, regulator or state-agency: whom it went to.'),
    regulator_id: reference('regulator', 'Which regulator.'),
    recipient_name: text('Name of the regulator or state agency at that time.'),
    state: text('pending, granted, declined or withdrawn.'),
    created_at: text('When it was made, UTC.'),
    decided_at: text('When it was decided, UTC.'),
    decided_by: reference('person', 'Who decided.'),
    granted_level: text('The permission group that was granted.'),
    decision_reason: text('Why it was declined.'),
    answered_on: text('The day on which a regulator or the state agency answered.'),
    answer_reference: text('The reference of that answer.'),
    ended_with: text('disabled or removed, where it ended with its person.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

export const accessRequestsTables = {
  access_request: accessRequest,
  access_request_link: secretTable('Hashes of one-time links.'),
}
