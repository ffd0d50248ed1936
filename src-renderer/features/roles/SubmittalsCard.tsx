// Submittals: the one permission group, which holds for every facility of the organization (S1-05).
import { useText } from '../../i18n/texts.ts'
import { EndingRole } from './EndingRole.tsx'
import type { CardProps } from './HeldCards.tsx'
import { ModuleCard } from './ModuleCard.tsx'
import { useRoleOptions } from './role-options.ts'

export function SubmittalsCard({ held: { person, submittals }, isReadOnly }: CardProps) {
  const t = useText()
  const { group } = useRoleOptions()
  const change = { action: 'roles.set-group', person: person.id, present: submittals.role } as const
  return (
    <ModuleCard module="submittals">
      <EndingRole
        label={t('roles:kind.group')}
        person={person}
        held={submittals}
        options={group}
        isReadOnly={isReadOnly}
        to={(next) => ({ ...change, next })}
      />
    </ModuleCard>
  )
}
