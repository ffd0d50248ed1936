// The first start: the organization, its rule for passwords, its key for exports (B-14), and the first person,
// who may then do everything that setting up takes.
import { Button, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { contract } from '../../../src-shared/contract/index.ts'
import type { SessionState } from '../../../src-shared/contract/session.ts'
import { passwordLength, passwordPolicies } from '../../../src-shared/domain/password.ts'
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import { translations } from '../../../src-shared/domain/preferences.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { ask } from '../../api/client.ts'
import { setLanguage, useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { NewPasswordFields, passwordMismatch } from '../../ui/form/NewPasswordFields.tsx'
import { NewSecretFields } from '../../ui/form/NewSecretFields.tsx'
import { Steps } from '../../ui/form/Steps.tsx'
import { systemTimeZone, TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { EntryFrame } from './EntryFrame.tsx'
import { PersonFields } from './PersonFields.tsx'
import styles from './session.module.css'

/** Each step, and the fields that belong to it. */
const steps = [
  { id: 'organization', fields: ['organization.name', 'organization.headquartersAddress', 'translation'] },
  { id: 'passwords', fields: ['organization.passwordPolicy'] },
  { id: 'key', fields: ['passphrase', 'verifyPassphrase'] },
  { id: 'person', fields: ['person', 'timeZone', 'password', 'verifyPassword'] },
] as const

type SetUpSession = Extract<SessionState, { stage: 'set-up' }>

function initialValues(translation: SetUpSession['translation']) {
  return {
    organization: { name: '', headquartersAddress: '', passwordPolicy: 'strong' as PasswordPolicy },
    person: { email: '', firstName: '', lastName: '', phone: '', title: '' },
    translation,
    timeZone: systemTimeZone(),
    password: '',
    verifyPassword: '',
    passphrase: '',
    verifyPassphrase: '',
  }
}
type SetUpForm = CallForm<ReturnType<typeof initialValues>>

export function SetUpPage({ session }: { readonly session: SetUpSession }) {
  const t = useText()
  const [step, setStep] = useState(0)
  const form: SetUpForm = useCallForm({
    call: 'session.set-up',
    initialValues: initialValues(session.translation),
    input: ({ passphrase: _passphrase, verifyPassphrase: _verify, ...values }) => values,
    check: (values) => ({ ...passphraseFlaws(values, t), ...passwordMismatch(values, t) }),
    asksBeforeLeaving: false,
    // The organization is there and the first person signed in; without the key it can be made later.
    onDone: (_output, { passphrase, verifyPassphrase }) => {
      if (passphrase === '') return
      void ask('exports.make-key', { passphrase, verifyPassphrase }).then((reply) =>
        reply.ok ? notifyDone(t('exports:key.made')) : notifyRefused(reply.error),
      )
    },
    onRefused: ({ fields }) => {
      // Back to the step that the first refused field belongs to.
      const at = steps.findIndex(({ fields: own }) => fields.some(({ field }) => belongs(field, own)))
      if (at >= 0) setStep(at)
      return false
    },
  })
  const { translation } = form.values
  const { clearErrors } = form.fields
  useEffect(() => {
    setLanguage(translation)
    // They were worded in the language before; the next step says them anew.
    clearErrors()
  }, [translation, clearErrors])
  useEffect(() => {
    document.title = t('session:setUp.title')
  }, [t])
  const isLast = step === steps.length - 1
  const advance = (event: FormEvent) => {
    event.preventDefault()
    if (form.accepts(steps[step]?.fields ?? [])) setStep(step + 1)
  }
  const Step = [OrganizationStep, PasswordsStep, KeyStep, PersonStep][step] ?? OrganizationStep
  return (
    <EntryFrame
      title={t('session:setUp.title')}
      hint={t('session:setUp.hint')}
      version={session.version}
      wide
    >
      <div className={styles.wizard}>
        <Steps
          label={t('session:setUp.steps')}
          steps={steps.map(({ id }) => t(`session:setUp.step.${id}`))}
          current={step}
          isColumn
        />
        <Form
          form={form}
          submitLabel={t(isLast ? 'session:setUp.submit' : 'session:setUp.continue')}
          {...(isLast ? {} : { onSubmit: advance })}
          explainsRequired={step === 0 || isLast}
          extra={
            step === 0 ? null : (
              <Button variant="default" onClick={() => setStep(step - 1)} disabled={form.busy}>
                {t('shell:back')}
              </Button>
            )
          }
          focusOn={step}
          fill
        >
          <Step form={form} />
        </Form>
      </div>
    </EntryFrame>
  )
}

function belongs(field: string, own: readonly string[]): boolean {
  return own.some((name) => field === name || field.startsWith(`${name}.`))
}

function OrganizationStep({ form }: { readonly form: SetUpForm }) {
  const t = useText()
  return (
    <>
      <TextInput
        label={t('session:setUp.name')}
        required
        autoComplete="organization"
        {...form.field('organization.name')}
      />
      <Textarea
        label={t('session:setUp.address')}
        required
        rows={3}
        autoComplete="street-address"
        {...form.field('organization.headquartersAddress')}
      />
      <Select
        label={t('preferences:translation.label')}
        description={t('session:setUp.translationHint')}
        allowDeselect={false}
        data={translations.map((value) => ({ value, label: t(`preferences:translation.${value}`) }))}
        {...form.field('translation')}
      />
    </>
  )
}

function PasswordsStep({ form }: { readonly form: SetUpForm }) {
  const t = useText()
  return (
    <Radio.Group
      label={t('session:setUp.policy.label')}
      description={t('session:setUp.policy.hint')}
      {...form.field('organization.passwordPolicy')}
    >
      <Stack gap="xs" mt="xs">
        {passwordPolicies.map((policy) => (
          <Radio.Card key={policy} value={policy} className={styles.choice}>
            <Radio.Indicator />
            <span>
              <strong>{t(`session:setUp.policy.${policy}`)}</strong>
              <span className={styles.choiceHint}>
                {t(`shell:form.passwordPolicy.${policy}`, passwordLength[policy])}{' '}
                {t(`session:setUp.policy.${policy}Hint`)}
              </span>
            </span>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** The key that seals exports for auditors, wrapped with a passphrase; it may be left for later. */
function KeyStep({ form }: { readonly form: SetUpForm }) {
  const t = useText()
  return (
    <>
      <Notice tone="neutral">{t('session:setUp.keyHint')}</Notice>
      <NewSecretFields
        label={t('exports:key.passphrase')}
        hint={t('exports:key.passphraseHint')}
        againLabel={t('exports:key.verifyPassphrase')}
        autoComplete="off"
        isOptional
        first={form.field('passphrase')}
        again={form.field('verifyPassphrase')}
      />
    </>
  )
}

function passphraseFlaws(
  { passphrase, verifyPassphrase }: { readonly passphrase: string; readonly verifyPassphrase: string },
  t: Translate,
): Record<string, string> {
  if (passphrase === '' && verifyPassphrase === '') return {}
  const checked = contract['exports.make-key'].input.safeParse({ passphrase, verifyPassphrase })
  if (!checked.success) return { passphrase: t('errors:field.passphrase-short') }
  return passphrase === verifyPassphrase ? {} : { verifyPassphrase: t('errors:field.passphrase-mismatch') }
}

function PersonStep({ form }: { readonly form: SetUpForm }) {
  const t = useText()
  return (
    <>
      <Notice tone="neutral">{t('session:setUp.rolesHint')}</Notice>
      <TextInput
        label={t('session:person.email')}
        description={t('session:setUp.emailHint')}
        required
        type="email"
        autoComplete="email"
        {...form.field('person.email')}
      />
      <PersonFields form={form} namesRequired within="person." />
      <TimeZoneSelect label={t('preferences:timeZone.label')} required {...form.field('timeZone')} />
      <NewPasswordFields form={form} policy={form.values.organization.passwordPolicy} />
    </>
  )
}
