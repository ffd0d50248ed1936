// The tree of what can be assigned: entities with their entities, assets and sources. Ids of nodes name kind and number.
import type { InventoryTree } from '../../../src-shared/contract/inventory.ts'
import type { AssignedPlace } from '../../../src-shared/contract/roles.ts'
import type { Assigned } from '../../../src-shared/contract/staged-change.ts'
import type { AssetId, EntityId, SourceId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { TreeNode } from '../../ui/tree/rows.ts'

/** Restricted and Restricted Audit are given entities alone, in Manage Accounts (S3-12, S3-15). */
export function takesEntitiesOnly(role: string): boolean {
  return role === 'restricted' || role === 'restricted-audit'
}

/** Whether anything assigned has an effect with that data role (S3-08, S3-12, S3-15). */
export function usesAssignments(role: string): boolean {
  return role === 'structured' || takesEntitiesOnly(role)
}

/** The manual's own name of what is done, which depends on the data role. */
export function assigningTitle(t: Translate, role: string): string {
  if (takesEntitiesOnly(role)) return t('roles:assign.manageAccounts')
  return t(role === 'structured' ? 'roles:assign.sourcesAndAssets' : 'roles:assign.assignments')
}

export function assignmentTree(t: Translate, tree: InventoryTree, entitiesOnly: boolean): TreeNode[] {
  const entities = grouped(tree.entities, ({ parentId }) => parentId)
  const assets = grouped(entitiesOnly ? [] : tree.assets, ({ entityId }) => entityId)
  const sources = entitiesOnly ? [] : tree.sources
  const ofAsset = grouped(sources, ({ assetId }) => assetId)
  const ofEntity = grouped(
    sources.filter(({ assetId }) => assetId === null),
    ({ entityId }) => entityId,
  )
  const leaf = ({ id, name }: { id: number; name: string }): TreeNode => ({
    id: nodeId('source', id),
    label: name,
    note: t('roles:place.source'),
  })
  const entity = ({ id, name }: { id: EntityId; name: string }): TreeNode => ({
    id: nodeId('entity', id),
    label: name,
    children: [
      ...(entities.get(id) ?? []).map(entity),
      ...(assets.get(id) ?? []).map((asset) => ({
        id: nodeId('asset', asset.id),
        label: asset.name,
        note: t('roles:place.asset'),
        children: (ofAsset.get(asset.id) ?? []).map(leaf),
      })),
      ...(ofEntity.get(id) ?? []).map(leaf),
    ],
  })
  return (entities.get(null) ?? []).map(entity)
}

function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

function nodeId(kind: AssignedPlace['kind'], id: number): string {
  return `${kind}:${id}`
}

export function toTicked({ entities, assets, sources }: Assigned): ReadonlySet<string> {
  return new Set([
    ...entities.map((id) => nodeId('entity', id)),
    ...assets.map((id) => nodeId('asset', id)),
    ...sources.map((id) => nodeId('source', id)),
  ])
}

export function fromTicked(ticked: ReadonlySet<string>): Assigned {
  const ids = (kind: AssignedPlace['kind']) =>
    [...ticked].filter((id) => id.startsWith(`${kind}:`)).map((id) => Number(id.slice(kind.length + 1)))
  return {
    entities: ids('entity') as EntityId[],
    assets: ids('asset') as AssetId[],
    sources: ids('source') as SourceId[],
  }
}

export function assignedOf(places: readonly AssignedPlace[]): Assigned {
  return fromTicked(new Set(places.map(({ kind, id }) => nodeId(kind, id))))
}

/** What ticking changes, by name. */
export function tickedPlaces(
  roots: readonly TreeNode[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): { added: string[]; removed: string[] } {
  const added: string[] = []
  const removed: string[] = []
  const visit = ({ id, label, children = [] }: TreeNode) => {
    if (after.has(id) && !before.has(id)) added.push(label)
    if (before.has(id) && !after.has(id)) removed.push(label)
    children.forEach(visit)
  }
  roots.forEach(visit)
  return { added, removed }
}
