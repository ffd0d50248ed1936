// The fields of the mail server, in three groups: where it is, how it is logged in to, who sends.
import { NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import type { KeyStore } from '../../../src-shared/contract/mail-server.ts'
import { mailSecurities, usualPort } from '../../../src-shared/domain/mail.ts'
import type { MailSecurity } from '../../../src-shared/domain/mail.ts'
import { useText } from '../../i18n/texts.ts'
import { FormSection } from '../../ui/form/Form.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import type { MailServerForm, StoredServer } from './values.ts'

export function ServerFields({ form }: { readonly form: MailServerForm }) {
  const t = useText()
  const { onChange: _, ...security } = form.field('security') as { onChange: unknown; value: MailSecurity }
  const choose = (next: string) => {
    // A port that was typed stays; the usual one of the other kind does not.
    if (form.values.port === usualPort[form.values.security])
      form.fields.setFieldValue('port', usualPort[next as MailSecurity])
    form.fields.setFieldValue('security', next as MailSecurity)
  }
  return (
    <FormSection title={t('mail:server.connection')}>
      <TextInput
        label={t('mail:server.host')}
        description={t('mail:server.hostHint')}
        required
        autoComplete="off"
        {...form.field('host')}
      />
      <Radio.Group label={t('mail:server.security')} {...security} onChange={choose}>
        <Stack gap="xs" mt={6} mb={4}>
          {mailSecurities.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`mail:server.securities.${each}`)}
              description={t(`mail:server.securityHint.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t('mail:server.port')}
        required
        allowDecimal={false}
        allowNegative={false}
        w={140}
        {...form.field('port')}
      />
    </FormSection>
  )
}

interface LoginFieldsProps {
  readonly form: MailServerForm
  readonly stored: StoredServer
  readonly keyStore: KeyStore
}

export function LoginFields({ form, stored, keyStore }: LoginFieldsProps) {
  const t = useText()
  const { host, port, userName } = form.values
  const isSame = stored?.host === host && stored.port === Number(port) && stored.userName === userName
  const hint =
    stored?.hasPassword !== true
      ? 'passwordHint'
      : isSame
        ? 'passwordStored'
        : userName === ''
          ? 'passwordHint'
          : 'passwordOther'
  return (
    <FormSection title={t('mail:server.login')} hint={t('mail:server.loginHint')}>
      {keyStore === 'usable' ? null : (
        <Notice tone="attention">{t(`mail:server.keyStore.${keyStore}`)}</Notice>
      )}
      <TextInput label={t('mail:server.userName')} autoComplete="off" {...form.field('userName')} />
      <PasswordField
        label={t('mail:server.password')}
        description={t(`mail:server.${hint}`)}
        autoComplete="off"
        {...form.field('password')}
      />
    </FormSection>
  )
}

export function SenderFields({ form }: { readonly form: MailServerForm }) {
  const t = useText()
  return (
    <FormSection title={t('mail:server.sender')}>
      <TextInput label={t('mail:server.senderName')} {...form.field('senderName')} />
      <TextInput
        label={t('mail:server.senderAddress')}
        description={t('mail:server.senderHint')}
        required
        {...form.field('senderAddress')}
      />
    </FormSection>
  )
}
