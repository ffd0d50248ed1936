// The words of the policy. English has one source, resources/translations/en_default/policy.json: rules, roles and the
// command line read it from here, the window reads the same file or its Spanish twin through i18next.
import english from '../../resources/translations/en_default/policy.json' with { type: 'json' }
import type { Action } from './actions.ts'
import type { RoleKey } from './roles.ts'

export { english }

type Texts = typeof english

/** Stable, speaking names of the rules, as in `submittals.approver.submit`: there is a sentence for each. */
export type RuleId = {
  [A in keyof Texts['rules']]: {
    [R in keyof Texts['rules'][A]]: `${A}.${R & string}.${keyof Texts['rules'][A][R] & string}`
  }[keyof Texts['rules'][A]]
}[keyof Texts['rules']]

/** Stable codes of the reasons for which something is refused. */
export type DenialCode = keyof Texts['denials']

/** How far a right reaches. Scopes that count things have a second, singular text. */
export type ScopeKey = Exclude<keyof Texts['scopes'], `${string}_one`>

export type TargetName = keyof Texts['targets']

export interface DenialParams {
  readonly action?: Action
  readonly role?: RoleKey
  /** Any one of these would do. */
  readonly roles?: readonly RoleKey[]
  /** Or any of these, which reach every program. */
  readonly corporate?: readonly RoleKey[]
  /** What the question should have named. */
  readonly target?: TargetName
  /** When a role expired, as it is stored. */
  readonly date?: string
}

/** Why something is refused, apart from any language. */
export interface Denial {
  readonly code: DenialCode
  readonly params: DenialParams
}

/** i18next's `t` with keys of the namespace `policy`, or `inEnglish`. */
export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string

/** The policy's English without i18next, for reasons that are wanted before anybody has chosen a language. */
export const inEnglish: Translate = (key, params = {}) => {
  const text = key
    .replace('policy:', '')
    .split('.')
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], english)
  if (typeof text !== 'string') return key
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
}

/** A role with its module, because some labels exist in two: "Viewer (Programs)". */
export function roleName(t: Translate, role: RoleKey): string {
  const module = role.slice(0, role.indexOf('.'))
  return t('policy:roleInModule', {
    role: t(`policy:roles.${role}.label`),
    module: t(`policy:modules.${module}`),
  })
}

const listFormats = new Map<string, Intl.ListFormat>()

/** "A, B, or C", in the translation's language. */
function oneOf(t: Translate, names: readonly string[]): string {
  const locale = t('policy:locale')
  const format = listFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'disjunction' })
  listFormats.set(locale, format)
  return format.format(names)
}

/** The reason of a refusal as a sentence (B-04). Give `params.date` in the reader's format beforehand. */
export function denialIn(t: Translate, { code, params }: Denial): string {
  const { action, role, roles, corporate, target, date } = params
  const names = (keys: readonly RoleKey[]) =>
    oneOf(
      t,
      keys.map((key) => roleName(t, key)),
    )
  return t(`policy:denials.${code}`, {
    action: action && t(`policy:actions.${action}`),
    role: role && roleName(t, role),
    roles: roles && names(roles),
    corporate: corporate && names(corporate),
    target: target && t(`policy:targets.${target}`),
    date,
  })
}
