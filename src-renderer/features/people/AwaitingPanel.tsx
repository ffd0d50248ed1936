// Who has registered and waits to be approved into the organization (S2-15): approved one by one or all at once, or declined
// with a reason that stays in the trail.
import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { AwaitingPerson } from '../../../src-shared/contract/approvals.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './people.module.css'

const changing = ['people', 'roles', 'programs', 'invitations'] as const

export function AwaitingPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { value, error, refresh } = useCall('people.awaiting', {}, { refreshOn: changing })
  const [declining, setDeclining] = useState<AwaitingPerson | null>(null)
  const people = value?.people ?? []
  const approve = async (approved: readonly AwaitingPerson[]) => {
    const reply = await ask('people.approve', { people: approved.map(({ id }) => id) })
    if (reply.ok)
      notifyDone(t('people:awaiting.approved', { count: approved.length, name: approved[0]?.displayName }))
    else notifyRefused(reply.error)
  }
  return (
    <SidePanel title={t('people:awaiting.title')} subtitle={t('people:awaiting.hint')} onClose={onClose}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value !== undefined && people.length === 0 ? (
        <Empty title={t('people:awaiting.empty')}>{t('people:awaiting.emptyHint')}</Empty>
      ) : null}
      {people.length < 2 ? null : (
        <Group>
          <Button variant="default" onClick={() => void approve(people)}>
            {t('people:awaiting.approveAll', { count: people.length })}
          </Button>
        </Group>
      )}
      <ul className={styles.awaiting} aria-label={t('people:awaiting.title')}>
        {people.map((person) => (
          <Awaiting
            key={person.id}
            person={person}
            onApprove={() => void approve([person])}
            onDecline={() => setDeclining(person)}
          />
        ))}
      </ul>
      {declining === null ? null : <DeclineDialog person={declining} onClose={() => setDeclining(null)} />}
    </SidePanel>
  )
}

interface AwaitingProps {
  readonly person: AwaitingPerson
  readonly onApprove: () => void
  readonly onDecline: () => void
}

function Awaiting({ person, onApprove, onDecline }: AwaitingProps) {
  const t = useText()
  const format = useFormat()
  const { displayName: name, email, registeredAt, invitedBy, programs } = person
  return (
    <li className={styles.awaitingPerson}>
      <strong>{name}</strong>
      <span>{email}</span>
      <span className={styles.soft}>
        {invitedBy === null
          ? t('people:awaiting.byThemselves')
          : t('people:awaiting.invitedBy', { name: invitedBy })}
        {registeredAt === null ? '' : ` · ${format.dateTime(registeredAt)}`}
      </span>
      {programs.map(({ program, role }) => (
        <span key={program.id} className={styles.soft}>
          {t('people:person.programRole', {
            program: program.name,
            role: t(`policy:roles.programs.${role}.label`),
          })}
        </span>
      ))}
      <Group gap="xs" mt={4}>
        <Button size="compact-sm" aria-label={t('people:awaiting.approveOne', { name })} onClick={onApprove}>
          {t('people:awaiting.approve')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('people:awaiting.declineOne', { name })}
          onClick={onDecline}
        >
          {t('people:awaiting.decline')}
        </Button>
      </Group>
    </li>
  )
}

interface DeclineDialogProps {
  readonly person: AwaitingPerson
  readonly onClose: () => void
}

function DeclineDialog({ person, onClose }: DeclineDialogProps) {
  const t = useText()
  const { id, displayName: name } = person
  const form = useCallForm({
    call: 'people.decline',
    initialValues: { reason: '' },
    input: (values) => ({ ...values, person: id }),
    onDone: () => {
      notifyDone(t('people:awaiting.declined', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('people:awaiting.declineTitle', { name })} onClose={onClose}>
      <Form form={form} submitLabel={t('people:awaiting.declineAct')} onCancel={onClose}>
        <p className={styles.soft}>{t('people:awaiting.declineHint', { name })}</p>
        <Textarea
          label={t('people:awaiting.reason')}
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.field('reason')}
        />
      </Form>
    </Dialog>
  )
}
