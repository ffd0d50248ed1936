// One contact of a program, with the buttons for level, removal and handing over that the actor may use (S2-08, B-07).
import { ActionIcon, Checkbox, NativeSelect, Tooltip } from '@mantine/core'
import { IconMinus, IconUserUp } from '@tabler/icons-react'
import type { ContactLevel, ProgramContact } from '../../../src-shared/contract/program-contacts.ts'
import { endDay } from '../../../src-shared/domain/end-date.ts'
import { useText } from '../../i18n/texts.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { EndCell } from './EndField.tsx'
import { GrantLine } from './ModuleCard.tsx'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import type { StagedItem } from './staging.ts'
import { UndoButton } from './UndoButton.tsx'

interface ProgramContactRowProps {
  readonly contact: ProgramContact
  readonly staged: StagedItem | undefined
  readonly ticked: boolean
  /** Whether the actor manages contacts of this program at all: what they may not touch is then disabled, with the reason. */
  readonly managed: boolean
  readonly onTick: () => void
  /** The present level takes a staged change back. */
  readonly onLevel: (level: ContactLevel, until?: string | null) => void
  readonly onHandOver: () => void
}

export function ProgramContactRow(props: ProgramContactRowProps) {
  const { contact, staged, ticked, managed, onTick, onLevel, onHandOver } = props
  const { person, role, at, by, expiresAt, may, mayBecomeMainSite } = contact
  const t = useText()
  const name = person.displayName
  const next = staged?.change.action === 'programs.set-contact' ? staged.change.next : role
  const until = staged?.change.action === 'programs.set-contact' ? staged.change.until : undefined
  const isMain = role === 'main-site-contact'
  const why = may.length > 0 ? null : (contact.lock ?? t('roles:program.mainStays', { name }))
  const whyId = `why-${person.id}`
  const locked = why === null ? {} : { disabled: true, 'aria-describedby': whyId }
  return (
    <li className={styles.contactRow} data-changed={staged === undefined ? undefined : true}>
      {managed ? (
        <Checkbox
          size="xs"
          aria-label={t('roles:program.tick', { name })}
          checked={ticked}
          onChange={onTick}
          {...locked}
        />
      ) : (
        <span className={styles.noTick} />
      )}
      <span className={styles.grow}>
        <span className={styles.name}>{name}</span> <span className={styles.soft}>{person.email}</span>{' '}
        {person.state === 'active' ? null : (
          <StatusBadge tone="neutral" label={t(`people:states.${person.state}`)} />
        )}
        <GrantLine grant={{ at, by, expiresAt }} />
        {managed && why !== null ? (
          <p id={whyId} className={styles.lockReason}>
            {why}
          </p>
        ) : null}
      </span>
      {may.length === 0 || isMain ? (
        <span>{roleLabel(t, 'programs', role)}</span>
      ) : next === 'none' ? (
        <span className={styles.was}>
          {t('roles:contacts.removed', { role: roleLabel(t, 'programs', role) })}
        </span>
      ) : (
        <NativeSelect
          size="xs"
          aria-label={t('roles:program.level', { name })}
          data={[role, ...may]
            .filter((level) => level !== 'none')
            .toSorted((a, b) => b.localeCompare(a))
            .map((level) => ({ value: level, label: roleLabel(t, 'programs', level) }))}
          value={next}
          onChange={(event) => onLevel(event.currentTarget.value as ContactLevel, until)}
        />
      )}
      {may.length === 0 || isMain || next === 'none' ? null : (
        <EndCell
          label={t('roles:end.labelOf', { name })}
          end={{
            present: expiresAt === null ? null : endDay(expiresAt),
            chosen: until === undefined ? (expiresAt === null ? null : endDay(expiresAt)) : until,
            onChoose: (day) => onLevel(next as ContactLevel, day),
          }}
        />
      )}
      {mayBecomeMainSite && staged === undefined ? (
        <Tooltip label={t('roles:program.makeMain', { name })}>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('roles:program.makeMain', { name })}
            onClick={onHandOver}
          >
            <IconUserUp size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      {!managed ? null : staged === undefined ? (
        <Tooltip label={t('roles:program.remove', { name })}>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('roles:program.remove', { name })}
            onClick={() => onLevel('none')}
            {...locked}
          >
            <IconMinus size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : (
        <UndoButton
          label={`${name}. ${t('roles:staging.undo')}`}
          hint={t('roles:staging.undo')}
          onUndo={() => onLevel(role as ContactLevel)}
        />
      )}
    </li>
  )
}

/** Somebody who comes into the program by what is staged. */
export function AddedContactRow({
  item,
  onUntil,
  onUndo,
}: {
  readonly item: StagedItem
  readonly onUntil: (day: string | null) => void
  readonly onUndo: () => void
}) {
  const t = useText()
  const { change, person } = item
  if (change.action !== 'programs.set-contact') return null
  return (
    <li className={styles.contactRow} data-changed>
      <span className={styles.noTick} />
      <span className={`${styles.grow} ${styles.name}`}>{person}</span>
      <span>{roleLabel(t, 'programs', change.next)}</span>
      <EndCell
        label={t('roles:end.labelOf', { name: person })}
        end={{ present: null, chosen: change.until ?? null, onChoose: onUntil }}
      />
      <UndoButton
        label={`${person}. ${t('roles:staging.undo')}`}
        hint={t('roles:staging.undo')}
        onUndo={onUndo}
      />
    </li>
  )
}
