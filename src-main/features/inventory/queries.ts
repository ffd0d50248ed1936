// Rows of entities, assets and emission sources. The kinds differ only in what they stand in, which `Standing` tells.
import { and, count, eq, or, sql } from 'drizzle-orm'
import type { SQL, SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { InventoryTree, Thing, ThingKind } from '../../../src-shared/contract/inventory.ts'
import type { AssetId, EntityId, PersonId } from '../../../src-shared/domain/ids.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { rowsInFull, visibleRows } from '../../authz/visible-rows.ts'
import type { RowColumns } from '../../authz/visible-rows.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { assetTable, emissionSourceTable, entityTable } from '../../db/tables/inventory.ts'
import { assignmentTable } from '../../db/tables/roles.ts'

/** Where a thing stands: an entity at the top in nothing, a source of an asset in that asset and in its entity. */
export interface Standing {
  readonly entityId: EntityId | null
  readonly assetId: AssetId | null
}

/** A thing of any kind; only a source has a unit. */
export interface StoredThing extends Standing {
  readonly name: string
  readonly unit: string
}

const tables = { entity: entityTable, asset: assetTable, source: emissionSourceTable } as const
const assignedColumns = {
  entity: assignmentTable.entityId,
  asset: assignmentTable.assetId,
  source: assignmentTable.sourceId,
} as const

/** Everything that the actor may see. An entity whose parent they may not see has none for them. */
export function readTree(db: ReadDb, actor: Facts): InventoryTree {
  const visible = (columns: RowColumns) => visibleRows(actor, 'inventory.view', columns)
  // As a value, and not as a filter, a condition on a column that the rows do not have must be false rather than NULL.
  const inFull = (columns: RowColumns) => sql`${rowsInFull(actor, columns)} IS TRUE`.mapWith(Boolean)
  const parent = alias(entityTable, 'parent')
  const entity = { entity: entityTable.id }
  const asset = { entity: assetTable.entityId, asset: assetTable.id }
  const { id, entityId, assetId, name, unit } = emissionSourceTable
  const source = { entity: entityId, asset: assetId, source: id }
  const entities = db
    .select({ id: entityTable.id, parentId: parent.id, name: entityTable.name, inFull: inFull(entity) })
    .from(entityTable)
    .leftJoin(parent, and(eq(parent.id, entityTable.parentId), visible({ entity: parent.id })))
    .where(visible(entity))
    .orderBy(entityTable.name, entityTable.id)
    .all()
  const assets = db
    .select({ id: asset.asset, entityId: asset.entity, name: assetTable.name, inFull: inFull(asset) })
    .from(assetTable)
    .where(visible(asset))
    .orderBy(assetTable.name, assetTable.id)
    .all()
  const sources = db
    .select({ id, entityId, assetId, name, unit, inFull: inFull(source) })
    .from(emissionSourceTable)
    .where(visible(source))
    .orderBy(name, id)
    .all()
  return { entities, assets, sources }
}

export function getThing(db: ReadDb, { kind, id }: Thing): StoredThing | undefined {
  if (kind === 'source') {
    return db.select().from(emissionSourceTable).where(eq(emissionSourceTable.id, id)).get()
  }
  if (kind === 'asset') {
    const asset = db.select().from(assetTable).where(eq(assetTable.id, id)).get()
    return asset && { ...asset, assetId: null, unit: '' }
  }
  const entity = db.select().from(entityTable).where(eq(entityTable.id, id)).get()
  return entity && { ...entity, entityId: entity.parentId, assetId: null, unit: '' }
}

/** Whether another thing of the kind has that name in that place, without regard to case. `exceptId` 0: any other. */
export function isNameTaken(
  db: ReadDb,
  kind: ThingKind,
  at: Standing,
  name: string,
  exceptId: number,
): boolean {
  const table = tables[kind]
  const place = {
    entity: isOrNull(entityTable.parentId, at.entityId),
    asset: isOrNull(assetTable.entityId, at.entityId),
    source: and(
      isOrNull(emissionSourceTable.entityId, at.entityId),
      isOrNull(emissionSourceTable.assetId, at.assetId),
    ),
  }[kind]
  const where = and(place, eq(table.name, name), sql`${table.id} <> ${exceptId}`)
  return db.select({ id: table.id }).from(table).where(where).get() !== undefined
}

function isOrNull(column: SQLWrapper, value: number | null): SQL {
  return sql`${column} IS ${value}`
}

export function insertThing(
  db: WriteDb,
  kind: ThingKind,
  { entityId, assetId, name, unit }: StoredThing,
): Thing {
  if (kind === 'entity') {
    const { id } = db.insert(entityTable).values({ parentId: entityId, name }).returning().get()
    return { kind, id }
  }
  if (entityId === null) throw new RangeError(`the ${kind} ${name} stands nowhere`)
  if (kind === 'asset') {
    const { id } = db.insert(assetTable).values({ entityId, name }).returning().get()
    return { kind, id }
  }
  const { id } = db.insert(emissionSourceTable).values({ entityId, assetId, name, unit }).returning().get()
  return { kind, id }
}

export function renameThing(db: WriteDb, { kind, id }: Thing, name: string, unit: string): void {
  if (kind === 'entity') db.update(entityTable).set({ name }).where(eq(entityTable.id, id)).run()
  else if (kind === 'asset') db.update(assetTable).set({ name }).where(eq(assetTable.id, id)).run()
  else db.update(emissionSourceTable).set({ name, unit }).where(eq(emissionSourceTable.id, id)).run()
}

/** The sources of an asset move with it, by the store's own rule. */
export function moveThing(db: WriteDb, { kind, id }: Thing, { entityId, assetId }: Standing): void {
  if (kind === 'entity')
    return void db.update(entityTable).set({ parentId: entityId }).where(eq(entityTable.id, id)).run()
  if (entityId === null) throw new RangeError(`the ${kind} ${id} would stand nowhere`)
  if (kind === 'asset') db.update(assetTable).set({ entityId }).where(eq(assetTable.id, id)).run()
  else db.update(emissionSourceTable).set({ entityId, assetId }).where(eq(emissionSourceTable.id, id)).run()
}

export function deleteThing(db: WriteDb, { kind, id }: Thing): void {
  const table = tables[kind]
  db.delete(table).where(eq(table.id, id)).run()
}

/** How many things stand directly in it. */
export function countWithin(db: ReadDb, { kind, id }: Thing): number {
  const within = {
    entity: sql`(SELECT count(*) FROM entity WHERE parent_id = ${id})
      + (SELECT count(*) FROM asset WHERE entity_id = ${id})
      + (SELECT count(*) FROM emission_source WHERE entity_id = ${id} AND asset_id IS NULL)`,
    asset: sql`(SELECT count(*) FROM emission_source WHERE asset_id = ${id})`,
    source: sql`0`,
  }
  return db.get<{ n: number }>(sql`SELECT ${within[kind]} AS n`).n
}

/** How many people it is assigned to, also those to whom it makes no difference at the moment. */
export function countAssigned(db: ReadDb, { kind, id }: Thing): number {
  const where = eq(assignedColumns[kind], id)
  return db.select({ n: count() }).from(assignmentTable).where(where).get()?.n ?? 0
}

/** Everybody who is assigned any of these. */
export function listAssignedPeople(
  db: ReadDb,
  entityIds: Iterable<number>,
  assetIds: Iterable<number>,
): PersonId[] {
  const among = (column: SQLWrapper, ids: Iterable<number>) =>
    sql`${column} IN (SELECT value FROM json_each(${JSON.stringify([...ids])}))`
  return db
    .selectDistinct({ personId: assignmentTable.personId })
    .from(assignmentTable)
    .where(or(among(assignmentTable.entityId, entityIds), among(assignmentTable.assetId, assetIds)))
    .orderBy(assignmentTable.personId)
    .all()
    .map(({ personId }) => personId)
}
