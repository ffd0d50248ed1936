// What auditors get of facilities.
import { exportedTable, integer, reference, text } from '../../exports/declaration.ts'

const facility = exportedTable({
  part: 'submittals',
  meaning: 'Facilities of the organization.',
  columns: {
    id: integer('Number of the facility.'),
    name: text('Name.'),
    address: text('Address.'),
    site_id: text('The identifier that the regulator knows it by.'),
    regulator_id: reference('regulator', 'The regulator that it answers to.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

export const facilitiesTables = { facility }

export const facilitiesViews = {
  facility: {
    meaning: 'Facilities with their regulator.',
    columns: {
      id: 'Number of the facility.',
      name: 'Name.',
      address: 'Address.',
      site_id: 'The identifier that the regulator knows it by.',
      regulator: 'The regulator that it answers to.',
    },
    select: `SELECT f.id, f.name, f.address, f.site_id, r.name AS regulator
FROM data_facility f LEFT JOIN data_regulator r ON r.id = f.regulator_id`,
  },
}
