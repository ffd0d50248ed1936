// What holds for everybody in the organization: the password policy, when an idle session ends, and whether people
// may register themselves (S1-21).
import { Checkbox, NumberInput, Radio, Stack } from '@mantine/core'
import { idleLock } from '../../../src-shared/contract/organization.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { passwordLength, passwordPolicies } from '../../../src-shared/domain/password.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

export function SettingsPage() {
  const t = useText()
  const { value, error, refresh } = useCall('settings.view', {}, { refreshOn: ['organization'] })
  return (
    <Page title={t('organization:settings.title')} hint={t('organization:settings.hint')}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : <SettingsForm key={JSON.stringify(value)} settings={value} />}
    </Page>
  )
}

function SettingsForm({ settings }: { readonly settings: Output<'settings.view'> }) {
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
