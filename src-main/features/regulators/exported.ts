// What auditors get of regulators.
import { exportedTable, integer, text } from '../../exports/declaration.ts'

const regulator = exportedTable({
  part: 'submittals',
  meaning: 'Regulators that the facilities answer to.',
  columns: {
    id: integer('Number of the regulator.'),
    name: text('Name.'),
    kind: text('cupa or state-agency.'),
    email: text('Where access requests go while there is no lead user.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: null,
})

export const regulatorsTables = { regulator }
