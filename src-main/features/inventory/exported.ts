// What auditors get of the inventory: the tree of entities with assets and emission sources.
import { exportedTable, integer, reference, text } from '../../exports/declaration.ts'

const entity = exportedTable({
  part: 'emissions',
  meaning: 'Entities, a tree.',
  columns: {
    id: integer('Number of the entity.'),
    parent_id: reference(
      'entity',
      'The entity that it stands in; empty at the top, or where that is not in this export.',
    ),
    name: text('Name.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: 'id IN (SELECT id FROM scope_entity)',
})

const asset = exportedTable({
  part: 'emissions',
  meaning: 'Assets of entities.',
  columns: {
    id: integer('Number of the asset.'),
    entity_id: reference('entity', 'The entity that it stands in.'),
    name: text('Name.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: 'id IN (SELECT id FROM scope_asset)',
})

const emissionSource = exportedTable({
  part: 'emissions',
  meaning: 'Emission sources, of an entity or of one of its assets.',
  columns: {
    id: integer('Number of the source.'),
    entity_id: reference('entity', 'The entity that it stands in.'),
    asset_id: reference('asset', 'The asset that it belongs to, if any.'),
    name: text('Name.'),
    unit: text('Unit of what is measured.'),
  },
  key: ['id'],
  keptBack: {},
  withinEntities: 'id IN (SELECT id FROM scope_source)',
})

export const inventoryTables = { entity, asset, emission_source: emissionSource }

export const inventoryViews = {
  entity: {
    meaning: 'Entities with the way from the top.',
    columns: {
      id: 'Number of the entity.',
      parent_id: 'The entity that it stands in.',
      name: 'Name.',
      path: 'Names from the top down to the entity itself.',
    },
    select: `WITH RECURSIVE down (id, parent_id, name, path, depth) AS (
  SELECT id, parent_id, name, name, 0 FROM data_entity WHERE parent_id IS NULL
  UNION ALL SELECT e.id, e.parent_id, e.name, down.path || ' / ' || e.name, depth + 1
  FROM data_entity e JOIN down ON e.parent_id = down.id WHERE depth < 1000
) SELECT id, parent_id, name, path FROM down`,
  },
  asset: {
    meaning: 'Assets with their entity.',
    columns: {
      id: 'Number of the asset.',
      name: 'Name.',
      entity_id: 'Number of the entity.',
      entity: 'The entity that it stands in.',
    },
    select: `SELECT a.id, a.name, a.entity_id, e.name AS entity FROM data_asset a LEFT JOIN data_entity e ON e.id = a.entity_id`,
  },
  source: {
    meaning: 'Emission sources with where they stand.',
    columns: {
      id: 'Number of the source.',
      name: 'Name.',
      unit: 'Unit of what is measured.',
      entity_id: 'Number of the entity.',
      entity: 'The entity that it stands in.',
      asset_id: 'Number of the asset.',
      asset: 'The asset that it belongs to, if any.',
    },
    select: `SELECT s.id, s.name, s.unit, s.entity_id, e.name AS entity, s.asset_id, a.name AS asset
FROM data_emission_source s LEFT JOIN data_entity e ON e.id = s.entity_id LEFT JOIN data_asset a ON a.id = s.asset_id`,
  },
}
