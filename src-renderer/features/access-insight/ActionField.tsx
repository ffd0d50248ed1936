// An action of the policy, by its words, in the order of the modules.
import { Select } from '@mantine/core'
import { actions } from '../../../src-shared/policy/actions.ts'
import type { Action, Area } from '../../../src-shared/policy/actions.ts'
import { useText } from '../../i18n/texts.ts'

const areas: readonly Area[] = ['organization', 'submittals', 'programs', 'emissions', 'account']

interface ActionFieldProps {
  readonly offered: readonly Action[]
  readonly chosen: Action | null
  /** What none means, as in "anything"; absent: one has to be chosen. */
  readonly none?: string
  readonly onChoose: (action: Action | null) => void
}

export function ActionField({ offered, chosen, none, onChoose }: ActionFieldProps) {
  const t = useText()
  const groups = areas.map((area) => ({
    group: t(`insight:areas.${area}`),
    items: offered
      .filter((action) => actions[action].area === area)
      .map((action) => ({ value: action as string, label: t(`policy:actions.${action}`) })),
  }))
  return (
    <Select
      label={t('insight:actionLabel')}
      placeholder={none ?? t('insight:chooseAction')}
      searchable
      clearable={none !== undefined}
      allowDeselect={false}
      nothingFoundMessage={t('insight:nothingFound')}
      data={groups.filter(({ items }) => items.length > 0)}
      value={chosen}
      onChange={(action) => onChoose(action as Action | null)}
      clearButtonProps={{ 'aria-label': t('insight:clear', { name: t('insight:actionLabel') }) }}
    />
  )
}
