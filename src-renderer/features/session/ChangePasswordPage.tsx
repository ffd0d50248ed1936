// Changing one's own password: the current one first, then the new one twice.
import { useSignedIn } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

const blank = { currentPassword: '', password: '', verifyPassword: '' }

export function ChangePasswordPage() {
  const t = useText()
  const { passwordPolicy } = useSignedIn()
  const form = useCallForm({
    call: 'session.change-password',
    initialValues: blank,
    input: (values) => values,
    check: (values) => ({
      ...(values.currentPassword === '' ? { currentPassword: t('errors:field.required') } : {}),
      ...passwordMismatch(values, t),
    }),
    onDone: () => {
      form.fields.setValues(blank)
      form.fields.resetDirty(blank)
      notifyDone(t('session:changePassword.done'))
    },
  })
  return (
    <Page title={t('session:changePassword.title')} hint={t('session:changePassword.hint')}>
      <Form form={form} submitLabel={t('session:changePassword.submit')}>
        <PasswordField
          label={t('session:changePassword.current')}
          required
          autoComplete="current-password"
          {...form.field('currentPassword')}
        />
        <NewPasswordFields form={form} policy={passwordPolicy} label={t('session:changePassword.new')} />
      </Form>
    </Page>
  )
}
