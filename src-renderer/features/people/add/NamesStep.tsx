// The e-mail is not known (S1-15): first and last name are required, phone and title are not (S1-17).
import { Button, TextInput } from '@mantine/core'
import { useText } from '../../../i18n/texts.ts'
import { Form } from '../../../ui/form/Form.tsx'
import { useCallForm } from '../../../ui/form/use-call-form.ts'
import { Notice } from '../../../ui/status/Notice.tsx'
import styles from '../people.module.css'
import type { Invitee } from './InviteStep.tsx'

interface NamesStepProps {
  readonly invitee: Invitee
  readonly onBack: () => void
  readonly onContinue: (invitee: Invitee) => void
}

export function NamesStep({ invitee, onBack, onContinue }: NamesStepProps) {
  const t = useText()
  // Checked by the command that the next step sends.
  const form = useCallForm({
    call: 'people.invite',
    initialValues: { ...invitee },
    input: (values) => values,
    onDone: () => {},
  })
  return (
    <Form
      form={form}
      submitLabel={t('people:add.continue')}
      focusOn="names"
      extra={
        <Button variant="default" onClick={onBack}>
          {t('shell:back')}
        </Button>
      }
      onSubmit={(event) => {
        event.preventDefault()
        if (form.accepts(['firstName', 'lastName', 'phone', 'title'])) onContinue(form.fields.getValues())
      }}
    >
      <Notice tone="neutral" title={t('people:add.unknown', { email: invitee.email })} live>
        {t('people:add.unknownHint')}
      </Notice>
      <div className={styles.pair}>
        <TextInput label={t('people:person.firstName')} required {...form.field('firstName')} />
        <TextInput label={t('people:person.lastName')} required {...form.field('lastName')} />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={t('people:person.phone')}
          description={t('people:add.optional')}
          {...form.field('phone')}
        />
        <TextInput
          label={t('people:person.title')}
          description={t('people:add.optional')}
          {...form.field('title')}
        />
      </div>
    </Form>
  )
}
