// A new passphrase, twice.
import type { FormErrors } from '@mantine/form'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useText } from '../../i18n/texts.ts'
import { NewSecretFields, secretMismatch } from '../../ui/form/NewSecretFields.tsx'
import type { CallForm } from '../../ui/form/use-call-form.ts'

type NewPassphrase = { passphrase: string; verifyPassphrase: string }

interface PassphraseFieldsProps<Values extends Record<string, unknown> & NewPassphrase> {
  readonly form: CallForm<Values>
  /** Where it takes the place of another. */
  readonly isNext?: boolean
}

export function PassphraseFields<Values extends Record<string, unknown> & NewPassphrase>({
  form,
  isNext = false,
}: PassphraseFieldsProps<Values>) {
  const t = useText()
  return (
    <NewSecretFields
      label={t(isNext ? 'exports:key.nextPassphrase' : 'exports:key.passphrase')}
      hint={t('exports:key.passphraseHint')}
      againLabel={t('exports:key.verifyPassphrase')}
      autoComplete="off"
      first={form.field('passphrase')}
      again={form.field('verifyPassphrase')}
    />
  )
}

/** The check of a form with these fields. */
export function passphraseMismatch(
  { passphrase, verifyPassphrase }: NewPassphrase,
  t: Translate,
): FormErrors {
  return secretMismatch([passphrase, verifyPassphrase], {
    verifyPassphrase: t('errors:field.passphrase-mismatch'),
  })
}
