// Completing an invitation (S1-18, S1-19): first the code or the link from the message, then who one is and a password.
import { Anchor, Group, Stack, TextInput } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { systemTimeZone, TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { PersonFields } from './PersonFields.tsx'
import styles from './session.module.css'

interface RegisterFormProps {
  /** From the link that the program was opened with; empty where it is still to be typed. */
  readonly code: string
  readonly onBack: () => void
  readonly onRegistered: (userName: string) => void
}

interface Invited {
  readonly code: string
  readonly invitation: Output<'session.invitation'>
}

export function RegisterForm({ code, onBack, onRegistered }: RegisterFormProps) {
  const t = useText()
  const [invited, setInvited] = useState<Invited | null>(null)
  return (
    <Stack gap="md">
      {invited === null ? (
        <CodeForm code={code} onFound={setInvited} />
      ) : (
        <DetailsForm {...invited} onRegistered={() => onRegistered(invited.invitation.userName)} />
      )}
      <Anchor component="button" type="button" fz="sm" className={styles.back} onClick={onBack}>
        <IconArrowLeft size={14} aria-hidden /> {t('session:register.back')}
      </Anchor>
    </Stack>
  )
}

interface CodeFormProps {
  readonly code: string
  readonly onFound: (invited: Invited) => void
}

function CodeForm({ code: given, onFound }: CodeFormProps) {
  const t = useText()
  const form = useCallForm({
    call: 'session.invitation',
    initialValues: { code: given },
    input: (values) => values,
    asksBeforeLeaving: false,
    onDone: (invitation, { code }) => onFound({ code, invitation }),
    onRefused: (error) => {
      // What became of the invitation is said at the code.
      if (error.code === 'refused') form.refuse({ code: error.reason })
      return error.code === 'refused'
    },
  })
  return (
    <Form
      form={form}
      submitLabel={t('session:register.continue')}
      explainsRequired={false}
      focusOn="code"
      fill
    >
      <TextInput
        label={t('session:register.code')}
        description={t('session:register.codeHint')}
        required
        withAsterisk={false}
        autoComplete="off"
        classNames={{ input: styles.code ?? '' }}
        {...form.field('code')}
      />
    </Form>
  )
}

function DetailsForm({ code, invitation, onRegistered }: Invited & { readonly onRegistered: () => void }) {
  const t = useText()
  const { organization, passwordPolicy, userName, firstName, lastName, phone, title } = invitation
  const form = useCallForm({
    call: 'session.register',
    initialValues: {
      firstName,
      lastName,
      phone,
      title,
      timeZone: systemTimeZone(),
      password: '',
      verifyPassword: '',
    },
    input: (values) => ({ ...values, code }),
    check: (values) => passwordMismatch(values, t),
    asksBeforeLeaving: false,
    onDone: onRegistered,
  })
  return (
    <Form form={form} submitLabel={t('session:register.submit')} focusOn="details" fill>
      <p className={styles.greeting}>{t('session:register.greeting', { organization })}</p>
      <Group gap={6} className={styles.known}>
        <span>{t('session:userName')}</span>
        <strong>{userName}</strong>
      </Group>
      <PersonFields form={form} namesRequired />
      <TimeZoneSelect label={t('preferences:timeZone.label')} required {...form.field('timeZone')} />
      <NewPasswordFields form={form} policy={passwordPolicy} />
    </Form>
  )
}
