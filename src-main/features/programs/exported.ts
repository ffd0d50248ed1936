// What auditors get of programs, of invitations into them and of transfers that wait.
import { exportedTable, integer, reference, text } from '../../exports/declaration.ts'

const program = exportedTable({
  part: 'programs',
  meaning: 'Programs; each has exactly one Main Site Contact.',
  columns: {
    id: integer('Number of the program.'),
    name: text('Name.'),
    main_site_contact_id: reference('person', 'The one Main Site Contact.'),
    main_site_contact_at: text(
      'When that role last changed hands, UTC; empty: since the program was created.',
    ),
    main_site_contact_by: reference('person', 'Who handed it over.'),
    created_at: text('When the program was created, UTC.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

const programInvitation = exportedTable({
  part: 'programs',
  meaning: 'Who was invited into which program, as what.',
  columns: {
    id: integer('Number.'),
    program_id: reference('program', 'The program.'),
    person_id: reference('person', 'Who was invited.'),
    role: text('viewer, contributor or main-site-contact.'),
    invitation_id: reference(
      'invitation',
      'The invitation to register; empty: the person was registered already.',
    ),
    created_at: text('When, UTC.'),
    created_by: reference('person', 'Who invited.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

const waitingTransfer = exportedTable({
  part: 'programs',
  meaning: 'Transfers of exactly-one roles to people who had to register first.',
  columns: {
    id: integer('Number.'),
    program_id: reference('program', 'The program; empty: the role of Main Corporate Contact.'),
    successor_id: reference('person', 'Who was to take over.'),
    present_id: reference('person', 'Who held the role at that time.'),
    created_at: text('When, UTC.'),
    created_by: reference('person', 'Who handed it over.'),
    state: text('waiting, done, lapsed or cancelled.'),
    ended_at: text('When it ended, UTC.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

export const programsTables = {
  program,
  program_invitation: programInvitation,
  waiting_transfer: waitingTransfer,
}

export const programsViews = {
  program: {
    meaning: 'Programs with their Main Site Contact.',
    columns: {
      id: 'Number of the program.',
      name: 'Name.',
      main_site_contact_id: 'Number of the Main Site Contact.',
      main_site_contact: 'The one Main Site Contact.',
      contacts: 'How many people have a role in it, the Main Site Contact included.',
      created_at: 'When the program was created, UTC.',
    },
    select: `SELECT g.id, g.name, g.main_site_contact_id, p.name AS main_site_contact,
  1 + (SELECT count(*) FROM data_program_contact c WHERE c.program_id = g.id) AS contacts, g.created_at
FROM data_program g LEFT JOIN data_person p ON p.id = g.main_site_contact_id`,
  },
}
