// A question about access as the pages carry it in their parameters: ids and words alone.
import type { InsightThing } from '../../../src-shared/contract/access-insight.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { isAction } from '../../../src-shared/policy/actions.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { kindsOf, thingKinds } from '../../../src-shared/policy/asking.ts'
import type { InsightKind } from '../../../src-shared/policy/asking.ts'
import type { PageParams } from '../../shell/navigation.ts'

export function actionIn(params: PageParams): Action | null {
  return typeof params.action === 'string' && isAction(params.action) ? params.action : null
}

export function personIn(params: PageParams, name: 'person' | 'target'): PersonId | null {
  const value = params[name]
  return typeof value === 'number' ? (value as PersonId) : null
}

/** The kind of thing that is asked about: as chosen where the action has it, else the action's first. */
export function kindIn(params: PageParams, action: Action | null): InsightKind {
  const chosen = thingKinds.find((kind) => kind === params.kind)
  const kinds = action === null ? thingKinds : kindsOf(action)
  return chosen !== undefined && kinds.includes(chosen) ? chosen : kinds[0]!
}

/** Null while the thing of that kind is not chosen. */
export function thingIn(params: PageParams, kind: InsightKind): InsightThing | null {
  if (kind === 'organization') return { kind }
  return typeof params.id === 'number' && params.kind === kind
    ? ({ kind, id: params.id } as InsightThing)
    : null
}

/** A thing as parameters. */
export function thingParams(thing: { readonly kind: InsightKind; readonly id?: number | null }): PageParams {
  return { kind: thing.kind, id: thing.id ?? undefined }
}
