// The columns of people × modules. Each cell stages its change; the names of columns are those by which main sorts people.
import { Button, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { useRoleOptions } from './role-options.ts'
import { RoleCell } from './RoleCell.tsx'
import { stageFor, rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import type { RolesRow } from './row.ts'
import { roleLabel } from './sentences.ts'
import { stagedAt } from './staging.ts'
import type { StagedItem } from './staging.ts'

export type Editor = 'contacts' | 'assignments'

/** @param onEdit opens what does not fit into a cell: the contacts of programs, the tree of assignments */
export function useRolesColumns(onEdit: (row: RolesRow, editor: Editor) => void): ListColumn<RolesRow>[] {
  const t = useText()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('roles:column.name'),
        width: 195,
        grow: true,
        fixed: true,
        cell: (row) => <NameCell row={row} />,
      },
      {
        id: 'email',
        header: t('people:columns.email'),
        width: 200,
        hidden: true,
        cell: ({ person }) => person.email,
      },
      { id: 'group', header: t('roles:column.group'), width: 145, cell: (row) => <GroupCell row={row} /> },
      {
        id: 'corporate',
        header: t('roles:column.corporate'),
        width: 240,
        cell: (row) => <CorporateCell row={row} />,
      },
      {
        id: 'programs',
        header: t('roles:column.programs'),
        width: 105,
        cell: (row) => <ContactsCell row={row} onEdit={() => onEdit(row, 'contacts')} />,
      },
      { id: 'data', header: t('roles:column.data'), width: 150, cell: (row) => <DataCell row={row} /> },
      {
        id: 'assigned',
        header: t('roles:column.assigned'),
        width: 110,
        sortable: false,
        cell: (row) => <AssignedCell row={row} onEdit={() => onEdit(row, 'assignments')} />,
      },
    ],
    [t, onEdit],
  )
}

interface CellProps {
  readonly row: RolesRow
}

function NameCell({ row: { person } }: CellProps) {
  const t = useText()
  return (
    <>
      <span className={styles.name}>{person.displayName}</span>
      {person.state === 'active' ? null : (
        <StatusBadge tone="neutral" label={t(`people:states.${person.state}`)} />
      )}
    </>
  )
}

function useStaged<Change extends StagedChange>(like: Change) {
  return useStore(rolesStaging, ({ items }) => stagedAt(items, like))
}

function GroupCell({ row: { person, cells } }: CellProps) {
  const t = useText()
  const { group } = useRoleOptions()
  const present = standing(person.group) ?? 'none'
  const change = { action: 'roles.set-group', person: person.id, present, next: present } as const
  return (
    <RoleCell
      label={t('roles:cell.group', { name: person.displayName })}
      present={present}
      chosen={useStaged(change)?.next ?? present}
      options={group}
      presentLabel={roleLabel(t, 'submittals', present)}
      expiresAt={person.group?.expiresAt ?? null}
      lock={cells.locks.group}
      isExceptional={useMay('roles.set-group')}
      onChoose={(next) => stageFor(person.displayName, { ...change, next })}
    />
  )
}

function CorporateCell({ row: { person, cells } }: CellProps) {
  const t = useText()
  const { corporate } = useRoleOptions()
  const present = standing(person.corporate) ?? 'affiliate'
  const change = { action: 'roles.set-corporate', person: person.id, present, next: 'affiliate' } as const
  return (
    <RoleCell
      label={t('roles:cell.corporate', { name: person.displayName })}
      present={present}
      chosen={useStaged(change)?.next ?? present}
      options={corporate}
      presentLabel={roleLabel(t, 'programs', present)}
      expiresAt={person.corporate.expiresAt}
      lock={cells.locks.corporate}
      isExceptional={useMay('roles.set-corporate')}
      // The Main Corporate Contact is locked: that role changes hands by a transfer.
      onChoose={(next) => (next === 'main' ? undefined : stageFor(person.displayName, { ...change, next }))}
    />
  )
}

