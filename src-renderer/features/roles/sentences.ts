// A preview in words: what a change is, and the rights gained and lost in one sentence for each scope. Names of roles are
// told with their module, because some exist in two.
import type { Consequence, Right, RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'
import type { StagedItem } from './staging.ts'

/** A role's own word, as in "Lead User"; `none` where there is none. */
export function roleLabel(t: Translate, module: Module, role: string): string {
  return role === 'none' ? t('roles:none') : t(`policy:roles.${module}.${role}.label`)
}

const modules: Readonly<Record<StagedChange['action'], Module>> = {
  'roles.set-group': 'submittals',
  'roles.set-corporate': 'programs',
  'roles.transfer-main-corporate': 'programs',
  'programs.set-contact': 'programs',
  'programs.transfer-main-site': 'programs',
  'roles.set-data-role': 'emissions',
  'roles.set-assignments': 'emissions',
}

/** "Submittals: Viewer → Lead User" */
export function changeLine(t: Translate, item: StagedItem): string {
  const { change, program = '', predecessor = '' } = item
  const module = modules[change.action]
  const place = t(`policy:modules.${module}`)
  switch (change.action) {
    case 'roles.transfer-main-corporate':
      return t('roles:line.mainCorporate', { place, predecessor })
    case 'programs.transfer-main-site':
      return t('roles:line.mainSite', { place, program, predecessor })
    case 'roles.set-assignments':
      return t('roles:line.assignments', { place, list: placesText(t, item.places ?? {}) })
    default: {
      const roles = {
        from: roleLabel(t, module, change.present),
        to: roleLabel(t, module, change.next),
      }
      return program === ''
        ? t('roles:line.role', { place, ...roles })
        : t('roles:line.contact', { place, program, ...roles })
    }
  }
}

const namesShown = 4

/** "+ Gas, − Boiler 2" */
function placesText(
  t: Translate,
  { added = [], removed = [] }: Partial<NonNullable<StagedItem['places']>>,
): string {
  const all = [...added.map((name) => `+ ${name}`), ...removed.map((name) => `− ${name}`)]
  const rest = all.length - namesShown
  const shown = all.slice(0, namesShown).join(', ')
  return rest > 0 ? t('roles:line.andMore', { list: shown, count: rest }) : shown
}

/** "For every facility: see a facility; add or change a facility." One sentence per scope and the things it counts. */
export function rightSentences(t: Translate, rights: readonly Right[]): string[] {
  const byScope = new Map<string, string[]>()
  for (const right of rights) {
    const scope = scopeText(t, right)
    byScope.set(scope, [...(byScope.get(scope) ?? []), t(`policy:actions.${right.action}`)])
  }
  return [...byScope].map(([scope, actions]) =>
    t('roles:rights.sentence', { scope: capitalized(scope), actions: actions.join('; ') }),
  )
}

function scopeText(t: Translate, { scope, count, names }: Right): string {
  const words = t(`policy:scopes.${scope}`, count === null ? {} : { count })
  if (count === null || names.length === 0) return words
  const rest = count - names.length
  const list = names.join(', ')
  return rest > 0
    ? t('roles:rights.namedAndMore', { scope: words, names: list, count: rest })
    : t('roles:rights.named', { scope: words, names: list })
}

function capitalized(sentence: string): string {
  return sentence.slice(0, 1).toLocaleUpperCase() + sentence.slice(1)
}

export function consequenceText(t: Translate, format: Formatter, { key, params }: Consequence): string {
  const { date } = params
  return t(
    `roles:consequences.${key}`,
    typeof date === 'string' ? { ...params, date: endDate(format, date) } : params,
  )
}

/** An end date is an instant or a calendar day (B-10). */
export function endDate(format: Formatter, date: string): string {
  return date.includes('T') ? format.dateTime(date) : format.day(date)
}

/** How many of the staged changes cannot be saved as they are. */
export function countRefused(preview: RolesPreview | undefined): number {
  return preview?.changes.filter(({ isAllowed }) => !isAllowed).length ?? 0
}
