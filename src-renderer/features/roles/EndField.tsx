// The day on which a role ends (B-10), staged like the role itself. It says when that is in the person's own zone, because the
// day begins in UTC.
import { beginningOf, endDay } from '../../../src-shared/domain/end-date.ts'
import type { RoleGrant } from '../../../src-shared/contract/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { DayField } from '../../ui/form/DayField.tsx'
import styles from './roles.module.css'
import { UndoButton } from './UndoButton.tsx'

export interface RoleEnd {
  /** The stored day, or null for none. */
  readonly present: string | null
  /** The staged one; equal to `present` where none is. */
  readonly chosen: string | null
  readonly onChoose: (day: string | null) => void
}

/** The day that a standing grant ends on; one that has run out leaves none. */
export function presentEnd(grant: RoleGrant | null, isHeld: boolean): string | null {
  return !isHeld || grant?.expiresAt == null ? null : endDay(grant.expiresAt)
}

interface EndFieldProps {
  readonly label: string
  readonly end: RoleEnd
  /** Said while no day is chosen. */
  readonly hint?: string
}

export function EndField({ label, end: { present, chosen, onChoose }, hint }: EndFieldProps) {
  const t = useText()
  const format = useFormat()
  const isChanged = present !== chosen
  return (
    <div className={styles.endRow}>
      <DayField
        label={label}
        className={styles.endField}
        value={chosen}
        onDay={onChoose}
        description={
          chosen === null ? hint : t('roles:end.ends', { date: format.dateTime(beginningOf(chosen)) })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {isChanged ? (
        <UndoButton
          label={`${label}. ${t('roles:end.undo')}`}
          hint={t('roles:end.undo')}
          onUndo={() => onChoose(present)}
        />
      ) : null}
    </div>
  )
}

/** The same in a row of contacts, where there is little room. */
export function EndCell({ label, end: { chosen, onChoose } }: Omit<EndFieldProps, 'hint'>) {
  const t = useText()
  return (
    <DayField
      size="xs"
      aria-label={label}
      title={label}
      className={styles.endCell}
      placeholder={t('roles:end.none')}
      value={chosen}
      onDay={onChoose}
    />
  )
}
