// A thing in the page's parameters: its kind names the id.
import type { ThingKind } from '../../../src-shared/contract/inventory.ts'
import type { PageParams } from '../../shell/navigation.ts'
import { keyOf } from './things.ts'
import type { ThingKey } from './things.ts'

export const kinds: readonly ThingKind[] = ['entity', 'asset', 'source']

export function paramsOf(key: ThingKey): PageParams {
  const [kind, id] = key.split('-') as [ThingKind, string]
  return { [kind]: Number(id) }
}

/** The thing that the page shall show, if one is named. */
export function chosenKey(params: PageParams): ThingKey | null {
  for (const kind of kinds) {
    const id = params[kind]
    if (typeof id === 'number') return keyOf(kind, id)
  }
  return null
}
