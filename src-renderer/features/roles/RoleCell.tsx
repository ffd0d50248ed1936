// A role that can be chosen where it stands in the list. A changed one says what it was and has its undo beside it; one that
// the actor may not change is plain text that says why.
import { IconChevronDown, IconLock } from '@tabler/icons-react'
import { useText } from '../../i18n/texts.ts'
import { EndMark } from '../../ui/status/EndBadge.tsx'
import styles from './roles.module.css'
import { UndoButton } from './UndoButton.tsx'

interface RoleCellProps<Role extends string> {
  /** What is chosen and for whom, as in "Submittals, Noa Example". */
  readonly label: string
  readonly present: Role
  /** What is staged; equal to `present` where nothing is. */
  readonly chosen: Role
  /** The first is what everybody has by default. */
  readonly options: readonly { readonly value: Role; readonly label: string }[]
  /** Said where `present` is no option, as an exactly-one role is none. */
  readonly presentLabel: string
  /** When what is stored ends or has ended (B-10); null without end. */
  readonly expiresAt: string | null
  readonly lock: string | null
  /** The actor may change others of this column: a lock here is worth a sign. */
  readonly isExceptional: boolean
  readonly onChoose: (role: Role) => void
}

export function RoleCell<Role extends string>(props: RoleCellProps<Role>) {
  const { label, present, chosen, options, presentLabel, expiresAt, lock, isExceptional, onChoose } = props
  const t = useText()
  if (lock !== null) {
    return (
      <span className={styles.locked} data-default={present === options[0]?.value || undefined} title={lock}>
        {isExceptional ? (
          <IconLock size={13} aria-label={t('roles:cell.locked')} className={styles.lock} />
        ) : null}
        {presentLabel}
        <EndMark expiresAt={expiresAt} />
      </span>
    )
  }
  const isChanged = present !== chosen
  const was = t('roles:cell.was', { role: presentLabel })
  return (
    // The row opens on a click; choosing here shall not open it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.choice}
      data-changed={isChanged || undefined}
      onClick={(event) => event.stopPropagation()}
    >
      <div className={styles.chooser}>
        <select
          className={styles.select}
          data-default={chosen === options[0]?.value || undefined}
          aria-label={isChanged ? `${label}. ${was}` : label}
          value={chosen}
          onChange={(event) => onChoose(event.currentTarget.value as Role)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <IconChevronDown size={13} aria-hidden className={styles.chevron} />
      </div>
      {isChanged ? null : <EndMark expiresAt={expiresAt} />}
      {isChanged ? (
        <UndoButton
          label={`${label}. ${t('roles:cell.undo', { role: presentLabel })}`}
          hint={t('roles:cell.undo', { role: presentLabel })}
          onUndo={() => onChoose(present)}
        />
      ) : null}
    </div>
  )
}
