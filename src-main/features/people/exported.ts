// What auditors get of people (B-14): who they are and were; never how they sign in.
import {
  exportedTable,
  integer,
  leftOutTable,
  reference,
  secretTable,
  text,
} from '../../exports/declaration.ts'
import type { ExportedView } from '../../exports/declaration.ts'

const ownName = `trim(first_name || ' ' || last_name)`
/** Addresses are not for a reader of chosen entities, wherever they were entered (S3-19). */
const unlessAddress = (name: string) => ({ forEntities: `CASE WHEN ${name} NOT LIKE '%@%' THEN ${name} END` })

const person = exportedTable({
  part: 'organization',
  meaning: 'Everybody who is or was known to the organization. Removed people keep their row.',
  columns: {
    id: integer('Number of the person, never used again.'),
    name: text(
      'First and last name; where there is none the user name, and for a reader of chosen entities the number.',
      {
        from: `coalesce(nullif(${ownName}, ''), user_name)`,
        forEntities: `CASE WHEN ${ownName} = '' OR ${ownName} LIKE '%@%' THEN 'Person #' || id ELSE ${ownName} END`,
      },
    ),
    user_name: text('What they sign in with.', { onlyForEverything: true }),
    email: text('E-mail address.', { onlyForEverything: true }),
    first_name: text('First name.', unlessAddress('first_name')),
    last_name: text('Last name.', unlessAddress('last_name')),
    phone: text('Telephone.', { onlyForEverything: true }),
    title: text('Title in the organization.', { onlyForEverything: true }),
    is_consultant: integer('1 for a consultant, 0 for an employee.'),
    state: text('invited, pending (registered, not approved), active, disabled or removed.'),
    state_before: text('What the state was before the person was removed.'),
    created_at: text('When the person was entered, UTC.'),
    registered_at: text('When the registration was completed, UTC.'),
    last_sign_in_at: text('Last sign-in, UTC.', { onlyForEverything: true }),
  },
  key: ['id'],
  keptBack: {
    sort_name: 'Derived from the name, for sorting on screen.',
    group_rank: 'Derived from what is granted, for sorting on screen.',
    corporate_rank: 'Derived from what is granted, for sorting on screen.',
    data_rank: 'Derived from what is granted, for sorting on screen.',
    program_count: 'Derived from what is granted, for sorting on screen.',
  },
  withinEntities: 'id IN (SELECT id FROM scope_person)',
})

const invitation = exportedTable({
  part: 'organization',
  meaning: 'Invitations to register, with their whole life.',
  columns: {
    id: integer('Number of the invitation.'),
    person_id: reference('person', 'Who was invited.'),
    state: text('pending, accepted or revoked.'),
    created_at: text('When it was sent, UTC.'),
    created_by: reference('person', 'Who invited.'),
    expires_at: text('Until when it could be accepted, UTC.'),
    ended_at: text('When it was accepted or revoked, UTC.'),
    ended_because: text('Why it was revoked: revoked, resent, changed or removed.'),
    needs_approval: integer('1 where somebody else has to approve the person after registration.'),
  },
  key: ['id'],
  keptBack: { code_hash: 'Belongs to a code that is as good as a password.' },
  withinEntities: null,
})

export const peopleTables = {
  person,
  invitation,
  credential: secretTable('Hashes of passwords.'),
  sign_in_throttle: secretTable('Wrong passwords, by the name that was typed.'),
  preference: leftOutTable('How each person likes their screens; it proves nothing.'),
  layout: leftOutTable('How each person left their screens; it proves nothing.'),
}

export const peopleViews: Readonly<Record<string, ExportedView>> = {
  people: {
    meaning: 'Everybody with the roles that they have been granted, expired or not.',
    columns: {
      id: 'Number of the person.',
      name: 'First and last name; where there is none the user name, and for a reader of chosen entities the number.',
      user_name: 'What they sign in with.',
      email: 'E-mail address.',
      state: 'invited, pending, active, disabled or removed.',
      is_consultant: '1 for a consultant, 0 for an employee.',
      permission_group: 'Permission group in Submittals.',
      corporate_role: 'Corporate role in Programs; everybody is an Affiliate at least.',
      programs: 'In how many programs the person has a role of their own.',
      data_role: 'Data role in Emissions.',
      assignments: 'How many entities, assets and sources have been assigned.',
      title: 'Title in the organization.',
      phone: 'Telephone.',
      created_at: 'When the person was entered, UTC.',
      registered_at: 'When the registration was completed, UTC.',
      last_sign_in_at: 'Last sign-in, UTC.',
    },
    select: `SELECT p.id, p.name, p.user_name, p.email, p.state, p.is_consultant,
  (SELECT role FROM data_role_grant WHERE person_id = p.id AND module = 'submittals') AS permission_group,
  CASE WHEN EXISTS (SELECT 1 FROM data_organization WHERE main_corporate_contact_id = p.id) THEN 'main'
    ELSE coalesce((SELECT role FROM data_role_grant WHERE person_id = p.id AND module = 'programs'), 'affiliate') END
    AS corporate_role,
  (SELECT count(*) FROM data_program_contact WHERE person_id = p.id)
    + (SELECT count(*) FROM data_program WHERE main_site_contact_id = p.id) AS programs,
  (SELECT role FROM data_role_grant WHERE person_id = p.id AND module = 'emissions') AS data_role,
  (SELECT count(*) FROM data_assignment WHERE person_id = p.id) AS assignments,
  p.title, p.phone, p.created_at, p.registered_at, p.last_sign_in_at
FROM data_person p`,
  },
  invitation: {
    meaning: 'Invitations to register, with names.',
    columns: {
      id: 'Number of the invitation.',
      person_id: 'Number of the person who was invited.',
      person: 'Who was invited.',
      state: 'pending, accepted or revoked.',
      created_at: 'When it was sent, UTC.',
      created_by: 'Who invited.',
      expires_at: 'Until when it could be accepted, UTC.',
      ended_at: 'When it was accepted or revoked, UTC.',
    },
    select: `SELECT i.id, i.person_id, p.name AS person, i.state, i.created_at, b.name AS created_by, i.expires_at, i.ended_at
FROM data_invitation i LEFT JOIN data_person p ON p.id = i.person_id LEFT JOIN data_person b ON b.id = i.created_by`,
  },
}
