// The inventory of the Emissions module: a tree of entities, the assets in them, and the emission sources in entities and
// assets (S3-02). Structured and Restricted persons get the part that has been assigned to them (S3-08, S3-12).
import { z } from 'zod'
import { requiredNameSchema } from '../domain/contact.ts'
import { assetId, entityId, personId, sourceId } from '../domain/ids.ts'
import { command, noInput, noOutput, query, undoes } from './define.ts'

const named = {
  name: z.string(),
  /** False where something assigned stands directly in it and nothing but its name is shown (S3-08). */
  inFull: z.boolean(),
}

/** What the actor may see, flat, each kind sorted by name. */
export const inventoryTree = z.object({
  /** `parentId` is null for the topmost that the actor may see. */
  entities: z.array(z.object({ id: entityId, parentId: entityId.nullable(), ...named })),
  assets: z.array(z.object({ id: assetId, entityId, ...named })),
  sources: z.array(
    z.object({ id: sourceId, entityId, assetId: assetId.nullable(), unit: z.string(), ...named }),
  ),
})
export type InventoryTree = z.output<typeof inventoryTree>

/** One thing of the inventory. */
const thing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entity'), id: entityId }),
  z.strictObject({ kind: z.literal('asset'), id: assetId }),
  z.strictObject({ kind: z.literal('source'), id: sourceId }),
])
export type Thing = z.output<typeof thing>
export type ThingKind = Thing['kind']

/** Where something stands or shall stand: the top, an entity or, for a source, an asset. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('top') }),
  z.strictObject({ kind: z.literal('entity'), id: entityId }),
  z.strictObject({ kind: z.literal('asset'), id: assetId }),
])
export type Place = z.output<typeof place>

const unit = z.string().trim().max(40)

const move = { thing, to: place }

/** Somebody whose reach changes, by name: assignments to an entity cover all that stands in it. */
const reaching = z.array(z.object({ id: personId, displayName: z.string() }))

export const inventoryCalls = {
  'inventory.tree': query({ access: 'inventory.view', input: noInput, output: inventoryTree }),
  /** Entities stand at the top or in an entity, assets in an entity, sources in an entity or an asset. */
  'inventory.add': command({
    access: 'inventory.edit',
    input: z.strictObject({
      kind: z.enum(['entity', 'asset', 'source']),
      in: place,
      name: requiredNameSchema,
      /** Of a source; empty for anything else. */
      unit: unit.default(''),
    }),
    output: z.object({ id: z.int() }),
    changes: ['inventory'],
  }),
  /** Renames a thing, and sets a source's unit. */
  'inventory.edit': command({
    access: 'inventory.edit',
    input: z.strictObject({ thing, name: requiredNameSchema, unit: unit.default('') }),
    output: noOutput,
    changes: ['inventory'],
  }),
  /** Who would reach the thing afterwards and does not now, and the other way round (B-06). */
  'inventory.preview-move': query({
    access: 'inventory.edit',
    input: z.strictObject(move),
    output: z.object({ gained: reaching, lost: reaching }),
  }),
  'inventory.move': command({
    access: 'inventory.edit',
    input: z.strictObject({ ...move, ...undoes }),
    output: noOutput,
    changes: ['inventory', 'roles', 'session'],
  }),
  /** Refused while something stands in it or people are assigned to it. */
  'inventory.remove': command({
    access: 'inventory.edit',
    input: z.strictObject({ thing }),
    output: noOutput,
    changes: ['inventory'],
  }),
}