function DataCell({ row: { person, cells } }: CellProps) {
  const t = useText()
  const { data } = useRoleOptions()
  const present = standing(person.data) ?? 'none'
  const change = { action: 'roles.set-data-role', person: person.id, present, next: present } as const
  return (
    <RoleCell
      label={t('roles:cell.data', { name: person.displayName })}
      present={present}
      chosen={useStaged(change)?.next ?? present}
      options={data}
      presentLabel={roleLabel(t, 'emissions', present)}
      expiresAt={person.data?.expiresAt ?? null}
      lock={cells.locks.data}
      isExceptional={useMay('roles.set-data-role')}
      onChoose={(next) => stageFor(person.displayName, { ...change, next })}
    />
  )
}

/** A role that has run out is not held any more (B-10). */
function standing<Role extends string>(
  held: { readonly role: Role; readonly isExpired: boolean } | null,
): Role | null {
  return held === null || held.isExpired ? null : held.role
}

interface EditCellProps extends CellProps {
  readonly onEdit: () => void
}

function ContactsCell({ row: { person, cells }, onEdit }: EditCellProps) {
  const t = useText()
  const format = useFormat()
  const isStaged = useStore(rolesStaging, ({ items }) =>
    items.some(({ change }) => change.action === 'programs.set-contact' && change.person === person.id),
  )
  return (
    <EditButton
      label={t('roles:cell.contacts', { name: person.displayName })}
      isChanged={isStaged}
      isDefault={person.programs === 0}
      onEdit={onEdit}
    >
      {format.count(person.programs)}
      {cells.mainSites === 0 ? null : (
        <span className={styles.soft}>{t('roles:cell.mainSites', { count: cells.mainSites })}</span>
      )}
    </EditButton>
  )
}

function AssignedCell({ row: { person, cells }, onEdit }: EditCellProps) {
  const t = useText()
  const format = useFormat()
  const { assigned, missing, locks } = cells
  const staged = useStore(rolesStaging, ({ items }) => stagedAssignments(items, person.id))
  if (assigned === 0 && missing === null && staged === null && locks.assignments !== null) return null
  const count = staged ?? assigned
  const isMissing = missing !== null && staged === null
  return (
    <EditButton
      label={t('roles:cell.assigned', { name: person.displayName })}
      isChanged={staged !== null}
      isDefault={count === 0 && !isMissing}
      onEdit={onEdit}
    >
      {format.count(count)}
      {isMissing ? (
        <span className={styles.missing} title={missing}>
          <IconAlertTriangle size={13} aria-hidden />
          {t('roles:cell.missing')}
          <VisuallyHidden>{missing}</VisuallyHidden>
        </span>
      ) : null}
    </EditButton>
  )
}

/** How much is staged to be assigned to the person; null where nothing is staged. */
function stagedAssignments(items: readonly StagedItem[], person: PersonId): number | null {
  for (const { change } of items) {
    if (change.action !== 'roles.set-assignments' || change.person !== person) continue
    return change.next.entities.length + change.next.assets.length + change.next.sources.length
  }
  return null
}

interface EditButtonProps {
  /** Of what and for whom the number is, for those who do not see its column. */
  readonly label: string
  readonly isChanged: boolean
  /** Nothing is there, as with nearly everybody. */
  readonly isDefault: boolean
  readonly onEdit: () => void
  readonly children: ReactNode
}

function EditButton({ label, isChanged, isDefault, onEdit, children }: EditButtonProps) {
  const t = useText()
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      className={styles.edit}
      data-changed={isChanged || undefined}
      data-default={isDefault || undefined}
      onClick={(event) => {
        event.stopPropagation()
        onEdit()
      }}
    >
      <VisuallyHidden>{label} </VisuallyHidden>
      {children}
      {isChanged ? <VisuallyHidden>{t('roles:cell.changed')}</VisuallyHidden> : null}
    </Button>
  )
}
