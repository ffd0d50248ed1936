// Access reviews in words, the same on screen and on paper.
import type { ReviewScope } from '../contract/reviews.ts'
import { familyModules, familyRoles } from '../domain/review.ts'
import type { Family } from '../policy/roles.ts'
import type { Translate } from './translate.ts'

/** "Viewer (Submittals)": a role with its module, because some exist in two. */
export function reviewRole(t: Translate, family: Family, role: string): string {
  const module = familyModules[family]
  const label = role === 'none' ? t('roles:none') : t(`policy:roles.${module}.${role}.label`)
  return t('policy:roleInModule', { role: label, module: t(`policy:modules.${module}`) })
}

/** What a review covers, in phrases; `programs` are the names of those that it is narrowed to. */
export function scopeLines(t: Translate, scope: ReviewScope, programs: readonly string[]): string[] {
  const { families, roles, unusedDays, endingDays } = scope
  const named = roles.map((key) => {
    const [family, role] = key.split('.') as [Family, string]
    return reviewRole(t, family, role)
  })
  return [
    families.map((family) => t(`reviews:families.${family}`)).join(', '),
    ...(programs.length === 0 ? [] : [t('reviews:scope.programs', { list: programs.join(', ') })]),
    ...(named.length === 0 || named.length === familyRoles.length
      ? []
      : [t('reviews:scope.roles', { list: named.join(', ') })]),
    ...(unusedDays === null ? [] : [t('reviews:scope.unused', { count: unusedDays })]),
    ...(endingDays === null ? [] : [t('reviews:scope.ending', { count: endingDays })]),
  ]
}
