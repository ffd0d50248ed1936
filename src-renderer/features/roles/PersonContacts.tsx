// The programs in which a person is a contact: level, removal, handing over, and one more program. All of it is staged.
import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core'
import { IconMinus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import type { ContactLevel } from '../../../src-shared/contract/program-contacts.ts'
import type { HeldRoles } from '../../../src-shared/contract/roles.ts'
import { slotOf } from '../../../src-shared/contract/staged-change.ts'
import { useText } from '../../i18n/texts.ts'
import { AddProgram } from './AddProgram.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { EndCell, presentEnd } from './EndField.tsx'
import { GrantLine } from './ModuleCard.tsx'
import { useRoleOptions } from './role-options.ts'
import { stageFor, rolesStaging } from './roles-staging.ts'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { stagedAt, unstage, withEnd } from './staging.ts'
import type { StagedItem } from './staging.ts'
import { UndoButton } from './UndoButton.tsx'

type Held = HeldRoles['programs']['contacts'][number]

interface PersonContactsProps {
  readonly held: HeldRoles
  readonly isReadOnly: boolean
}

export function PersonContacts({ held: { person, programs }, isReadOnly }: PersonContactsProps) {
  const t = useText()
  const heading = useId()
  const items = useStore(rolesStaging, (state) => state.items)
  const added = items.filter(
    ({ change }) =>
      change.action === 'programs.set-contact' && change.person === person.id && change.present === 'none',
  )
  const known = [...programs.contacts.map(({ program }) => program.id as number), ...added.map(programOf)]
  return (
    <div role="group" aria-labelledby={heading} className={styles.contacts}>
      <p id={heading} className={styles.label}>
        {t('roles:kind.contacts')}
      </p>
      {programs.contacts.length + added.length === 0 ? (
        <p className={styles.soft}>{t('roles:contacts.none')}</p>
      ) : (
        <ul className={styles.contactRows}>
          {programs.contacts.map((each) => (
            <ContactRow key={each.program.id} held={each} person={person} isReadOnly={isReadOnly} />
          ))}
          {added.map((item) => (
            <AddedRow key={slotOf(item.change)} item={item} />
          ))}
        </ul>
      )}
      {isReadOnly || programs.contactsLock !== null ? null : (
        <AddProgram
          except={known}
          onAdd={(program, next) =>
            stageFor(
              person.displayName,
              {
                action: 'programs.set-contact',
                program: program.id,
                person: person.id,
                present: 'none',
                next,
              },
              { program: program.name },
            )
          }
        />
      )}
    </div>
  )
}

function programOf({ change }: StagedItem): number {
  return 'program' in change ? change.program : 0
}

interface ContactRowProps {
  readonly held: Held
  readonly person: HeldRoles['person']
  readonly isReadOnly: boolean
}

function ContactRow({ held: { program, role, grant, lock }, person, isReadOnly }: ContactRowProps) {
  const t = useText()
  const { contact } = useRoleOptions()
  const [isHandingOver, setHandingOver] = useState(false)
  const change = {
    action: 'programs.set-contact',
    program: program.id,
    person: person.id,
    present: role,
    next: 'none',
  } as const
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, change))
  const ends = presentEnd(grant, role !== 'main-site-contact')
  const stageLevel = (next: ContactLevel, until = staged?.until) =>
    stageFor(person.displayName, withEnd({ ...change, next }, until, ends), { program: program.name })
  const isLocked = isReadOnly || lock !== null
  const where = t('roles:contacts.in', { program: program.name })
  return (
    <li className={styles.contactRow} data-changed={staged === undefined ? undefined : true}>
      <span className={styles.grow}>
        <span className={styles.name}>{program.name}</span>
        <GrantLine grant={grant} />
      </span>
      {isLocked || role === 'main-site-contact' ? (
        <span title={isReadOnly ? undefined : (lock ?? undefined)}>{roleLabel(t, 'programs', role)}</span>
      ) : staged?.next === 'none' ? (
        <span className={styles.was}>
          {t('roles:contacts.removed', { role: roleLabel(t, 'programs', role) })}
        </span>
      ) : (
        <>
          <NativeSelect
            size="xs"
            aria-label={where}
            data={contact.map(({ value, label }) => ({ value, label }))}
            value={staged?.next ?? role}
            onChange={(event) => stageLevel(event.currentTarget.value as ContactLevel)}
          />
          <EndCell
            label={t('roles:end.labelIn', { program: program.name })}
            end={{
              present: ends,
              chosen: staged?.until === undefined ? ends : staged.until,
              onChoose: (day) => stageLevel(staged?.next ?? role, day),
            }}
          />
        </>
      )}
      {isLocked ? null : staged === undefined ? (
        <RowActs
          isMain={role === 'main-site-contact'}
          program={program.name}
          onHandOver={() => setHandingOver(true)}
          onRemove={() => stageLevel('none')}
        />
      ) : (
        <UndoButton
          label={`${where}. ${t('roles:staging.undo')}`}
          hint={t('roles:staging.undo')}
          onUndo={() => unstage(rolesStaging, [slotOf(change)])}
        />
      )}
      {isHandingOver ? (
        <HandOverDialog
          holder={person}
          program={program.name}
          onAgree={(successor) =>
            stageFor(
              successor.displayName,
              {
                action: 'programs.transfer-main-site',
                program: program.id,
                person: successor.id,
                present: person.id,
              },
              { program: program.name, predecessor: person.displayName },
            )
          }
          onClose={() => setHandingOver(false)}
        />
      ) : null}
    </li>
  )
}

interface RowActsProps {
  readonly isMain: boolean
  readonly program: string
  readonly onHandOver: () => void
  readonly onRemove: () => void
}

function RowActs({ isMain, program, onHandOver, onRemove }: RowActsProps) {
  const t = useText()
  if (isMain) {
    return (
      <Button variant="default" size="compact-xs" onClick={onHandOver}>
        {t('roles:handOver.mainSite')}
      </Button>
    )
  }
  return (
    <Tooltip label={t('roles:contacts.remove', { program })}>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('roles:contacts.remove', { program })}
        onClick={onRemove}
      >
        <IconMinus size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** A program that the person comes into by what is staged. */
function AddedRow({ item }: { readonly item: StagedItem }) {
  const t = useText()
  const { change, program = '' } = item
  if (change.action !== 'programs.set-contact') return null
  return (
    <li className={styles.contactRow} data-changed>
      <span className={`${styles.grow} ${styles.name}`}>{program}</span>
      <span>{roleLabel(t, 'programs', change.next)}</span>
      <EndCell
        label={t('roles:end.labelIn', { program })}
        end={{
          present: null,
          chosen: change.until ?? null,
          onChoose: (day) => stageFor(item.person, withEnd(change, day, null), { program }),
        }}
      />
      <UndoButton
        label={`${t('roles:contacts.in', { program })}. ${t('roles:staging.undo')}`}
        hint={t('roles:staging.undo')}
        onUndo={() => unstage(rolesStaging, [slotOf(change)])}
      />
    </li>
  )
}
