// Changing who somebody is and how they see dates and numbers (S3-16..34). What they may do is changed on the roles page.
import { Checkbox, TextInput } from '@mantine/core'
import type { PersonDetail } from '../../../src-shared/contract/people.ts'
import { useText } from '../../i18n/texts.ts'
import { notifyUndoable } from '../../shell/undo.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './people.module.css'
import { PreferenceFields } from './PreferenceFields.tsx'

interface EditPersonFormProps {
  readonly person: PersonDetail
  readonly onClose: () => void
}

export function EditPersonForm({ person, onClose }: EditPersonFormProps) {
  const t = useText()
  const { id, email, userName, firstName, lastName, phone, title, isConsultant, preferences } = person
  const before = {
    email,
    userName,
    firstName,
    lastName,
    phone,
    title,
    isConsultant,
    ...(preferences === null ? {} : { preferences }),
  }
  const form = useCallForm({
    call: 'people.edit',
    initialValues: before,
    input: (values) => ({ ...values, person: id }),
    onDone: () => {
      notifyUndoable(t('people:users.saved'), 'people.edit', ['people.edit', { ...before, person: id }])
      onClose()
    },
  })
  const isInvited = person.state === 'invited'
  const movesAway =
    person.invitation !== null && form.values.email.trim().toLowerCase() !== email.toLowerCase()
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <div className={styles.pair}>
        <TextInput label={t('people:person.firstName')} required={isInvited} {...form.field('firstName')} />
        <TextInput label={t('people:person.lastName')} required={isInvited} {...form.field('lastName')} />
      </div>
      <TextInput label={t('people:columns.email')} type="email" required {...form.field('email')} />
      {movesAway ? <Notice tone="attention">{t('people:edit.movesAway')}</Notice> : null}
      <TextInput
        label={t('people:columns.userName')}
        description={t('people:users.userNameHint')}
        required
        {...form.field('userName')}
      />
      <div className={styles.pair}>
        <TextInput label={t('people:person.phone')} {...form.field('phone')} />
        <TextInput label={t('people:person.title')} {...form.field('title')} />
      </div>
      <Checkbox
        label={t('people:edit.consultant')}
        description={t('people:edit.consultantHint')}
        {...form.fields.getInputProps('isConsultant', { type: 'checkbox' })}
      />
      {preferences === null ? null : (
        <FormSection
          title={t('people:users.preferences')}
          hint={t('people:edit.preferencesHint', { name: person.displayName })}
        >
          <PreferenceFields form={form} />
        </FormSection>
      )}
    </Form>
  )
}
