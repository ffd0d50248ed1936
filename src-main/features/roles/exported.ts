// What auditors get of roles: what has been granted and assigned, by whom, when and until when (B-10, B-14).
import { exportedTable, integer, leftOutTable, reference, text } from '../../exports/declaration.ts'

const grant = {
  granted_at: text('When it was granted, UTC.'),
  granted_by: reference('person', 'Who granted it; empty where nobody did by hand.'),
}
const expires = text('When it ends: an instant in UTC or the beginning of a day; empty: without end.')

const roleGrant = exportedTable({
  part: 'organization',
  meaning:
    'Roles held in the whole organization: at most one for each person and module. Exactly-one roles stand in data_organization and data_program.',
  columns: {
    person_id: reference('person', 'Who holds the role.'),
    module: text('submittals, programs or emissions.'),
    role: text('The role, by the word that role_rule uses.'),
    ...grant,
    expires_at: expires,
  },
  key: ['person_id', 'module'],
  keptBack: {},
  moduleOfRow: 'module',
  withinEntities: `module = 'emissions' AND person_id IN (SELECT id FROM scope_person)`,
})

const programContact = exportedTable({
  part: 'programs',
  meaning: 'Viewers and Contributors of programs. Main Site Contacts stand in data_program.',
  columns: {
    program_id: reference('program', 'The program.'),
    person_id: reference('person', 'The contact.'),
    role: text('viewer or contributor.'),
    ...grant,
    expires_at: expires,
  },
  key: ['program_id', 'person_id'],
  keptBack: {},
  withinEntities: null,
})

const assignment = exportedTable({
  part: 'emissions',
  meaning: 'Entities, assets and sources that have been assigned to people; each row names one of them.',
  columns: {
    id: integer('Number of the assignment.'),
    person_id: reference('person', 'To whom.'),
    entity_id: reference('entity', 'The entity, with all that is below it.'),
    asset_id: reference('asset', 'The asset, with its sources.'),
    source_id: reference('source', 'The source.'),
    ...grant,
  },
  key: ['id'],
  keptBack: {},
  withinEntities: `person_id IN (SELECT id FROM scope_person) AND (entity_id IN (SELECT id FROM scope_entity)
    OR asset_id IN (SELECT id FROM scope_asset) OR source_id IN (SELECT id FROM scope_source))`,
})

export const rolesTables = {
  role_grant: roleGrant,
  program_contact: programContact,
  assignment,
  last_lead_waiver: leftOutTable('Holds something only within a transaction.'),
}

export const rolesViews = {
  program_contact: {
    meaning: 'Everybody with a role in a program, its Main Site Contact included.',
    columns: {
      program_id: 'Number of the program.',
      program: 'Name of the program.',
      person_id: 'Number of the person.',
      person: 'Name of the person.',
      role: 'viewer, contributor or main-site-contact.',
      granted_at: 'When it was granted, UTC.',
      granted_by: 'Who granted it.',
      expires_at: 'When it ends; empty: without end.',
    },
    select: `SELECT c.program_id, g.name AS program, c.person_id, p.name AS person, c.role, c.granted_at, b.name AS granted_by, c.expires_at
FROM (SELECT program_id, person_id, role, granted_at, granted_by, expires_at FROM data_program_contact
  UNION ALL SELECT id, main_site_contact_id, 'main-site-contact', main_site_contact_at, main_site_contact_by, NULL FROM data_program) c
JOIN data_program g ON g.id = c.program_id
LEFT JOIN data_person p ON p.id = c.person_id LEFT JOIN data_person b ON b.id = c.granted_by`,
  },
  assignment: {
    meaning: 'What has been assigned to whom, with names.',
    columns: {
      person_id: 'Number of the person.',
      person: 'Name of the person.',
      kind: 'entity, asset or source.',
      item_id: 'Number of the entity, asset or source.',
      item: 'Name of the entity, asset or source.',
      granted_at: 'When it was assigned, UTC.',
      granted_by: 'Who assigned it.',
    },
    select: `SELECT a.person_id, p.name AS person,
  CASE WHEN a.entity_id IS NOT NULL THEN 'entity' WHEN a.asset_id IS NOT NULL THEN 'asset' ELSE 'source' END AS kind,
  coalesce(a.entity_id, a.asset_id, a.source_id) AS item_id, coalesce(e.name, t.name, s.name) AS item,
  a.granted_at, b.name AS granted_by
FROM data_assignment a LEFT JOIN data_person p ON p.id = a.person_id LEFT JOIN data_person b ON b.id = a.granted_by
LEFT JOIN data_entity e ON e.id = a.entity_id LEFT JOIN data_asset t ON t.id = a.asset_id
LEFT JOIN data_emission_source s ON s.id = a.source_id`,
  },
}
