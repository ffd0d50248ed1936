// Correcting whom an invitation is for, before it is accepted: another address gets another link.
import { TextInput } from '@mantine/core'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

interface ChangeInvitationProps {
  readonly person: Output<'invitations.of-person'>['person']
  readonly onClose: () => void
}

export function ChangeInvitation({ person, onClose }: ChangeInvitationProps) {
  const t = useText()
  const { id, email, firstName, lastName } = person
  const form = useCallForm({
    call: 'invitations.change',
    initialValues: { email, firstName, lastName },
    input: (values) => ({ ...values, person: id }),
    onDone: ({ isSent }) => {
      notifyDone(t(isSent ? 'invitations:done.changeSent' : 'invitations:done.change'))
      onClose()
    },
  })
  const movesAway = form.values.email.trim().toLowerCase() !== email.toLowerCase()
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose} focusOn="change">
      <TextInput label={t('invitations:change.email')} type="email" required {...form.field('email')} />
      {movesAway ? <Notice tone="attention">{t('invitations:change.moves')}</Notice> : null}
      <TextInput label={t('invitations:change.firstName')} required {...form.field('firstName')} />
      <TextInput label={t('invitations:change.lastName')} required {...form.field('lastName')} />
    </Form>
  )
}
