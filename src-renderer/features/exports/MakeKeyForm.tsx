// Before the first export: the key that seals them all, wrapped with a passphrase.
import { useText } from '../../i18n/texts.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { notifyDone } from '../../ui/toast/notify.ts'
import { PassphraseFields, passphraseMismatch } from './PassphraseFields.tsx'

export function MakeKeyForm() {
  const t = useText()
  const form = useCallForm({
    call: 'exports.make-key',
    initialValues: { passphrase: '', verifyPassphrase: '' },
    input: (values) => values,
    check: (values) => passphraseMismatch(values, t),
    onDone: () => notifyDone(t('exports:key.made')),
  })
  return (
    <Form form={form} submitLabel={t('exports:key.make')} wide>
      <FormSection title={t('exports:key.none')} hint={t('exports:key.noneHint')}>
        <PassphraseFields form={form} />
      </FormSection>
    </Form>
  )
}
