// Asking for access (S1-21): every field is required, and where the request will go is said before it is sent.
import { Group, Radio, Textarea, TextInput } from '@mantine/core'
import type { Input } from '../../../src-shared/contract/index.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { FacilityChoice } from './FacilityChoice.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import styles from './requests.module.css'

interface RequestFormProps {
  /** The one that was found before; null: it is chosen here. */
  readonly facility: number | null
  readonly present: string
  readonly onClose: () => void
}

type SubmitInput = Input<'access-requests.submit'>

interface Values extends Record<string, unknown> {
  facility: number | null
  relationship: string
  employment: string | null
  level: string | null
  reason: string
}

export function RequestForm({ facility, present, onClose }: RequestFormProps) {
  const t = useText()
  const initialValues: Values = { facility, relationship: '', employment: null, level: null, reason: '' }
  const form = useCallForm({
    call: 'access-requests.submit',
    initialValues,
    // What is not chosen yet is refused at its field.
    input: (values) => values as unknown as SubmitInput,
    onDone: () => {
      notifyDone(t('access-requests:form.submitted'))
      onClose()
    },
  })
  const chosen = form.values.facility
  const routing = useCall('access-requests.routing', chosen === null ? null : { facility: chosen }, {
    refreshOn: ['facilities'],
  })
  const known = chosen === null ? undefined : routing.value
  const nobody = known?.refusal ?? null
  return (
    <section className={styles.form} aria-label={t('access-requests:form.title')}>
      <Form
        form={form}
        submitLabel={t('access-requests:form.submit')}
        onCancel={onClose}
        disabled={nobody !== null}
        focusOn="request"
      >
        <FacilityChoice
          chosen={known?.facility}
          value={chosen}
          onChange={(id) => form.fields.setFieldValue('facility', id)}
          error={form.field('facility').error}
        />
        {routing.error === null ? null : <Problem error={routing.error} retry={routing.refresh} />}
        <TextInput
          label={t('access-requests:fields.relationship')}
          description={t('access-requests:form.relationshipHint')}
          required
          maxLength={200}
          {...form.field('relationship')}
        />
        <Radio.Group label={t('access-requests:fields.employment')} required {...form.field('employment')}>
          <Group gap="lg" mt={6}>
            {(['employee', 'consultant'] as const).map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`access-requests:employment.${value}`)}
                aria-invalid={form.field('employment').error ? true : undefined}
              />
            ))}
          </Group>
        </Radio.Group>
        <LevelChoice label={t('access-requests:fields.level')} present={present} {...form.field('level')} />
        <Textarea
          label={t('access-requests:fields.reason')}
          description={t('access-requests:form.reasonHint')}
          required
          autosize
          minRows={3}
          maxLength={1000}
          {...form.field('reason')}
        />
        {known === undefined ? null : nobody === null ? (
          <Notice tone="neutral">
            {t(`access-requests:routing.will.${known.recipient}`, { name: known.recipientName })}{' '}
            {known.isReachable
              ? null
              : t('access-requests:routing.unreachable', { name: known.recipientName })}
          </Notice>
        ) : (
          <Notice tone="refused">{nobody}</Notice>
        )}
      </Form>
    </section>
  )
}
