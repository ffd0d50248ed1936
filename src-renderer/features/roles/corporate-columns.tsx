// The columns of the organization's contacts: who they are, their corporate role as it can be changed in its row, and the
// buttons of the row (S2-08).
import { IconMinus, IconUserUp } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { ContactLocks } from '../../../src-shared/contract/corporate-contacts.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { PersonLine } from '../../../src-shared/contract/roles.ts'
import { stateText } from '../../../src-shared/domain/person-cells.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { RowAct } from '../../ui/table/RowAct.tsx'
import { useRoleOptions } from './role-options.ts'
import { RoleCell } from './RoleCell.tsx'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { createStaging, stage, stagedAt, unstage } from './staging.ts'
import { UndoButton } from './UndoButton.tsx'
import { useRemoveContact } from './use-remove-contact.ts'

export interface CorporateRow {
  readonly person: PersonRow
  readonly locks: ContactLocks
}

export const corporateStaging = createStaging()

/** @param main the Main Corporate Contact, to whom a transfer is staged against */
export function useCorporateColumns(main: PersonLine | null): ListColumn<CorporateRow>[] {
  const t = useText()
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('roles:column.name'),
        width: 190,
        grow: true,
        fixed: true,
        cell: ({ person }) => <span className={styles.name}>{person.displayName}</span>,
      },
      {
        id: 'corporate',
        header: t('roles:kind.corporate'),
        width: 240,
        cell: (row) => <LevelCell row={row} />,
      },
      {
        id: 'acts',
        header: t('roles:corporate.acts'),
        width: 90,
        sortable: false,
        cell: (row) => <Acts row={row} main={main} />,
      },
      { id: 'email', header: t('people:columns.email'), width: 220, cell: ({ person }) => person.email },
      {
        id: 'state',
        header: t('people:columns.state'),
        width: 190,
        cell: ({ person }) =>
          person.state === 'active' ? (
            stateText(person, { t, format })
          ) : (
            <StatusBadge
              tone={person.state === 'disabled' ? 'refused' : 'neutral'}
              label={stateText(person, { t, format })}
            />
          ),
      },
    ],
    [t, format, main],
  )
}

interface CellProps {
  readonly row: CorporateRow
}

/** A role that has run out is not held any more (B-10). */
function presentRole({ corporate }: PersonRow) {
  return corporate.isExpired ? 'affiliate' : corporate.role
}

function LevelCell({ row: { person, locks } }: CellProps) {
  const t = useText()
  const { corporate } = useRoleOptions()
  const present = presentRole(person)
  const change = { action: 'roles.set-corporate', person: person.id, present, next: 'affiliate' } as const
  const staged = useStore(corporateStaging, ({ items }) => stagedAt(items, change))
  const seesMany = useMay('roles.set-corporate')
  return (
    <RoleCell
      label={t('roles:cell.corporate', { name: person.displayName })}
      present={present}
      chosen={staged?.next ?? present}
      options={corporate}
      presentLabel={roleLabel(t, 'programs', present)}
      expiresAt={person.corporate.expiresAt}
      lock={locks.level}
      isExceptional={seesMany}
      onChoose={(next) =>
        next === 'main'
          ? undefined
          : stage(corporateStaging, { change: { ...change, next }, person: person.displayName })
      }
    />
  )
}

interface ActsProps extends CellProps {
  readonly main: PersonLine | null
}

function Acts({ row: { person, locks }, main }: ActsProps) {
  const t = useText()
  const { displayName: name, id } = person
  const remove = useRemoveContact()
  const becomesMain = useStore(corporateStaging, ({ items }) =>
    items.some(({ change }) => change.action === 'roles.transfer-main-corporate' && change.person === id),
  )
  if (becomesMain) {
    return (
      <UndoButton
        label={`${t('roles:corporate.makeMain', { name })} ${t('roles:staging.undo')}`}
        hint={t('roles:staging.undo')}
        onUndo={() => unstage(corporateStaging, ['roles.transfer-main-corporate'])}
      />
    )
  }
  return (
    <span className={styles.rowActs}>
      <RowAct
        label={t('roles:corporate.remove', { name })}
        lock={locks.removal}
        icon={IconMinus}
        onAct={() => remove(person)}
      />
      {locks.mayBecomeMain && main !== null ? (
        <RowAct
          label={t('roles:corporate.makeMain', { name })}
          lock={null}
          icon={IconUserUp}
          onAct={() =>
            stage(corporateStaging, {
              change: { action: 'roles.transfer-main-corporate', person: id, present: main.id },
              person: name,
              predecessor: main.displayName,
            })
          }
        />
      ) : null}
    </span>
  )
}
