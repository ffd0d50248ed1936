// A new password for somebody who forgot theirs (S3-03).
import type { PersonDetail } from '../../../src-shared/contract/people.ts'
import { useSignedIn } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './people.module.css'

interface ResetPasswordDialogProps {
  readonly person: PersonDetail
  readonly onClose: () => void
}

export function ResetPasswordDialog({ person, onClose }: ResetPasswordDialogProps) {
  const t = useText()
  const { passwordPolicy } = useSignedIn()
  const { id, displayName: name } = person
  const form = useCallForm({
    call: 'people.reset-password',
    initialValues: { password: '', verifyPassword: '' },
    input: (values) => ({ ...values, person: id }),
    check: (values) => passwordMismatch(values, t),
    onDone: () => {
      notifyDone(t('people:done.reset-password', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('people:reset.title', { name })} onClose={onClose}>
      <Form
        form={form}
        submitLabel={t('people:reset.submit')}
        onCancel={onClose}
        explainsRequired={false}
        focusOn="password"
        fill
      >
        <p className={styles.soft}>{t('people:reset.hint', { name })}</p>
        <NewPasswordFields form={form} policy={passwordPolicy} />
      </Form>
    </Dialog>
  )
}
