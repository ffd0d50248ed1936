// What holds for everybody in the organization: the password policy, when an idle session ends, and whether people
// may register themselves (S1-21).
import { Checkbox, NumberInput, Radio, Stack } from '@mantine/core'
import { idleLock } from '../../../src-shared/contract/organization.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { passwordLength, passwordPolicies } from '../../../src-shared/domain/password.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

export function SettingsPage() {
  const t = useText()
  const mayEdit = useMay('settings.edit')
  const { value, error, refresh } = useCall('settings.view', {}, { refreshOn: ['organization'] })
  return (
    <Page title={t('organization:settings.title')} hint={t('organization:settings.hint')}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : mayEdit ? (
        <SettingsForm key={JSON.stringify(value)} settings={value} />
      ) : (
        <Stack gap="md">
          <LookOnly />
          <SettingsFacts settings={value} />
        </Stack>
      )}
    </Page>
  )
}

interface SettingsProps {
  readonly settings: Output<'settings.view'>
}

function SettingsFacts({ settings }: SettingsProps) {
  const t = useText()
  const { passwordPolicy, idleLockMinutes, selfRegistration } = settings
  const policy = t(`organization:settings.${passwordPolicy}`)
  const policyHint = t(`organization:settings.${passwordPolicy}Hint`, passwordLength[passwordPolicy])
  return (
    <Facts
      facts={[
        [t('organization:settings.policy'), `${policy}: ${policyHint}`],
        [
          t('organization:settings.idleMinutes'),
          t('organization:settings.idleIs', { count: idleLockMinutes }),
        ],
        [
          t('organization:settings.registration'),
          t(`organization:settings.selfRegistration${selfRegistration ? 'On' : 'Off'}`),
        ],
      ]}
    />
  )
}

function SettingsForm({ settings }: SettingsProps) {
  const t = useText()
  const form = useCallForm({
    call: 'settings.edit',
    initialValues: settings,
    input: (values) => values,
    onDone: () => notifyDone(t('organization:settings.saved')),
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} explainsRequired={false} disabled={!form.dirty} wide>
      <FormSection
        title={t('organization:settings.passwords')}
        hint={t('organization:settings.passwordsHint')}
      >
        <Radio.Group aria-label={t('organization:settings.policy')} {...form.field('passwordPolicy')}>
          <Stack gap="sm">
            {passwordPolicies.map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`organization:settings.${policy}`)}
                description={t(`organization:settings.${policy}Hint`, passwordLength[policy])}
              />
            ))}
          </Stack>
        </Radio.Group>
      </FormSection>
      <FormSection title={t('organization:settings.idle')}>
        <NumberInput
          label={t('organization:settings.idleMinutes')}
          description={t('organization:settings.idleHint', idleLock)}
          allowDecimal={false}
          allowNegative={false}
          suffix={t('organization:settings.idleUnit')}
          w={300}
          {...form.field('idleLockMinutes')}
        />
      </FormSection>
      <FormSection title={t('organization:settings.registration')}>
        <Checkbox
          label={t('organization:settings.selfRegistration')}
          description={t('organization:settings.selfRegistrationHint')}
          {...form.fields.getInputProps('selfRegistration', { type: 'checkbox' })}
        />
      </FormSection>
    </Form>
  )
}
