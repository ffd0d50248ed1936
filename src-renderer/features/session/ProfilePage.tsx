// One's own profile: what everybody may change of themselves, and what an administrator changes for them.
import { useSignedIn } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { PersonFields } from './PersonFields.tsx'
import styles from './session.module.css'

export function ProfilePage() {
  const t = useText()
  const { person } = useSignedIn()
  const { firstName, lastName, phone, title, userName, email } = person
  const form = useCallForm({
    call: 'session.edit-profile',
    initialValues: { firstName, lastName, phone, title },
    input: (values) => values,
    onDone: () => notifyDone(t('session:profile.saved')),
  })
  return (
    <Page title={t('session:profile.title')} hint={t('session:profile.hint')}>
      <Form form={form} submitLabel={t('shell:save')} explainsRequired={false} disabled={!form.dirty}>
        <dl className={styles.facts}>
          <dt>{t('session:userName')}</dt>
          <dd>{userName}</dd>
          <dt>{t('session:person.email')}</dt>
          <dd>{email}</dd>
        </dl>
        <PersonFields form={form} />
      </Form>
    </Page>
  )
}
