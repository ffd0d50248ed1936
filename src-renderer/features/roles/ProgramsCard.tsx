// Programs: the corporate role, which reaches every program (S2-02), and the roles in single programs (S2-03).
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n/texts.ts'
import { presentEnd } from './EndField.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { CardProps } from './HeldCards.tsx'
import { GrantLine, ModuleCard } from './ModuleCard.tsx'
import { PersonContacts } from './PersonContacts.tsx'
import { roleOption, useRoleOptions } from './role-options.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { stageFor, rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import { stagedAt, withEnd } from './staging.ts'
import { WaitingTransfer } from './WaitingTransfer.tsx'

export function ProgramsCard({ held, isReadOnly }: CardProps) {
  const t = useText()
  const { corporate } = useRoleOptions()
  const { person, programs } = held
  const present = programs.corporate
  const change = { action: 'roles.set-corporate', person: person.id, present, next: 'affiliate' } as const
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, change))
  const chosen = staged?.next ?? present
  const ends = presentEnd(programs.grant, present === 'secondary')
  const [isHandingOver, setHandingOver] = useState(false)
  const mayHandOver = !isReadOnly && present === 'main' && programs.transferLock === null
  return (
    <ModuleCard module="programs">
      <RoleChoice
        label={t('roles:kind.corporate')}
        present={present}
        chosen={chosen}
        options={corporate}
        presentOption={roleOption(t, 'programs', present)}
        lock={programs.lock}
        isReadOnly={isReadOnly || mayHandOver}
        onChoose={(next) =>
          next === 'main'
            ? undefined
            : stageFor(person.displayName, withEnd({ ...change, next }, staged?.until, ends))
        }
        end={
          chosen === 'secondary'
            ? {
                present: ends,
                chosen: staged?.until === undefined ? ends : staged.until,
                onChoose: (day) =>
                  stageFor(person.displayName, withEnd({ ...change, next: 'secondary' }, day, ends)),
              }
            : null
        }
      />
      <GrantLine grant={programs.grant} />
      {mayHandOver ? (
        <Button
          variant="default"
          size="compact-sm"
          className={styles.start}
          onClick={() => setHandingOver(true)}
        >
          {t('roles:handOver.mainCorporate')}
        </Button>
      ) : null}
      {programs.waiting.map((waiting) => (
        <WaitingTransfer key={waiting.id} waiting={isReadOnly ? { ...waiting, mayCancel: false } : waiting} />
      ))}
      {present === 'affiliate' ? null : <p className={styles.description}>{t('roles:held.reachesAll')}</p>}
      <PersonContacts held={held} isReadOnly={isReadOnly} />
      {isHandingOver ? (
        <HandOverDialog
          holder={person}
          program={null}
          onAgree={(successor) =>
            stageFor(
              successor.displayName,
              { action: 'roles.transfer-main-corporate', person: successor.id, present: person.id },
              { predecessor: person.displayName },
            )
          }
          onClose={() => setHandingOver(false)}
        />
      ) : null}
    </ModuleCard>
  )
}
