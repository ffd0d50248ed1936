// A new password, twice, under the organization's policy.
import type { FormErrors } from '@mantine/form'
import { passwordLength } from '../../../src-shared/domain/password.ts'
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useText } from '../../i18n/texts.ts'
import { NewSecretFields, secretMismatch } from './NewSecretFields.tsx'
import type { CallForm } from './use-call-form.ts'

type NewPassword = { password: string; verifyPassword: string }

interface NewPasswordFieldsProps<Values extends Record<string, unknown> & NewPassword> {
  readonly form: CallForm<Values>
  readonly policy: PasswordPolicy
  /** "New password" where there is an old one. */
  readonly label?: string
}

export function NewPasswordFields<Values extends Record<string, unknown> & NewPassword>(
  props: NewPasswordFieldsProps<Values>,
) {
  const { form, policy } = props
  const t = useText()
  return (
    <NewSecretFields
      label={props.label ?? t('shell:form.password')}
      hint={t(`shell:form.passwordPolicy.${policy}`, passwordLength[policy])}
      againLabel={t('shell:form.verifyPassword')}
      autoComplete="new-password"
      first={form.field('password')}
      again={form.field('verifyPassword')}
    />
  )
}

/** The check of a form with these fields. */
export function passwordMismatch({ password, verifyPassword }: NewPassword, t: Translate): FormErrors {
  return secretMismatch([password, verifyPassword], { verifyPassword: t('errors:field.password-mismatch') })
}
