// The roles of each module as choices, in the manuals' words and order.
import { useMemo } from 'react'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { personStates } from '../../../src-shared/policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../../src-shared/policy/roles.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'
import { useText } from '../../i18n/texts.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { roleLabel } from './sentences.ts'

export interface RoleOption<Role extends string> {
  readonly value: Role
  readonly label: string
  readonly description: string
}

export function roleOption<Role extends string>(t: Translate, module: Module, value: Role): RoleOption<Role> {
  const description =
    value === 'none' ? t(`roles:noneIn.${module}`) : t(`policy:roles.${module}.${value}.description`)
  return { value, label: roleLabel(t, module, value), description }
}

/** What can be chosen by hand: exactly-one roles are handed over instead. */
export function roleOptions(t: Translate) {
  return {
    group: (['none', ...groupRoles] as const).map((role) => roleOption(t, 'submittals', role)),
    corporate: (['affiliate', 'secondary'] as const).map((role) => roleOption(t, 'programs', role)),
    contact: (['viewer', 'contributor'] as const).map((role) => roleOption(t, 'programs', role)),
    data: (['none', ...dataRoles] as const).map((role) => roleOption(t, 'emissions', role)),
  }
}

export function useRoleOptions() {
  const t = useText()
  return useMemo(() => roleOptions(t), [t])
}

/** The filters of the list, by the names that `people.list` knows. */
export function useRoleFilters(): readonly ListFilter[] {
  const t = useText()
  return useMemo(() => {
    const filter = (id: string, label: string, module: Module, roles: readonly string[]): ListFilter => ({
      id,
      label,
      options: roles.map((value) => ({ value, label: roleLabel(t, module, value) })),
    })
    return [
      filter('group', t('roles:column.group'), 'submittals', [...groupRoles, 'none']),
      filter('corporate', t('roles:column.corporate'), 'programs', corporateRoles),
      filter('program', t('roles:column.programs'), 'programs', [...programRoles, 'none']),
      filter('data', t('roles:column.data'), 'emissions', [...dataRoles, 'none']),
    ]
  }, [t])
}

/** The same for the organization's contacts. */
export function useCorporateFilters(): readonly ListFilter[] {
  const t = useText()
  return useMemo(
    () => [
      {
        id: 'corporate',
        label: t('roles:kind.corporate'),
        options: corporateRoles.map((value) => ({ value, label: roleLabel(t, 'programs', value) })),
      },
      {
        id: 'state',
        label: t('people:columns.state'),
        options: personStates
          .filter((state) => state !== 'removed')
          .map((value) => ({ value, label: t(`people:states.${value}`) })),
      },
    ],
    [t],
  )
}
