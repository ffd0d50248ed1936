// What everybody may do, as the policy says: `rightsTo` gives how far each action reaches, and the rule that takes it there
// is named beside it.
import { actionNames, actions } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { reachOf } from '../../src-shared/policy/applying.ts'
import type { Facts, Id } from '../../src-shared/policy/facts.ts'
import { rightsTo } from '../../src-shared/policy/rights.ts'
import { roles } from '../../src-shared/policy/roles.ts'
import type { Module } from '../../src-shared/policy/roles.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import { inEnglish } from '../../src-shared/policy/wording.ts'
import type { ScopeKey } from '../../src-shared/policy/wording.ts'

/** A row of `data_right`, in the order of its columns. */
export type RightRow = readonly [
  person: Id,
  action: string,
  scope: string,
  itemKind: string,
  item: Id,
  scopeInWords: string,
  rule: string,
]

const itemKinds: Partial<Record<ScopeKey, string>> = {
  programs: 'program',
  'program-contacts-up-to-contributor': 'program',
  entities: 'entity',
  'around-entities': 'entity',
  'own-entries-entities': 'entity',
  'reports-entities': 'entity',
  assets: 'asset',
  'around-assets': 'asset',
  'own-entries-assets': 'asset',
  sources: 'source',
  'own-entries-sources': 'source',
}

const rulesOf = new Map(
  actionNames.map((action) => [action, rules.filter((rule) => rule.actions.includes(action))]),
)

/** The rights of one person that come from the chosen modules and from what everybody has. */
export function rightsOf(facts: Facts, modules: readonly Module[]): RightRow[] {
  return actionNames.flatMap((action) => rightsToOne(facts, action, modules))
}

function rightsToOne(facts: Facts, action: Action, modules: readonly Module[]): RightRow[] {
  const reaching = rulesOf
    .get(action)!
    .filter(({ module }) => module === 'account' || modules.includes(module))
    .flatMap((rule) => reachOf(rule, facts, action).map((reach) => ({ ...reach, rule: rule.id })))
  if (reaching.length === 0) return []
  return rightsTo(facts, action).flatMap(({ scope, ids }) =>
    (ids ?? [0]).flatMap((id): RightRow[] => {
      const by = reaching.find((each) => each.scope === scope && (each.ids === null || each.ids.includes(id)))
      if (by === undefined) return []
      const kind = ids === null ? '' : (itemKinds[scope] ?? '')
      return [[facts.person.id, action, scope, kind, id, scopeInWords(scope, ids === null), by.rule]]
    }),
  )
}

/** Single things are counted one by one, hence the singular. */
function scopeInWords(scope: ScopeKey, isWhole: boolean): string {
  return inEnglish(`policy:scopes.${scope}${isWhole ? '' : '_one'}`)
}

/** What a reader of chosen entities sees of a right: where it reaches what is inside, and no further. */
export function rightsInside(
  rows: readonly RightRow[],
  inside: {
    readonly entity: ReadonlySet<number>
    readonly asset: ReadonlySet<number>
    readonly source: ReadonlySet<number>
    /** Chosen entities by what stands above them. */
    readonly above: ReadonlyMap<number, readonly number[]>
  },
): RightRow[] {
  const seen = new Set<string>()
  return rows.flatMap((row): RightRow[] => {
    const [person, action, scope, kind, item, words, rule] = row
    if (actions[action as Action].area !== 'emissions') return []
    if (kind === '') return [row]
    if (kind === 'asset') return inside.asset.has(Number(item)) ? [row] : []
    if (kind === 'source') return inside.source.has(Number(item)) ? [row] : []
    if (kind !== 'entity') return []
    const items = inside.entity.has(Number(item))
      ? [Number(item)]
      : scope === 'around-entities'
        ? []
        : (inside.above.get(Number(item)) ?? [])
    return items.flatMap((each): RightRow[] => {
      const key = `${action} ${scope} ${each}`
      if (seen.has(key)) return []
      seen.add(key)
      return [[person, action, scope, kind, each, words, rule]]
    })
  })
}

/** Rows of the tables that tell the policy itself, by table, in the order of their columns. */
export function policyRows(): Readonly<Record<string, readonly (readonly (string | number)[])[]>> {
  return {
    data_action: actionNames.map((action) => {
      const { area, writes } = actions[action]
      return [action, area, inEnglish(`policy:actions.${action}`), writes ? 1 : 0]
    }),
    data_role: roles.map(({ module, id, family, label, description, requirements }) => [
      module,
      id,
      family,
      label,
      description,
      requirements.join(' '),
    ]),
    data_rule: rules.map(({ id, module, role, condition, reason, requirements }) => [
      id,
      module,
      role,
      condition,
      inEnglish(`policy:conditions.${condition}`),
      reason,
      requirements.join(' '),
    ]),
    data_rule_action: rules.flatMap(({ id, actions: allowed }) => allowed.map((action) => [id, action])),
  }
}
