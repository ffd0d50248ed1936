// What auditors get of the organization itself.
import { exportedTable, integer, reference, text } from '../../exports/declaration.ts'

const organization = exportedTable({
  part: 'organization',
  meaning: 'The organization: one row.',
  columns: {
    id: integer('Always 1.'),
    name: text('Name.'),
    headquarters_address: text('Address of the headquarters.'),
    password_policy: text('strong or documented: which passwords are accepted.'),
    idle_lock_minutes: integer('After how many idle minutes a session ends.'),
    self_registration: integer('1 where strangers may register themselves.'),
    main_corporate_contact_id: reference('person', 'The one Main Corporate Contact.', {
      onlyForEverything: true,
    }),
    main_corporate_contact_at: text('When that role last changed hands, UTC; empty: since the beginning.', {
      onlyForEverything: true,
    }),
    main_corporate_contact_by: reference('person', 'Who handed it over.', { onlyForEverything: true }),
    created_at: text('When the organization was set up, UTC.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: '1',
})

export const organizationTables = { organization }

export const organizationViews = {
  organization: {
    meaning: 'The organization and its Main Corporate Contact.',
    columns: {
      name: 'Name.',
      headquarters_address: 'Address of the headquarters.',
      main_corporate_contact: 'The one Main Corporate Contact.',
      password_policy: 'strong or documented: which passwords are accepted.',
      idle_lock_minutes: 'After how many idle minutes a session ends.',
      created_at: 'When the organization was set up, UTC.',
    },
    select: `SELECT o.name, o.headquarters_address, p.name AS main_corporate_contact, o.password_policy, o.idle_lock_minutes, o.created_at
FROM data_organization o LEFT JOIN data_person p ON p.id = o.main_corporate_contact_id`,
  },
}
