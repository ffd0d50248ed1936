// The Emissions form for a new user (S3-16..34): registered at once, with a data role, a password and preferences.
import { Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../../src-shared/contract/index.ts'
import { defaultPreferences } from '../../../src-shared/domain/preferences.ts'
import { dataRoles } from '../../../src-shared/policy/roles.ts'
import type { DataRole } from '../../../src-shared/policy/roles.ts'
import { usePreferences, useSignedIn } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './people.module.css'
import { PreferenceFields } from './PreferenceFields.tsx'

/** Users with these cannot sign in before something is assigned to them (S3-10, S3-13, X-08). */
const unassigned: Partial<Record<DataRole, string>> = {
  structured: 'unassignedStructured',
  restricted: 'unassignedRestricted',
  'restricted-audit': 'unassignedRestricted',
}

export function NewUserPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { passwordPolicy } = useSignedIn()
  const form = useNewUser()
  const { dataRole, firstName, lastName, userName } = form.values
  const warning = dataRole === null ? undefined : unassigned[dataRole]
  return (
    <SidePanel title={t('people:users.add')} subtitle={t('people:users.title')} onClose={onClose}>
      <Form form={form} submitLabel={t('shell:save')} onCancel={onClose} focusOn="new">
        <TextInput
          label={t('people:users.userName')}
          description={t('people:users.userNameHint')}
          required
          {...form.linked('userName', 'email')}
        />
        <div className={styles.pair}>
          <TextInput label={t('people:person.firstName')} {...form.field('firstName')} />
          <TextInput label={t('people:person.lastName')} {...form.field('lastName')} />
        </div>
        <TextInput
          label={t('people:columns.email')}
          type="email"
          required
          {...form.linked('email', 'userName')}
        />
        <Checkbox
          label={t('people:users.enabled')}
          description={t('people:users.enabledHint')}
          {...form.fields.getInputProps('isEnabled', { type: 'checkbox' })}
        />
        <Select
          label={t('people:users.role')}
          placeholder={t('people:users.chooseRole')}
          description={dataRole === null ? null : t(`policy:roles.emissions.${dataRole}.description`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          allowDeselect={false}
          data={dataRoles.map((value) => ({ value, label: t(`policy:roles.emissions.${value}.label`) }))}
          {...form.field('dataRole')}
        />
        {dataRole === null ? null : (
          <RoleEffect
            dataRole={dataRole}
            who={`${firstName} ${lastName}`.trim() || userName.trim() || t('people:users.add')}
            warning={warning === undefined ? null : t(`people:users.${warning}`)}
          />
        )}
        <NewPasswordFields form={form} policy={passwordPolicy} />
        <FormSection title={t('people:users.preferences')} hint={t('people:users.preferencesHint')}>
          <PreferenceFields form={form} />
        </FormSection>
      </Form>
    </SidePanel>
  )
}

interface RoleEffectProps {
  readonly dataRole: DataRole
  readonly who: string
  readonly warning: string | null
}

/** What the role allows, before Save (B-06). */
function RoleEffect({ dataRole, who, warning }: RoleEffectProps) {
  const { value, loading } = useCall('people.preview-add', { dataRole })
  if (value === undefined || loading) return null
  const effect = { gained: value.gained, lost: [], consequences: [] }
  return <StagedChanges changes={[{ id: who, who, what: [], effect, warning }]} />
}

interface NewUser extends Record<string, unknown> {
  userName: string
  email: string
  firstName: string
  lastName: string
  isEnabled: boolean
  /** None is preselected. */
  dataRole: DataRole | null
  password: string
  verifyPassword: string
  preferences: Input<'people.add'>['preferences']
}

function useNewUser() {
  const t = useText()
  const { timeZone } = usePreferences()
  const { theme: _, ...defaults } = defaultPreferences
  const [typed, setTyped] = useState({ userName: false, email: false })
  const form = useCallForm<'people.add', NewUser>({
    call: 'people.add',
    initialValues: {
      userName: '',
      email: '',
      firstName: '',
      lastName: '',
      isEnabled: true,
      dataRole: null,
      password: '',
      verifyPassword: '',
      preferences: { ...defaults, timeZone },
    },
    // A role that was not chosen is refused by the contract, at its field.
    input: (values) => values as Input<'people.add'>,
    check: (values) => passwordMismatch(values, t),
    onDone: ({ person }) => {
      notifyDone(t('people:users.saved'))
      setParams({ person })
    },
  })
  /** what is typed into one is filled into the other, until that is typed into as well. */
  const linked = (name: 'userName' | 'email', other: 'userName' | 'email') => {
    const props = form.field(name)
    const onChange = (event: { currentTarget: { value: string } }) => {
      props.onChange(event)
      setTyped((fields) => ({ ...fields, [name]: true }))
      if (!typed[other]) form.fields.setFieldValue(other, event.currentTarget.value)
    }
    return { ...props, onChange }
  }
  return { ...form, linked }
}
