// Emissions: the data role, and what is assigned where the role depends on it (S3-08, S3-10, S3-13, X-08, X-09).
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { slotOf } from '../../../src-shared/contract/staged-change.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { AssignedList } from './AssignedList.tsx'
import { assigningTitle, usesAssignments } from './assigning.ts'
import { AssignmentsDialog } from './AssignmentsDialog.tsx'
import type { CardProps } from './HeldCards.tsx'
import { EndingRole } from './EndingRole.tsx'
import { ModuleCard } from './ModuleCard.tsx'
import { useRoleOptions } from './role-options.ts'
import { rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import { changeLine } from './sentences.ts'
import { stagedAt, unstage } from './staging.ts'
import { UndoButton } from './UndoButton.tsx'

export function EmissionsCard({ held, isReadOnly }: CardProps) {
  const t = useText()
  const format = useFormat()
  const { data } = useRoleOptions()
  const { person, emissions } = held
  const { role: present, assigned, assignedLock, missing } = emissions
  const change = { action: 'roles.set-data-role', person: person.id, present } as const
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, { ...change, next: present }))
  const chosen = staged?.next ?? present
  const assignment = useStore(rolesStaging, ({ items }) =>
    items.find((item) => item.change.action === 'roles.set-assignments' && item.change.person === person.id),
  )
  const [isAssigning, setAssigning] = useState(false)
  // Only these roles depend on what is assigned; with others it is worth a word where it is noted all the same.
  const isShown = usesAssignments(chosen) || assigned.length > 0 || assignment !== undefined
  return (
    <ModuleCard module="emissions">
      <EndingRole
        label={t('roles:kind.data')}
        person={person}
        held={emissions}
        options={data}
        isReadOnly={isReadOnly}
        to={(next) => ({ ...change, next })}
      />
      {missing === null ? null : <Notice tone="attention">{missing}</Notice>}
      {isShown ? (
        <div role="group" aria-label={t('roles:kind.assignments')} className={styles.assigned}>
          <p className={styles.label}>{t('roles:kind.assignments')}</p>
          <AssignedList places={assigned} />
          {assignment === undefined ? null : (
            <p className={styles.was}>
              {changeLine(t, format, assignment)}
              <UndoButton
                label={t('roles:staging.undoLine', {
                  line: changeLine(t, format, assignment),
                  person: person.displayName,
                })}
                hint={t('roles:staging.undo')}
                onUndo={() => unstage(rolesStaging, [slotOf(assignment.change)])}
              />
            </p>
          )}
          {isReadOnly || assignedLock !== null ? null : (
            <Button variant="default" size="compact-sm" onClick={() => setAssigning(true)}>
              {assigningTitle(t, chosen)}
            </Button>
          )}
        </div>
      ) : null}
      {isAssigning ? <AssignmentsDialog person={person.id} onClose={() => setAssigning(false)} /> : null}
    </ModuleCard>
  )
}
