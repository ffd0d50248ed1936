// One role of a person, with room to say what each role may do. Staged like everything else.
import { Select } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useId } from 'react'
import { useText } from '../../i18n/texts.ts'
import { EndField } from './EndField.tsx'
import type { RoleEnd } from './EndField.tsx'
import type { RoleOption } from './role-options.ts'
import styles from './roles.module.css'
import { UndoButton } from './UndoButton.tsx'

interface RoleChoiceProps<Role extends string> {
  /** What kind of role, as in "Permission group". */
  readonly label: string
  readonly present: Role
  readonly chosen: Role
  readonly options: readonly RoleOption<Role>[]
  /** The present role, where it is none of the options. */
  readonly presentOption: RoleOption<string>
  /** Why it may not be changed; null where it may. */
  readonly lock: string | null
  /** On one's own page nothing is changed, and nothing needs a reason. */
  readonly isReadOnly: boolean
  readonly onChoose: (role: Role) => void
  /** When the chosen role ends; absent where none is chosen. */
  readonly end: RoleEnd | null
}

export function RoleChoice<Role extends string>(props: RoleChoiceProps<Role>) {
  const { label, present, chosen, options, presentOption, lock, isReadOnly, onChoose, end } = props
  const t = useText()
  const labelId = useId()
  const isChanged = present !== chosen
  const shown = isChanged ? (options.find(({ value }) => value === chosen) ?? presentOption) : presentOption
  if (lock !== null || isReadOnly) {
    return (
      <div role="group" aria-labelledby={labelId}>
        <p id={labelId} className={styles.label}>
          {label}
        </p>
        <p className={styles.role}>{presentOption.label}</p>
        <p className={styles.description}>{presentOption.description}</p>
        {isReadOnly ? null : (
          <p className={styles.lockReason}>
            <IconLock size={14} aria-hidden />
            <span>{lock}</span>
          </p>
        )}
      </div>
    )
  }
  return (
    <div>
      <div className={styles.choiceRow}>
        <Select
          label={label}
          className={styles.grow}
          data={options.map(({ value, label: name }) => ({ value, label: name }))}
          value={chosen}
          allowDeselect={false}
          comboboxProps={{ width: 'target' }}
          maxDropdownHeight={420}
          renderOption={({ option }) => (
            <span>
              <span className={styles.optionName}>{option.label}</span>
              <span className={styles.optionText}>
                {options.find(({ value }) => value === option.value)?.description}
              </span>
            </span>
          )}
          onChange={(value) => (value === null ? undefined : onChoose(value))}
        />
        {isChanged ? (
          <UndoButton
            label={`${label}. ${t('roles:cell.undo', { role: presentOption.label })}`}
            hint={t('roles:cell.undo', { role: presentOption.label })}
            onUndo={() => onChoose(present)}
          />
        ) : null}
      </div>
      {isChanged ? <p className={styles.was}>{t('roles:cell.was', { role: presentOption.label })}</p> : null}
      <p className={styles.description}>{shown.description}</p>
      {end === null ? null : <EndField label={t('roles:end.label')} end={end} hint={t('roles:end.hint')} />}
    </div>
  )
}
