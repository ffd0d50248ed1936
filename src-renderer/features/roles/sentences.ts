// Roles and staged changes in words. Names of roles are told with their module, because some exist in two; what a
// change means is told by access-words.ts.
import type { RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import { beginningOf } from '../../../src-shared/domain/end-date.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { changeText } from '../../../src-shared/i18n/notice-words.ts'
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
export function changeLine(t: Translate, format: Formatter, item: StagedItem): string {
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
    default:
      return changeText(t, format, {
        module,
        program: program === '' ? null : program,
        from: change.present,
        to: change.next,
        until: change.until == null ? null : beginningOf(change.until),
        added: [],
        removed: [],
      })
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

/** How many of the staged changes cannot be saved as they are. */
export function countRefused(preview: RolesPreview | undefined): number {
  return preview?.changes.filter(({ isAllowed }) => !isAllowed).length ?? 0
}
