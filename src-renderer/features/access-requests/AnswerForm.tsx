// Granting with a level or declining with a reason (S1-23, X-15), by decision or by recording what a regulator answered.
// What the act takes beyond the form is asked when main asks for it: that a request was routed elsewhere (S1-03), that the
// last Lead User would go.
import { Group, Radio, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { RequestDetail } from '../../../src-shared/contract/access-requests.ts'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { DayField } from '../../ui/form/DayField.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { notifyDone } from '../../ui/toast/notify.ts'
import { GrantPreview } from './GrantPreview.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import { levelLabel, recipientLabel } from './words.ts'

type Way = 'decide' | 'record-answer'

interface AnswerFormProps {
  readonly request: RequestDetail
  readonly way: Way
  /** Somebody was quicker: what is shown is no longer so. */
  readonly onStale: () => void
}

type Values = {
  decision: 'granted' | 'declined'
  level: GroupRole
  reason: string
  answeredOn: string
  reference: string
}

interface Confirmed {
  readonly confirmRouted?: true
  readonly confirmLastLead?: true
}

export function AnswerForm({ request, way, onStale }: AnswerFormProps) {
  const t = useText()
  const confirmed = useRef<Confirmed>({})
  const records = way === 'record-answer'
  const initialValues: Values = {
    decision: 'granted',
    level: request.level,
    reason: '',
    answeredOn: '',
    reference: '',
  }
  const person = request.person.displayName
  const form = useCallForm({
    call: `access-requests.${way}`,
    initialValues,
    input: (values) => inputOf(request, { values, way, confirmed: confirmed.current }),
    onDone: (_, { decision, level }) =>
      notifyDone(t(`access-requests:answer.${decision}`, { person, level: levelLabel(t, level) })),
    onRefused: (error) => {
      if (error.rule === 'request-answered') onStale()
      if (error.code !== 'confirm') return false
      void sendIfAgreed(error)
      return true
    },
  })
  const agree = async (error: CallError): Promise<boolean> => {
    const isRouted = error.rule === 'routed-elsewhere'
    const recipient = recipientLabel(t, request)
    const agreed = await confirm({
      title: t(`access-requests:answer.${isRouted ? 'routedTitle' : 'lastLeadTitle'}`, { recipient }),
      consequence: isRouted ? t('access-requests:answer.routedConsequence', { recipient }) : error.reason,
      act: t(`access-requests:answer.${isRouted ? 'routedAct' : 'lastLeadAct'}`),
      dangerous: !isRouted,
    })
    const one: Confirmed = isRouted ? { confirmRouted: true } : { confirmLastLead: true }
    confirmed.current = agreed ? { ...confirmed.current, ...one } : {}
    return agreed
  }
  const sendIfAgreed = async (error: CallError) => {
    if (await agree(error)) await form.submit()
  }
  const { decision, level, answeredOn } = form.values
  const isGrant = decision === 'granted'
  const submit = `access-requests:answer.${records ? 'record' : 'submit'}${isGrant ? 'Granted' : 'Declined'}`
  return (
    <Form form={form} submitLabel={t(submit, { level: levelLabel(t, level) })} fill>
      <Radio.Group label={t('access-requests:answer.decision')} {...form.field('decision')}>
        <Group gap="lg" mt={6}>
          <Radio value="granted" label={t('access-requests:answer.grant')} />
          <Radio value="declined" label={t('access-requests:answer.decline')} />
        </Group>
      </Radio.Group>
      {isGrant ? (
        <>
          <LevelChoice
            label={t('access-requests:answer.level')}
            present={request.holds.group}
            wished={request.level}
            {...form.field('level')}
          />
          <GrantPreview request={request} level={level} way={way} />
        </>
      ) : (
        <Textarea
          label={t('access-requests:answer.reason')}
          description={t(`access-requests:answer.${records ? 'recordedReasonHint' : 'reasonHint'}`, {
            person,
            recipient: recipientLabel(t, request),
          })}
          required
          autosize
          minRows={3}
          maxLength={1000}
          {...form.field('reason')}
        />
      )}
      {records ? (
        <>
          <DayField
            label={t('access-requests:answer.answeredOn')}
            required
            value={answeredOn === '' ? null : answeredOn}
            error={form.field('answeredOn').error}
            onDay={(day) => form.fields.setFieldValue('answeredOn', day ?? '')}
          />
          <TextInput
            label={t('access-requests:answer.reference')}
            description={t('access-requests:answer.referenceHint')}
            required
            maxLength={1000}
            {...form.field('reference')}
          />
        </>
      ) : null}
    </Form>
  )
}

interface Answer {
  readonly values: Values
  readonly way: Way
  readonly confirmed: Confirmed
}

/** Both calls take the same but for what a record tells of the answer. */
function inputOf(
  { id, holds }: RequestDetail,
  { values, way, confirmed }: Answer,
): Input<'access-requests.decide'> & Input<'access-requests.record-answer'> {
  const { decision, level, reason, answeredOn, reference } = values
  const { confirmRouted, confirmLastLead } = confirmed
  const recorded = way === 'record-answer' ? { answeredOn, reference } : {}
  const routed = way === 'decide' && confirmRouted ? { confirmRouted } : {}
  const lastLead = confirmLastLead && decision === 'granted' ? { confirmLastLead } : {}
  const answer =
    decision === 'granted'
      ? { decision, request: id, present: holds.group, level, ...lastLead }
      : { decision, request: id, reason }
  return { ...answer, ...recorded, ...routed } as never
}
