// Registering without an invitation (S1-21): who one is, and a password. What it opens is little, and said before.
import { Anchor, Stack, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { SignedOut } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { systemTimeZone, TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { PersonFields } from './PersonFields.tsx'
import styles from './session.module.css'

interface RegisterSelfFormProps {
  readonly passwordPolicy: SignedOut['passwordPolicy']
  readonly onBack: () => void
  readonly onRegistered: (userName: string) => void
}

export function RegisterSelfForm({ passwordPolicy, onBack, onRegistered }: RegisterSelfFormProps) {
  const t = useText()
  const form = useCallForm({
    call: 'session.register-self',
    initialValues: {
      email: '',
      confirmEmail: '',
      firstName: '',
      lastName: '',
      phone: '',
      title: '',
      timeZone: systemTimeZone(),
      password: '',
      verifyPassword: '',
    },
    input: (values) => values,
    check: (values) => ({
      ...(values.email.trim().toLowerCase() === values.confirmEmail.trim().toLowerCase()
        ? {}
        : { confirmEmail: t('errors:field.email-mismatch') }),
      ...passwordMismatch(values, t),
    }),
    asksBeforeLeaving: false,
    onDone: (_, { email }) => onRegistered(email.trim()),
  })
  return (
    <Stack gap="md">
      <Form form={form} submitLabel={t('session:registerSelf.submit')} focusOn="self" fill>
        <TextInput
          label={t('session:person.email')}
          description={t('session:registerSelf.emailHint')}
          required
          type="email"
          autoComplete="email"
          {...form.field('email')}
        />
        <TextInput
          label={t('session:registerSelf.confirmEmail')}
          required
          type="email"
          autoComplete="off"
          {...form.field('confirmEmail')}
        />
        <PersonFields form={form} namesRequired />
        <TimeZoneSelect label={t('preferences:timeZone.label')} required {...form.field('timeZone')} />
        <NewPasswordFields form={form} policy={passwordPolicy} />
      </Form>
      <Anchor component="button" type="button" fz="sm" className={styles.back} onClick={onBack}>
        <IconArrowLeft size={14} aria-hidden /> {t('session:register.back')}
      </Anchor>
    </Stack>
  )
}
