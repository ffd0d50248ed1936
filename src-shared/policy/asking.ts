// What can be asked about what: which kinds of thing an action is about, and which actions a thing has.
import { actionNames, actions } from './actions.ts'
import type { Action, ActionDefinition } from './actions.ts'

/** What rights are about, as people name it: the organization itself, or one thing of a module. */
export const thingKinds = ['organization', 'facility', 'program', 'entity', 'asset', 'source'] as const
export type InsightKind = (typeof thingKinds)[number]

/** The kinds of thing that an action is asked about. A report is told by the entity that it is about. */
export function kindsOf(action: Action): readonly InsightKind[] {
  const { on }: ActionDefinition = actions[action]
  if (on.includes('report')) return ['entity']
  const kinds = thingKinds.filter((kind) => (on as readonly string[]).includes(kind))
  return kinds.length === 0 ? ['organization'] : kinds
}

/** What can be done to a thing of this kind; what concerns one's own account alone is nobody else's. */
export function actionsOn(kind: InsightKind): Action[] {
  return actionNames.filter((action) => actions[action].area !== 'account' && kindsOf(action).includes(kind))
}
