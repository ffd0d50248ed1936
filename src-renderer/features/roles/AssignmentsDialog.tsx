// Assign Users to Sources, Assign Users to Assets, Manage Accounts: one tree. What is ticked covers all that is below it.
import { Button, Group } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { InventoryTree } from '../../../src-shared/contract/inventory.ts'
import type { HeldRoles } from '../../../src-shared/contract/roles.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { CheckTree } from '../../ui/tree/CheckTree.tsx'
import { AssignedList } from './AssignedList.tsx'
import {
  assignedOf,
  assigningTitle,
  assignmentTree,
  fromTicked,
  takesEntitiesOnly,
  tickedPlaces,
  toTicked,
  usesAssignments,
} from './assigning.ts'
import { stageFor, rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { stagedAt } from './staging.ts'

interface AssignmentsDialogProps {
  readonly person: PersonId
  readonly onClose: () => void
}

export function AssignmentsDialog({ person, onClose }: AssignmentsDialogProps) {
  const t = useText()
  const held = useCall('roles.of-person', { person })
  const mayAssign = held.value?.emissions.assignedLock === null
  const tree = useCall('inventory.tree', mayAssign ? {} : null)
  const role = useChosenRole(person, held.value?.emissions.role ?? 'none')
  const error = held.error ?? tree.error
  const title = t('roles:assign.title', {
    act: assigningTitle(t, role),
    name: held.value?.person.displayName ?? '',
  })
  return (
    <Dialog title={title} width={620} onClose={onClose}>
      {error === null ? null : <Problem error={error} />}
      {held.value === undefined || (mayAssign && tree.value === undefined) ? (
        error === null && <Loading />
      ) : tree.value === undefined ? (
        <>
          <Notice tone="neutral">{held.value.emissions.assignedLock}</Notice>
          <AssignedList places={held.value.emissions.assigned} />
        </>
      ) : (
        <Assigning held={held.value} tree={tree.value} role={role} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** The data role that the person will have, once what is staged is saved. */
function useChosenRole(person: PersonId, present: HeldRoles['emissions']['role']) {
  const like = { action: 'roles.set-data-role', person, present, next: present } as const
  return useStore(rolesStaging, ({ items }) => stagedAt(items, like)?.next ?? present)
}

interface AssigningProps {
  readonly held: HeldRoles
  readonly tree: InventoryTree
  readonly role: string
  readonly onClose: () => void
}

function Assigning({ held: { person, emissions }, tree, role, onClose }: AssigningProps) {
  const t = useText()
  const present = useMemo(() => assignedOf(emissions.assigned), [emissions.assigned])
  const change = { action: 'roles.set-assignments', person: person.id, present, next: present } as const
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, change))
  const [ticked, setTicked] = useState(() => toTicked(staged?.next ?? present))
  const entitiesOnly = takesEntitiesOnly(role)
  const roots = useMemo(() => assignmentTree(t, tree, entitiesOnly), [t, tree, entitiesOnly])
  if (tree.entities.length === 0) {
    return <Empty title={t('roles:assign.emptyTitle')}>{t('roles:assign.empty')}</Empty>
  }
  return (
    <div className={styles.stack}>
      <p className={styles.description}>
        {t(entitiesOnly ? 'roles:assign.hintEntities' : 'roles:assign.hintAll')}
      </p>
      {usesAssignments(role) ? null : (
        <Notice tone="neutral">{t('roles:assign.noUse', { role: roleLabel(t, 'emissions', role) })}</Notice>
      )}
      <CheckTree
        label={t('roles:kind.assignments')}
        searchLabel={t('roles:assign.search')}
        roots={roots}
        ticked={ticked}
        onTick={setTicked}
        height={300}
      />
      <Group justify="space-between" gap="xs">
        <span className={styles.soft} role="status">
          {t('roles:assign.ticked', { count: ticked.size })}
        </span>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button
            onClick={() => {
              const places = tickedPlaces(roots, toTicked(present), ticked)
              stageFor(person.displayName, { ...change, next: fromTicked(ticked) }, { places })
              onClose()
            }}
          >
            {t('roles:staging.stage')}
          </Button>
        </Group>
      </Group>
    </div>
  )
}
