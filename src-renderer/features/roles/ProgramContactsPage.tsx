// The contacts of one program (S2-08..10): level and removal in each row, "–" for those that are ticked, a look-up with "+",
// and the hand-over of the Main Site Contact. For everybody in the program; what may be done comes with the data.
import { Button, Checkbox, Group } from '@mantine/core'
import { IconMinus, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ProgramContact, ProgramContacts } from '../../../src-shared/contract/program-contacts.ts'
import { endDay } from '../../../src-shared/domain/end-date.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { AddContact } from './AddContact.tsx'
import { AddedContactRow, ProgramContactRow } from './ProgramContactRow.tsx'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { createStaging, discardAll, stage, withEnd } from './staging.ts'
import type { StagedItem } from './staging.ts'
import { StagingPanel } from './StagingPanel.tsx'
import { TransferDialog } from './TransferDialog.tsx'
import { usePreview } from './use-preview.ts'
import { settleContacts } from './use-save.ts'
import { WaitingTransfer } from './WaitingTransfer.tsx'

const contactsStaging = createStaging()

export function ProgramContactsPage({ params }: PageProps) {
  const t = useText()
  const { program, handOver } = params
  if (typeof program !== 'number') return <Empty title={t('roles:program.noneChosen')} />
  // Another program is another page: nothing that was staged goes along.
  return <ContactsOf key={program} program={program as ProgramId} handsOver={handOver === true} />
}

interface ContactsOfProps {
  readonly program: ProgramId
  /** Whether one came here to hand over the Main Site Contact. */
  readonly handsOver: boolean
}

function ContactsOf({ program, handsOver }: ContactsOfProps) {
  const t = useText()
  const { value, error, refresh } = useCall(
    'programs.contacts',
    { program },
    { refreshOn: ['roles', 'people', 'programs'] },
  )
  const preview = usePreview(contactsStaging, 'programs.preview-contacts')
  const { busy, save } = useSaveContacts(preview.items)
  const isStaged = preview.items.length > 0
  useLeaveGuard(isStaged)
  useEffect(() => () => discardAll(contactsStaging), [])
  const title =
    value === undefined
      ? t('roles:program.title')
      : t('roles:program.titleOf', { program: value.program.name })
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <Page
          title={title}
          hint={t('roles:program.hint')}
          actions={
            value === undefined || value.mayAdd.length === 0 ? null : (
              <Button
                leftSection={<IconUserPlus size={15} aria-hidden />}
                onClick={() => void go('invite-contacts', { program })}
              >
                {t('roles:program.invite')}
              </Button>
            )
          }
        >
          {error === null ? null : <Problem error={error} retry={refresh} />}
          {value === undefined ? (
            error === null && <Loading />
          ) : (
            <Contacts value={value} handsOver={handsOver} />
          )}
        </Page>
      </div>
      {isStaged ? <StagingPanel store={contactsStaging} preview={preview} busy={busy} onSave={save} /> : null}
    </div>
  )
}

function useSaveContacts(items: readonly StagedItem[]) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const changes = items.flatMap(({ change }) => (change.action === 'programs.set-contact' ? [change] : []))
    settleContacts(t, contactsStaging, await ask('programs.set-contact', { changes }))
    setBusy(false)
  }
  return { busy, save: () => void save() }
}

interface ContactsProps extends Pick<ContactsOfProps, 'handsOver'> {
  readonly value: ProgramContacts
}

