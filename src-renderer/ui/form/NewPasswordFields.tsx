// A new password, twice (S3-23), under the organization's policy: what is asked for is said before, not after.
import { passwordLength } from '../../../src-shared/domain/password.ts'
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import { useText } from '../../i18n/texts.ts'
import { PasswordField } from './PasswordField.tsx'
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
    <>
      <PasswordField
        label={props.label ?? t('shell:form.password')}
        description={t(`shell:form.passwordPolicy.${policy}`, passwordLength[policy])}
        required
        autoComplete="new-password"
        {...form.field('password')}
      />
      <PasswordField
        label={t('shell:form.verifyPassword')}
        required
        autoComplete="new-password"
        {...form.field('verifyPassword')}
      />
    </>
  )
}

/** The check of a form with these fields: what the schema cannot know. */
export function passwordsDiffer({ password, verifyPassword }: NewPassword): boolean {
  return verifyPassword !== '' && password !== verifyPassword
}
