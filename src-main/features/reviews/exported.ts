// What auditors get of access reviews (B-11): what was held, what was decided and why.
import { exportedTable, integer, reference, text } from '../../exports/declaration.ts'

const review = exportedTable({
  part: 'organization',
  meaning: 'Access reviews.',
  columns: {
    id: integer('Number of the review.'),
    name: text('Name.'),
    scope: text('Which roles it covers, as JSON.'),
    due_on: text('The day by which it was to be done.'),
    created_at: text('When it began, UTC.'),
    created_by: reference('person', 'Who began it.'),
    closed_at: text('When it was closed, UTC.'),
    closed_by: reference('person', 'Who closed it.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

const reviewItem = exportedTable({
  part: 'organization',
  meaning:
    'What each person held when a review began, and what was decided about it. Silence changed nothing.',
  columns: {
    id: integer('Number.'),
    review_id: integer('The review.'),
    person_id: reference('person', 'Who held it.'),
    family: text('group, corporate, program or data: what the role is held as.'),
    program_id: reference('program', 'The program, for a role in one.'),
    role: text('The role.'),
    person_name: text('Name of the person when the review began.'),
    person_email: text('E-mail address when the review began.'),
    person_state: text('invited, pending, active or disabled when the review began.'),
    program_name: text('Name of the program when the review began.'),
    granted_at: text('Since when the role was held, UTC.'),
    granted_by_name: text('Who had given it, by name; empty where nobody did by hand.'),
    expires_at: text('When it was to end, UTC.'),
    last_sign_in_at: text('Last sign-in before the review began, UTC.'),
    assignments: integer('How many entities, assets and sources were assigned, for a data role.'),
    decision: text('keep, change or revoke; empty: nobody decided.'),
    next_role: text('The role that came instead.'),
    reason: text('Why.'),
    decided_at: text('When, UTC.'),
    decided_by: reference('person', 'Who decided.'),
    audit_seq: integer('The event of the trail that carried it out.'),
  },
  key: ['id'],
  keptBack: {},
  moduleOfRow: `CASE family WHEN 'group' THEN 'submittals' WHEN 'data' THEN 'emissions' ELSE 'programs' END`,
  withinEntities: null,
})

export const reviewsTables = { review, review_item: reviewItem }

export const reviewsViews = {
  review_decision: {
    meaning: 'What was decided in access reviews, with names.',
    columns: {
      review: 'Name of the review.',
      person_id: 'Number of the person.',
      person: 'Whose role it was.',
      family: 'group, corporate, program or data.',
      program: 'The program, for a role in one.',
      role: 'The role.',
      decision: 'keep, change or revoke; empty: nobody decided.',
      next_role: 'The role that came instead.',
      reason: 'Why.',
      decided_at: 'When, UTC.',
      decided_by: 'Who decided.',
      audit_seq: 'The event of the trail that carried it out.',
    },
    select: `SELECT r.name AS review, i.person_id, p.name AS person, i.family, g.name AS program, i.role, i.decision, i.next_role,
  i.reason, i.decided_at, b.name AS decided_by, i.audit_seq
FROM data_review_item i JOIN data_review r ON r.id = i.review_id LEFT JOIN data_person p ON p.id = i.person_id
LEFT JOIN data_program g ON g.id = i.program_id LEFT JOIN data_person b ON b.id = i.decided_by`,
  },
}
