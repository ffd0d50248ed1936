// Keep, change or revoke, with a reason; what a change gives and takes is shown before it is saved (B-06), and the last lead
// user goes only when that is agreed to.
import { Radio, Select, Stack, Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import { reviewDecisions, rolesInstead } from '../../../src-shared/domain/review.ts'
import type { ReviewDecision } from '../../../src-shared/domain/review.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { DecisionPreview } from './DecisionPreview.tsx'

interface DecisionFormProps {
  readonly review: ReviewId
  /** Of one family, where they can be changed. */
  readonly items: readonly ReviewItem[]
  readonly initial: ReviewDecision
  readonly onDone: () => void
}

type Values = { decision: ReviewDecision; next: string; reason: string }

export function DecisionForm({ review, items, initial, onDone }: DecisionFormProps) {
  const t = useText()
  const keepOnly = items.find((item) => item.keepOnly !== null)?.keepOnly ?? null
  const roles = commonRoles(items)
  const isOpen = (decision: ReviewDecision) =>
    decision === 'keep' || (keepOnly === null && (decision === 'revoke' || roles.length > 0))
  const confirmed = useRef(false)
  const initialValues: Values = { decision: isOpen(initial) ? initial : 'keep', next: '', reason: '' }
  const ids = items.map(({ id }) => id)
  const form = useCallForm({
    call: 'reviews.decide',
    initialValues,
    input: ({ decision, next, reason }): Input<'reviews.decide'> => {
      const about = { review, items: ids, reason }
      if (decision === 'keep') return { ...about, decision }
      const agreed = { ...about, confirmLastLead: confirmed.current }
      return decision === 'change' ? { ...agreed, decision, next } : { ...agreed, decision }
    },
    onDone: ({ decided }) => {
      notifyDone(t('reviews:decide.done', { count: decided }))
      onDone()
    },
    onRefused: (error) => {
      if (error.code !== 'confirm') return false
      void askLastLead(error.reason)
      return true
    },
  })
  const askLastLead = async (consequence: string) => {
    confirmed.current = await confirm({
      title: t('people:lastLead.title'),
      consequence,
      act: t('people:lastLead.act'),
      dangerous: true,
    })
    if (confirmed.current) await form.submit()
  }
  const { decision, next } = form.values
  const family = items[0]?.family ?? 'group'
  return (
    <Form
      form={form}
      submitLabel={t(`reviews:decide.submit${capital(decision)}`)}
      explainsRequired={decision !== 'keep'}
      fill
      {...(decision === 'keep' ? {} : { focusOn: 'decision' })}
    >
      <Radio.Group aria-label={t('reviews:decide.title')} {...form.field('decision')}>
        <Stack gap={8}>
          {reviewDecisions.map((each) => (
            <Radio key={each} value={each} label={t(`reviews:decide.${each}`)} disabled={!isOpen(each)} />
          ))}
        </Stack>
      </Radio.Group>
      {keepOnly === null ? null : <Notice tone="neutral">{keepOnly}</Notice>}
      {decision === 'change' ? (
        <Select
          label={t('reviews:decide.next')}
          required
          data={roles.map((role) => ({ value: role, label: reviewRole(t, family, role) }))}
          {...form.field('next')}
        />
      ) : null}
      <Textarea
        label={t('reviews:decide.reason')}
        description={t('reviews:decide.reasonHint')}
        required={decision !== 'keep'}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.field('reason')}
      />
      {decision === 'keep' || (decision === 'change' && next === '') ? null : (
        <DecisionPreview review={review} items={items} decision={decision} next={next} />
      )}
    </Form>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Roles that all of them can be changed to: none where they are of several families. */
function commonRoles(items: readonly ReviewItem[]): string[] {
  const [first, ...rest] = items
  if (first === undefined || rest.some(({ family }) => family !== first.family)) return []
  return rolesInstead(first.family, first.role).filter((role) =>
    rest.every((item) => rolesInstead(item.family, item.role).includes(role)),
  )
}
