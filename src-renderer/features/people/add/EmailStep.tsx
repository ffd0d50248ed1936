// The e-mail address, twice (S1-14).
import { TextInput } from '@mantine/core'
import type { Output } from '../../../../src-shared/contract/index.ts'
import { useText } from '../../../i18n/texts.ts'
import { Form } from '../../../ui/form/Form.tsx'
import { useCallForm } from '../../../ui/form/use-call-form.ts'

interface EmailStepProps {
  readonly email: string
  readonly onAnswered: (answer: Output<'people.look-up'>) => void
  readonly onCancel: () => void
}

export function EmailStep({ email, onAnswered, onCancel }: EmailStepProps) {
  const t = useText()
  const form = useCallForm({
    call: 'people.look-up',
    initialValues: { email, confirmEmail: email },
    input: (values) => values,
    onDone: onAnswered,
  })
  return (
    <Form form={form} submitLabel={t('people:add.continue')} onCancel={onCancel} focusOn="email">
      <TextInput label={t('people:add.email')} type="email" required {...form.field('email')} />
      <TextInput
        label={t('people:add.confirmEmail')}
        type="email"
        required
        autoComplete="off"
        {...form.field('confirmEmail')}
      />
    </Form>
  )
}
