// Submittals: the one permission group, which holds for every facility of the organization (S1-05).
import { useStore } from 'zustand'
import { useText } from '../../i18n/texts.ts'
import type { CardProps } from './HeldCards.tsx'
import { presentEnd } from './EndField.tsx'
import { GrantLine, ModuleCard } from './ModuleCard.tsx'
import { useRoleOptions } from './role-options.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { stageFor, rolesStaging } from './roles-staging.ts'
import { stagedAt, withEnd } from './staging.ts'

export function SubmittalsCard({ held: { person, submittals }, isReadOnly }: CardProps) {
  const t = useText()
  const { group } = useRoleOptions()
  const { role: present, grant, lock } = submittals
  const change = { action: 'roles.set-group', person: person.id, present, next: present } as const
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, change))
  const chosen = staged?.next ?? present
  const ends = presentEnd(grant, present !== 'none')
  return (
    <ModuleCard module="submittals">
      <RoleChoice
        label={t('roles:kind.group')}
        present={present}
        chosen={chosen}
        options={group}
        presentOption={group.find(({ value }) => value === present)!}
        lock={lock}
        isReadOnly={isReadOnly}
        onChoose={(next) => stageFor(person.displayName, withEnd({ ...change, next }, staged?.until, ends))}
        end={
          chosen === 'none'
            ? null
            : {
                present: ends,
                chosen: staged?.until === undefined ? ends : staged.until,
                onChoose: (day) =>
                  stageFor(person.displayName, withEnd({ ...change, next: chosen }, day, ends)),
              }
        }
      />
      <GrantLine grant={grant} />
    </ModuleCard>
  )
}