function Contacts({ value, handsOver }: ContactsProps) {
  const t = useText()
  const { program, contacts, corporate, mayAdd } = value
  const items = useStore(contactsStaging, (state) => state.items)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [successor, setSuccessor] = useState<Successor | null>(null)
  const stageLevel: StageLevel = (person, present, next, end = {}) =>
    stage(contactsStaging, {
      change: withEnd(
        { action: 'programs.set-contact', program: program.id, person: person.id, present, next },
        end.until,
        end.present ?? null,
      ),
      person: person.displayName,
      program: program.name,
    })
  const stageUntil = (item: StagedItem, until: string | null) => {
    if (item.change.action === 'programs.set-contact')
      stage(contactsStaging, { ...item, change: withEnd(item.change, until, null) })
  }
  const removable = contacts.filter(({ may }) => may.includes('none'))
  const removeTicked = () => {
    for (const { person, role } of removable) if (ticked.has(person.id)) stageLevel(person, role, 'none')
    setTicked(new Set())
  }
  const main = contacts.find(({ role }) => role === 'main-site-contact')
  return (
    <div className={styles.contactsPage}>
      {value.waiting === null ? null : <WaitingTransfer waiting={value.waiting} />}
      {removable.length === 0 ? null : (
        <Group gap="xs" className={styles.tickAll}>
          <Checkbox
            size="xs"
            label={t('roles:program.tickAll')}
            checked={ticked.size > 0 && ticked.size === removable.length}
            indeterminate={ticked.size > 0 && ticked.size < removable.length}
            onChange={() =>
              setTicked(ticked.size > 0 ? new Set() : new Set(removable.map(({ person }) => person.id)))
            }
          />
          <Button
            variant="default"
            size="compact-sm"
            disabled={ticked.size === 0}
            leftSection={<IconMinus size={15} aria-hidden />}
            onClick={removeTicked}
          >
            {t('roles:program.removeTicked', { count: ticked.size })}
          </Button>
        </Group>
      )}
      <ul className={styles.contactRows} aria-label={t('roles:program.contacts')}>
        {contacts.map((contact) => (
          <ProgramContactRow
            key={contact.person.id}
            contact={contact}
            staged={items.find(({ change }) => change.person === contact.person.id)}
            ticked={contact.may.includes('none') && ticked.has(contact.person.id)}
            // Whoever manages nobody here sees no buttons; whoever manages some sees why not these.
            managed={mayAdd.length > 0}
            onTick={() => setTicked(switched(ticked, contact.person.id))}
            onLevel={(next, until) =>
              stageLevel(contact.person, contact.role, next, { until, present: endOf(contact) })
            }
            onHandOver={() => setSuccessor(contact.person)}
          />
        ))}
        {items
          .filter(({ change }) => change.present === 'none')
          .map((item) => (
            <AddedContactRow
              key={item.change.person}
              item={item}
              onUntil={(until) => stageUntil(item, until)}
              onUndo={() => stageLevel({ id: item.change.person, displayName: item.person }, 'none', 'none')}
            />
          ))}
      </ul>
      {mayAdd.length === 0 ? null : (
        <AddContact
          program={program.id}
          levels={mayAdd}
          except={[...contacts.map(({ person }) => person.id), ...items.map(({ change }) => change.person)]}
          onAdd={(person, level) => stageLevel(person, 'none', level)}
          onHandOver={value.mayTransfer ? setSuccessor : null}
          startsWithHandOver={handsOver}
          main={main?.person.id}
        />
      )}
      <Corporate corporate={corporate} />
      {successor === null || main === undefined ? null : (
        <TransferDialog
          program={program}
          main={main.person}
          successor={successor}
          onClose={() => setSuccessor(null)}
        />
      )}
    </div>
  )
}

type Successor = Pick<ProgramContact['person'], 'id' | 'displayName'>

type StageLevel = (
  person: Successor,
  present: ProgramContact['role'] | 'none',
  next: 'viewer' | 'contributor' | 'none',
  end?: { readonly until?: string | null | undefined; readonly present?: string | null },
) => void

function endOf({ expiresAt }: ProgramContact): string | null {
  return expiresAt === null ? null : endDay(expiresAt)
}

function switched(set: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

/** S2-02: who needs no invitation. */
function Corporate({ corporate }: Pick<ProgramContacts, 'corporate'>) {
  const t = useText()
  return (
    <section className={styles.corporate}>
      <p className={styles.label}>{t('roles:program.corporate')}</p>
      <ul className={styles.places}>
        {corporate.map(({ person, role }) => (
          <li key={person.id}>
            <span>{person.displayName}</span>{' '}
            <span className={styles.soft}>{roleLabel(t, 'programs', role)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
