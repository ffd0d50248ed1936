// A new passphrase, twice.
import { useText } from '../../i18n/texts.ts'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import type { CallForm } from '../../ui/form/use-call-form.ts'

interface PassphraseFieldsProps<Values extends Record<string, unknown>> {
  readonly form: CallForm<Values>
}

export function PassphraseFields<
  Values extends { passphrase: string; verifyPassphrase: string } & Record<string, unknown>,
>({ form }: PassphraseFieldsProps<Values>) {
  const t = useText()
  return (
    <>
      <PasswordField
        label={t('exports:key.passphrase')}
        description={t('exports:key.passphraseHint')}
        required
        autoComplete="off"
        {...form.field('passphrase')}
      />
      <PasswordField
        label={t('exports:key.verifyPassphrase')}
        required
        autoComplete="off"
        {...form.field('verifyPassphrase')}
      />
    </>
  )
}
