// The tree of entities with their assets and emission sources (S3-02).
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AssetId, EntityId, SourceId } from '../../../src-shared/domain/ids.ts'

export const entityTable = sqliteTable('entity', {
  id: integer().$type<EntityId>().primaryKey({ autoIncrement: true }),
  parentId: integer('parent_id').$type<EntityId>(),
  name: text().notNull(),
})

export const assetTable = sqliteTable('asset', {
  id: integer().$type<AssetId>().primaryKey({ autoIncrement: true }),
  entityId: integer('entity_id').$type<EntityId>().notNull(),
  name: text().notNull(),
})

export const emissionSourceTable = sqliteTable('emission_source', {
  id: integer().$type<SourceId>().primaryKey({ autoIncrement: true }),
  entityId: integer('entity_id').$type<EntityId>().notNull(),
  assetId: integer('asset_id').$type<AssetId>(),
  name: text().notNull(),
  unit: text().notNull().default(''),
})
